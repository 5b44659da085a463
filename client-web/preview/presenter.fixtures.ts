// A workshop in pieces, to look at every state of the presenter's page without a server.
import type {
  AskedView,
  ModeratedCard,
  PresenterTally,
  PresenterView,
  QrView,
  QuestionView,
  RoundTally,
  ServerMessage,
  SlideView,
} from "../src/lib/protocol.gen";
import { questions, tallyOf } from "./fixtures";

const stamp = { epoch: "e1", version: 1 };
const room = { code: "K7M4PQ", title: "De opleidingsschool als leergemeenschap", language: "nl", keepDays: 30, locked: false, ended: false };

const elements = [
  ["Leren van en met elkaar", null],
  ["Externe professionalisering", null],
  ["Strategisch personeelsbeleid", null],
  ["Onderzoeksmatig werken", null],
  ["Draagvlak t.b.v. PLG", "Draagvlak"],
  ["Professionele ruimte", null],
  ["Gespreid leiderschap t.b.v. PLG", "Gespreid leiderschap"],
  ["Leiderschap directie t.b.v. PLG", "Leiderschap directie"],
  ["Leiderschap teamleider t.b.v. PLG", "Leiderschap teamleider"],
  ["Samen onderwijs ontwikkelen", null],
  ["Delen van kennis en ervaring", null],
  ["Collegiale ondersteuning", null],
].map(([label, short], at) => ({ id: `e${at}`, label: label!, short: short ?? null }));

const grade: AskedView = {
  prompt: "Welk cijfer geef jij jouw partnerschap, wanneer het gaat om het hebben/zijn van een professionele leercultuur?",
  short: "Openingsvraag",
  fields: [{ id: "cijfer", label: null, hint: null, required: true, when: null, input: { kind: "grade", min: 1, max: 10, step: 0.5, pass: 5.5 } }],
};
const texts: AskedView = {
  prompt: "Waar, door wie én van wie wordt er geleerd, binnen jouw partnerschap?",
  short: "Waar, door wie, van wie",
  fields: ["Waar", "Door wie", "Van wie"].map((label, at) => ({
    id: `t${at}`, label, hint: null, required: false, when: null, input: { kind: "text", length: 60, by: null },
  })),
};
const branch: AskedView = {
  prompt: "Zou je jouw partnerschap een professionele leergemeenschap kunnen noemen?",
  short: "PLG: ja of nee",
  fields: [
    { id: "plg", label: null, hint: null, required: true, when: null, input: { kind: "choice", most: 1, choices: [{ id: "ja", label: "Ja", short: null }, { id: "nee", label: "Nee", short: null }] } },
    { id: "basis", label: "Op basis waarvan?", hint: null, required: false, when: { field: "plg", choice: "ja" }, input: { kind: "keywords", most: 3, length: 30 } },
    { id: "reden", label: "Waarom niet?", hint: null, required: false, when: { field: "plg", choice: "nee" }, input: { kind: "text", length: 120, by: null } },
  ],
};
const marks: AskedView = {
  prompt: "Op welke elementen uit de scan verwacht jij, voor jouw partnerschap, een hoge score en op welke een lage score?",
  short: "Verwachting bij de scan",
  fields: [{ id: "m", label: null, hint: null, required: false, when: null, input: { kind: "marks", items: elements, mostHigh: 12, mostLow: 12 } }],
};

const slide = (id: string, number: number, title: string): SlideView => ({ id, number, title, body: [], figure: null });
const samen: SlideView = {
  ...slide("samen", 3, "Samen"),
  body: [
    { block: "paragraph", text: [{ inline: "text", text: "Een groep professionals die samenkomt om rondom een gemeenschappelijk gekozen thema van en met elkaar te leren." }] },
    { block: "list", ordered: false, items: ["de onderlinge relaties", "de beroepspraktijk", "de kennisbasis"].map((text) => [{ block: "paragraph", text: [{ inline: "text", text }] }]) },
  ],
};
const question = (asked: AskedView, number: number, more: Partial<QuestionView> = {}): QuestionView => ({
  id: `q${number}`, number, round: 1, phase: "open", graceUntil: null, revealed: false, talk: false, asked, ...more,
});
const outline = [
  ["q1", "Openingsvraag", 1], ["q2", "Waar, door wie én van wie wordt er geleerd?", 2], ["samen", "Samen", null],
  ["q3", "PLG: ja of nee", 3], ["bouwen", "Hoe kun je bouwen aan de opleidingsschool als professionele leergemeenschap (PLG)?", null],
  ["scan", "Scan School als Professionele Leergemeenschap", null], ["q4", "Verwachting bij de scan", 4],
  ["iedereen", "Iedereen leert…", null], ["praktijk", "Iedereen leert… Praktijkgericht", null], ["q5", "Verbeteren en rol", 5],
].map(([id, title, number], at) => ({
  id: id as string, title: title as string, number: number as number | null,
  phase: number === null ? null : at === 0 ? ("closed" as const) : at === 1 ? ("open" as const) : ("waiting" as const),
  revealed: at === 0, answered: at === 0 ? 23 : at === 1 ? 19 : 0, extra: at === 9, spent: 0,
}));

