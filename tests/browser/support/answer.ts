// Answers of any kind, each a little different.
import { randomBytes } from "node:crypto";
import type { FieldAnswer, FieldView, Input, PhoneView } from "../../../client-web/src/lib/protocol.gen.ts";

const WORDS = ["vertrouwen", "samenwerking", "tijd", "openheid", "ritme"];
const pick = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;
const hex = () => randomBytes(16).toString("hex");

function fill(input: Input, at: number): FieldAnswer {
  switch (input.kind) {
    case "grade":
      return { kind: "grade", grade: input.min + ((at * 7) % (input.max - input.min + 1)) };
    case "choice":
      return { kind: "choice", choices: [pick(input.choices, at).id] };
    case "keywords":
      // A word of one's own in each answer, and one that others have too.
      return { kind: "keywords", words: [`woord${at}`, pick(WORDS, at)].slice(0, input.most) };
    case "marks":
      return { kind: "marks", high: [pick(input.items, at).id], low: [pick(input.items, at + 1).id] };
    case "rating": {
      const rated = (item: number) => input.series.map(({ id }, row) => [id, input.min + ((at + item + row) % (input.max - input.min + 1))]);
      return { kind: "rating", ratings: Object.fromEntries(input.items.map(({ id }, item) => [id, Object.fromEntries(rated(item))])) };
    }
    case "text":
      return { kind: "text", text: `Kaart ${at}: bij elkaar kijken`.slice(0, input.length) };
    case "points":
      return { kind: "points", points: { [pick(input.choices, at).id]: input.points } };
  }
}

/** What somebody fills in, follow-ups of the choice made included. */
function answer(fields: FieldView[], at: number): Record<string, FieldAnswer> {
  const given: Record<string, FieldAnswer> = {};
  for (const { id, input, when } of fields) {
    const chosen = when && given[when.field];
    if (when && !(chosen?.kind === "choice" && chosen.choices.includes(when.choice))) continue;
    given[id] = fill(input, at);
  }
  return given;
}

/** What phones of a room see. */
export async function view(url: string, code: string): Promise<PhoneView> {
  const messages = (await (await fetch(`${url}/api/rooms/${code}/view?phone=${hex()}`)).json()) as ({ type: string } & PhoneView)[];
  const view = messages.find(({ type }) => type === "phone");
  if (!view) throw new Error("the room shows nothing");
  return view;
}

/** Sends one answer from a phone of its own; whether it was stored. */
export async function cast(url: string, code: string, question: NonNullable<PhoneView["question"]>, at: number): Promise<boolean> {
  const { id, round, asked } = question;
  const message = { type: "cast", question: id, round, key: hex(), revision: 1, id: hex(), group: null, answer: answer(asked?.fields ?? [], at) };
  const response = await fetch(`${url}/api/rooms/${code}/say?phone=${hex()}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(message),
  });
  return ((await response.json()) as { type: string }).type === "saved";
}
