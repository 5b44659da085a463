import { useEffect, useRef, useState } from "preact/hooks";
import { languageOf } from "../lib/figures";
import type { SlideOutcome, SlideText } from "../lib/protocol.gen";
import { mistakeWords } from "../writing/mistake";
import { type Piece, PIECES, pieceOf } from "../writing/pieces";
import { lineAt } from "../writing/source";
import { scrollTo } from "../writing/scroll";
import { Trouble } from "./api";
import { useDesk } from "./context";
import { Modal } from "./modal";
import { reasonWords } from "./notices";
import { troubleWords } from "./troublewords";

/** The slide where the show stands, while it can be mended. */
function useSlide() {
  const { view } = useDesk().control.state.value;
  return view && !view.projector.room.ended ? view.projector.slide : null;
}

/** Open the dialogs that mend the slide where the show stands, and that put a new one behind it. */
export function MendButtons() {
  const { control, words } = useDesk();
  if (!useSlide()) return null;
  return (
    <div class="in-row mend-row">
      <button type="button" aria-haspopup="dialog" onClick={() => (control.dialog.value = "mend")}>
        {words.mend}
      </button>
      <button type="button" aria-haspopup="dialog" onClick={() => (control.dialog.value = "addSlide")}>
        {words.addSlide}
      </button>
    </div>
  );
}

/** Mends the slide where the show stands: its text as the room has it, and what may not change any more said with its way out. */
export function MendDialog() {
  const { control, words } = useDesk();
  // The one that was there when she began: the show may move on meanwhile.
  const [id] = useState(() => control.state.peek().view?.projector.slide?.id ?? "");
  const [slide, setSlide] = useState<SlideText | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const close = () => (control.dialog.value = null);
  useEffect(() => {
    control.api.slide(control.code, id).then(setSlide, (error) => setTrouble(troubleWords(error, words)));
  }, []);
  return (
    <Modal title={words.mendTitle} closeWord={words.shut} onClose={close} wide>
      {trouble && (
        <p class="notice notice-error" role="alert">
          {trouble}
        </p>
      )}
      {!slide && !trouble && <p class="soft">{words.loading}</p>}
      {slide && (
        <Writing
          about={slide.answered ? words.mendAnswered : words.mendAbout}
          first={slide.source}
          keep={async (source) => {
            const outcome = await control.api.mendSlide(control.code, id, { version: slide.version, source });
            if (outcome.outcome === "kept") control.mended(slide, outcome.slide);
            return outcome;
          }}
          again={(source) => control.addSlide(id, source)}
        />
      )}
    </Modal>
  );
}

/** Puts a new slide behind the one where the show stands. */
export function AddSlideDialog() {
  const { control, words } = useDesk();
  const [id] = useState(() => control.state.peek().view?.projector.slide?.id ?? "");
  const language = languageOf(control.state.peek().view?.projector.room.language ?? "nl");
  const [piece, setPiece] = useState<Piece>("slide");
  return (
    <Modal title={words.addSlideTitle} closeWord={words.shut} onClose={() => (control.dialog.value = null)} wide>
      <fieldset class="choices choices-row">
        <legend>{words.addSlideKind}</legend>
        {PIECES.map((one) => (
          <label key={one}>
            <input type="radio" name="piece" checked={piece === one} onChange={() => setPiece(one)} />
            {words.pieceNames[one]}
          </label>
        ))}
      </fieldset>
      <Writing key={piece} about={words.addSlideAbout} first={insideOf(pieceOf(piece, "", language))} keep={(source) => control.addSlide(id, source)} />
    </Modal>
  );
}

/** A piece of a deck without what parts it from the slide before and gives it an id: here the room does both. */
const insideOf = (piece: string) => `${piece.replace(/^(---)?\s*(```slide[^`]*```\s*)?/, "").trimEnd()}\n`;

interface WritingProps {
  about: string;
  first: string;
  keep: (source: string) => Promise<SlideOutcome>;
  /** Asks what is written as a question of its own, where it may not take the place of what was answered. */
  again?: (source: string) => Promise<SlideOutcome>;
}

/** The text of one slide, and what the room says to it. */
function Writing({ about, first, keep, again }: WritingProps) {
  const { control, words, language } = useDesk();
  const box = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<SlideOutcome | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (work: (source: string) => Promise<SlideOutcome>) => {
    if (busy || !box.current) return;
    setBusy(true);
    setTrouble(null);
    setOutcome(null);
    try {
      const came = await work(box.current.value);
      if (came.outcome === "kept") return void (control.dialog.value = null);
      setOutcome(came);
    } catch (error) {
      setTrouble(error instanceof Trouble && error.status === 409 ? words.mendChanged : troubleWords(error, words));
    }
    setBusy(false);
  };
  const goTo = (line: number, column: number) => {
    const text = box.current;
    if (!text) return;
    text.focus();
    text.setSelectionRange(lineAt(text.value, line) + column - 1, lineAt(text.value, line + 1));
    scrollTo(text, text.selectionStart);
  };
  return (
    <form
      class="in-stack mend"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(keep);
      }}
    >
      <p class="soft" id="mend-about">
        {about}
      </p>
      <textarea ref={box} rows={14} aria-label={words.mendText} aria-describedby="mend-about mend-told" defaultValue={first} spellcheck={false} />
      <div id="mend-told" class="in-stack" role="alert">
        {trouble && <p class="notice notice-error">{trouble}</p>}
        {outcome?.outcome === "refused" && <p class="notice notice-error">{reasonWords(outcome.reason, words)}</p>}
        {outcome?.outcome === "answered" && (
          <p class="notice notice-warn">
            {words.mendRefused(words.mendParts[outcome.part](outcome.field ?? ""))}
            {again && (
              <button type="button" onClick={() => void attempt(again)}>
                {words.mendAgain}
              </button>
            )}
          </p>
        )}
        {outcome?.outcome === "mistakes" && (
          <div class="writing-mistakes">
            <h3>{words.mistakes(outcome.mistakes.length)}</h3>
            <ol>
              {outcome.mistakes.map((mistake, at) => (
                <li key={at}>
                  <button type="button" class="quiet" onClick={() => goTo(mistake.line, mistake.column)}>
                    {words.mistakeLine(mistake.line)}
                  </button>
                  <span>{mistakeWords(mistake, language)}</span>
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
      <div class="in-row">
        <button type="submit" class="primary" disabled={busy}>
          {words.mendKeep}
        </button>
      </div>
    </form>
  );
}
