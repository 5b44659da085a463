// Invented rooms of every size around the built-in workshop's slides, for looking at screens without a server.
import type {
  AskedView,
  CardView,
  FieldTally,
  FieldView,
  FigureView,
  ItemView,
  JoinView,
  Present,
  ProjectorTally,
  ProjectorView,
  RoundTally,
  SlideView,
  Sum,
  WordView,
} from "../src/lib/protocol.gen";

/** A generator with a seed, so that pictures can be compared. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const item = (label: string, short: string | null = null): ItemView => ({
  id: label.toLowerCase().replace(/[^a-z]+/g, "-"),
  label,
  short,
});

/** The twelve elements of the scan. */
export const scan: ItemView[] = [
  item("Leren van en met elkaar", "Leren van elkaar"),
  item("Externe professionalisering", "Externe prof."),
  item("Strategisch personeelsbeleid", "Personeelsbeleid"),
  item("Onderzoeksmatig werken"),
  item("Draagvlak t.b.v. PLG", "Draagvlak"),
  item("Professionele ruimte"),
  item("Gespreid leiderschap t.b.v. PLG", "Gespreid leiderschap"),
  item("Leiderschap directie t.b.v. PLG", "Leiderschap directie"),
  item("Leiderschap teamleider t.b.v. PLG", "Leiderschap teamleider"),
  item("Samen onderwijs ontwikkelen", "Samen ontwikkelen"),
  item("Delen van kennis en ervaring", "Kennis delen"),
  item("Collegiale ondersteuning"),
];
/** The same without names for charts: the longest labels a deck of this kind has. */
export const scanLong = scan.map(({ id, label }) => ({ id, label, short: null }));

const series: ItemView[] = [item("Huidige situatie", "nu"), item("Wenselijk over een jaar", "over een jaar")];

const text = (value: string) => [{ inline: "text" as const, text: value }];
const paragraph = (value: string) => ({ block: "paragraph" as const, text: text(value) });
const heading = (value: string) => ({ block: "heading" as const, level: 2, text: text(value) });
const list = (...items: string[]) => ({ block: "list" as const, ordered: false, items: items.map((each) => [paragraph(each)]) });
const quote = (value: string) => ({ block: "quote" as const, blocks: [paragraph(value)] });

const slide = (id: string, number: number, title: string, body: SlideView["body"] = [], figure: FigureView | null = null): SlideView => ({
  id,
  number,
  title,
  body,
  figure,
});

