import { number } from "../lib/locale";
import type { Reason } from "../lib/protocol.gen";

/** Refusals that a phone can meet; the others are the presenter's. */
const refusals: Partial<Record<Reason, string>> & { unreadable: string } = {
  unreadable: "er ging iets mis onderweg. Laad de pagina opnieuw.",
  tooLarge: "je antwoord is te groot.",
  notAllowed: "dat kan niet vanaf een telefoon.",
  unknownRoom: "deze code ken ik niet.",
  tooFast: "dat ging te snel na elkaar. Wacht even en probeer het opnieuw.",
  notNow: "dat kan nu even niet.",
  ended: "de workshop is afgelopen.",
  unknown: "deze vraag bestaat niet meer.",
  closed: "de vraag is gesloten.",
  late: "de vraag is gesloten.",
  full: "de zaal is vol.",
  superseded: "er staat al een nieuwer antwoord van deze telefoon.",
  unknownField: "de vraag is veranderd. Laad de pagina opnieuw.",
  notAsked: "dit veld hoort niet bij je keuze.",
  wrongKind: "de vraag is veranderd. Laad de pagina opnieuw.",
  outOfRange: "dit getal valt buiten de schaal.",
  betweenSteps: "dit getal staat niet op de schaal.",
  unknownItem: "de vraag is veranderd. Laad de pagina opnieuw.",
  tooMany: "dat zijn er meer dan er passen.",
  twice: "hier staat twee keer hetzelfde.",
  group: "die naam kan ik niet gebruiken.",
};

const minutesOf = (minutes: number) =>
  minutes < 1 ? "een halve minuut" : `${number("nl", minutes)} ${minutes === 1 || minutes % 1 > 0 ? "minuut" : "minuten"}`;

/** What the views say that nobody needs before the first answer. */
const nl = {
  waitRead: "Lees de dia hier",
  waitTalk: "Bespreek met je buur. Straks antwoord je opnieuw.",
  first: (value: string) => `Eerst gaf je een ${value}.`,
  firstChose: (value: string) => `Eerst koos je: ${value}.`,
  resultThere: "De uitslag is er.",
  closed: "Deze vraag is gesloten.",
  changeable: "Je kunt het nog veranderen.",
  change: "Verander mijn antwoord",
  lookUp: "Kijk straks naar de beamer.",
  left: (n: number) => (n === 1 ? "nog 1 teken" : `nog ${n} tekens`),
  over: (n: number) => (n === 1 ? "1 teken te veel" : `${n} tekens te veel`),
  draft: "Nog niet verstuurd",
  none: "Je hebt hier niets ingevuld.",
  resultShow: "Bekijk de uitslag",
  resultN: (n: number) => (n === 1 ? "1 antwoord" : `${n} antwoorden`),
  resultNone: "Geen antwoorden bij deze vraag",
  resultFew: (n: number) => `Te zien vanaf ${n} antwoorden.`,
  resultMore: (n: number) => `en nog ${n}`,
  resultHeld: "Te weinig antwoorden om te tonen.",
  resultLoad: "Lees ze allemaal",
  mean: (value: string) => `Gemiddeld ${value}`,
  shift: (up: number, same: number, down: number) => 
    `${up + same + down} mensen antwoordden twee keer: ${up} hoger, ${same} gelijk, ${down} lager.`,
  median: (value: string) => `middelste ${value}`,
  grade: "Cijfer",
  answers: "Antwoorden",
  answer: "Keuze",
  item: "Onderdeel",
  sum: "Punten",
  fromRoom: "uit de zaal",
  byGroup: (noun: string) => `Per ${noun}`,
  groupOthers: "Anderen",
  groupsSmall: "De groepen zijn te klein om apart te tonen.",
  pass: "Geef de telefoon door",
  passAsk: "Gaat iemand anders op deze telefoon verder?",
  passExplain: "Wat jij verstuurde blijft meetellen. Hier op de telefoon verdwijnt het, en de volgende begint opnieuw.",
  passUnsent: "Let op: je laatste antwoord is nog niet opgeslagen. Geef je de telefoon nu door, dan telt het niet mee.",
  passGo: "Ja, geef door",
  changeGroup: (noun: string) => `Ander ${noun}`,
  language: "Taal",
  stored: "Wat wordt er van mij bewaard?",
  storedIntro: "Dit, en niets anders. Geen naam, geen nummer van je telefoon, geen adres.",
  storedGroup: (noun: string) => `Je ${noun}`,
  storedNoGroup: "Niet gekozen",
  storedNothing: "Nog geen antwoorden.",
  storedYes: "bewaard",
  storedNo: "alleen op deze telefoon",
  storedKey:
    "Je telefoon trekt voor elke vraag een eigen geheim getal, zodat je je antwoord kunt veranderen. Twee vragen zijn daarmee niet aan elkaar te knopen.",
  storedLive:
    "Zolang de workshop loopt kan wie de computer beheert zien welke verbinding wat verstuurt. Na afloop verdwijnt dat.",
  ended: "Deze workshop is afgelopen.",
  timeLeft: (minutes: number, closes: boolean) => `${closes ? "dicht over" : "nog"} ${minutesOf(minutes)}`,
  timeOver: "de tijd is om",
  timeStart: (minutes: number) => `Je hebt ${minutesOf(minutes)}.`,
  timeMinute: "Nog 1 minuut.",
  timeEnd: "De tijd is om.",
  timeThenOpen: "Daarna kun je ook nog antwoorden.",
  timeThenCloses: "Daarna gaat de vraag dicht.",
  timeStillOpen: "Antwoorden kan nog.",
  endThanks: "Bedankt voor het meedenken.",
  endOwn: "Dit heb jij vandaag ingevuld",
  endOnly: "Dit overzicht staat alleen op deze telefoon.",
  endKeep: "Bewaar op mijn telefoon",
  endKept: (days: number) => (days === 1 ? "Antwoorden worden na 1 dag verwijderd." : `Antwoorden worden na ${days} dagen verwijderd.`),
  refusals,
  endFile: "mijn-antwoorden",
};

/** Every text of those views. */
export type LaterWords = typeof nl;

export default nl;
