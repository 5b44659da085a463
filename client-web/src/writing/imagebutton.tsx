import { useEffect, useRef, useState } from "preact/hooks";
import type { WritingWords } from "../locale/writing.nl";
import { Modal } from "../presenter/modal";
import { imageLine } from "./images";
import { shrunk } from "./shrink";

/** How images come beside a deck, and why they do not. */
export interface Images {
  /** Keeps an image beside the deck; how its text names it. */
  bring: (image: Blob) => Promise<string>;
  /** Why it could not be kept, in words. */
  why: (error: unknown) => string;
}

interface ImageButtonProps extends Images {
  words: WritingWords;
  /** Puts a line of Markdown into the text. */
  insert: (line: string) => void;
  /** A file that was dropped or pasted, which is asked about at once. */
  dropped: File | null;
  /** Nothing is dropped any more. */
  done: () => void;
}

/** Puts an image into the text of a slide, once it is said what it shows. */
export function ImageButton(props: ImageButtonProps) {
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    props.done();
  };
  return (
    <>
      <button type="button" class="image-button" onClick={() => setOpen(true)}>
        {props.words.imageButton}
      </button>
      {(open || props.dropped) && <Choosing {...props} close={close} />}
    </>
  );
}

function Choosing({ words, bring, insert, dropped, why, close }: ImageButtonProps & { close: () => void }) {
  const [image, setImage] = useState<Blob | null>(null);
  /** The file chosen last, while it is read and made smaller, and after. */
  const chosen = useRef<Promise<Blob | null>>(Promise.resolve(null));
  const [source, setSource] = useState<string | null>(null);
  const [alt, setAlt] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    if (!image) return setSource(null);
    const url = URL.createObjectURL(image);
    setSource(url);
    return () => URL.revokeObjectURL(url);
  }, [image]);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setTrouble(null);
    const reading = shrunk(file);
    chosen.current = reading;
    const small = await reading;
    // Another may have been chosen while this one was read.
    if (chosen.current !== reading) return;
    setImage(small);
    if (!small) setTrouble(words.imageUnread(file.name));
  };
  useEffect(() => void choose(dropped ?? undefined), [dropped]);
  const told = (text: string) => {
    setAlt(text);
    setTrouble(null);
  };
  const add = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const shows = alt.replace(/\s+/g, " ").trim();
    setBusy(true);
    const ready = await chosen.current;
    if (!ready || !shows) {
      setTrouble(ready ? words.imageAltMissing : words.imageMissing);
      return setBusy(false);
    }
    try {
      insert(imageLine(shows, await bring(ready)));
      close();
    } catch (error) {
      setTrouble(why(error));
      setBusy(false);
    }
  };
  return (
    <Modal title={words.imageTitle} closeWord={words.imageStay} onClose={close}>
      {/* Undoing in here is about what is typed here. */}
      <form class="box-stack" onSubmit={(event) => void add(event)} onKeyDown={(event) => event.stopPropagation()}>
        {dropped && <p>{dropped.name}</p>}
        <label class="box">
          {words.imageFile}
          <input type="file" accept="image/*" onChange={(event) => void choose(event.currentTarget.files?.[0])} />
        </label>
        {source && <img class="chosen" src={source} alt="" />}
        <label class="box">
          {words.imageAlt}
          <textarea rows={2} maxLength={500} value={alt} aria-describedby="image-alt-hint" onInput={(event) => told(event.currentTarget.value)} />
        </label>
        <small id="image-alt-hint">{words.imageAltHint}</small>
        {trouble && (
          <p class="notice notice-error" role="alert">
            {trouble}
          </p>
        )}
        <div class="in-row">
          <button type="submit" class="primary" aria-disabled={busy}>
            {words.imageAdd}
          </button>
        </div>
      </form>
    </Modal>
  );
}