/** The ten slides to read, and one that is too long on purpose. */
export const slides: Record<string, SlideView> = {
  samen: slide(
    "samen",
    3,
    "Samen",
    [
      quote(
        "een groep professionals die samenkomt om rondom een gemeenschappelijk gekozen thema van en met elkaar te leren, problemen op te lossen en de eigen beroepspraktijk te verbeteren/vernieuwen",
      ),
      heading("Elementen"),
      list(
        "de onderlinge relaties, de betrokkenheid en de verbondenheid",
        "de beroepspraktijk",
        "de kennisbasis, methoden, middelen, professioneel handelen",
      ),
    ],
    {
      figure: "circles",
      circles: ["Kennis delen", "Ontwikkelen", "Onderzoeken"],
      around: "Verbinding met de centrale waarden van de organisatie: de cultuur, de structuur, het inhoudelijk beleid",
    },
  ),
  bouwen: slide("bouwen", 5, "Hoe kun je bouwen aan de opleidingsschool als professionele leergemeenschap (PLG)?", [
    heading("Hoe kun je bouwen aan de school als PLG?"),
    paragraph(
      "Onderzoekers van het Kohnstamm Instituut en het ICLON (Universiteit Leiden) hebben 14 scholen gevolgd in hun ontwikkeling tot PLG.",
    ),
    heading("Sleutelfactoren succesvolle PLG"),
    list("Draagvlak", "Leiderschap", "Personeelsbeleid"),
  ]),
  scan: slide("scan", 6, "Scan School als Professionele Leergemeenschap", [], { figure: "radar", items: scan, series, min: 1, max: 5 }),
  chapter: slide("iedereen-leert", 8, "Iedereen leert…"),
  praktijkgericht: slide("praktijkgericht", 9, "Iedereen leert…", [paragraph("Praktijkgericht")]),
  meerwaarde: slide("meerwaarde", 11, "Meerwaarde PLG…", [], {
    figure: "matrix",
    columns: ["Korte termijn", "Lange termijn"],
    rows: [
      {
        label: null,
        cells: [
          ["Toegang tot expertise", "Samenwerking met collega's", "Betekenisvolle activiteiten", "Bevorderen zelfvertrouwen"],
          ["Professionele ontwikkeling", "Ontwikkeling van een netwerk"],
        ],
      },
      {
        label: null,
        cells: [
          ["Tijd besparen", "Kennis delen", "Problemen oplossen"],
          ["Vooruitlopen op ontwikkelingen", "Vasthouden/binden talent"],
        ],
      },
    ],
  }),
  tips: slide("tips", 12, "Tips and tools…", [], {
    figure: "cycle",
    steps: ["Informeer", "Ondersteun", "Aan de slag", "Bemoedig", "Integreer"],
  }),
  organisatie: slide("organisatie", 14, "Organisatie", [], {
    figure: "tree",
    top: "Stuurgroep",
    under: [
      { label: "Waarborg 1", text: "Visie & Beleid" },
      { label: "Waarborg 2", text: "Professionalisering" },
      { label: "Waarborg 3", text: "Organisatie & fin." },
      { label: "Waarborg 4", text: "Kwaliteitszorg" },
    ],
  }),
  opleiders: slide("opleiders", 15, "Organisatie…", [], {
    figure: "tree",
    top: "Opleiders",
    under: [1, 2, 3, 4].map((n) => ({ label: `Kwartet ${n}`, text: null })),
  }),
  betrokkenen: slide("betrokkenen", 16, "Betrokkenen / Organisatie", [], {
    figure: "checklist",
    items: [
      "Enthousiasme voor een thema",
      "Deskundige en gewaardeerde kartrekker",
      "Betrokkenheid van diverse experts",
      "Goed patroon van ritme en activiteiten",
      "Strategische relevantie van het thema",
      "Zichtbare betrokkenheid stuurgroep",
      "Evenwicht tussen formele en informele structuren",
      "Adequate facilitering",
      "Duurzame implementatie",
    ],
  }),
  lang: slide("lang", 4, "Een dia met veel te veel tekst", [
    paragraph("Onderzoekers van het Kohnstamm Instituut en het ICLON hebben 14 scholen gevolgd in hun ontwikkeling. ".repeat(2)),
    list(...Array.from({ length: 12 }, (_, at) => `Punt ${at + 1}: de onderlinge relaties en de verbondenheid van de groep`)),
    paragraph("Tot slot een alinea die er ook nog bij moest, omdat niemand iets wilde schrappen."),
  ]),
};

const field = (id: string, input: FieldView["input"], label: string | null = null, when: FieldView["when"] = null): FieldView => ({
  id,
  label,
  hint: null,
  required: false,
  when,
  input,
});

