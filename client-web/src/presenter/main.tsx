import "../style/tokens.css";
import "../style/fonts.css";
import "../ui/base.css";
import "../style/presenter.css";
import "../style/writing.css";
import { render } from "preact";
import { connect, type LinkState } from "../lib/connection";
import { watchForCut } from "../lib/cut";
import { openStore, type Store } from "../lib/storage";
import { openApi, redeem } from "./api";
import { App, type Route } from "./app";
import { Looks } from "./looks";
import { RoomControl } from "./room";
import { codeOf, deckOf, forgetOrganiserKey, keepRemoteSecret, organiserKey, remoteSecret, takeSecrets } from "./secret";
import { troubleWords } from "./troublewords";
import { keepAwake } from "./wake";
import { watch } from "./watch";

/** Finds out which page this is and who may see it; only here do socket and document meet. */
async function main(): Promise<void> {
  const store = openStore();
  const { ticket } = takeSecrets(location, history, store);
  const looks = new Looks(store);
  await looks.begin();
  const root = document.getElementById("app");
  if (!root) throw new Error("the page has no place for the app");
  const show = (route: Route) => render(<App looks={looks} route={route} />, root);
  const go = (code: string) => {
    history.pushState(null, "", `/present/${code}`);
    show(room(code, store) ?? { page: "keyless", told: null });
  };

  window.addEventListener("popstate", () => location.reload());
  if (ticket) {
    show({ page: "trying" });
    try {
      const remote = await redeem(ticket);
      keepRemoteSecret(store, remote.code, remote.secret);
      history.replaceState(null, "", `/present/${remote.code}`);
      show(room(remote.code, store) ?? { page: "keyless", told: null });
    } catch (error) {
      show({ page: "keyless", told: troubleWords(error, looks.spoken.words) });
    }
    return;
  }
  const code = codeOf(location.pathname);
  if (code) return show(room(code, store) ?? { page: "keyless", told: null });
  const key = organiserKey(store);
  if (!key) return show({ page: "keyless", told: null });
  const refused = () => {
    forgetOrganiserKey(store);
    show({ page: "keyless", told: looks.spoken.words.keyRefused });
  };
  const deck = deckOf(location.pathname);
  if (deck !== null) return show({ page: "writing", api: openApi(key), name: deck, refused });
  show({ page: "start", api: openApi(key), go, refused });
}

/** Enters a room with the organiser key, else with this browser's own secret; nothing without either. */
function room(code: string, store: Store): Route | null {
  const key = organiserKey(store);
  const secret = key ?? remoteSecret(store, code);
  if (!secret) return null;
  const control = new RoomControl(code, key === null, secret, openApi(secret));
  const cut = watchForCut((cut) => (control.cut.value = cut));
  const link = (state: LinkState) => {
    cut.link(state);
    control.linked(state);
  };
  control.use(connect({ code, hello: control.hello, receive: control.receive, link, stuck: cut.stuck }));
  watch(control, secret);
  keepAwake();
  return { page: "room", control };
}

void main();
