import type { ComponentChildren } from "preact";
import type { Reason } from "../lib/protocol.gen";
import type { Words } from "../locale/presenter.nl";
import { spanOf } from "./clock";
import { useDesk } from "./context";
import { useUndo } from "./controls";
import { over } from "./over";

/** How long a refusal stands, in milliseconds: long enough to read two lines. */
const READ_MS = 8000;
/** How long a new address is told, in milliseconds: she may be speaking when it changes. */
const MOVED_MS = 60_000;
/** Fewer answers than this and people may guess who gave which. */
const FEW = 5;

/** Why nothing changed, in words. */
export function reasonWords(reason: Reason, words: Words): string {
  const known: Partial<Record<Reason, string>> = words.reasons;
  return words.refused(known[reason] ?? words.reasonOther);
}

/** What she should know now, the most urgent first; one place, so that nothing else moves. */
export function Notices({ few = 3 }: { few?: number }) {
  const { words } = useDesk();
  const notices = useNotices().slice(0, few);
  return (
    <div class="notices" role="status" aria-label={words.noticed}>
      {notices.map((notice, at) => (
        <p key={at} class={`notice notice-${notice.tone}`} aria-live={notice.counting ? "off" : undefined}>
          {notice.text}
          {notice.act}
        </p>
      ))}
    </div>
  );
}

interface Notice {
  tone: "error" | "warn" | "calm";
  text: string;
  act?: ComponentChildren;
  /** It counts seconds or answers: read out when it appears, and not again with every one. */
  counting?: boolean;
}

function useNotices(): Notice[] {
  const { control, words, language } = useDesk();
  const { view, tally, present, refusal, movedTo } = control.state.value;
  const undo = useUndo();
  const notices: Notice[] = [];
  if (!view) return notices;
  const press = (name: string, act: () => void) => (
    <button type="button" onClick={act}>
      {name}
    </button>
  );

  if (control.trouble.value) notices.push({ tone: "error", text: words.trouble });
  else if (control.cut.value) notices.push({ tone: "error", text: words.cut(location.host) });
  else if (control.lost.value) notices.push({ tone: "error", text: words.lost });
  if (control.unsent.value) notices.push({ tone: "error", text: words.notSent });
  if (refusal && control.now.value - refusal.at < READ_MS) {
    notices.push({ tone: "warn", text: reasonWords(refusal.reason, words) });
  }
  if (view.projector.room.ended) {
    const left = (view.unendUntil ?? 0) - control.serverNow;
    const act = left > 0 && !control.remote && press(words.unend(spanOf(left)), () => control.steer({ step: "unend" }));
    const again = view.replayable && !view.projector.replay && press(words.replayDo, () => (control.dialog.value = "replay"));
    const report = (
      <a class="alone" href={`/report/${control.code}`} target="_blank" rel="noreferrer">
        {words.reportOpen}
      </a>
    );
    const text = `${words.workshopEnded} ${over(view, control.serverNow, language, words)}`;
    notices.push({ tone: "warn", text, act: [act, again, report], counting: true });
    return notices;
  }
  if (view.projector.cover === "frozen") {
    notices.push({ tone: "warn", text: words.frozen, act: press(words.thaw, () => control.intend("freeze")) });
  }
  const last = control.undoable;
  if (last && !undo) {
    const act = press(words.takeBack, () => control.takeBack());
    notices.push({ tone: "calm", text: words.undone[last.name](last.about.length > 40 ? `${last.about.slice(0, 40)}…` : last.about), act });
  }
  if (undo) {
    const act = press(`‹ ${words.previous}`, () => control.intend("previous"));
    notices.push({ tone: "calm", text: undo, act, counting: true });
  }
  const { open, question } = view;
  if (open && open.id !== question?.id) {
    // By phase: an extra slide that is skipped bears the number of the question after it.
    const slide = view.outline.find((line) => line.phase === "open");
    notices.push({
      tone: "warn",
      text: words.stillOpen(open.number),
      act: (
        <>
          {slide && press(words.toQuestion, () => control.steer({ step: "jump", slide: slide.id }))}
          {press(words.close, () => control.steer({ step: "close", question: open.id }))}
        </>
      ),
    });
  }
  const shown = control.beamer.window.value;
  const again = press(words.openAgain, () => void control.beamer.open());
  if (shown === "shut") notices.push({ tone: "warn", text: words.beamerShut, act: again });
  if (shown === "blocked") notices.push({ tone: "warn", text: words.popupBlocked, act: again });
  if (!control.steerable.value) notices.push({ tone: "warn", text: words.focus });
  if (tally && tally.late > 0 && question?.id === tally.question && question.phase === "closed") {
    const act = press(words.reopenShort, () => control.steer({ step: "reopen", question: question.id }));
    notices.push({ tone: "calm", text: words.late(tally.late), act });
  }
  const asked = control.tallied;
  const all = asked?.phase === "closed" || (tally && present && tally.answered >= present.phones);
  // What groups answer carries their names anyway.
  if (asked && !asked.asked?.perGroup && all && tally && tally.answered > 0 && tally.answered < FEW) {
    notices.push({ tone: "warn", text: words.few(tally.answered), counting: true });
  }
  if (view.projector.place === "lobby" && present?.phones === 8 && control.stuckAtEight.value) {
    notices.push({ tone: "calm", text: words.hotspot });
  }
  if (movedTo && control.now.value - movedTo.at < MOVED_MS) {
    notices.push({ tone: "calm", text: words.newAddress(movedTo.address) });
  }
  return notices;
}