function view(asked: QuestionView | null, more: Partial<PresenterView> = {}, at: SlideView | null = null): PresenterView {
  const shown = at ?? (asked ? slide(asked.id, asked.number, "") : null);
  return {
    projector: { stamp, room, place: shown ? "slide" : "lobby", cover: "none", slide: shown, question: asked, slides: 16, twoSteps: false },
    frozen: null,
    cap: null,
    wifi: null,
    step: 7,
    ahead: { ahead: "closeAndReveal", number: asked?.number ?? 1 },
    undo: null,
    open: asked?.phase === "open" ? asked : null,
    question: asked,
    split: null,
    timing: null,
    readable: true,
    notes: "Laat eerst iedereen rustig nadenken.\n\nVraag daarna: wat maakt dat je dit cijfer geeft, en wat zou een halve punt hoger vragen?\n\nNiet doorvragen bij één persoon.",
    next: { slide: samen, question: null },
    outline,
    extras: false,
    group: "partnerschap",
    groups: [
      { id: 1, name: "Noord", accepted: true }, { id: 2, name: "Midden", accepted: true }, { id: 3, name: "Zuid", accepted: true },
      { id: 4, name: "Opleidingsschool West", accepted: false },
    ],
    minimum: 5,
    beganAt: Date.now() - 22 * 60_000,
    slideSince: Date.now() - 250_000,
    unendUntil: null,
    deleteAt: null,
    sealed: false, mayRehearse: false,
    ...more,
  };
}

function tally(asked: QuestionView | null, round: RoundTally | null, more: Partial<PresenterTally> = {}): PresenterTally {
  const shown = asked?.revealed ? round : null;
  return {
    projector: { stamp, question: asked?.id ?? null, round: round?.round ?? 0, answered: round?.n ?? 0, tally: shown, earlier: [], answeredBoth: 0, spotlight: null, figure: null },
    question: asked?.id ?? null, round: 1, answered: round?.n ?? 0, late: 0, held: 0, tally: round, cards: [], moreCards: 0, words: [], edited: [], clustered: [],
    ...more,
  };
}

const gradeTally = (n: number): RoundTally => ({
  question: "q1", round: 1, n,
  fields: [{ field: "cijfer", n, branchHeld: false, sum: { kind: "grade", bins: [0, 0, 0, 0, 0, 0, 1, 0, 2, 2, 5, 4, 6, 2, 1, 0, 0, 0, 0].map((c) => Math.ceil((c * n) / 23)), mean: 6.4, median: 6.5, deviation: 1.1 } }],
});
const said = [
  "In de klas, samen met studenten", "Bij de koffie", "Op de werkplaats", "door studenten", "van elkaar, en van mensen buiten de school die ergens veel langer over nadenken",
  "leerteam", "vakcoach", "Tijdens intervisie, elke zes weken", "instituutsopleider", "Studenten", "in het leerlab", "schoolleiders",
];
const cards = (n: number): ModeratedCard[] =>
  Array.from({ length: n }, (_, at) => ({
    id: 100 - at, field: `t${at % 3}`, text: said[at % said.length]!, revision: 1,
    hidden: at === 3, held: at === 1, pinned: at === 0, added: at === 4, cluster: null,
  }));
const textTally = (n: number): RoundTally => ({
  question: "q2", round: 1, n,
  fields: [0, 1, 2].map((at) => ({ field: `t${at}`, n, branchHeld: false, sum: { kind: "text", clusters: [], cards: [], more: 0, withheld: 1 } })),
});
const branchTally: RoundTally = {
  question: "q3", round: 1, n: 22,
  fields: [
    { field: "plg", n: 22, branchHeld: false, sum: { kind: "choice", counts: [14, 8] } },
    { field: "basis", n: 14, branchHeld: false, sum: { kind: "keywords", words: [["vertrouwen", 6], ["samen leren", 4], ["onderzoek", 3], ["openheid", 3], ["professionele identiteitsontwikkeling", 1], ["tijd", 1]].map(([word, count]) => ({ word: word as string, count: count as number })), more: 12, withheld: 2 } },
    { field: "reden", n: 8, branchHeld: false, sum: { kind: "text", clusters: [], cards: [], more: 0, withheld: 0 } },
  ],
};
const marksTally: RoundTally = {
  question: "q4", round: 1, n: 23,
  fields: [{ field: "m", n: 23, branchHeld: false, sum: { kind: "marks", high: [14, 3, 5, 9, 12, 7, 6, 10, 4, 13, 11, 9], low: [2, 11, 9, 6, 3, 8, 9, 5, 10, 2, 4, 3] } }],
};

/** A pattern that looks like a QR code and is none. */
export const qr: QrView = {
  size: 33,
  path: Array.from({ length: 25 * 25 }, (_, at) => at).filter((at) => (at * 7919) % 13 < 6).map((at) => `M${4 + (at % 25)} ${4 + Math.floor(at / 25)}h1v1h-1z`).join(""),
};