/** The workshop's questions, and one of each kind that it does not use. */
export const questions: Record<string, { number: number; asked: AskedView }> = {
  cijfer: {
    number: 1,
    asked: {
      prompt: "Welk cijfer geef jij jouw partnerschap, wanneer het gaat om het hebben/zijn van een professionele leercultuur?",
      short: "Cijfer voor de leercultuur",
      fields: [field("cijfer", { kind: "grade", min: 1, max: 10, step: 0.5, pass: 5.5 })],
    },
  },
  leren: {
    number: 2,
    asked: {
      prompt: "Waar, door wie én van wie wordt er geleerd, binnen jouw partnerschap?",
      short: "Waar, door wie en van wie?",
      fields: [
        field("waar", { kind: "text", length: 80, by: null }, "Waar?"),
        field("door-wie", { kind: "text", length: 80, by: null }, "Door wie?"),
        field("van-wie", { kind: "text", length: 80, by: null }, "Van wie?"),
      ],
    },
  },
  plg: {
    number: 3,
    asked: {
      prompt: "Zou je jouw partnerschap een professionele leergemeenschap kunnen noemen?",
      short: "Is jouw partnerschap een PLG?",
      fields: [
        field("plg", { kind: "choice", choices: [item("Ja"), item("Nee")], most: 1 }),
        field("sleutelwoorden", { kind: "keywords", most: 3, length: 40 }, "Op basis waarvan?", { field: "plg", choice: "ja" }),
        field("waarom-niet", { kind: "text", length: 140, by: null }, "Waarom niet?", { field: "plg", choice: "nee" }),
      ],
    },
  },
  scan: {
    number: 4,
    asked: {
      prompt: "Hoe staat jouw partnerschap er nu voor op elk element van de scan, en wat is wenselijk over een jaar?",
      short: "De scan, door de zaal ingevuld",
      fields: [field("scan", { kind: "rating", items: scan, series, min: 1, max: 5 })],
    },
  },
  hooglaag: {
    number: 4,
    asked: {
      prompt:
        "Op welke elementen uit de scan verwacht jij, voor jouw partnerschap, een hoge score en op welke een lage score?",
      short: "Waar verwacht je hoog, waar laag?",
      fields: [field("elementen", { kind: "marks", items: scan, mostHigh: 12, mostLow: 12 })],
    },
  },
  hooglaaglang: {
    number: 4,
    asked: {
      prompt: "Op welke elementen uit de scan verwacht jij een hoge score en op welke een lage score?",
      short: null,
      fields: [field("elementen", { kind: "marks", items: scanLong, mostHigh: 12, mostLow: 12 })],
    },
  },
  cijferlang: {
    number: 1,
    asked: {
      prompt:
        "Welk cijfer geef jij jouw partnerschap, wanneer het gaat om het hebben/zijn van een professionele leercultuur, en dan niet alleen op de school waar je zelf werkt, maar op alle scholen en bij het instituut samen, over het hele afgelopen jaar genomen?",
      short: null,
      fields: [field("cijfer", { kind: "grade", min: 1, max: 10, step: 0.5, pass: 5.5 })],
    },
  },
  schaal: {
    number: 1,
    asked: {
      prompt: "Hoe vol zit je hoofd, van 0 tot 100?",
      short: null,
      fields: [field("cijfer", { kind: "grade", min: 0, max: 100, step: 1, pass: null })],
    },
  },
  verbeteren: {
    number: 5,
    asked: {
      prompt: "Op welke manier zou het partnerschap de score kunnen verbeteren? Voor wie zie jij daarin een rol weggelegd?",
      short: "Hoe beter, en wie?",
      fields: [
        field("manier", { kind: "text", length: 140, by: "rol" }, "Op welke manier?"),
        field("rol", { kind: "keywords", most: 1, length: 40 }, "Voor wie?"),
      ],
    },
  },
  formeel: {
    number: 6,
    asked: {
      prompt:
        "Welke formele zaken zouden binnen jouw partnerschap een rol kunnen spelen bij het (verder) bouwen aan een professionele leergemeenschap? Op welke wijze zouden informele zaken een bijdrage kunnen leveren?",
      short: "Formele en informele zaken",
      fields: [
        field("formeel", { kind: "text", length: 140, by: null }, "Formele zaken"),
        field("informeel", { kind: "text", length: 140, by: null }, "Informele zaken"),
      ],
    },
  },
  meerkeuze: {
    number: 7,
    asked: {
      prompt: "Welke van deze dingen zijn er al bij jullie?",
      short: "Wat is er al?",
      fields: [
        field("er-is", {
          kind: "choice",
          most: 9,
          choices: (slides["betrokkenen"]?.figure?.figure === "checklist" ? slides["betrokkenen"].figure.items : []).map((each) => item(each)),
        }),
      ],
    },
  },
  punten: {
    number: 8,
    asked: {
      prompt: "Verdeel drie punten over de plannen van zojuist.",
      short: "Drie punten",
      fields: [
        field("punten", {
          kind: "points",
          points: 3,
          choices: ["Maandelijks samen lessen bezoeken", "Een startgesprek per school", "Studenten in de stuurgroep", "Gezamenlijke studiedag", "Elkaars werk nakijken"].map((each) => item(each)),
        }),
      ],
    },
  },
  woorden: {
    number: 9,
    asked: {
      prompt: "Welk woord past bij vandaag?",
      short: "Eén woord",
      fields: [field("woord", { kind: "keywords", most: 3, length: 40 })],
    },
  },
  vrij: {
    number: 10,
    asked: {
      prompt: "Wat neem je morgen mee naar school?",
      short: "Morgen",
      fields: [field("mee", { kind: "text", length: 140, by: null })],
    },
  },
};

