import type { AskedView, FieldView, Input, ItemView, PhoneView, QuestionView, Reason, RoundTally, Stands } from "../src/lib/protocol.gen";
import type { Entry, Memory } from "../src/phone/memory";
import { questions, tallyOf } from "./fixtures";

/** What the server and the browser pretend to know. */
export interface SceneData {
  view?: PhoneView;
  tally?: RoundTally;
  memory?: Memory;
  stands?: Stands[];
  offline?: boolean;
  silent?: boolean;
  reject?: Reason;
  refused?: number;
  unknown?: boolean;
}

const items = (labels: string[]): ItemView[] => labels.map((label, at) => ({ id: `i${at}`, label, short: null }));
export const SCAN = items(["Leren van en met elkaar", "Externe professionalisering", "Strategisch personeelsbeleid", "Onderzoeksmatig werken", "Draagvlak t.b.v. PLG", "Professionele ruimte", "Gespreid leiderschap t.b.v. PLG", "Leiderschap directie t.b.v. PLG", "Leiderschap teamleider t.b.v. PLG", "Samen onderwijs ontwikkelen", "Delen van kennis en ervaring", "Collegiale ondersteuning"]);
const field = (id: string, input: Input, rest: Partial<FieldView> = {}): FieldView => ({ id, label: null, hint: null, required: false, when: null, input, ...rest });

export const GRADE: AskedView = { prompt: "Welk cijfer geef jij jouw partnerschap, wanneer het gaat om het hebben/zijn van een professionele leercultuur?", short: "Cijfer leercultuur", fields: [field("cijfer", { kind: "grade", min: 1, max: 10, step: 0.5, pass: 5.5 })] };
export const PLG: AskedView = {
  prompt: "Zou je jouw partnerschap een professionele leergemeenschap kunnen noemen?",
  short: "PLG, ja of nee",
  fields: [
    field("plg", { kind: "choice", choices: [{ id: "ja", label: "Ja", short: null }, { id: "nee", label: "Nee", short: null }], most: 1 }),
    field("woorden", { kind: "keywords", most: 3, length: 40 }, { label: "Op basis waarvan?", when: { field: "plg", choice: "ja" } }),
    field("waarom", { kind: "text", length: 140, by: null }, { label: "Waarom niet?", hint: "Noem rollen, geen namen.", when: { field: "plg", choice: "nee" } }),
  ],
};
export const WHERE: AskedView = { prompt: "Waar, door wie én van wie wordt er geleerd, binnen jouw partnerschap?", short: "Waar en door wie", fields: [
  field("waar", { kind: "text", length: 80, by: null }, { label: "Waar wordt er geleerd?", hint: "Denk aan plekken en momenten." }),
  field("door", { kind: "text", length: 80, by: null }, { label: "Door wie?", hint: "Noem rollen, geen namen." }),
  field("van", { kind: "text", length: 80, by: null }, { label: "Van wie?" }),
] };
export const MARKS: AskedView = { prompt: "Op welke elementen uit de scan verwacht jij, voor jouw partnerschap, een hoge score en op welke een lage score?", short: "Verwachting", fields: [field("scan", { kind: "marks", items: SCAN, mostHigh: 3, mostLow: 3 })] };
export const RATING: AskedView = { prompt: "Waar staat jouw partnerschap nu, en waar zou je over een jaar willen staan?", short: "De scan", fields: [field("scan", { kind: "rating", items: SCAN, series: items(["Nu", "Over een jaar"]), min: 1, max: 5 })] };
const RATING10: AskedView = { ...RATING, fields: [field("scan", { kind: "rating", items: SCAN, series: items(["Nu", "Over een jaar"]), min: 1, max: 10 })] };
const POINTS: AskedView = { prompt: "Waar zou je mee beginnen?", short: "Punten", fields: [field("punten", { kind: "points", choices: SCAN.slice(0, 6), points: 3 }, { hint: "Drie punten, ook allemaal op één." })] };
const SEVERAL: AskedView = { prompt: "Wat is er al geregeld?", short: "Geregeld", fields: [field("wat", { kind: "choice", choices: SCAN.slice(0, 7), most: 3 })] };
const LONG = "Leerarrangementenontwikkelingscommissievoorzitter";
const LONGWORD: AskedView = { prompt: `Wat vind jij van de ${LONG}?`, short: LONG, fields: [
  field("a", { kind: "choice", choices: items([LONG, "Nee"]), most: 1 }, { label: LONG }),
  field("b", { kind: "text", length: 40, by: null }, { label: `Door ${LONG}?`, hint: LONG }),
] };

