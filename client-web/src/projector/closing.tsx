import type { RoomView } from "../lib/protocol.gen";
import { useSetting } from "./context";
import { Wordmark } from "./wordmark";

/** The end: thanks, and what happens with the answers. */
export function Closing({ room }: { room: RoomView }) {
  const { words } = useSetting();
  return (
    <div class="pj-page pj-closing">
      <main class="pj-main">
        <h1>{words.thanks}</h1>
        <p>{room.ended ? words.ended : room.title}</p>
        <p class="kept">{words.kept(room.keepDays)}</p>
      </main>
      <footer class="pj-foot">
        <Wordmark name={words.wordmark} />
      </footer>
    </div>
  );
}
