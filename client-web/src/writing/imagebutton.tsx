import { useEffect, useRef, useState } from "preact/hooks";
import type { WritingWords } from "../locale/writing.nl";
import { Modal } from "../presenter/modal";
import { escaped } from "./pdf/text";
import { shrunk } from "./shrink";

interface ImageButtonProps {
  words: WritingWords;
  /** Keeps an image beside the deck; how its text names it. */
  bring: (image: Blob) => Promise<string>;
  /** Puts a line of Markdown into the text. */
  insert: (line: string) => void;
  /** Why it could not be kept, in words. */
  why: (error: unknown) => string;
}

/** Puts an image into the text of a slide, once it is said what it shows. */
export function ImageButton(props: ImageButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {props.words.imageButton}
      </button>
      {open && <Choosing {...props} close={() => setOpen(false)} />}
    </>
  );
}

function Choosing({ words, bring, insert, why, close }: ImageButtonProps & { close: () => void }) {
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
      insert(`![${escaped(shows)}](${await bring(ready)})`);
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
