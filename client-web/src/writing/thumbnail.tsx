import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { languageOf } from "../lib/figures";
import type { DeckPicture } from "../lib/protocol.gen";
import { Screen } from "../projector/screen";
import { firstWords, wordsFor } from "../projector/words";

/** A slide as the projector draws it, in small; it says nothing itself to who cannot see it. */
export function Thumbnail({ picture: { view } }: { picture: DeckPicture }) {
  const language = languageOf(view.room.language);
  const [words, setWords] = useState(firstWords);
  useEffect(() => void wordsFor(language).then((spoken) => setWords(() => spoken)), [language]);
  return (
    <div class="mini-picture" inert>
      <Screen view={view} tally={null} present={null} join={null} words={words} still />
    </div>
  );
}

/** How far beyond the edge of what is seen a thumbnail is drawn already. */
const AHEAD = "400px";

/** Draws a slide only once it comes into view: a long deck has hundreds. */
export function LazyThumbnail({ picture }: { picture: DeckPicture }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || !place.current) return;
    const watch = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true), { rootMargin: AHEAD });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [seen]);
  // The same element is not drawn anew while she types elsewhere.
  const drawn = useMemo(() => <Thumbnail picture={picture} />, [picture]);
  return (
    <div class="mini" ref={place}>
      {seen && drawn}
    </div>
  );
}
