import type { ComponentChild } from "preact";
import join, { type JoinWords } from "../locale/phone.join.nl";
import nl, { type LaterWords } from "../locale/phone.later.nl";
import type { Words } from "../locale/phone.nl";
import type { Scene } from "./scene";

/** A scene with the words of the views that come later. */
export type LaterScene = Omit<Scene, "words"> & { words: Words & LaterWords & JoinWords };

/** Gives a view its words: another language brings them along, Dutch ones came with the views. */
export const withWords =
  <Props extends LaterScene>(view: (props: Props) => ComponentChild) =>
  (props: Omit<Props, "words"> & { words: Words }): ComponentChild =>
    // Only `words` differs between what is given and what the view takes.
    view({ ...props, words: { ...props.words, ...(props.words.later ?? nl), ...(props.words.joining ?? join) } } as unknown as Props);
