import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "../lib/locale";
import type { Words as WallWords } from "../locale/projector.nl";
import type { Words } from "../locale/report.nl";

/** What every part of a report needs to know. */
export interface Page {
  words: Words;
  /** What the projector said, since a report says the same. */
  wall: WallWords;
  /** The deck's. */
  language: Language;
  code: string;
}

const Context = createContext<Page | null>(null);

/** Gives the page to all inside. */
export const PageProvider = Context.Provider;

/** The report around this part. */
export function usePage(): Page {
  const page = useContext(Context);
  if (!page) throw new Error("a part of a report outside of it");
  return page;
}
