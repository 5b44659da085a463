import { count, given } from "../lib/figures";

const n = (value: number) => count("nl", value);
/** One or several: 1 antwoord, 2 antwoorden. */
const some = (value: number, one: string, more: string) => `${n(value)} ${value === 1 ? one : more}`;

/** In each of so many workshops. */
const inAll = (rooms: number) => (rooms === 2 ? "In beide" : `In alle ${n(rooms)}`);

/** What the projector says. */
const nl = {
  wordmark: "peil",
  rehearsal: "Proef",
  go: (address: string) => ({ before: "Ga naar ", address, after: " en typ de code" }),
  code: (code: string) => `Code ${code}`,
  qr: "QR-code om mee te doen",
  phones: (value: number) => some(value, "telefoon binnen", "telefoons binnen"),
  noInternet: "Zegt je telefoon ‘geen internet’? Blijf verbonden en zet mobiele data even uit.",
  steps: ["Eerst 1: de wifi.", "Dan 2: meedoen."] as [string, string],
  wifiName: (name: string) => `Wifi: ${name}`,
  wifiQr: (name: string) => `QR-code voor de wifi ${name}`,
  wifiNetwork: "Wifi",
  wifiPassword: "Wachtwoord",
  thenJoin: "Daarna naar",
  question: (value: number) => `Vraag ${n(value)}`,
  slideOf: (value: number, of: number) => `${n(value)} van ${n(of)}`,
  answeredOf: (value: number, of: number) => ({
    figure: n(value),
    rest: ` van ${n(of)} ${value === 1 ? "heeft" : "hebben"} geantwoord`,
  }),
  answered: (value: number) => ({ figure: n(value), rest: ` ${value === 1 ? "heeft" : "hebben"} geantwoord` }),
  groupsAnswered: (value: number, of: number) => ({
    figure: n(value),
    rest: ` van ${some(of, "groep", "groepen")} ${value === 1 ? "heeft" : "hebben"} geantwoord`,
  }),
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
  shift: (up: number, same: number, down: number) =>
    `${n(up + same + down)} mensen: ${n(up)} hoger, ${n(same)} gelijk, ${n(down)} lager`,
  held: (value: number) => `${n(value)} vastgehouden`,
  branchHeld: (value: number) => `${some(value, "antwoord", "antwoorden")}: pas te lezen vanaf drie`,
  fromThree: "De verdeling volgt vanaf drie antwoorden",
  wordsCome: "De woorden komen hier",
  moreWords: (value: number) => `en nog ${some(value, "woord", "woorden")}`,
  moreCards: (value: number) => `en nog ${n(value)}`,
  moreOnPhone: (value: number) => `en nog ${n(value)}, lees ze op je telefoon`,
  cluster: (name: string, count: number) => `${name} · ${n(count)}`,
  unfiled: "Nog niet ingedeeld",
  emptyCluster: "Nog leeg",
  fromRoom: "uit de zaal",
  page: (value: number, of: number) => `${n(value)}/${n(of)}`,
  /** A round that is played again. */
  replay: {
    mark: "Teruggespeeld",
    opening: "bij het begin",
    moment: (time: string, whole: string, value: number, of: number) => `na ${time} van ${whole} · ${n(value)} van de ${some(of, "antwoord", "antwoorden")}`,
    coming: "De antwoorden worden teruggezocht",
    curve: "Hoe de antwoorden binnenkwamen",
    time: "Na",
  },
  /** Beside what was scored. */
  against: {
    title: "Verwacht naast gescoord",
    group: (name: string) => `Verwacht naast gescoord: ${name}`,
    mean: (groups: number) => `score: gemiddelde van ${n(groups)} groepen`,
    some: "Verrassingen bovenaan",
    none: "Geen grote verrassingen",
    tooSmall: "De groep is te klein om haar verwachting apart te tonen",
    score: "score",
    expected: "verwacht",
    up: "hoog",
    down: "laag",
    surprise: "verrassing",
  },
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
  /** Workshops beside each other. */
  compared: {
    title: "Naast elkaar",
    noun: "workshop",
    camps: (rooms: number) => `${inAll(rooms)} lopen de cijfers uiteen`,
    choice: (rooms: number, label: string) => `${inAll(rooms)} vaakst gekozen: ${label}`,
    word: (rooms: number, word: string) => `${inAll(rooms)} vaakst genoemd: ${word}`,
    divided: (rooms: number, item: string) => `${inAll(rooms)} meest verdeeld: ${item}`,
    expectedHigh: (rooms: number, item: string) => `${inAll(rooms)} vaakst hoog verwacht: ${item}`,
    wish: (rooms: number, item: string) => `${inAll(rooms)} de grootste wens: ${item}`,
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
  deleted: "Deze workshop is afgelopen en verwijderd.",
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
