import { render } from "preact";
import type { Store } from "../lib/storage";
import nl from "../locale/phone.join.nl";
import type { Words } from "../locale/phone.nl";
import { normalCode } from "./code";
import { Mark } from "./mark";
import { knows } from "./memory";
import { findRoom, Join, type JoinTrouble } from "./screen/join";

interface Joining {
  root: HTMLElement;
  store: Store;
  words: Words;
  /** The code of the address, if it has one. */
  code: string;
  /** Whether the server says that no room has it. */
  unknown: boolean;
}

/** Runs the join form until a room is found; who scans the code never fetches this. */
export function joining({ root, store, words: spoken, code, unknown }: Joining): void {
  const words = spoken.rest ?? nl;
  let typed = code;
  let trouble: JoinTrouble | null = unknown ? "joinUnknown" : null;
  let busy = false;

  function type(text: string) {
    typed = text;
    trouble = null;
    draw();
  }

  async function join() {
    if (busy) return;
    busy = true;
    draw();
    const found = await findRoom(normalCode(typed), (code) => knows(store, code));
    busy = false;
    if (typeof found === "object") return location.assign(`/${found.code}`);
    trouble = found;
    draw();
    document.getElementById("code")?.focus();
  }

  function draw() {
    render(
      <>
        <header><Mark /></header>
        <Join {...{ words, trouble, busy, type }} code={typed} join={() => void join()} />
      </>,
      root,
    );
  }

  document.title = `${words.joinTitle} · Peil`;
  draw();
}
