import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { languageOf } from "../lib/figures";
import type { DeckMistake, SlideOutcome, SlideText } from "../lib/protocol.gen";
import type { WritingWords } from "../locale/writing.nl";
import { mistakeWords } from "../writing/mistake";
import { type Piece, PIECES, pieceOf } from "../writing/pieces";
import { lineAt } from "../writing/source";
import { scrollTo } from "../writing/scroll";
import { Trouble } from "./api";
import { useDesk } from "./context";
import { Modal } from "./modal";
import { reasonWords } from "./notices";
import { troubleWords } from "./troublewords";
import { writingWords } from "./writingwords";

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

/** What the form of a slide is made of, which is fetched when it is first needed. */
type Form = Pick<typeof import("../writing/oneslide"), "OneSlide" | "goTo"> & { writing: WritingWords };

/** One slide as a form or as its text, and what the room says to it. */
function Writing({ about, first, keep, again }: WritingProps) {
  const { control, words, language } = useDesk();
  const box = useRef<HTMLTextAreaElement>(null);
  const source = useRef(first);
  const [form, setForm] = useState<Form | null>(null);
  const [byForm, setByForm] = useState(true);
  const [outcome, setOutcome] = useState<SlideOutcome | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    // Without the form there is the text.
    Promise.all([import("../writing/oneslide"), writingWords(language)]).then(
      ([{ OneSlide, goTo }, writing]) => setForm({ OneSlide, goTo, writing }),
      () => setByForm(false),
    );
  }, []);
  const attempt = async (work: (source: string) => Promise<SlideOutcome>) => {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    setOutcome(null);
    try {
      const came = await work(source.current);
      if (came.outcome === "kept") return void (control.dialog.value = null);
      setOutcome(came);
    } catch (error) {
      setTrouble(error instanceof Trouble && error.status === 409 ? words.mendChanged : troubleWords(error, words));
    }
    setBusy(false);
  };
  const mistakes = useMemo(() => (outcome?.outcome === "mistakes" ? outcome.mistakes : []), [outcome]);
  const goTo = (mistake: DeckMistake) => {
    if (byForm) return form?.goTo(mistake);
    const text = box.current;
    if (!text) return;
    text.focus();
    text.setSelectionRange(lineAt(text.value, mistake.line) + mistake.column - 1, lineAt(text.value, mistake.line + 1));
    scrollTo(text, text.selectionStart);
  };
  return (
    <div class="in-stack mend">
      <p class="soft" id="mend-about">
        {about}
      </p>
      {form && (
        <div class="writing-ways" role="group" aria-label={form.writing.ways}>
          <button type="button" aria-pressed={byForm} onClick={() => setByForm(true)}>
            {form.writing.byForm}
          </button>
          <button type="button" aria-pressed={!byForm} onClick={() => setByForm(false)}>
            {form.writing.asText}
          </button>
        </div>
      )}
      {byForm && !form && <p class="soft">{words.loading}</p>}
      {byForm && form && (
        <form.OneSlide
          {...{ mistakes, language }}
          first={source.current}
          typed={(text) => (source.current = text)}
          words={form.writing}
          pieces={words.pieceNames}
          toText={() => setByForm(false)}
        />
      )}
      {!byForm && (
        <textarea
          ref={box}
          rows={14}
          aria-label={words.mendText}
          aria-describedby="mend-about mend-told"
          defaultValue={source.current}
          spellcheck={false}
          onInput={(event) => (source.current = event.currentTarget.value)}
        />
      )}
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
        {mistakes.length > 0 && (
          <div class="writing-mistakes">
            <h3>{words.mistakes(mistakes.length)}</h3>
            <ol>
              {mistakes.map((mistake, at) => (
                <li key={at}>
                  <button type="button" class="quiet" onClick={() => goTo(mistake)}>
                    {byForm ? words.mistakeThere : words.mistakeLine(mistake.line)}
                  </button>
                  <span>{mistakeWords(mistake, language)}</span>
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
      <div class="in-row">
        <button type="button" class="primary" disabled={busy} onClick={() => void attempt(keep)}>
          {words.mendKeep}
        </button>
      </div>
    </div>
  );
}
