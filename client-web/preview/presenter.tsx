// Every state of the presenter's pages: ?state=open&lang=en&theme=dark&peek&dialog=more&one
import "../src/style/tokens.css";
import "../src/style/fonts.css";
import "../src/ui/base.css";
import "../src/style/presenter.css";
import { render } from "preact";
import { openStore } from "../src/lib/storage";
import { keepLanguage } from "../src/lib/locale";
import { type Api, Trouble } from "../src/presenter/api";
import { App, type Route } from "../src/presenter/app";
import { Looks } from "../src/presenter/looks";
import { type DialogName, RoomControl } from "../src/presenter/room";
import { keepAwake } from "../src/presenter/wake";
import { watch } from "../src/presenter/watch";
import { messages, qr } from "./presenter.fixtures";

const wish = new URLSearchParams(location.search);
const name = wish.get("state") ?? "open";
const store = openStore();
keepLanguage(store, wish.get("lang") === "en" ? "en" : "nl");
const looks = new Looks(store);
await looks.begin();
looks.chooseTheme(wish.get("theme") === "dark" ? "dark" : "light");

const api: Api = {
  decks: async () => {
    if (wish.has("down")) throw new Trouble(0, null);
    return [
      { name: "plg", title: "De opleidingsschool als professionele leergemeenschap", language: "nl", slides: 16, questions: 6, extras: 2, group: "partnerschap", groups: ["Noord", "Midden", "Zuid"], own: false, mistakes: 0, changedAt: null },
      { name: "garden", title: "A garden for the neighbourhood", language: "en", slides: 9, questions: 7, extras: 0, group: null, groups: [], own: true, mistakes: 0, changedAt: Date.now() - 3_600_000 },
    ];
  },
  deck: async (name) => ({ name, source: "", version: "", own: true, mistakes: [], pictures: [] }),
  addDeck: async () => ({ name: "new", source: "", version: "", own: true, mistakes: [], pictures: [] }),
  changeDeck: async (name, { source }) => ({ name, source, version: "", own: true, mistakes: [], pictures: [] }),
  deleteDeck: async () => undefined,
  addImage: async () => ({ path: "" }),
  deckFile: async () => new Blob(),
  addBundle: async () => ({ name: "new", source: "", version: "", own: true, mistakes: [], pictures: [] }),
  rooms: async () =>
    wish.has("fresh")
      ? []
      : [
          { code: "K7M4PQ", title: "De opleidingsschool als professionele leergemeenschap", beganAt: Date.now() - 1_320_000, phones: 23, invented: 0, projectors: 1, ended: false, sealed: false, place: "slide", questions: ["cijfer", "scan"] },
          { code: "B2C3DF", title: "A garden for the neighbourhood", beganAt: Date.now() - 91_320_000, phones: 0, invented: 0, projectors: 0, ended: true, sealed: true, place: "closing", questions: ["cijfer", "scan"] },
        ],
  deckOf: async () => (await api.decks())[0]!,
  comparisons: async () => [{ id: "een", at: 0, rooms: [{ code: "B2C3DF", name: "2025" }, { code: "K7M4PQ", name: "2026" }] }],
  comparison: async (id) => ({ id, title: "", language: "nl", rooms: [], questions: [] }),
  compare: async ({ rooms }) => ({ id: "twee", at: 0, rooms }),
  forgetComparison: async () => undefined,
  start: async () => ({ code: "K7M4PQ" }),
  destroy: async () => undefined,
  slide: async (_, slide) => ({ slide, source: "# Samen\n\nEven luisteren.\n", version: "", answered: wish.has("answered") }),
  mendSlide: async (_, slide, { source }) => ({ outcome: "kept", slide: { slide, source, version: "", answered: false } }),
  addSlide: async (_, { id, source }) => ({ outcome: "kept", slide: { slide: id, source, version: "", answered: false } }),
  ticket: async () => ({ url: "", qr, seconds: 120 }),
  remotes: async () => [{ id: "r1", at: Date.now() - 600_000 }],
  cutOff: async () => undefined,
  pickAddress: async () => undefined,
};

function route(): Route {
  if (name === "keyless") return { page: "keyless", told: wish.has("told") ? looks.spoken.words.ticketUsed : null };
  if (name === "start") return { page: "start", api, go: () => undefined, refused: () => undefined };
  const control = new RoomControl("K7M4PQ", wish.has("remote"), "", api);
  const sent: unknown[] = [];
  control.use({ send: (message) => sent.push(message) > 0, close: () => undefined, probe: () => undefined });
  control.linked({ link: "open" });
  for (const message of messages(name)) control.receive(message);
  if (wish.has("peek")) control.peek();
  if (wish.has("one")) control.oneScreen.value = true;
  control.dialog.value = (wish.get("dialog") as DialogName | null) ?? null;
  watch(control, "");
  keepAwake();
  Object.assign(window, { control, sent });
  return { page: "room", control };
}

render(<App looks={looks} route={route()} />, document.getElementById("app")!);
