import { useRef, useState } from "preact/hooks";
import type { Language } from "../lib/locale";
import type { WritingWords } from "../locale/writing.nl";
import { blockOf } from "./block";
import { Area, focusSoon, Frame, Tick, Wrong } from "./control";
import type { DeckEditor } from "./editor";
import { FIGURES, FigureForm, figureOf } from "./figureform";
import { ImageButton, type Images } from "./imagebutton";
import { ImageList, Replace } from "./imagelist";
import type { Keeper } from "./keeper";
import { lensOf, wrongIn } from "./lens";
import { type Mark, MARKS, marked } from "./mark";
import { freshId } from "./name";
import { type Piece, PIECES, questionOf } from "./pieces";
import { Adder, type Earlier, QuestionForm } from "./questionform";
import { told, withBody, withFence, withTitle } from "./slide";
import { fenceOf, textOf, type Section } from "./source";

interface SlideProps {
  editor: DeckEditor<Keeper>;
  slide: number;
  words: WritingWords;
  language: Language;
  /** By piece, from the presenter's words. */
  pieces: Record<Piece, string>;
  /** Goes to the text, for what no form can read. */
  toText: () => void;
  /** Nothing for a slide of a running room: its images, and what it is called there, are the room's. */
  images: Images | null;
}

/** What stands on a slide: its text, what it asks, what is drawn, and the notes. */
export function SlideForm({ editor, slide, words, language, pieces, toText, images }: SlideProps) {
  const section = editor.source.value?.sections[slide];
  return section ? <Whole section={section} {...{ editor, slide, words, language, pieces, toText, images }} /> : null;
}

