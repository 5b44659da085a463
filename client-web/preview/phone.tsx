// Shows the phone in any state without a server: /preview/phone.html?state=grade. Not part of the build.
import type { ClientMessage, PhoneView, RoundTally, ServerMessage } from "../src/lib/protocol.gen";
import { sceneOf } from "./phone.scenes";

const query = new URLSearchParams(location.search);
const name = query.get("state") ?? "lobby";
const scene = sceneOf(name);
if (!query.has("keep")) localStorage.clear();
if (query.get("lang")) localStorage.setItem("peil.language", JSON.stringify(query.get("lang")));
if (scene.memory) localStorage.setItem("peil.room.K7M4PQ", JSON.stringify(scene.memory));
history.replaceState(null, "", scene.view || scene.refused ? "/K7M4PQ" : "/");

const embedded = document.createElement("script");
embedded.type = "application/json";
embedded.id = "embedded";
embedded.textContent = JSON.stringify({ build: "preview", view: scene.view ?? null, unknown: scene.unknown ?? false });
document.body.append(embedded);

type Hook = { say: (message: ServerMessage) => void; view: (view: PhoneView) => void; tally: (tally: RoundTally | null) => void; down: () => void; up: () => void; sent: ClientMessage[] };
const sent: ClientMessage[] = [];
let down = scene.offline ?? false;
let current: FakeSocket | null = null;

class FakeSocket {
  static OPEN = 1;
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  constructor() {
    current = this;
    setTimeout(() => {
      if (scene.refused) return this.onclose?.({ code: scene.refused });
      if (down) return this.onclose?.({ code: 1006 });
      this.readyState = 1;
      this.onopen?.();
    }, 20);
  }
  close() {
    this.readyState = 3;
  }
  say(message: ServerMessage) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  send(text: string) {
    const message = JSON.parse(text) as ClientMessage;
    sent.push(message);
    if (message.type === "hello") {
      this.say({ type: "welcome", role: "participant", build: "preview", now: Date.now(), stands: scene.stands ?? [] });
      if (scene.view) this.say({ type: "phone", ...scene.view });
      if (scene.tally && scene.view) this.say({ type: "phoneTally", stamp: scene.view.stamp, tally: scene.tally });
    }
    if (message.type === "cast" && !scene.silent) {
      const { question, round, revision, id } = message;
      setTimeout(() => scene.reject
        ? this.say({ type: "rejected", n: null, id, reason: scene.reject, field: null })
        : this.say({ type: "saved", question, round, revision, id, withdrawn: false }), 50);
    }
    if (message.type === "probe") this.say({ type: "beat", now: Date.now() });
  }
}
Object.assign(window, { WebSocket: FakeSocket });
const hook: Hook = {
  sent,
  say: (message) => current?.say(message),
  view: (view) => current?.say({ type: "phone", ...view }),
  tally: (tally) => scene.view && current?.say({ type: "phoneTally", stamp: scene.view.stamp, tally }),
  down: () => {
    down = true;
    current?.onclose?.({ code: 1006 });
  },
  up: () => (down = false),
};
Object.assign(window, { peil: hook });
await import("../src/phone/main");
