import "../style/projector.css";
import { useRef } from "preact/hooks";
import { languageOf } from "../lib/figures";
import type { JoinView, Present, ProjectorTally, ProjectorView } from "../lib/protocol.gen";
import type { Words } from "../locale/projector.nl";
import { Against } from "./against";
import { Beside } from "./besidestage";
import { Closing } from "./closing";
import { Content } from "./content";
import { SettingProvider } from "./context";
import { JoinOverlay, Lobby } from "./join";
import { Asked, Talk, Waiting } from "./question";
import { Replayed } from "./replay";
import { Revealed } from "./reveal";
import { ByGroup } from "./split";
import { Spotlight } from "./spotlight";
import { pictureOf, sceneOf, type Scene } from "./scene";
import { Told } from "./told";
import { WifiOverlay } from "./wifi";

/** What a screen is drawn from. */
export interface ScreenProps {
  view: ProjectorView;
  tally: ProjectorTally | null;
  present: Present | null;
  join: JoinView | null;
  words: Words;
  theme?: "light" | "dark";
  /** Without any motion: for miniatures and prints. */
  still?: boolean;
  /** How wide in pixels, as a 16:9 miniature; else it fills the box it is in. */
  width?: number;
  /** How often ↓ was pressed since this picture came up, less ↑. */
  page?: number;
  /** Said in the foot while there is no connection. */
  offline?: boolean;
  /** The server's clock, in milliseconds. */
  now?: () => number;
}

/** The projector's picture. Everything in it is sized by its own box, so that a miniature is the same drawing. */
export function Screen({ view, tally, present, join, words, theme, still, width, page = 0, offline, now = Date.now }: ScreenProps) {
  const scene = sceneOf(view, tally);
  const setting = { words, language: languageOf(view.room.language), page };
  const picture = useRef<HTMLDivElement>(null);
  const shape = width === undefined ? {} : { style: { width: `${width}px`, height: `${(width * 9) / 16}px` } };
  return (
    <div
      class={["pj", still && "still", offline && "offline", scene.scene === "blank" && "blank"].filter(Boolean).join(" ")}
      data-theme={theme ?? "light"}
      lang={setting.language}
      {...shape}
    >
      <SettingProvider value={setting}>
        <div class="pj-picture" key={pictureOf(scene)} ref={picture}>
          <Picture scene={scene} view={view} tally={tally} present={present} join={join} now={now} />
        </div>
        {view.room.rehearsal && scene.scene !== "blank" && <p class="pj-rehearsal">{words.rehearsal}</p>}
        {!still && <Told picture={picture} view={view} tally={tally} present={present} />}
        {offline && scene.scene !== "blank" && (
          <p class="pj-offline" role="status">
            {words.offline}
          </p>
        )}
      </SettingProvider>
    </div>
  );
}

function Picture({
  scene,
  view,
  tally,
  present,
  join,
  now,
}: Pick<ScreenProps, "view" | "tally" | "present" | "join"> & { scene: Scene; now: () => number }) {
  switch (scene.scene) {
    case "blank":
      return (
        <main>
          <h1 class="sr-only">{view.room.title}</h1>
        </main>
      );
    case "join":
      return <JoinOverlay join={join} phones={present?.phones ?? null} second={view.twoSteps} />;
    case "wifi":
      return <WifiOverlay wifi={scene.wifi} join={join} />;
    case "replay":
      return <Replayed question={scene.question} moment={scene.moment} join={join} />;
    case "lobby":
      return <Lobby title={view.room.title} join={join} phones={present?.phones ?? null} />;
    case "closing":
      return <Closing room={view.room} />;
    case "content":
      return <Content slide={scene.slide} slides={view.slides} figure={tally?.figure ?? null} join={join} />;
    case "waiting":
      return <Waiting question={scene.question} join={join} />;
    case "asked":
      return <Asked question={scene.question} answered={countOf(tally, scene.question)} groups={scene.question.asked.perGroup ? (tally?.groups ?? 0) : null} present={present} join={join} now={now} />;
    case "talk":
      return <Talk question={scene.question} join={join} now={now} />;
    case "byGroup":
      return <ByGroup question={scene.question} split={scene.split} join={join} />;
    case "against":
      return <Against question={scene.question} against={scene.against} join={join} />;
    case "compared":
      return <Beside code={view.room.code} question={scene.question} tally={scene.tally} beside={scene.beside} join={join} />;
    case "spotlight":
      return <Spotlight question={scene.question} card={scene.card} join={join} />;
    case "revealed":
      return <Revealed question={scene.question} tally={scene.tally} earlier={scene.earlier} answeredBoth={scene.answeredBoth} join={join} />;
  }
}

/** How many answered that question; the numbers of the one before it say nothing about it. */
function countOf(tally: ProjectorTally | null, question: { id: string; round: number }): number {
  return tally?.question === question.id && tally.round === question.round ? tally.answered : 0;
}
