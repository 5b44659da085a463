import { expect, test } from "vitest";
import type { PhoneView } from "../lib/protocol.gen";
import type { Entry, Memory } from "./memory";
import { given } from "./rehearsal";

const entry = (question: string, number: number) => ({ question, number, round: 1, answer: {} }) as unknown as Entry;
const memory = { entries: { a: entry("~grade", 1), b: entry("where", 2), c: entry("grade", 1) } } as unknown as Memory;
const view = (rehearsal: boolean) => ({ room: rehearsal ? { rehearsal } : {} }) as PhoneView;

test("a phone shows as its own what was said to what goes on now, a rehearsal or the workshop itself", () => {
  const names = (rehearsal: boolean) => given({ view: view(rehearsal), memory }).map(({ question }) => question);
  expect(names(false)).toEqual(["grade", "where"]);
  expect(names(true)).toEqual(["~grade"]);
});
