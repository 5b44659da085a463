import { aheadWords } from "./ahead";
import { useDesk } from "./context";
import { secondsUntil } from "./clock";

/** The great button, which always says what it will do, and its neighbours. */
export function Controls() {
  const { control } = useDesk();
  const { view } = control.state.value;
  if (!view) return null;
  return (
    <div class="controls">
      <PreviousButton />
      <NextButton />
      <Actions />
    </div>
  );
}

/** Back; for ten seconds after a step that closed, it takes that step back. */
export function PreviousButton() {
  const { control, words } = useDesk();
  return (
    <button type="button" class="previous" onClick={() => control.intend("previous")}>
      <span aria-hidden="true">‹</span> {words.previous}
    </button>
  );
}

/** Next, in words; a press that was taken for a bounce shows for a moment in grey. */
export function NextButton() {
  const { control, words } = useDesk();
  const { view, ignoredAt } = control.state.value;
  if (!view) return null;
  const ignored = ignoredAt !== null && control.now.value - ignoredAt < 1500;
  return (
    <button type="button" class="next" disabled={view.ahead.ahead === "nothing"} onClick={() => control.intend("next")}>
      <span class="next-words">{aheadWords(view.ahead, words)}</span>
      {ignored && <span class="next-ignored">{words.ignored}</span>}
    </button>
  );
}

/** What else the shown question allows now. */
export function Actions() {
  const { control, words } = useDesk();
  const { view } = control.state.value;
  const shown = view?.question;
  if (!view || !shown) return <div class="actions" />;
  const question = shown.id;
  const does: { name: string; act: () => void; waits?: boolean }[] = [];
  const offer = (name: string, step: "open" | "close" | "reveal" | "conceal" | "reopen" | "again") =>
    does.push({ name, act: () => control.steer({ step, question }) });
  if (shown.phase === "waiting" && view.ahead.ahead !== "open") offer(words.open(shown.number), "open");
  if (shown.phase === "open") offer(words.close, "close");
  if (shown.phase === "closed") {
    if (shown.revealed) offer(words.hideResult, "conceal");
    else if (view.ahead.ahead !== "reveal") offer(words.showResult, "reveal");
    const left = shown.graceUntil === null ? 0 : secondsUntil(shown.graceUntil, control.serverNow);
    // Stragglers still count: what is shown by group, or played again, may not change any more.
    const later = (name: string, act: () => void) => does.push({ name: left > 0 ? words.splitWait(name, left) : name, act, waits: left > 0 });
    if (view.split !== null) later(view.split ? words.splitHide : words.splitShow(view.group ?? ""), () => control.split());
    const again = view.replayable?.some(({ question, round }) => question === shown.id && round === shown.round);
    if (again && !view.projector.replay) later(words.replayDo, () => control.intend("replay"));
    offer(words.reopen, "reopen");
    offer(words.again(shown.round + 1), "again");
  }
  return (
    <div class="actions">
      {does.map(({ name, act, waits }) => (
        <button key={name} type="button" disabled={waits ?? false} onClick={act}>
          {name}
        </button>
      ))}
    </div>
  );
}

/** Covers, dialogs and screens. */
export function Tools() {
  const { control, words } = useDesk();
  const { view } = control.state.value;
  if (!view) return null;
  const { cover } = view.projector;
  const shown = control.beamer.window.value;
  return (
    <div class="tools" role="group">
      <button type="button" aria-pressed={cover === "blank"} onClick={() => control.intend("blank")}>
        {cover === "blank" ? words.unblank : words.blank} <kbd>.</kbd>
      </button>
      <button type="button" aria-pressed={cover === "code"} onClick={() => control.intend("code")}>
        {cover === "code" ? words.codeSmall : words.codeLarge} <kbd>{control.keys.of("code")}</kbd>
      </button>
      {view.wifi && (
        <button type="button" aria-pressed={cover === "wifi"} onClick={() => control.intend("wifi")}>
          {words.wifi} <kbd>{control.keys.of("wifi")}</kbd>
        </button>
      )}
      <button
        type="button"
        aria-pressed={cover === "frozen"}
        disabled={(cover !== "none" && cover !== "frozen") || view.projector.replay !== undefined}
        onClick={() => control.intend("freeze")}
      >
        {cover === "frozen" ? words.thaw : words.freeze} <kbd>{control.keys.of("freeze")}</kbd>
      </button>
      <button type="button" disabled={!(view.open ?? view.question)} onClick={() => control.intend("talk")}>
        {words.talk} <kbd>{control.keys.of("talk")}</kbd>
      </button>
      <button type="button" onClick={() => control.intend("outline")}>
        {words.slides} <kbd>{control.keys.of("outline")}</kbd>
      </button>
      <span class="spring" />
      <button type="button" onClick={() => void control.beamer.open()}>
        {shown === "open" ? words.beamerOpen : words.openBeamer}
      </button>
      <button type="button" onClick={() => void control.toOneScreen()}>
        {words.oneScreen}
      </button>
      <button type="button" aria-haspopup="dialog" onClick={() => (control.dialog.value = "more")}>
        {words.more} <span aria-hidden="true">▾</span>
      </button>
      <button type="button" aria-haspopup="dialog" aria-label={words.help} onClick={() => control.intend("help")}>
        ?
      </button>
    </div>
  );
}

/** The line that says, for ten seconds, how to take the last step back. */
export function useUndo(): string | null {
  const { control, words } = useDesk();
  const undo = control.state.value.view?.undo;
  if (!undo) return null;
  const left = secondsUntil(undo.until, control.serverNow);
  return left > 0 ? words.undo(left) : null;
}
