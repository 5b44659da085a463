import type { JoinView } from "../lib/protocol.gen";
import { useSetting } from "./context";
import { useFit } from "./fit";
import { Gauge } from "./gauge";
import { Qr } from "./qr";
import { Steps } from "./wifi";
import { Wordmark } from "./wordmark";

/** How full the lobby's gauge is: it rises with everybody who comes in, and never promises how many are to come. */
export function lobbyLevel(phones: number): number {
  return phones / (phones + 20);
}

/** The lobby: what the workshop is called and how to get in. */
export function Lobby({ title, join, phones }: { title: string; join: JoinView | null; phones: number | null }) {
  const { words } = useSetting();
  const heading = useFit<HTMLHeadingElement>(4);
  return (
    <main class="pj-page pj-lobby">
      <p class="pj-lobby-mark">
        <Wordmark name={words.wordmark} />
      </p>
      <h1 ref={heading}>{title}</h1>
      {join && <Way join={join} />}
      {join && <Qr qr={join.qr} label={words.qr} />}
      <p class="pj-lobby-in">
        {phones === null ? "" : words.phones(phones)}
      </p>
      <Gauge level={lobbyLevel(phones ?? 0)} />
      <p class="pj-lobby-help">{words.noInternet}</p>
    </main>
  );
}

/** The way in, large, over whatever was there: for who comes late. */
export function JoinOverlay({ join, phones, second }: { join: JoinView | null; phones: number | null; second: boolean }) {
  const { words } = useSetting();
  return (
    <main class="pj-page pj-lobby pj-overlay">
      <h1 class="sr-only">{join ? words.code(join.code) : words.connecting}</h1>
      {join && <Way join={join} />}
      {join && <Qr qr={join.qr} label={words.qr} />}
      <div class="pj-lobby-in">
        {second && <Steps at={2} />}
        <p>{phones === null ? "" : words.phones(phones)}</p>
      </div>
      <p class="pj-lobby-help">{words.noInternet}</p>
    </main>
  );
}

function Way({ join }: { join: JoinView }) {
  const { words } = useSetting();
  const go = words.go(join.address);
  const line = useFit<HTMLParagraphElement>(4);
  return (
    <>
      <p class="pj-lobby-go" ref={line}>
        {go.before}
        <strong>{go.address}</strong>
        {go.after}
      </p>
      <p class="pj-lobby-code">{join.code}</p>
    </>
  );
}
