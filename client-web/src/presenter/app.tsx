import type { Api } from "./api";
import { DeskContext } from "./context";
import { Keyless } from "./keyless";
import type { Looks } from "./looks";
import type { RoomControl } from "./room";
import { RoomPage } from "./roompage";
import { StartPage } from "./start";
import { Writing } from "./writing";

/** Which page this is. */
export type Route =
  | { page: "keyless"; told: string | null }
  | { page: "trying" }
  | { page: "start"; api: Api; go: (code: string) => void; refused: () => void }
  | { page: "writing"; api: Api; name: string; refused: () => void }
  | { page: "room"; control: RoomControl };

/** The presenter's pages. */
export function App({ looks, route }: { looks: Looks; route: Route }) {
  const { language, words } = looks.spoken;
  switch (route.page) {
    case "keyless":
      return <Keyless words={words} told={route.told} />;
    case "trying":
      return <main class="wait">{words.ticketTrying}</main>;
    case "start":
      return (
        <StartPage api={route.api} words={words} language={language} go={route.go} refused={route.refused} />
      );
    case "writing":
      return <Writing api={route.api} name={route.name} words={words} language={language} refused={route.refused} />;
    case "room":
      return (
        <DeskContext.Provider value={{ control: route.control, words, language, settings: looks }}>
          <RoomPage />
        </DeskContext.Provider>
      );
  }
}
