import { useEffect, useMemo, useState } from "preact/hooks";
import type { Language } from "../../lib/locale";
import en from "../../locale/pdf.en";
import nl, { type PdfWords } from "../../locale/pdf.nl";
import type { Words } from "../../locale/presenter.nl";
import type { Api } from "../../presenter/api";
import { Modal } from "../../presenter/modal";
import { troubleWords } from "../../presenter/troublewords";
import { coming, deckOf, type Page, titleOf } from "./deck";
import { ALBUM, FILE, PAGES } from "./limit";
import { draw, Refusal } from "./pages";

interface ImportingProps {
  file: File;
  api: Api;
  words: Words;
  language: Language;
  open: (name: string) => void;
  close: () => void;
}

type Step =
  | { at: "reading" }
  | { at: "drawing" | "keeping"; done: number; of: number }
  | { at: "made"; name: string; slides: number; without: number }
  | { at: "stopped"; why: string };

/** Makes a deck of a PDF: draws its pages here, brings them to the server, and says how far it is. */
export function Importing({ file, api, words, language, open, close }: ImportingProps) {
  const said = language === "nl" ? nl : en;
  const [step, setStep] = useState<Step>({ at: "reading" });
  const stop = useMemo(() => new AbortController(), []);
  useEffect(() => {
    work(file, api, said, language, setStep, stop.signal).then(
      (made) => (made.without > 0 ? setStep({ at: "made", ...made }) : open(made.name)),
      (error: unknown) => (stop.signal.aborted ? close() : setStep({ at: "stopped", why: whyNot(error, file.name, said, words) })),
    );
    return () => stop.abort();
  }, []);
  // While it works, it is closed once what it began is undone.
  const leave = step.at === "stopped" || step.at === "made" ? close : () => stop.abort();
  return (
    <Modal title={said.title} closeWord={said.close} onClose={leave}>
      <Told step={step} file={file.name} said={said} />
      <div class="in-row">
        {step.at === "made" && (
          <button type="button" class="primary" onClick={() => open(step.name)}>
            {said.open}
          </button>
        )}
        {step.at !== "made" && (
          <button type="button" onClick={leave}>
            {step.at === "stopped" ? said.close : said.cancel}
          </button>
        )}
      </div>
    </Modal>
  );
}

function Told({ step, file, said }: { step: Step; file: string; said: PdfWords }) {
  switch (step.at) {
    case "reading":
      return <p role="status">{said.reading(file)}</p>;
    case "drawing":
    case "keeping": {
      const text = step.at === "drawing" ? said.page(step.done + 1, step.of) : said.keeping(step.done + 1, step.of);
      return (
        <>
          {/* Spoken now and then: a screen reader that says every page says nothing else. */}
          <p role={step.done % 10 === 0 ? "status" : undefined}>{text}</p>
          <progress max={2 * step.of} value={step.done + (step.at === "keeping" ? step.of : 0)} aria-label={text} />
          <p class="soft">{said.here}</p>
        </>
      );
    }
    case "made":
      return (
        <>
          <p role="status">{said.done(step.slides)}</p>
          <p>{said.without(step.without)}</p>
        </>
      );
    case "stopped":
      return (
        <p class="notice notice-error" role="alert">
          {step.why}
        </p>
      );
  }
}

async function work(
  file: File,
  api: Api,
  said: PdfWords,
  language: Language,
  tell: (step: Step) => void,
  signal: AbortSignal,
): Promise<{ name: string; slides: number; without: number }> {
  const drawn = await draw(file, (done, of) => tell({ at: "drawing", done, of }), signal);
  const title = titleOf(drawn, file.name);
  // Images are kept beside a deck, so it is there first; its text comes when they are.
  const cancelled = new Promise<never>((_, refuse) => signal.addEventListener("abort", () => refuse(signal.reason)));
  const { name, version } = await api.addDeck({ source: coming(title, language, said.coming) });
  try {
    const pages: Page[] = [];
    for (const { image, ...text } of drawn) {
      tell({ at: "keeping", done: pages.length, of: drawn.length });
      signal.throwIfAborted();
      pages.push({ ...text, image: (await Promise.race([api.addImage(name, image), cancelled])).path });
    }
    await api.changeDeck(name, { version, source: deckOf(title, pages, language, said.untitled) });
  } catch (error) {
    // Half a deck is none. Where that fails too, it stands in the list, to be deleted there.
    await api.deleteDeck(name).catch(() => {});
    throw error;
  }
  return { name, slides: drawn.length, without: drawn.filter((page) => page.title === "").length };
}

function whyNot(error: unknown, name: string, said: PdfWords, words: Words): string {
  if (!(error instanceof Refusal)) return troubleWords(error, words);
  const { why } = said;
  switch (error.why) {
    case "tooLarge":
      return why.tooLarge(name, FILE / 1_000_000);
    case "tooManyPages":
      return why.tooManyPages(name, PAGES);
    case "pagesTooLarge":
      return why.pagesTooLarge(name, ALBUM / 1_000_000);
    default:
      return why[error.why](name);
  }
}