const stamp = { epoch: "e", version: 1 };
const room = { code: "K7M4PQ", title: "De opleidingsschool als professionele leergemeenschap", language: "nl", keepDays: 30, locked: false, ended: false };
const question = (asked: AskedView | null, rest: Partial<QuestionView> = {}): QuestionView => ({ id: "q", number: 1, round: 1, phase: "open", graceUntil: null, revealed: false, talk: false, asked, ...rest });
export const view = (rest: Partial<PhoneView> = {}): PhoneView => ({ stamp, room, groups: null, place: "slide", slide: { id: "s", number: 1, title: "Openingsvraag", body: [], figure: null }, question: null, readable: true, ...rest });
const memory = (...entries: Partial<Entry>[]): Memory => ({
  phone: "0".repeat(32), group: null, keys: { q: "1".repeat(32) }, until: Date.now() + 1e9,
  entries: Object.fromEntries(entries.map((entry, at) => {
    const full: Entry = { question: "q", number: at + 1, round: 1, asked: GRADE, draft: entry.answer ?? {}, revision: 1, id: "a".repeat(32), answer: null, sent: "saved", saved: entry.answer ?? null, reason: null, field: null, editing: false, ...entry };
    return [`${full.question}/${full.round}`, full];
  })),
});
const SIX = { cijfer: { kind: "grade" as const, grade: 6.5 } };
const closed = (asked: AskedView, n: number, fields: RoundTally["fields"], own = memory()): SceneData => ({
  view: view({ question: question(asked, { phase: "closed", revealed: true }) }), memory: own,
  tally: { question: "q", round: 1, n, fields },
});
const cards = ["In de klas", "Tijdens de gezamenlijke intervisiebijeenkomsten van de werkplekbegeleiders", "studenten", LONG, "Bij de koffie 😀"].map((text, at) => ({ id: at, text, count: at === 2 ? 9 : 1, pinned: false, added: at === 4, by: null }));
const body = [
  { block: "paragraph" as const, text: [{ inline: "text" as const, text: "Een groep professionals die samenkomt om rondom een " }, { inline: "strong" as const, inner: [{ inline: "text" as const, text: "gemeenschappelijk gekozen thema" }] }, { inline: "text" as const, text: " te leren." }] },
  { block: "list" as const, ordered: false, items: [[{ block: "paragraph" as const, text: [{ inline: "text" as const, text: "Kennis delen" }] }], [{ block: "paragraph" as const, text: [{ inline: "text" as const, text: "Onderzoeken" }] }]] },
];
const groups = { noun: "partnerschap", list: ["Noord", "Midden", "Zuid", "Opleidingsschool Zuidwest-Nederland"].map((name, id) => ({ id, name })), minimum: 5 };
const four = memory(
  { answer: SIX, question: "q" },
  { answer: { waar: { kind: "text", text: "In de klas en bij de intervisie" }, door: { kind: "text", text: "Studenten" } }, question: "w", asked: WHERE },
  { answer: { plg: { kind: "choice", choices: ["ja"] }, woorden: { kind: "keywords", words: ["vertrouwen", "ruimte"] } }, question: "p", asked: PLG },
  { answer: { scan: { kind: "marks", high: ["i0", "i6"], low: ["i3"] } }, question: "m", asked: MARKS },
);

