import { useRef, useState } from "preact/hooks";
import type { DeckPicture } from "../lib/protocol.gen";
import type { WritingWords } from "../locale/writing.nl";
import { parted } from "../projector/image";
import type { Images } from "./imagebutton";
import { imageLine, imagesOf, type Placed, withImage, withoutImage } from "./images";
import { shrunk } from "./shrink";

interface ImageListProps {
  words: WritingWords;
  images: Images;
  body: string;
  /** The slide as it was drawn last, if it ever was. */
  picture: DeckPicture | null;
  /** Writes the text anew; changes of one kind that follow each other are undone as one. */
  write: (body: string, kind: string) => void;
  /** The text as it is by now. */
  now: () => string;
}

/** The images in the text of a slide: what each shows, another one for it, or none. */
export function ImageList({ words, images, body, picture, write, now }: ImageListProps) {
  const list = useRef<HTMLUListElement>(null);
  const placed = imagesOf(body);
  const drawn = parted(picture?.view.slide?.body ?? []).images;
  /** The place in the text as it is by now, if the same image still stands there. */
  const again = (at: number, path: string) => imagesOf(now()).find((image, index) => index === at && image.path === path);
  const remove = (at: number, image: Placed) => {
    const row = list.current;
    const stack = row?.parentElement;
    write(withoutImage(body, image), `image ${at} gone`);
    requestAnimationFrame(() => {
      const left = row?.querySelectorAll<HTMLElement>(".image-remove");
      (left?.[Math.min(at, left.length - 1)] ?? stack?.querySelector<HTMLElement>(".image-button"))?.focus();
    });
  };
  return (
    <ul class="image-list" ref={list} hidden={placed.length === 0}>
      {placed.map((image, at) => (
        <Row
          key={at}
          {...{ words, images, image }}
          src={drawn.find(({ src }) => src.includes(image.path.slice(image.path.indexOf("/"))))?.src ?? null}
          say={(alt) => write(withImage(body, image, imageLine(alt, image.path)), `image ${at} alt`)}
          replace={(path) => {
            const there = again(at, image.path);
            if (there) write(withImage(now(), there, imageLine(there.alt, path)), `image ${at} ${path}`);
          }}
          remove={() => remove(at, image)}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  words: WritingWords;
  images: Images;
  image: Placed;
  src: string | null;
  say: (alt: string) => void;
  replace: (path: string) => void;
  remove: () => void;
}

function Row({ words, images, image, src, say, replace, remove }: RowProps) {
  const box = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  return (
    <li>
      {src ? <img src={src} alt="" /> : <span class="image-unseen" />}
      <div class="box-stack">
        <label class="box">
          {words.imageAlt}
          <input ref={box} value={image.alt} maxLength={500} autocomplete="off" onInput={(event) => say(event.currentTarget.value)} />
        </label>
        <div class="in-row">
          <Replace
            {...{ words, images }}
            named={image.alt}
            trouble={setTrouble}
            replace={(path) => {
              replace(path);
              // It may show something else.
              box.current?.select();
            }}
          />
          <button type="button" class="quiet image-remove" aria-label={`${words.imageTakeOut}: ${image.alt}`} onClick={remove}>
            {words.imageTakeOut}
          </button>
        </div>
        {trouble && (
          <p class="notice notice-error" role="alert">
            {trouble}
          </p>
        )}
      </div>
    </li>
  );
}

interface ReplaceProps {
  words: WritingWords;
  images: Images;
  /** What the image shows that another is chosen for. */
  named: string;
  replace: (path: string) => void;
  trouble: (words: string | null) => void;
}

/** Chooses another image. */
export function Replace({ words, images, named, replace, trouble }: ReplaceProps) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const choose = async (file: File | undefined) => {
    if (!file || busy) return;
    setBusy(true);
    trouble(null);
    try {
      const small = await shrunk(file);
      if (small) replace(await images.bring(small));
      else trouble(words.imageUnread(file.name));
    } catch (error) {
      trouble(images.why(error));
    } finally {
      setBusy(false);
      if (input.current) input.current.value = "";
    }
  };
  return (
    <>
      <button type="button" aria-disabled={busy} aria-label={named ? `${words.imageReplace}: ${named}` : undefined} onClick={() => input.current?.click()}>
        {words.imageReplace}
      </button>
      <input ref={input} type="file" accept="image/*" class="sr-only" tabIndex={-1} aria-hidden="true" onChange={(event) => void choose(event.currentTarget.files?.[0])} />
    </>
  );
}
