// Six people, and what they answer in the built-in workshop.
import type { Marks, Phone } from "./phone.ts";

/** The built-in Dutch deck, as the start page calls it. */
export const DUTCH = /De opleidingsschool als leergemeenschap/;
export const ENGLISH = /How shall we run tutor hours/;

/** The names by which a room is started from them. */
export const DECKS = { nl: "opleidingsschool", en: "example" };

/** A code as the wall shows it. */
export const spaced = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`;

/** A place of the show: what the great button says before it, and what the projector's title is there. */
export type Place =
  | { kind: "question"; slide: number; number: number; prompt: RegExp }
  | { kind: "content"; slide: number; title: RegExp };

const content = (slide: number, title: RegExp): Place => ({ kind: "content", slide, title });
const question = (slide: number, number: number, prompt: RegExp): Place => ({ kind: "question", slide, number, prompt });

/** The sixteen slides in order. */
export const PLACES: Place[] = [
  question(1, 1, /Welk cijfer geef jij jouw partnerschap/),
  question(2, 2, /Waar, door wie én van wie wordt er geleerd/),
  content(3, /Samen/),
  question(4, 3, /professionele leergemeenschap kunnen noemen/),
  content(5, /Hoe kun je bouwen aan/),
  content(6, /Scan School als Professionele Leergemeenschap/i),
  question(7, 4, /Op welke elementen uit de scan verwacht jij/),
  content(8, /Iedereen leert/),
  content(9, /Iedereen leert/),
  question(10, 5, /Op welke manier zou het partnerschap de score kunnen verbeteren/),
  content(11, /Meerwaarde PLG/),
  content(12, /Tips and tools/),
  question(13, 6, /Welke formele zaken/),
  content(14, /Organisatie/),
  content(15, /Organisatie/),
  content(16, /Organisatie|Betrokkenen/),
];

/** What one person answers to each question; nothing where the person was not there or passed. */
export interface Person {
  grade?: number;
  where?: [string, string, string];
  plg: { ja: string[] } | { nee: string };
  marks: Marks;
  improve: [how: string, who: string];
  matters: [formal: string, informal: string];
}

const GSL = "Gespreid leiderschap t.b.v. PLG";
const LVM = "Leren van en met elkaar";
const EP = "Externe professionalisering";
const DKE = "Delen van kennis en ervaring";

export const PEOPLE: Person[] = [
  {
    grade: 6,
    where: ["op de werkplek", "werkplekbegeleiders", "studenten"],
    plg: { ja: ["vertrouwen", "samenwerking", "openheid"] },
    marks: { [GSL]: "hoog", [LVM]: "hoog", [EP]: "laag" },
    improve: ["vaker bij elkaar in de les kijken", "studenten"],
    matters: ["een vast overlegrooster", "samen lunchen"],
  },
  {
    grade: 6.5,
    where: ["in het leerteam", "studenten", "elkaar"],
    plg: { ja: ["vertrouwen", "onderzoek"] },
    marks: { [GSL]: "hoog", [LVM]: "hoog", [EP]: "laag" },
    improve: ["samen lessen ontwerpen", "Studenten"],
    matters: ["tijd in de jaartaak", "een appgroep"],
  },
  {
    grade: 7,
    where: ["op de opleiding", "lerarenopleiders", "studenten"],
    plg: { ja: ["Vertrouwen", "samen leren"] },
    marks: { [GSL]: "hoog", [LVM]: "hoog", [DKE]: "hoog" },
    improve: ["leervragen op school ophalen", "schoolleiders"],
    matters: ["een gedeeld opleidingsplan", "koffie na de les"],
  },
  {
    grade: 8,
    where: ["overal", "iedereen", "elkaar"],
    plg: { ja: ["ritme"] },
    marks: { [GSL]: "laag", [LVM]: "hoog", [DKE]: "laag" },
    improve: ["één agenda voor alle scholen", "schoolleiders"],
    matters: ["afspraken over facilitering", ""],
  },
  {
    grade: 5.5,
    where: ["in de les", "vakcoaches", "experts"],
    plg: { nee: "we zien elkaar te weinig" },
    marks: { [GSL]: "laag", [LVM]: "hoog" },
    improve: ["meer uren voor begeleiding", "besturen"],
    matters: ["een stuurgroep die luistert", "elkaar kennen"],
  },
  {
    plg: { nee: "er is geen gedeelde visie" },
    marks: { [GSL]: "laag", [LVM]: "hoog" },
    improve: ["een gezamenlijke studiedag", "besturen"],
    matters: ["", "humor"],
  },
];

/** Answers the question of a slide as that person, up to the send button. */
export async function fill(phone: Phone, person: Person, slide: number): Promise<void> {
  switch (slide) {
    case 1:
      return phone.grade(person.grade ?? 6);
    case 2:
      return phone.write(...(person.where ?? ["nergens"]));
    case 4:
      return fillPlg(phone, person.plg);
    case 7:
      return phone.mark(person.marks);
    case 10:
      return phone.write(...person.improve);
    case 13:
      return phone.write(...person.matters);
    default:
      throw new Error(`slide ${slide} asks nothing`);
  }
}

async function fillPlg(phone: Phone, answer: Person["plg"]): Promise<void> {
  if ("ja" in answer) {
    await phone.choose("Ja");
    for (const [at, word] of answer.ja.entries()) {
      await phone.page.getByRole("textbox", { name: `Sleutelwoord ${at + 1}` }).fill(word);
    }
  } else {
    await phone.choose("Nee");
    await phone.page.getByRole("textbox").fill(answer.nee);
  }
}
