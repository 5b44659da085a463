import { useEffect, useState } from "preact/hooks";
import { BesideDialog } from "../comparing/beside";
import { CLOSED, DELETED } from "../lib/connection";
import { AddCard } from "./addcard";
import { spaced } from "./clock";
import { useDesk } from "./context";
import { DeskPage } from "./desk";
import { FollowUp } from "./followup";
import { Help } from "./help";
import { AddSlideDialog, MendDialog } from "./mend";
import { More } from "./more";
import { OneScreen } from "./onescreen";
import { Outline } from "./outline";
import { Begin } from "./rehearsal";
import { RemotePage } from "./remote";
import { ReplayDialog } from "./replay";
import { ScoresDialog } from "./scoresdialog";
import { TimerDialog } from "./timer";
import { Told } from "./told";

/** Narrower than this is a phone in a hand. */
const HAND = "(max-width: 699px)";

/** The close code of a remote that was cut off. */
const CUT_OFF = 4505;

/** A room, on whichever screen this is. */
export function RoomPage() {
  const { control, words } = useDesk();
  const narrow = useMedia(HAND);
  useEffect(() => {
    const key = (event: KeyboardEvent) => control.key(event);
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, [control]);

  const title = control.state.value.view?.projector.room.title;
  useEffect(() => {
    if (title) document.title = `${spaced(control.code)} · ${title}`;
  }, [title]);

  const link = control.link.value;
  if (link.link === "refused") {
    const told = {
      [CLOSED.unknownRoom]: words.roomUnknown,
      [CLOSED.notAllowed]: words.roomNotAllowed,
      [CUT_OFF]: words.roomNotAllowed,
      [CLOSED.oldBuild]: words.roomOld,
      [DELETED]: words.roomDeleted,
    }[link.code];
    return (
      <main class="start keyless">
        <p class="wordmark">{words.product}</p>
        <h1>{told ?? words.roomUnknown}</h1>
        {!control.remote && (
          <p>
            <a href="/present">{words.back}</a>
          </p>
        )}
      </main>
    );
  }
  if (control.oneScreen.value) return <OneScreen />;
  return (
    <>
      {narrow ? <RemotePage /> : <DeskPage />}
      <Told />
      <Dialog />
    </>
  );
}

function Dialog() {
  const { control } = useDesk();
  switch (control.dialog.value) {
    case "replay":
      return <ReplayDialog />;
    case "outline":
      return <Outline />;
    case "more":
      return <More />;
    case "help":
      return <Help />;
    case "card":
      return <AddCard />;
    case "follow":
      return <FollowUp />;
    case "mend":
      return <MendDialog />;
    case "addSlide":
      return <AddSlideDialog />;
    case "scores":
      return <ScoresDialog />;
    case "beside":
      return <BesideDialog />;
    case "timer":
      return <TimerDialog />;
    case "begin":
      return <Begin />;
    case null:
      return null;
  }
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const changed = () => setMatches(media.matches);
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, [query]);
  return matches;
}
