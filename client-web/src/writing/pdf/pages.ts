import { getDocument, GlobalWorkerOptions, InvalidPDFException, PasswordException, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import worker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { BOX, compress } from "../shrink";
import { ALBUM, FILE, PAGES } from "./limit";
import { read, type PageText, type Run } from "./text";

/** The folder of what it fetches by name, as the build calls it. */
declare const __PDF_PARTS__: string;

GlobalWorkerOptions.workerSrc = worker;

/** Why a PDF became no slides. */
export type Why = "broken" | "protected" | "tooLarge" | "tooManyPages" | "empty" | "pagesTooLarge";

/** A PDF that became no slides. */
export class Refusal extends Error {
  constructor(readonly why: Why) {
    super(why);
  }
}

/** A page of a PDF: its image and what it says. */
export interface Drawn extends PageText {
  image: Blob;
}

/**
 * Draws the pages of a PDF, in this browser alone. `progress` is told how many are done, of how many.
 * Throws a [`Refusal`], or whatever `signal` is aborted with.
 */
export async function draw(file: Blob, progress: (done: number, of: number) => void, signal: AbortSignal): Promise<Drawn[]> {
  if (file.size > FILE) throw new Refusal("tooLarge");
  const data = new Uint8Array(await file.arrayBuffer());
  signal.throwIfAborted();
  const loading = getDocument({
    data,
    // What it would fetch on need it finds beside its own script; our pages let nothing be compiled while they run.
    wasmUrl: `/assets/${__PDF_PARTS__}/`,
    standardFontDataUrl: `/assets/${__PDF_PARTS__}/`,
    useWasm: false,
    enableXfa: false,
    verbosity: 0,
  });
  const stop = () => void loading.destroy();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const pdf = await loading.promise;
    if (pdf.numPages > PAGES) throw new Refusal("tooManyPages");
    return await all(pdf, progress, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw refusalOf(error);
  } finally {
    signal.removeEventListener("abort", stop);
    void loading.destroy();
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  if (error instanceof PasswordException) return new Refusal("protected");
  if (error instanceof InvalidPDFException) return new Refusal("broken");
  // Whatever else its reader stumbles over is in the file.
  return new Refusal("broken");
}

async function all(pdf: PDFDocumentProxy, progress: (done: number, of: number) => void, signal: AbortSignal): Promise<Drawn[]> {
  const drawn: Drawn[] = [];
  const canvas = document.createElement("canvas");
  let bytes = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    progress(number - 1, pdf.numPages);
    const page = await pdf.getPage(number);
    const text = await textOf(page, number);
    const image = await imageOf(page, canvas, signal);
    page.cleanup();
    bytes += image.size;
    if (bytes > ALBUM) throw new Refusal("pagesTooLarge");
    drawn.push({ ...text, image });
  }
  // Gives its memory back before the next thing is done.
  canvas.width = canvas.height = 0;
  if (drawn.length === 0) throw new Refusal("empty");
  return drawn;
}

async function textOf(page: PDFPageProxy, number: number): Promise<PageText> {
  const { items } = await page.getTextContent();
  const runs = items.flatMap((item): Run[] => {
    if (!("str" in item)) return [];
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform as number[];
    // The height of letters: along the text for one that stands upright, else along its own way up.
    const size = Math.hypot(a, b) || Math.abs(d);
    return [{ text: item.str, x, y, width: item.width, size, ends: item.hasEOL }];
  });
  return read(runs, number);
}

async function imageOf(page: PDFPageProxy, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<Blob> {
  const whole = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: Math.min(BOX.width / whole.width, BOX.height / whole.height) });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const task = page.render({ canvas, viewport, background: "#ffffff" });
  const cancel = () => task.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    await task.promise;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
  signal.throwIfAborted();
  const image = await compress(canvas);
  if (!image) throw new Refusal("pagesTooLarge");
  return image;
}
