import type { BlockView, SlideView } from "../lib/protocol.gen";
import { Body } from "../ui/body";

/** An image in the text of a slide. */
export type Image = Extract<BlockView, { block: "image" }>;

/** The text of a slide, and the images that stand beside it. */
export function parted(body: BlockView[]): { text: BlockView[]; images: Image[] } {
  const isImage = (block: BlockView): block is Image => block.block === "image";
  return { text: body.filter((block) => !isImage(block)), images: body.filter(isImage) };
}

/** A slide that is an image as a whole: as large as the screen takes it, and read out as its title and text. */
export function Whole({ slide, src, broken }: { slide: SlideView; src: string; broken: () => void }) {
  return (
    <main class="pj-main pj-whole">
      <h1 class="sr-only">{slide.title}</h1>
      <img src={src} alt="" onError={broken} />
      <div class="sr-only">
        <Body blocks={slide.body} />
      </div>
    </main>
  );
}

/** Images beside a text, or alone. */
export function Images({ images, alone }: { images: Image[]; alone: boolean }) {
  const across = alone && images.length < 4 ? images.length : images.length > 2 ? 2 : 1;
  return (
    <div class="pj-figure pj-images" style={{ "--across": across }}>
      {images.map(({ src, alt }) => (
        <img key={src} src={src} alt={alt} />
      ))}
    </div>
  );
}