const WORDS =
  "vertrouwen samenwerking delen openheid onderzoek gelijkwaardigheid intervisie nieuwsgierig tijd ruimte feedback gezamenlijke visie leren verbinding structuur ambitie reflectie eigenaarschap diversiteit professionaliseringsbehoefte studenten opleiders betrokkenheid veiligheid plezier overleg lerende houding kwaliteit innovatie werkplekleren dialoog kartrekker netwerk rust ritme vakdidactiek eigenheid geduld co-teaching lesbezoek afstemming waardering zichtbaarheid begeleiding humor toekomst stage praktijk theorie"
    .split(" ")
    .map((word) => (word === "lerende" ? "lerende houding" : word === "gezamenlijke" ? "gezamenlijke visie" : word));
const CARDS = [
  "In de klas, tijdens het werk",
  "Bij intervisie",
  "In de koffiekamer",
  "Op de gezamenlijke studiedagen van het partnerschap, waar opleiders en studenten elkaar twee keer per jaar ontmoeten",
  "Studenten",
  "Door schoolopleiders en instituutsopleiders samen",
  "Werkplekbegeleiders",
  "Bij lesbezoeken, met een kijkwijzer die we zelf hebben gemaakt en ieder jaar bijstellen na een gesprek met de studenten",
  "Tijdens themabijeenkomsten op dinsdagmiddag",
  "Van elkaar",
  "In de stuurgroep",
  "Online, in de gedeelde map",
  "We hebben nog geen gezamenlijke visie op opleiden",
  "Te weinig tijd, iedereen is druk met de eigen klas",
  "Alleen de opleiders doen mee, de rest van het team weet er weinig van",
];
const ROLES = ["schoolopleider", "teamleider", "directie", "student", "instituutsopleider"];

function pick<Thing>(all: readonly Thing[], random: () => number): Thing {
  return all[Math.floor(random() ** 1.7 * all.length)] as Thing;
}

