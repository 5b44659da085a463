import type { OutlineView, PresenterView } from "../lib/protocol.gen";
import { spanOf } from "./clock";
import { useDesk } from "./context";

/** How long the show stood on a slide so far, in milliseconds. */
export function spentOn(view: PresenterView, line: OutlineView, now: number): number {
  const here = view.projector.place === "slide" && view.projector.slide?.id === line.id && !view.projector.room.ended;
  return line.spent + (here ? Math.max(0, now - view.slideSince) : 0);
}

/** How long it stood on all of them. */
export function spentInAll(view: PresenterView, now: number): number {
  return view.outline.reduce((sum, line) => sum + spentOn(view, line, now), 0);
}

/** What the workshop's time went to, slide by slide. */
export function Times() {
  const { control, words } = useDesk();
  const { view } = control.state.value;
  if (!view) return null;
  const now = control.serverNow;
  const stood = view.outline.filter((line) => spentOn(view, line, now) >= 1000);
  return (
    <section class="times" tabIndex={0} aria-label={words.times}>
      <h2>
        {words.times}: {words.timeInAll(spanOf(spentInAll(view, now)))}
      </h2>
      <ol>
        {stood.map((line) => (
          <li key={line.id}>
            <span>{line.title}</span> <span class="figures">{spanOf(spentOn(view, line, now))}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
