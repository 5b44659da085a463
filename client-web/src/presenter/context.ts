import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "../lib/locale";
import type { Words } from "../locale/presenter.nl";
import type { RoomControl } from "./room";

/** What every part of the room page may use. */
export interface Desk {
  control: RoomControl;
  words: Words;
  language: Language;
  settings: Settings;
}

/** What she chose for this screen. */
export interface Settings {
  theme: "light" | "dark";
  chooseTheme(theme: "light" | "dark"): void;
  chooseLanguage(language: Language): void;
}

/** Carries the desk down the tree. */
export const DeskContext = createContext<Desk | null>(null);

/** The desk around this part. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a part of the room page outside of it");
  return desk;
}
