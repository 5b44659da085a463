import "../style/tokens.css";
import "../style/fonts.css";
import "../ui/base.css";
import { signal } from "@preact/signals";
import { render } from "preact";
import { connect } from "../lib/connection";
import { watchForCut } from "../lib/cut";
import { keptKeys, KEYS, tableOf } from "../lib/keymap";
import { openStore } from "../lib/storage";
import { stayAwake } from "./awake";
import { openChannel } from "./channel";
import { meaningOf, type OwnKey } from "./keys";
import { Stage, turnBack } from "./stage";
import { nothing, reduce } from "./state";

// The address is /projector/{code}.
const code = decodeURIComponent(location.pathname.split("/").filter(Boolean)[1] ?? "");
const store = openStore();
const state = signal(nothing);
const theme = signal<"light" | "dark">("light");
const page = signal(0);

const cut = watchForCut((cut) => (state.value = { ...state.value, cut }));

connect({
  code,
  hello: () => ({ type: "hello", role: "projector", secret: null, phone: null, holds: [] }),
  receive: (message) => (state.value = reduce(state.value, message, Date.now())),
  link: (link) => {
    cut.link(link);
    state.value = { ...state.value, link };
  },
  stuck: cut.stuck,
});

const channel = openChannel(code, (message) => {
  if ("page" in message) page.value += message.page;
  else theme.value = message.theme;
});

/** What this window does itself; a held key does it once. */
function act(key: OwnKey): void {
  if (key === "pageDown") page.value += 1;
  if (key === "pageUp") page.value -= 1;
  if (key === "theme") theme.value = theme.value === "light" ? "dark" : "light";
  // Leaving fullscreen is the browser's own answer to Escape.
  if (key === "fullscreen" && !document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => undefined);
}

addEventListener("keydown", (event) => {
  // The presenter's page of this browser may have changed its keys.
  const meaning = meaningOf(event, tableOf(keptKeys(store.read(KEYS))));
  if (!meaning) return;
  if ("here" in meaning) {
    if (meaning.here !== "leave") event.preventDefault();
    if (!event.repeat) act(meaning.here);
  } else if (channel) {
    event.preventDefault();
    channel.pass(meaning.pass);
  }
});

stayAwake();
turnBack(state, page);
const app = document.getElementById("app");
if (app) render(<Stage state={state} own={{ theme, page }} />, app);
