import { useEffect, useState } from "preact/hooks";
import type { ProjectorTally, ProjectorView } from "../lib/protocol.gen";
import { Screen } from "../projector/screen";
import { firstWords, wordsFor } from "../projector/words";
import { useDesk } from "./context";

interface MiniatureProps {
  view: ProjectorView;
  tally: ProjectorTally | null;
  label: string;
  /** The picture itself, on the whole of this window, rather than a small one of it. */
  full?: boolean;
  /** The picture that is on the wall now, with the page that was turned to there. */
  live?: boolean;
}

/** The projector's own drawing, in small; it speaks the deck's language, whatever the presenter's. */
export function Miniature({ view, tally, label, full = false, live = full }: MiniatureProps) {
  const { control } = useDesk();
  const { present, join } = control.state.value;
  const { language } = view.room;
  const [words, setWords] = useState(firstWords);
  useEffect(() => void wordsFor(language).then((spoken) => setWords(() => spoken)), [language]);
  const picture = (
    <Screen
      view={view}
      tally={tally}
      present={present}
      join={join}
      words={words}
      theme={control.beamerTheme.value}
      still={!full}
      page={live ? control.page.value : 0}
      offline={full && control.lost.value}
      now={() => control.serverNow}
    />
  );
  if (full) return <div class="mini">{picture}</div>;
  return (
    <div class="mini" role="img" aria-label={label}>
      <div class="mini-picture" inert>
        {picture}
      </div>
    </div>
  );
}
