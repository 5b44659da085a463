import { expect, test } from "vitest";
import type { ProjectorView } from "../lib/protocol.gen";
import { keep } from "./frozen";

const view = (cover: ProjectorView["cover"], id: string) => ({ cover, slide: { id } }) as unknown as ProjectorView;
const before = { view: view("none", "a"), tally: null, present: null };

test("a frozen projector keeps the picture of the moment before, until it is let go", () => {
  const kept = keep(null, before, view("frozen", "a"));
  expect(kept?.view.slide?.id).toBe("a");
  expect(keep(kept, { ...before, view: view("frozen", "a") }, view("frozen", "b"))).toBe(kept);
  expect(keep(kept, before, view("none", "b"))).toBeNull();
});

test("one that was opened while it was frozen has nothing to keep", () => {
  expect(keep(null, { view: null, tally: null, present: null }, view("frozen", "a"))).toBeNull();
});
