import type { ComponentChild } from "preact";
import type { Language } from "../lib/locale";
import { announce } from "./announce";
import type { Scene } from "./scene";
import { Form } from "./screen/form";
import { Group } from "./screen/group";
import { Sent } from "./screen/sent";
import { Lobby, Slide } from "./screen/wait";
import { screenOf, type Screen } from "./state";
import { Mark } from "./mark";

type Speak = { speak: (language: Language) => void };

const Loading = ({ words }: Scene) => <p>{words.connecting}</p>;

const screens = ({ later, door }: Scene): Record<Screen, (props: Scene & Speak) => ComponentChild> => ({
  refused: door?.Refused ?? Loading,
  loading: Loading,
  group: Group,
  form: Form,
  sent: Sent,
  closed: later?.Closed ?? Loading,
  talk: later?.Talk ?? Loading,
  slide: Slide,
  lobby: Lobby,
  end: later?.End ?? Loading,
  menu: later?.Menu ?? Loading,
  stored: later?.Stored ?? Loading,
  pass: later?.Pass ?? Loading,
});

/** The phone in a room. */
export function App(props: Scene & Speak) {
  const { state, words, act, later } = props;
  const screen = screenOf(state);
  const View = screens(props)[screen];
  const { view } = state;
  return (
    <>
      <header>
        <Mark />
        {later && <later.Time {...props} />}
        {view && screen !== "refused" && (
          <button type="button" class="link" aria-expanded={state.page !== "room"} onClick={() => act.go(state.page === "room" ? "menu" : "room")}>
            {words.menu}
          </button>
        )}
      </header>
      <main data-screen={screen} key={`${screen} ${view?.question?.id} ${view?.question?.round}`}>
        <View {...props} />
        {state.lost && screen !== "sent" && <p class="warn net">{words.lost}</p>}
        {state.returned && <p class="quiet net">{words.returned}</p>}
      </main>
      <p class="sr-only" role="status">{announce(props)}</p>
    </>
  );
}