function Whole({ editor, slide, section, words, language, pieces, toText, images }: SlideProps & { section: Section }) {
  const text = editor.text.value;
  const { title, body } = told(text, section);
  // What a question's slide says beside it is seen at first where there is any; afterwards it is for her to open and close.
  const [writes] = useState(Boolean(title || body));
  const lens = (part: "head" | "slide" | "question" | "figure") => lensOf(editor, slide, part, words, language);
  const [settings, question, figure] = [lens("slide"), lens("question"), lens("figure")];
  const head = lensOf(editor, -1, "head", words, language).block;
  const asked = questionsOf(text, editor.sections);
  const fence = (name: string, inside: string | null) => editor.change(withFence(text, section, name, inside));
  const takeOut = (name: string) => {
    fence(name, null);
    focusSoon("title");
  };
  const has = (name: string) => fenceOf(section, name) !== null;
  const notes = fenceOf(section, "notes");
  const image = settings.block.text(["image"]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const wrongTitle = wrongIn(editor, slide, "title", language);
  const wrongNotes = wrongIn(editor, slide, "notes", language);
  const ask = (piece: Piece) => {
    if (piece === "slide") return;
    const id = freshId(text, images ? words.questionId : words.newQuestionId);
    fence("question", questionOf(piece, id, language));
  };
  const wording = (
    <>
      <Frame id="title" label={words.title} hint={has("question") ? words.titleHint : undefined} mistakes={wrongTitle}>
        {(told) => (
          <input {...told} value={title} autocomplete="off" onInput={(event) => editor.write(withTitle(text, section, event.currentTarget.value), `${slide} title`)} />
        )}
      </Frame>
      <BodyBox editor={editor} slide={slide} section={section} words={words} language={language} images={has("question") || has("figure") || image ? null : images} />
    </>
  );
  const earlier = asked.filter(({ at }) => at < slide);
  return (
    <>
      <Wrong id="slide-wrong" mistakes={settings.wrongBeside([], ["extra"])} />
      {images && settings.block.has(["image"]) && (
        <section class="form-part">
          <p>{words.image}</p>
          <div class="in-row">
            <Replace words={words} images={images} named="" trouble={setTrouble} replace={(path) => lens("slide").block.text(["image"]) === image && lens("slide").put(["image"], path)} />
            <button type="button" class="quiet" onClick={() => settings.edit((doc) => doc.deleteIn(["image"]))}>
              {words.imageRemove}
            </button>
          </div>
          {trouble && (
            <p class="notice notice-error" role="alert">
              {trouble}
            </p>
          )}
        </section>
      )}
      {!has("question") && <section class="form-part">{wording}</section>}
      {has("question") &&
        (question.block.broken ? (
          <Broken words={words} part={words.question} mistakes={question.wrong([])} toText={toText} />
        ) : (
          <QuestionForm lens={question} head={head} earlier={earlier} remove={images && (() => takeOut("question"))} />
        ))}
      {has("question") && (
        <section class="form-part">
          <details open={writes || wrongTitle.length > 0 || wrongIn(editor, slide, "body", language).length > 0}>
            <summary>{words.wording}</summary>
            <div class="box-stack">{wording}</div>
          </details>
        </section>
      )}
      {has("figure") &&
        (figure.block.broken ? (
          <Broken words={words} part={words.figure} mistakes={figure.wrong([])} toText={toText} />
        ) : (
          <FigureForm lens={figure} head={head} questions={asked} remove={() => takeOut("figure")} />
        ))}
      <div class="in-row">
        {!has("question") && !image && <Adder label={words.ask} ask={words.ask} options={PIECES.filter((piece) => piece !== "slide").map((piece) => ({ value: piece, words: pieces[piece] }))} add={ask} />}
        {!has("question") && !image && earlier.length > 0 && (
          <button type="button" onClick={() => fence("question", `again: ${earlier[0]!.id}\n`)}>
            + {words.askAgain}
          </button>
        )}
        {!has("figure") && !image && (
          <Adder label={words.figureAdd} ask={words.figureAdd} options={FIGURES.map((kind) => ({ value: kind, words: words.figures[kind] }))} add={(kind) => fence("figure", figureOf(kind, figure))} />
        )}
      </div>
      <section class="form-part">
        <Frame id="notes" label={words.notes} hint={words.notesHint} mistakes={wrongNotes}>
          {(told) => (
            <Area
              {...told}
              rows={3}
              value={notes ? textOf(text, notes.inside).replace(/^\n+|\n+$/g, "") : ""}
              type={(value) => editor.write(withFence(text, section, "notes", value.trim() ? value : null), `${slide} notes`)}
            />
          )}
        </Frame>
        {images && !settings.block.broken && (
          <Tick
            lens={has("slide") ? settings : { ...settings, put: (_, value) => value && fence("slide", `id: ${question.block.text(["id"]) || freshId(text, "slide")}\nextra: ${value}\n`) }}
            path={["extra"]}
            label={words.extra}
            hint={words.extraHint}
          />
        )}
      </section>
    </>
  );
}

/** The Markdown of a slide, with buttons for what it can say. */
function BodyBox({
  editor,
  slide,
  section,
  words,
  language,
  images,
}: Pick<SlideProps, "editor" | "slide" | "words" | "language"> & { section: Section; images: Images | null }) {
  const box = useRef<HTMLDivElement>(null);
  const text = editor.text.value;
  const { body } = told(text, section);
  /** The slide by now: an image may have been on its way for a while. */
  const now = () => editor.sections[slide];
  const write = (value: string, kind = "body") => {
    const section = now();
    if (section) editor.write(withBody(editor.text.peek(), section, value), `${slide} ${kind}`);
  };
  const [dropped, setDropped] = useState<File | null>(null);
  /** What is dropped or pasted as a file is asked about where it is an image; all else is text. */
  const taken = (event: Event, files: FileList | undefined) => {
    const file = [...(files ?? [])].find(({ type }) => type.startsWith("image/"));
    if (!images || !file) return;
    event.preventDefault();
    setDropped(file);
  };
  const mark = (mark: Mark) => {
    const area = box.current?.querySelector("textarea");
    if (!area) return;
    const next = marked(area.value, { from: area.selectionStart, to: area.selectionEnd }, mark);
    area.value = next.text;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
    area.setSelectionRange(next.from, next.to);
  };
  const bodyNow = () => {
    const section = now();
    return section ? told(editor.text.peek(), section).body : "";
  };
  return (
    <div class="body-box" ref={box}>
      <Frame id="body" label={words.body} hint={words.bodyHint} mistakes={wrongIn(editor, slide, "body", language)}>
        {(told) => (
          <>
            <div class="marks-row" role="group" aria-label={words.marksOf}>
              {MARKS.map((name) => (
                <button type="button" key={name} onClick={() => mark(name)}>
                  {words.marks[name]}
                </button>
              ))}
              {images && <ImageButton words={words} {...images} {...{ dropped }} done={() => setDropped(null)} insert={(line) => write(`${body.trimEnd()}\n\n${line}`, "image")} />}
            </div>
            <Area
              {...told}
              rows={3}
              value={body}
              type={write}
              onPaste={(event) => taken(event, event.clipboardData?.files)}
              onDragOver={(event) => images && event.dataTransfer?.types.includes("Files") && event.preventDefault()}
              onDrop={(event) => taken(event, event.dataTransfer?.files)}
            />
          </>
        )}
      </Frame>
      {images && <ImageList {...{ words, images, body, write }} picture={editor.pictureOf(slide)} now={bodyNow} />}
    </div>
  );
}

/** A block that cannot be read: its text has to be mended. */
export function Broken({ words, part, mistakes, toText }: { words: WritingWords; part: string; mistakes: string[]; toText: () => void }) {
  return (
    <section class="form-part">
      <h3>{part}</h3>
      <p>{words.broken}</p>
      <Wrong id={`${part}-wrong`} mistakes={mistakes} />
      <button type="button" onClick={toText}>
        {words.toText}
      </button>
    </section>
  );
}

/** The deck's own questions, and on which slides they are asked first. */
function questionsOf(text: string, sections: Section[]): (Earlier & { at: number })[] {
  return sections.flatMap((section, at) => {
    const fence = fenceOf(section, "question");
    const block = fence && blockOf(textOf(text, fence.inside));
    const id = block?.text(["id"]);
    return block && id ? [{ id, at, prompt: block.text(["short"]) || block.text(["prompt"]) }] : [];
  });
}
