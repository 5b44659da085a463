import type { ProjectorTally, ProjectorView } from "../lib/protocol.gen";
import { useDesk } from "./context";

/** The projector's own drawing, in small. */
export function Miniature({ view, label }: { view: ProjectorView; tally: ProjectorTally | null; label: string; full?: boolean }) {
  useDesk();
  return (
    <div class="mini" role="img" aria-label={label}>
      {view.slide?.title ?? view.question?.asked?.short ?? view.room.title}
    </div>
  );
}
