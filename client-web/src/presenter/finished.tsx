import type { RoomSummary } from "../lib/protocol.gen";
import type { Language } from "../lib/locale";
import type { Words } from "../locale/presenter.nl";
import { dateOf, spaced } from "./clock";

interface FinishedProps {
  rooms: RoomSummary[];
  words: Words;
  language: Language;
  again: (room: RoomSummary) => void;
  remove: (room: RoomSummary) => void;
}

/** The workshops that are over: their report, once more, or gone. */
export function Finished({ rooms, words, language, again, remove }: FinishedProps) {
  return (
    <details class="finished">
      <summary>{words.finished}</summary>
      <ul class="plain finished-rooms">
        {rooms.map((room) => (
          <li key={room.code}>
            <a href={`/present/${room.code}`}>
              <b class="mono">{spaced(room.code)}</b> {room.title}
            </a>
            <a class="alone" href={`/report/${room.code}`} aria-label={words.reportOf(spaced(room.code))}>
              {words.reportShort}
            </a>
            <small class="soft">{dateOf(room.beganAt, language)}</small>
            <button type="button" aria-label={words.againOf(spaced(room.code))} onClick={() => again(room)}>
              {words.againDo}
            </button>
            <button type="button" aria-label={words.deleteOf(spaced(room.code))} onClick={() => remove(room)}>
              {words.deleteDo}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