/** Every state worth looking at. */
export const scenes: Record<string, SceneData> = {
  join: {},
  unknown: { refused: 4500, unknown: true },
  locked: { refused: 4501 },
  lobby: { view: view({ place: "lobby", slide: null }) },
  group: { view: view({ place: "lobby", groups }) },
  slide: { view: view({ slide: { id: "s", number: 3, title: "Samen", body, figure: { figure: "circles", circles: ["de cultuur", "de structuur", "het inhoudelijk beleid"], around: "Verbinding met de centrale waarden van de organisatie" } } }) },
  matrix: { view: view({ slide: { id: "s", number: 3, title: "Meerwaarde PLG…", body: [], figure: { figure: "matrix", columns: ["Korte termijn", "Lange termijn"], rows: [{ label: null, cells: [["Toegang tot expertise", "Samenwerking met collega's"], ["Professionele ontwikkeling"]] }, { label: "Organisatie", cells: [["Tijd besparen"], ["Vooruitlopen op ontwikkelingen"]] }] } } }) },
  grade: { view: view({ question: question(GRADE) }) },
  gradeOffline: { view: view({ question: question(GRADE) }), offline: true },
  gradeAgain: { view: view({ question: question(GRADE, { round: 2 }) }), memory: memory({ answer: SIX }) },
  grade5: { view: view({ question: question({ ...GRADE, fields: [field("c", { kind: "grade", min: 1, max: 5, step: 1, pass: null })] }) }) },
  grade100: { view: view({ question: question({ ...GRADE, fields: [field("c", { kind: "grade", min: 0, max: 100, step: 5, pass: null })] }) }) },
  sending: { view: view({ question: question(GRADE) }), silent: true },
  rejected: { view: view({ question: question(GRADE) }), reject: "outOfRange" },
  choice: { view: view({ question: question(PLG, { number: 3 }) }) },
  several: { view: view({ question: question(SEVERAL) }) },
  texts: { view: view({ question: question(WHERE, { number: 2 }) }) },
  marks: { view: view({ question: question(MARKS, { number: 4 }) }) },
  rating: { view: view({ question: question(RATING, { number: 5 }) }) },
  rating10: { view: view({ question: question(RATING10, { number: 5 }) }) },
  points: { view: view({ question: question(POINTS, { number: 6 }) }) },
  long: { view: view({ question: question(LONGWORD) }) },
  saved: { view: view({ question: question(GRADE) }), memory: memory({ answer: SIX }) },
  savedTexts: { view: view({ question: question(WHERE) }), memory: memory({ asked: WHERE, answer: { waar: { kind: "text", text: `In de klas en ${LONG}` }, door: { kind: "text", text: "Studenten" } } }) },
  savedMarks: { view: view({ question: question(MARKS) }), memory: memory({ asked: MARKS, answer: { scan: { kind: "marks", high: ["i0", "i6"], low: ["i3"] } } }) },
  grace: { view: view({ question: question(GRADE, { phase: "closed", graceUntil: Date.now() + 9000 }) }) },
  closed: { view: view({ question: question(GRADE, { phase: "closed" }) }), memory: memory({ answer: SIX }) },
  closedNone: { view: view({ question: question(GRADE, { phase: "closed" }) }) },
  closedDraft: { view: view({ question: question(WHERE, { phase: "closed" }) }), memory: memory({ asked: WHERE, sent: "no", draft: { waar: { kind: "text", text: "Niet op tijd" } } }) },
  resultGrade: closed(GRADE, 23, [{ field: "cijfer", n: 23, branchHeld: false, sum: { kind: "grade", bins: [0, 0, 0, 0, 1, 0, 2, 0, 3, 1, 6, 2, 5, 1, 2], mean: 6.43, median: 6.5, deviation: 1 } }], memory({ answer: SIX })),
  resultOne: closed(GRADE, 1, [{ field: "cijfer", n: 1, branchHeld: false, sum: { kind: "grade", bins: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], mean: 6, median: 6, deviation: 0 } }]),
  resultNone: closed(GRADE, 0, []),
  resultChoice: closed(PLG, 22, [{ field: "plg", n: 22, branchHeld: false, sum: { kind: "choice", counts: [14, 8] } }, { field: "woorden", n: 14, branchHeld: false, sum: { kind: "keywords", words: [{ word: "vertrouwen", count: 9 }, { word: "ruimte", count: 1 }, { word: LONG, count: 1 }], more: 61, withheld: 0 } }, { field: "waarom", n: 1, branchHeld: true, sum: { kind: "text", clusters: [], cards: [], more: 0, withheld: 0 } }]),
  resultMarks: closed(MARKS, 30, [{ field: "scan", n: 30, branchHeld: false, sum: { kind: "marks", high: SCAN.map((_, at) => at), low: SCAN.map((_, at) => 12 - at) } }]),
  resultRating: closed(RATING, 30, [{ field: "scan", n: 30, branchHeld: false, sum: { kind: "rating", items: SCAN.map((_, at) => [{ n: 30, mean: 2 + at / 9, deviation: 1 }, { n: 30, mean: 4, deviation: 1 }]) } }]),
  resultTexts: closed(WHERE, 300, [{ field: "waar", n: 300, branchHeld: false, sum: { kind: "text", clusters: [], cards, more: 64, withheld: 1 } }, { field: "door", n: 3, branchHeld: false, sum: { kind: "text", clusters: [], cards: cards.slice(0, 1), more: 0, withheld: 0 } }]),
  talk: { view: view({ question: question(GRADE, { phase: "closed", talk: true }) }), memory: memory({ answer: SIX }) },
  end: { view: view({ place: "closing", slide: null }), memory: four },
  ended: { view: view({ place: "closing", slide: null, room: { ...room, ended: true } }) },
  menu: { view: view({ groups, question: question(GRADE) }), memory: { ...four, group: { listed: 0 } } },
};

/** A scene by its name; `tally/cijfer/300` is what a phone shows of a tally that the projector's pictures have too. */
export function sceneOf(name: string): SceneData {
  const [kind, about = "", n = "0"] = name.split("/");
  const asked = kind === "tally" ? questions[about]?.asked : undefined;
  const scene = asked ? closed(asked, Number(n), tallyOf(about, Number(n)).fields) : scenes[name];
  if (!scene) throw new Error(`no scene ${name}`);
  return scene;
}