function sumFor(input: FieldView["input"], n: number, random: () => number, by: boolean): Sum {
  switch (input.kind) {
    case "grade": {
      const size = Math.round((input.max - input.min) / input.step) + 1;
      const bins = Array.from({ length: size }, () => 0);
      for (let at = 0; at < n; at += 1) {
        const middle = size * 0.6 + (random() + random() + random() - 1.5) * size * 0.32;
        const bin = Math.max(0, Math.min(size - 1, Math.round(middle)));
        bins[bin] = (bins[bin] ?? 0) + 1;
      }
      const grades = bins.flatMap((count, bin) => Array.from({ length: count }, () => input.min + bin * input.step));
      const mean = n ? grades.reduce((a, b) => a + b, 0) / n : null;
      const median = n ? ((grades[Math.floor((n - 1) / 2)] ?? 0) + (grades[Math.floor(n / 2)] ?? 0)) / 2 : null;
      const deviation = mean === null ? null : Math.sqrt(grades.reduce((a, b) => a + (b - mean) ** 2, 0) / n);
      return { kind: "grade", bins, mean, median, deviation };
    }
    case "choice": {
      const counts = input.choices.map(() => 0);
      for (let at = 0; at < n; at += 1) {
        for (let vote = 0; vote < (input.most > 1 ? 3 : 1); vote += 1) {
          const chosen = Math.floor(random() ** 1.4 * counts.length);
          counts[chosen] = (counts[chosen] ?? 0) + 1;
        }
      }
      return { kind: "choice", counts };
    }
    case "keywords": {
      const counts = new Map<string, number>();
      for (let at = 0; at < n * (input.most > 1 ? 2 : 1); at += 1) {
        const word = pick(input.most === 1 ? ROLES : WORDS, random);
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      const words: WordView[] = [...counts].map(([word, count]) => ({ word, count })).sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
      return { kind: "keywords", words, more: n >= 300 ? 61 : 0, withheld: n >= 30 ? 2 : 0 };
    }
    case "marks": {
      const high = input.items.map(() => 0);
      const low = input.items.map(() => 0);
      for (let at = 0; at < n; at += 1) {
        input.items.forEach((_, index) => {
          const lean = 0.65 - index * 0.05 + (index === 6 ? 0.1 : 0);
          const roll = random();
          if (roll < lean * 0.8) high[index] = (high[index] ?? 0) + 1;
          else if (roll < 0.75) low[index] = (low[index] ?? 0) + 1;
        });
      }
      return { kind: "marks", high, low };
    }
    case "rating":
      return {
        kind: "rating",
        items: input.items.map((_, index) =>
          input.series.map((_, at) => ({
            n,
            mean: n ? Math.min(input.max, 2.1 + ((index * 7) % 12) * 0.12 + at * (0.4 + ((index * 5) % 7) * 0.28) + random() * 0.1) : null,
            deviation: n ? 0.8 : null,
          })),
        ),
      };
    case "text": {
      const cards: CardView[] = [];
      for (let at = 0; at < Math.min(n, 60); at += 1) {
        const said = pick(CARDS, random);
        const role = by ? pick(ROLES, random) : null;
        const same = cards.find((card) => card.text === said && card.by === role);
        if (same) same.count += 1;
        else cards.push({ id: at + 1, text: said, count: 1, pinned: false, added: false, by: role });
      }
      cards.sort((a, b) => b.count - a.count);
      if (cards.length > 4 && cards[2] && cards[3]) {
        cards[2].pinned = true;
        cards[3] = { ...cards[3], added: true, count: 0 };
        cards.unshift(...cards.splice(2, 1));
      }
      return { kind: "text", clusters: [], cards, more: n > 60 ? n - 60 : 0, withheld: n >= 30 ? 1 : 0 };
    }
    case "points": {
      const sums = input.choices.map(() => 0);
      for (let at = 0; at < n * input.points; at += 1) {
        const chosen = Math.floor(random() ** 1.3 * sums.length);
        sums[chosen] = (sums[chosen] ?? 0) + 1;
      }
      return { kind: "points", sums };
    }
  }
}

/** What `n` invented people answered to a question. */
export function tallyOf(name: string, n: number, round = 1): RoundTally {
  const asked = questions[name]?.asked;
  if (!asked) throw new Error(`no question ${name}`);
  const random = seeded(name.length * 31 + n + round * 7);
  const sums = new Map<string, FieldTally>();
  const fields = asked.fields.map((each): FieldTally => {
    let own = n;
    if (each.when) {
      const parent = asked.fields.find((other) => other.id === each.when?.field);
      const choice = sums.get(each.when.field);
      if (parent?.input.kind === "choice" && choice?.sum.kind === "choice") {
        own = choice.sum.counts[parent.input.choices.findIndex((other) => other.id === each.when?.choice)] ?? 0;
      }
    }
    const grouped = each.input.kind === "text" && each.input.by !== null;
    const sum = sumFor(each.input, own, random, grouped);
    const branchHeld = each.when !== null && own > 0 && own < 3;
    if (branchHeld && sum.kind === "text") sum.cards = [];
    if (branchHeld && sum.kind === "keywords") sum.words = [];
    const tally = { field: each.id, n: own, branchHeld, sum };
    sums.set(each.id, tally);
    return tally;
  });
  return { question: name, round, n, fields };
}

/** A QR code of nothing, of the size that a join address has. */
function noise(): JoinView["qr"] {
  const random = seeded(5);
  let path = "";
  for (let y = 4; y < 33; y += 1) for (let x = 4; x < 33; x += 1) if (random() < 0.5) path += `M${x} ${y}h1v1h-1z`;
  return { size: 37, path };
}

export const join: JoinView = {
  address: "192.168.178.120:7345",
  url: "http://192.168.178.120:7345/K7M4PQ",
  code: "K7M 4PQ",
  qr: noise(),
  candidates: [],
};

const stamp = { epoch: "a", version: 1 };
const view = (part: Partial<ProjectorView>, language: string): ProjectorView => ({
  stamp,
  room: {
    code: "K7M4PQ",
    title: "De opleidingsschool als leergemeenschap",
    language,
    keepDays: 30,
    locked: false,
    ended: false,
  },
  place: "slide",
  cover: "none",
  slide: null,
  question: null,
  slides: 16,
  twoSteps: false,
  ...part,
});

const groups = ["Noord", "Midden", "Zuid", "Oost", "West", "Rijnmond", "De Veluwe", "Zeeland", "Twente", "Achterhoek"];
const longGroups = groups.map((name, at) => `Academische opleidingsschool voor voortgezet onderwijs ${name}`.slice(0, 60 - at * 3));

/** A round by so many groups, others included; `few` where all are too small, `long` for long names. */
function splitOf(name: string, count: number, how: string): RoundTally {
  const whole = tallyOf(name, 40);
  const names = (how === "long" ? longGroups : groups).slice(0, Math.max(0, count - 1));
  const rows = [...names, null].map((group, at) => ({ group, tally: tallyOf(name, how === "large" ? 60 + 40 * at : 5 + ((at * 7) % 11)) }));
  const fields = whole.fields.map(({ field }, at) => ({
    field,
    rows: how === "few" ? [] : rows.flatMap(({ group, tally }) => {
      const own = tally.fields[at];
      return own && own.n > 0 ? [{ group, n: own.n, sum: own.sum }] : [];
    }),
  }));
  return { ...whole, split: { noun: "partnerschap", fields } };
}

/** Everything that a screen is drawn from. */
export interface Fixture {
  view: ProjectorView;
  tally: ProjectorTally | null;
  present: Present | null;
  join: JoinView;
}

const present = (phones: number): Present => ({ phones, busy: 0, projectors: 1, presenters: 1 });

/**
 * The fixture of a name: `lobby/17`, `slide/samen`, `open/cijfer/14/23`, `closed/…`, `grace/…`, `talk/…`, `waiting/…`,
 * `tally/cijfer/30`, `twice/cijfer/30`, `split/cijfer/5`, `figure/30`, `join`, `blank`, `closing`.
 */
export function fixture(name: string, language = "nl"): Fixture {
  const [kind = "", about = "", first = "0", second = "0"] = name.split("/");
  const numbers = (answered: number, tally: RoundTally | null = null, earlier: RoundTally[] = [], figure: RoundTally | null = null) => ({
    stamp,
    question: about,
    round: tally?.round ?? 1,
    answered,
    tally,
    earlier,
    answeredBoth: earlier.length > 0 ? answered : 0,
    spotlight: null,
    figure,
  });
  const base = { tally: numbers(0), present: present(Number(about) || 23), join };
  if (kind === "lobby") return { ...base, view: view({ place: "lobby" }, language), present: present(Number(about)) };
  if (kind === "join") return { ...base, view: view({ cover: "code" }, language) };
  if (kind === "blank") return { ...base, view: view({ cover: "blank" }, language) };
  if (kind === "closing") return { ...base, view: view({ place: "closing" }, language) };
  if (kind === "slide") return { ...base, view: view({ slide: slides[about] ?? null }, language) };
  if (kind === "figure") {
    const figure = { ...tallyOf("scan", Number(about)) };
    return { ...base, tally: numbers(0, null, [], figure), view: view({ slide: slides["scan"] ?? null }, language) };
  }
  const question = questions[about];
  if (!question) throw new Error(`no fixture ${name}`);
  const round = kind === "twice" ? 2 : 1;
  const shown = {
    id: about,
    number: question.number,
    round,
    phase: kind === "open" || kind === "live" ? "open" : kind === "waiting" ? "waiting" : "closed",
    graceUntil: kind === "grace" ? Date.now() + 8_000 : null,
    revealed: ["tally", "live", "twice", "split"].includes(kind),
    talk: kind === "talk",
    asked: kind === "waiting" ? null : question.asked,
  } as const;
  const n = Number(first);
  const tally = kind === "split" ? splitOf(about, n, second) : shown.revealed ? tallyOf(about, n, round) : null;
  const earlier = kind === "twice" ? [tallyOf(about, Math.max(0, n - 2), 1)] : [];
  return {
    ...base,
    view: view({ question: shown, slide: { id: about, number: 2, title: "", body: [], figure: null } }, language),
    tally: numbers(n, tally, earlier),
    present: present(Math.max(n, Number(second))),
  };
}
