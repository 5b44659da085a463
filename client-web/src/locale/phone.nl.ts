import type { RestWords } from "./phone.rest";

const nl = {
  menu: "Menu",
  back: "Terug",

  connecting: "Verbinden…",

  groupAsk: (noun: string) => `Wat is jouw ${noun}?`,
  groupOther: "Staat er niet bij",
  groupName: "Hoe heet het?",
  groupSkip: "Zeg ik liever niet",
  groupPromise: (minimum: number) => `Groepen kleiner dan ${minimum} laten we nooit apart zien.`,
  groupGo: "Verder",
  groupPick: "Kies eerst een van deze.",
  groupTyped: "De begeleider ziet deze naam; op de beamer komt hij pas als zij hem toevoegt.",

  waitIn: "Je bent binnen.",
  waitStart: "Straks begint het. Leg je telefoon gerust even neer.",
  waitPrivate: "Anoniem. We bewaren je antwoord, niet wie je bent.",
  waitWhat: "Wat precies?",
  waitLook: "Kijk naar de beamer. De volgende vraag komt vanzelf.",

  question: (number: number) => `Vraag ${number}`,
  questionRound: (number: number, round: number) => `Vraag ${number} · ronde ${round}`,
  onlyYou: "alleen jij ziet je antwoord",
  forGroup: (group: string) => `namens ${group}`,

  send: "Verstuur",
  sendValue: (value: string) => `Verstuur ${value}`,
  sendSome: (n: number) => `Verstuur wat ik heb (${n})`,
  half: "en een half",
  low: "laag",
  high: "hoog",
  clear: "Tik nog eens om je keuze weg te halen.",
  skipping: "Overslaan mag.",
  optional: "Eén veld invullen is genoeg.",
  limitHigh: (n: number) => `Je hebt al ${n} keer hoog gekozen. Haal er eerst een weg.`,
  limitLow: (n: number) => `Je hebt al ${n} keer laag gekozen. Haal er eerst een weg.`,
  limitChoice: (n: number) => `Je hebt er al ${n} gekozen. Haal er eerst een weg.`,
  most: (n: number) => `Kies er hoogstens ${n}.`,
  marked: (high: number, low: number) => `${high} hoog · ${low} laag`,
  words: (n: number) => (n === 1 ? "Eén sleutelwoord" : `Eén tot ${n} sleutelwoorden`),
  word: (n: number) => `Sleutelwoord ${n}`,
  keep: "Laat staan zoals het was",

  unsent: "Nog niet verstuurd: geen verbinding. Je antwoord blijft op je telefoon.",
  sending: "Versturen…",
  saved: "Opgeslagen ✓",
  rejected: (reason: string) => `Niet aangenomen: ${reason}`,
  closing: (seconds: number) => `De vraag gaat dicht. Je hebt nog ${seconds} seconden om te versturen.`,
  late: "Te laat om mee te tellen. Je tekst staat er nog.",
  own: "Jouw antwoord",
  lost: "Even geen verbinding. Ik probeer het steeds opnieuw.",
  returned: "Verbinding is terug. Alles is bijgewerkt.",

  /** What a phone finds wrong itself; why the server refuses comes later. */
  reasons: {
    empty: "hier staat nog niets in.",
    blank: "hier staat nog niets in.",
    required: "dit veld is nodig.",
    tooLong: "deze tekst is te lang.",
  },

  /** What comes later, of another language; in Dutch it comes with the views that say it. */
  rest: null as RestWords | null,
};

/** Every text that a phone needs until its first answer is sent. */
export type Words = typeof nl;

export default nl;
