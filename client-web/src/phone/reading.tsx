import { Body, FigureText } from "./body";
import type { LaterScene } from "./laterscene";

/** What a slide shows, for who cannot read it on the wall: its text, and its images for who asks for them. */
export function Reading({ state, words }: Pick<LaterScene, "state" | "words">) {
  const { slide, room } = state.view ?? {};
  if (!slide) return null;
  const images = slide.body.filter((block) => block.block === "image");
  return (
    <>
      {(slide.body.length > images.length || slide.figure) && (
        <details>
          <summary>{words.waitRead}</summary>
          <div class="slide" lang={room?.language}>
            <Body blocks={slide.body} />
            {slide.figure && <FigureText figure={slide.figure} />}
          </div>
        </details>
      )}
      {images.map(({ src, alt }) => <Image key={src} src={src} alt={alt} label={words.showImage(alt)} />)}
      {slide.image && <Image key={slide.image} src={slide.image} alt={slide.title} label={words.showSlide} />}
    </>
  );
}

/** An image that is fetched once it is asked for: no phone downloads what nobody there wants to see. */
function Image({ src, alt, label }: { src: string; alt: string; label: string }) {
  const fetchIt = ({ currentTarget }: { currentTarget: HTMLDetailsElement }) => {
    const image = currentTarget.querySelector("img");
    if (currentTarget.open && image && !image.src) image.src = src;
  };
  return (
    <details onToggle={fetchIt}>
      <summary>{label}</summary>
      <img alt={alt} />
    </details>
  );
}
