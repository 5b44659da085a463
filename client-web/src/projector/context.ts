import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "../lib/locale";
import type { Words } from "../locale/projector.nl";

/** What every drawing on a screen needs to know. */
export interface Setting {
  words: Words;
  /** The deck's. */
  language: Language;
  /** How often ↓ was pressed since this picture came up; every drawing with pages goes round its own. */
  page: number;
  /** Whether answers carry the names of their groups: then few of them tell on nobody. */
  named?: boolean;
  /** The highest number that a field ever has, by its id, where its drawing must keep its scale. */
  most?: ReadonlyMap<string, number>;
}

const Context = createContext<Setting | null>(null);

/** Gives the setting to all inside. */
export const SettingProvider = Context.Provider;

/** The setting of the screen that is being drawn. */
export function useSetting(): Setting {
  const setting = useContext(Context);
  if (!setting) throw new Error("drawn outside a screen");
  return setting;
}

/** Which of `pages` pages a page number means, going round. */
export function pageOf(page: number, pages: number): number {
  return pages < 1 ? 0 : ((page % pages) + pages) % pages;
}
