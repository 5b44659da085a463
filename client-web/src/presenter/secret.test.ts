// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { openStore } from "../lib/storage";
import { codeOf, organiserKey, takeSecrets } from "./secret";

function arrive(hash: string) {
  const replaceState = vi.fn();
  const store = openStore(() => {
    throw new Error("a browser without storage");
  });
  const brought = takeSecrets({ hash, pathname: "/present", search: "" }, { replaceState }, store);
  return { replaceState, store, brought };
}

test("the organiser key is kept and gone from the address bar", () => {
  const { replaceState, store } = arrive("#key=00112233445566778899aabbccddeeff");
  expect(organiserKey(store)).toBe("00112233445566778899aabbccddeeff");
  expect(replaceState.mock.calls).toEqual([[null, "", "/present"]]);
});

test("a ticket is taken out of the address bar and is not kept", () => {
  const { replaceState, store, brought } = arrive("#ticket=abc");
  expect(brought.ticket).toBe("abc");
  expect(replaceState).toHaveBeenCalledTimes(1);
  expect(store.names("peil.")).toEqual([]);
});

test("an address without a secret stays as it is", () => {
  expect(arrive("").replaceState).not.toHaveBeenCalled();
});

test.each([
  ["/present", null],
  ["/present/", null],
  ["/present/K7M4PQ", "K7M4PQ"],
  ["/present/k7m-4pq", "K7M4PQ"],
  ["/present/K7M%204PQ/", "K7M4PQ"],
])("%s is the page of the room %s", (path, code) => {
  expect(codeOf(path)).toBe(code);
});
