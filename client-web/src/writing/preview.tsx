import { useEffect, useRef } from "preact/hooks";
import type { DeckPicture } from "../lib/protocol.gen";
import type { Words } from "../locale/presenter.nl";
import type { WritingWords } from "../locale/writing.nl";
import type { DeckEditor } from "./editor";
import { SamplePhone } from "./samplephone";
import { Thumbnail } from "./thumbnail";

/** The slide that is written, as the room will see it: on the projector, and on a phone that can be tried. */
export function Preview({ editor, words, common }: { editor: DeckEditor; words: WritingWords; common: Words }) {
  const slide = Math.max(0, editor.slide.value);
  const picture = editor.pictureOf(slide);
  const { mistakes, pictures } = editor.keeper.deck.value;
  const behind = mistakes.length > 0 && !pictures.some(({ view }) => view.slide?.id === picture?.view.slide?.id);
  if (!picture) return <p class="soft writing-waiting">{words.waiting}</p>;
  return (
    <div class="previews">
      {behind && <p class="soft">{words.older}</p>}
      <figure class="preview-beamer">
        <figcaption>{common.onBeamer}</figcaption>
        <div class="mini" role="img" aria-label={`${common.onBeamer}: ${picture.title}`}>
          <Thumbnail picture={picture} />
        </div>
      </figure>
      <figure class="preview-phone">
        <figcaption>{words.onPhone}</figcaption>
        <Phone picture={picture} title={words.onPhone} />
      </figure>
    </div>
  );
}

function Phone({ picture, title }: { picture: DeckPicture; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const phone = useRef<SamplePhone | null>(null);
  useEffect(() => {
    const page = frame.current?.contentDocument;
    if (page) phone.current = new SamplePhone(page);
    return () => phone.current?.stop();
  }, []);
  useEffect(() => void phone.current?.show(picture.phone, document.documentElement.dataset["theme"] ?? "light"), [picture]);
  return (
    <div class="phone-glass">
      <iframe ref={frame} title={title} />
    </div>
  );
}
