/** What the form for the code says, and the screen of who is not let in: who scans the code sees neither. */
const nl = {
  joinTitle: "Doe mee",
  joinCode: "Code op de beamer",
  joinButton: "Doe mee",
  joinAnonymous: "Anoniem: je geeft geen naam op.",
  joinUnknown: "Deze code ken ik niet. Kijk nog eens op de beamer.",
  joinEnded: "Deze workshop is afgelopen.",
  joinLocked: "De deur is even dicht. Vraag het de begeleider.",
  joinFull: "De zaal is vol. Kijk met je buur mee.",
  joinEmpty: "Typ eerst de code die op de beamer staat.",
  joinSlow: "Dat waren veel codes achter elkaar. Wacht een minuut en probeer het opnieuw.",
  joinOffline: "Geen verbinding. Zit je op de wifi die op de beamer staat?",
  joinAgain: "Naar een andere code",
  refused: "Deze pagina past niet meer bij de workshop. Laad de pagina opnieuw.",
};

/** Every text of those. */
export type JoinWords = typeof nl;

export default nl;
