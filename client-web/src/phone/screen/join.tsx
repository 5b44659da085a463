import type { RoomFound } from "../../lib/protocol.gen";
import type { JoinWords } from "../../locale/phone.join.nl";

/** Why a code did not open a room. */
export type JoinTrouble = "joinUnknown" | "joinEnded" | "joinLocked" | "joinFull" | "joinEmpty" | "joinSlow" | "joinOffline";

/** Asks the server for a room: its code, or why not. */
export async function findRoom(code: string, known: (code: string) => boolean): Promise<RoomFound | JoinTrouble> {
  if (!code) return "joinEmpty";
  try {
    const response = await fetch(`/api/rooms/${encodeURIComponent(code)}`);
    if (response.status === 429) return "joinSlow";
    // It was deleted after its end.
    if (response.status === 403) return "joinEnded";
    if (response.status === 404 || response.status === 400) return "joinUnknown";
    if (!response.ok) return "joinOffline";
    const room = (await response.json()) as RoomFound;
    // Who was in before still gets to the own answers, and through a locked door.
    if (known(room.code)) return room;
    return room.ended ? "joinEnded" : room.locked ? "joinLocked" : room;
  } catch {
    return "joinOffline";
  }
}

interface JoinProps {
  words: JoinWords;
  code: string;
  trouble: JoinTrouble | null;
  busy: boolean;
  type: (code: string) => void;
  join: () => void;
}

/** The form that asks for a code. */
export function Join({ words, code, trouble, busy, type, join }: JoinProps) {
  return (
    <main class="join">
      <h1 tabIndex={-1}>{words.joinTitle}</h1>
      <form noValidate onSubmit={(event) => {
        event.preventDefault();
        join();
      }}>
        <label for="code">{words.joinCode}</label>
        <input id="code" class="code" value={code} onInput={(event) => type(event.currentTarget.value)} autocapitalize="characters"
          autocomplete="off" autocorrect="off" spellcheck={false} enterkeyhint="go" maxLength={20}
          aria-invalid={trouble !== null} aria-describedby="trouble" />
        <p id="trouble" class="wrong" role="status">{trouble && words[trouble]}</p>
        <button class="send" aria-busy={busy}>{words.joinButton}</button>
      </form>
      <p class="quiet">{words.joinAnonymous}</p>
    </main>
  );
}
