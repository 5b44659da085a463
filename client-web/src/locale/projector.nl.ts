import { count, given } from "../lib/figures";

const n = (value: number) => count("nl", value);
/** One or several: 1 antwoord, 2 antwoorden. */
const some = (value: number, one: string, more: string) => `${n(value)} ${value === 1 ? one : more}`;

/** What the projector says. */
const nl = {
  wordmark: "peil",
  go: (address: string) => ({ before: "Ga naar ", address, after: " en typ de code" }),
  code: (code: string) => `Code ${code}`,
  qr: "QR-code om mee te doen",
  phones: (value: number) => some(value, "telefoon binnen", "telefoons binnen"),
  noInternet: "Zegt je telefoon ‘geen internet’? Blijf verbonden en zet mobiele data even uit.",
  question: (value: number) => `Vraag ${n(value)}`,
  slideOf: (value: number, of: number) => `${n(value)} van ${n(of)}`,
  answeredOf: (value: number, of: number) => ({
    figure: n(value),
    rest: ` van ${n(of)} ${value === 1 ? "heeft" : "hebben"} geantwoord`,
  }),
  answered: (value: number) => ({ figure: n(value), rest: ` ${value === 1 ? "heeft" : "hebben"} geantwoord` }),
  noneYet: "Nog geen antwoorden",
  none: "Geen antwoorden bij deze vraag",
  closing: (seconds: number) => `De vraag gaat dicht: nog ${some(seconds, "seconde", "seconden")}`,
  closingShort: (seconds: number) => `nog ${some(seconds, "seconde", "seconden")}`,
  closed: "Gesloten",
  timeLeft: (minutes: number) =>
    minutes < 1 ? "nog een halve minuut" : `nog ${given("nl", minutes)} ${minutes === 1 || minutes % 1 > 0 ? "minuut" : "minuten"}`,
  timeLeftShort: (minutes: number) => (minutes < 1 ? "nog ½ min" : `nog ${given("nl", minutes)} min`),
  timeOver: "De tijd is om",
  timeOverOpen: "De tijd is om, antwoorden kan nog",
  talk: "Bespreek met je buur",
  again: "Straks antwoord je opnieuw",
  answers: (value: number) => some(value, "antwoord", "antwoorden"),
  median: (value: string) => `mediaan ${value}`,
  meanIs: (value: string) => `gemiddeld ${value}`,
  held: (value: number) => `${n(value)} vastgehouden`,
  branchHeld: (value: number) => `${some(value, "antwoord", "antwoorden")}: pas te lezen vanaf drie`,
  fromThree: "De verdeling volgt vanaf drie antwoorden",
  wordsCome: "De woorden komen hier",
  moreWords: (value: number) => `en nog ${some(value, "woord", "woorden")}`,
  moreCards: (value: number) => `en nog ${n(value)}`,
  moreOnPhone: (value: number) => `en nog ${n(value)}, lees ze op je telefoon`,
  fromRoom: "uit de zaal",
  page: (value: number, of: number) => `${n(value)}/${n(of)}`,
  /** By group: `noun` is the deck's word for one. */
  split: {
    by: (noun: string) => `Per ${noun}`,
    sub: (noun: string) => `Per ${noun} (aantal antwoorden)`,
    others: "Anderen",
    tooSmall: "De groepen zijn te klein om apart te tonen",
    mean: "Gemiddeld",
    answers: "Antwoorden",
    answer: "Antwoord",
  },
  rest: "Overig",
  stacked: (value: number) => `×${n(value)}`,
  round: (value: number) => (value === 1 ? "Eerst" : `Ronde ${value}`),
  now: "Nu",
  expectLow: "verwacht laag",
  expectHigh: "verwacht hoog",
  low: "laag",
  high: "hoog",
  gap: "verschil",
  passAt: (value: string) => value,
  percent: (value: number) => `${value} %`,
  points: (value: number) => some(value, "punt", "punten"),
  offline: "even geen verbinding",
  cut: "Dit netwerk houdt WebSockets tegen",
  cutHelp: (host: string) => `De beamer kan niet zonder; telefoons wel. Op ${host}/test staat wat de beheerder moet weten.`,
  unknown: "Deze code ken ik niet.",
  unknownHelp: "Kijk of het adres van dit venster klopt, of open de beamer opnieuw vanaf de pagina van de begeleider.",
  stopped: "Dit scherm is hier niet toegelaten.",
  ended: "Deze workshop is afgelopen.",
  thanks: "Bedankt voor het meedenken.",
  kept: (days: number) => `Antwoorden worden na ${some(days, "dag", "dagen")} verwijderd.`,
  connecting: "Verbinden…",
  table: { item: "Onderdeel", count: "Aantal", share: "Aandeel", grade: "Cijfer", text: "Tekst", word: "Woord" },
  headline: {
    grade: (mean: string) => `Jullie geven gemiddeld een ${mean}`,
    camps: "De cijfers lopen uiteen",
    choice: (value: number, of: number, label: string) =>
      `${n(value)} van de ${n(of)} ${value === 1 ? "zegt" : "zeggen"} ${label}`,
    even: (first: string, second: string) => `${first} en ${second} houden elkaar in evenwicht`,
    word: (word: string) => `Vaakst genoemd: ${word}`,
    divided: (item: string) => `Meest verdeeld: ${item}`,
    expectedHigh: (item: string) => `Vaakst hoog verwacht: ${item}`,
    wish: (item: string) => `Grootste wens: ${item}`,
    twice: (first: string, now: string) => `Eerst ${first} · nu ${now}`,
    same: "Ongeveer gelijk gebleven",
    texts: (value: number) => some(value, "antwoord", "antwoorden"),
  },
};

/** What a dictionary of the projector holds. */
export type Words = typeof nl;
export default nl;