const join: ServerMessage = {
  type: "join", address: "192.168.1.20:7345", url: "http://192.168.1.20:7345/K7M4PQ", code: "K7M 4PQ", qr,
  candidates: [{ address: "192.168.1.20:7345", interface: "wlp2s0", chosen: true }, { address: "10.42.0.1:7345", interface: "hotspot", chosen: false }],
};

interface Fixture {
  view: PresenterView;
  tally: PresenterTally;
  phones?: number;
  projectors?: number;
}

const q1 = question(grade, 1);
const q1Closed = question(grade, 1, { phase: "closed", revealed: true });
const q2 = question(texts, 2);
const q3 = question(branch, 3);
const q4 = question(marks, 4);

/** Every state worth looking at. */
export const fixtures: Record<string, () => Fixture> = {
  lobby: () => ({ view: view(null, { ahead: { ahead: "show", title: "Openingsvraag" }, next: { slide: slide("q1", 1, ""), question: question(grade, 1, { phase: "waiting" }) }, notes: "" }), tally: tally(null, null), phones: 0, projectors: 0 }),
  lobbyIn: () => ({ view: view(null, { ahead: { ahead: "show", title: "Openingsvraag" }, next: { slide: slide("q1", 1, ""), question: question(grade, 1, { phase: "waiting" }) } }), tally: tally(null, null), phones: 17, projectors: 1 }),
  waiting: () => ({ view: view(question(grade, 1, { phase: "waiting" }), { ahead: { ahead: "open", number: 1, round: 1 } }), tally: tally(null, null) }),
  open: () => ({ view: view(q1), tally: tally(q1, gradeTally(19)) }),
  none: () => ({ view: view(q1), tally: tally(q1, gradeTally(0)) }),
  closed: () => ({ view: view(q1Closed, { ahead: { ahead: "show", title: "Samen" }, undo: { question: "q1", until: Date.now() + 8500 } }), tally: tally(q1Closed, gradeTally(23), { late: 2 }) }),
  few: () => ({ view: view(q1Closed, { ahead: { ahead: "show", title: "Samen" } }), tally: tally(q1Closed, gradeTally(3)), phones: 4 }),
  texts: () => ({ view: view(q2, { notes: "" }), tally: tally(q2, textTally(19), { cards: cards(12), moreCards: 18, held: 1 }) }),
  noTexts: () => ({ view: view(q2), tally: tally(q2, textTally(0)) }),
  branch: () => ({ view: view(q3), tally: tally(q3, branchTally, { held: 2, words: [{ field: "basis", word: "onzin", hidden: false }, { field: "basis", word: "directeur Jansen", hidden: true }], cards: said.slice(0, 5).map((text, at) => ({ id: at, field: "reden", text, revision: 1, hidden: false, held: false, pinned: false, added: false, cluster: null })) }) }),
  marks: () => ({ view: view(q4), tally: tally(q4, marksTally) }),
  still: () => ({ view: view(null, { open: q4, ahead: { ahead: "show", title: "Hoe kun je bouwen aan de opleidingsschool als professionele leergemeenschap (PLG)?" } }, samen), tally: tally(q4, marksTally), phones: 300 }),
  content: () => ({ view: view(null, { ahead: { ahead: "show", title: "PLG: ja of nee" } }, samen), tally: tally(null, null) }),
  ended: () => {
    const shown = view(null, { ahead: { ahead: "nothing" }, next: null, unendUntil: Date.now() + 570_000 });
    return { view: { ...shown, projector: { ...shown.projector, place: "closing", room: { ...room, ended: true } } }, tally: tally(null, null) };
  },
};

/** `tally/cijfer/300`: a question that is open, with so many answers, as the projector's pictures have them. */
function answered(name: string): Fixture | null {
  const [kind, about = "", n = "0"] = name.split("/");
  const asked = kind === "tally" ? questions[about] : undefined;
  if (!asked) return null;
  const round = tallyOf(about, Number(n));
  const shown = question(asked.asked, asked.number);
  const cards: ModeratedCard[] = round.fields.flatMap(({ field, sum }, at) =>
    sum.kind === "text"
      ? sum.cards.map(({ text }, index) => ({ id: at * 1000 + index, field, text, revision: 1, hidden: false, held: false, pinned: false, added: false, cluster: null }))
      : [],
  );
  return { view: view(shown), tally: tally(shown, round, { cards }), phones: Number(n) };
}

/** The messages that bring a page into a state. */
export function messages(name: string): ServerMessage[] {
  const { view: shown, tally: counted, phones = 23, projectors = 1 } = answered(name) ?? (fixtures[name] ?? fixtures["open"]!)();
  return [
    { type: "welcome", role: "presenter", build: "preview", now: Date.now(), stands: [] },
    join,
    { type: "present", phones, busy: 3, projectors, presenters: 1 },
    { type: "presenter", ...shown },
    { type: "presenterTally", ...counted },
  ];
}
