import type { PdfWords } from "./pdf.nl";

const en: PdfWords = {
  title: "Slides from a PDF",
  reading: (name) => `Reading ${name}…`,
  page: (done, of) => `Page ${done} of ${of} becomes a slide`,
  keeping: (done, of) => `Slide ${done} of ${of} is being saved`,
  here: "The pages are drawn in this browser. Keep this window open.",
  cancel: "Cancel",
  close: "Close",
  untitled: (number) => `Page ${number}`,
  coming: "The slides are on their way",
  done: (n) => (n === 1 ? "1 slide made" : `${n} slides made`),
  without: (n) =>
    n === 1
      ? "1 page has no text, perhaps because it was scanned. Give that slide a title and a sentence for people who cannot see it."
      : `${n} pages have no text, perhaps because they were scanned. Give those slides a title and a sentence for people who cannot see them.`,
  open: "Open the workshop",
  why: {
    broken: (name) => `I cannot read ${name}. Is it a PDF, and does it open in another program? Then export it once more.`,
    protected: (name) => `${name} is protected with a password. Export it without one and try again.`,
    tooLarge: (name, megabytes) => `${name} is too large: a PDF may be at most ${megabytes} MB. Choose smaller images when you export it, or split it.`,
    tooManyPages: (name, pages) => `${name} has too many pages: at most ${pages} become slides. Export only what you show.`,
    pagesTooLarge: (name, megabytes) => `The pages of ${name} come to more than ${megabytes} MB. Split it, or choose smaller images when you export it.`,
    empty: (name) => `${name} has no pages.`,
  },
};

export default en;
