import type { AskedView, FieldAnswer, FieldView, Input, Reason } from "../lib/protocol.gen";
import type { Draft } from "./memory";

/** Why a form cannot be sent yet. */
export interface Complaint {
  reason: Reason;
  field: string | null;
}

/** The fields that are asked, given what is filled in so far. */
export function shown(fields: FieldView[], draft: Draft): FieldView[] {
  const ids = new Set<string>();
  return fields.filter(({ id, when }) => {
    const value = when && ids.has(when.field) ? draft[when.field] : null;
    const asked = !when || (value?.kind === "choice" && value.choices.includes(when.choice));
    if (asked) ids.add(id);
    return asked;
  });
}

/** A field without its empty parts, or nothing if nothing is left. */
function filled(value: FieldAnswer): FieldAnswer | null {
  switch (value.kind) {
    case "grade":
      return value;
    case "choice":
      return value.choices.length ? value : null;
    case "keywords": {
      const words = [...new Set(value.words.map((word) => word.trim()).filter(Boolean))];
      return words.length ? { kind: "keywords", words } : null;
    }
    case "marks":
      return value.high.length + value.low.length ? value : null;
    case "rating": {
      const rated = Object.entries(value.ratings).filter(([, series]) => Object.keys(series).length);
      return rated.length ? { kind: "rating", ratings: Object.fromEntries(rated) } : null;
    }
    case "text": {
      const text = value.text.trim();
      return text ? { kind: "text", text } : null;
    }
    case "points": {
      const given = Object.entries(value.points).filter(([, points]) => points > 0);
      return given.length ? { kind: "points", points: Object.fromEntries(given) } : null;
    }
  }
}

/** What is sent of a draft: the fields that are asked, without empty parts. The other branch stays in the draft. */
export function answerOf(asked: AskedView, draft: Draft): Draft {
  const answer: Draft = {};
  for (const { id } of shown(asked.fields, draft)) {
    const value = draft[id] && filled(draft[id]);
    if (value) answer[id] = value;
  }
  return answer;
}

/** Whether two answers say the same. */
export const same = (one: Draft | null, other: Draft | null) => JSON.stringify(one) === JSON.stringify(other);

/** Why an answer cannot be sent, if so; the server has the last word. */
export function complaintOf(asked: AskedView, answer: Draft): Complaint | null {
  for (const { id, input, required } of shown(asked.fields, answer)) {
    const value = answer[id];
    if (!value) {
      if (required && Object.keys(answer).length) return { reason: "required", field: id };
      continue;
    }
    const texts = value.kind === "text" ? [value.text] : value.kind === "keywords" ? value.words : [];
    for (const text of texts) {
      if (!/[\p{L}\p{N}]/u.test(text)) return { reason: "blank", field: id };
      if ("length" in input && length(text) > input.length) return { reason: "tooLong", field: id };
    }
  }
  return Object.keys(answer).length ? null : { reason: "empty", field: null };
}

/** Characters as people count them: an accent or a skin tone is no character of its own. */
export const length = (text: string) => [...("Segmenter" in Intl ? new Intl.Segmenter().segment(text) : text)].length;

/**
 * Puts text into one of the boxes for keywords; what stands behind a comma goes on into the next empty ones, and what
 * fits nowhere stays in the last, to be seen.
 */
export function spread(words: string[], at: number, text: string): { words: string[]; at: number } {
  const parts = text.split(/[,;\n\t]+/);
  const next = [...words];
  next[at] = parts.length > 1 ? (parts[0] ?? "").trim() : text;
  const rest = parts.slice(1).map((part) => part.trim());
  let focus = parts.length > 1 ? Math.min(at + 1, words.length - 1) : at;
  for (let box = at + 1; box < next.length && rest.some(Boolean); box++) {
    if (next[box]) continue;
    next[box] = rest.find(Boolean) ?? "";
    rest.splice(rest.indexOf(next[box] ?? ""), 1);
    focus = box;
  }
  const last = next.length - 1;
  const over = rest.filter(Boolean);
  if (over.length) next[last] = [next[last], ...over].filter(Boolean).join(", ");
  return { words: next, at: focus };
}

/** Marks an item, or unmarks it when it was so; nothing if that side is full. */
export function mark(
  input: Extract<Input, { kind: "marks" }>,
  value: Extract<FieldAnswer, { kind: "marks" }>,
  item: string,
  side: "high" | "low",
): FieldAnswer | null {
  const without = (ids: string[]) => ids.filter((id) => id !== item);
  const marks = { kind: "marks" as const, high: without(value.high), low: without(value.low) };
  if (value[side].includes(item)) return marks;
  if (marks[side].length >= (side === "high" ? input.mostHigh : input.mostLow)) return null;
  marks[side].push(item);
  return marks;
}

/** What a form begins with: nothing, or, in a later round, the earlier answer where that is no anchor. */
export const opening = (asked: AskedView, earlier: Draft | null | undefined): Draft =>
  Object.fromEntries(
    asked.fields.flatMap(({ id, input }) => {
      const before = earlier?.[id];
      const again = before?.kind === input.kind && before.kind !== "grade" && before.kind !== "choice";
      return again ? [[id, before]] : [];
    }),
  );
