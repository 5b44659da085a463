import { BesideButton } from "../comparing/beside";
import { ActionLines, ActionListButton } from "./actions";
import { AddAndHide, Cards, textFields, Withheld } from "./cards";
import { hourOf, spanOf } from "./clock";
import { useDesk } from "./context";
import { Controls, Tools } from "./controls";
import { FollowButton } from "./followup";
import { Foot } from "./foot";
import { MendButtons } from "./mend";
import { Miniature } from "./mini";
import { nextPicture } from "./nextpicture";
import { Notices } from "./notices";
import { Peek } from "./peek";
import { Ready } from "./ready";
import { ReplayPanel } from "./replay";
import { ScoresButton } from "./scoresdialog";
import { onTheWall } from "./state";
import { Counts, Status } from "./status";
import { Timing } from "./timer";
import { Times } from "./times";
import { Wait } from "./wait";

/** The page on a laptop, with the projector on another screen: all at one glance, nothing to scroll but lists. */
export function DeskPage() {
  const { control, words } = useDesk();
  const { view, tally } = control.state.value;
  const wall = onTheWall(control.state.value);
  if (!view || !wall) return <Wait />;
  const frozen = view.projector.cover === "frozen";
  const title = view.next?.slide.title || view.next?.question?.asked?.short || view.next?.question?.asked?.prompt;
  const after = title ? words.after(title) : words.afterNone;
  const question = control.tallied ?? view.question;
  const unseen = control.covered || question?.phase === "waiting";
  // With nothing to look through, the pictures have the room; what stays to be said of a frozen one takes it again.
  const pictures = !frozen && !view.projector.replay && view.projector.place === "slide" && (!question || (unseen && textFields(question.asked?.fields).length === 0));
  return (
    <main class={pictures ? "desk desk-pictures" : "desk"}>
      <h1 class="sr-only">{view.projector.room.title}</h1>
      <div class="desk-top">
        <section class="desk-now">
          <h2 class="caption">{frozen ? words.onBeamerFrozen : words.onBeamer}</h2>
          <Miniature view={wall.view} tally={wall.tally} label={words.onBeamer} live={!frozen} />
        </section>
        <section class="desk-next">
          {frozen ? (
            <>
              <h2 class="caption">{words.underFrozen}</h2>
              <Miniature view={view.projector} tally={tally?.projector ?? null} label={words.underFrozen} live />
            </>
          ) : (
            view.ahead.ahead !== "nothing" && (
              <>
                <h2 class="caption">{after}</h2>
                <Miniature view={nextPicture(view)} tally={null} label={after} />
              </>
            )
          )}
        </section>
        <aside class="desk-side">
          <div class="desk-side-inner">
            <Clock />
            <div class="notes" tabIndex={0} role="region" aria-label={words.notes}>
              {view.notes || <span class="soft">{words.noNotes}</span>}
            </div>
            <MendButtons />
          </div>
        </aside>
      </div>
      <section class="desk-work">
        {view.projector.replay ? (
          <ReplayPanel />
        ) : view.projector.place === "lobby" ? (
          <Ready />
        ) : view.projector.place === "closing" ? (
          <Times />
        ) : (
          <>
            <header class="desk-status">
              <Status />
              <Counts />
              <Timing />
              <span class="spring" />
              <ScoresButton />
              <BesideButton />
              <FollowButton />
              <ActionListButton />
              <AddAndHide />
            </header>
            <div class="desk-columns">
              {!control.onlyTexts && (
                <div class="desk-tally" tabIndex={0} role="region" aria-label={words.result}>
                  <Peek />
                </div>
              )}
              <div class="desk-cards">
                <ActionLines />
                <Cards />
                <Withheld />
              </div>
            </div>
          </>
        )}
      </section>
      <Notices />
      <div class="desk-steer">
        <Controls />
        <Tools />
      </div>
      <Foot />
    </main>
  );
}

/** What time it is, how long the workshop has lasted and how long this question or slide has been up. */
export function Clock() {
  const { control, words, language } = useDesk();
  const { view } = control.state.value;
  if (!view) return null;
  const now = control.serverNow;
  const on = spanOf(now - view.slideSince);
  return (
    <p class="clock">
      <time class="clock-time">{hourOf(now, language)}</time>
      <span>
        {words.elapsed(Math.max(0, Math.floor((now - view.beganAt) / 60_000)))}
        <br />
        {view.question ? words.onQuestion(view.question.number, on) : words.onSlide(on)}
      </span>
    </p>
  );
}
