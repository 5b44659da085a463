import { length } from "../draft";
import type { LaterScene } from "../laterscene";

/** From so many characters on a counter is of use. */
const FROM = 20;

/** How many characters still fit. */
export function Left({ id, text, most, words }: { id: string; text: string; most: number; words: LaterScene["words"] }) {
  const used = length(text);
  return (
    <p id={id} class={used > most ? "left over" : "left"}>
      {used >= Math.min(FROM, most) && (used > most ? words.over(used - most) : words.left(most - used))}
    </p>
  );
}
