// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { openStore } from "./storage";

beforeEach(() => localStorage.clear());

test("what is written is read by another page of this browser", () => {
  openStore().write("a", { n: 1 });
  expect(openStore().read("a")).toEqual({ n: 1 });
  openStore().remove("a");
  expect(openStore().read("a")).toBeNull();
});

test("a browser without storage still remembers for this page", () => {
  const store = openStore(() => {
    throw new Error("denied");
  });
  store.write("a", 1);
  expect(store.read("a")).toBe(1);
  expect(store.names("")).toEqual(["a"]);
  store.remove("a");
  expect(store.read("a")).toBeNull();
});

test("what cannot be parsed counts as never written", () => {
  localStorage.setItem("a", "{");
  expect(openStore().read("a")).toBeNull();
});
