import type { Words } from "../locale/phone.nl";

/** A part that is fetched when it is first wanted, and again on a later wish if that failed; nothing until it is there. */
export function lazy<Part>(fetch: () => Promise<Part>, arrived: () => void): (wanted: boolean) => Part | null {
  let part: Part | null = null;
  let fetching = false;
  return (wanted) => {
    if (wanted && !part && !fetching) {
      fetching = true;
      fetch().then(
        (fetched) => {
          part = fetched;
          arrived();
        },
        () => (fetching = false),
      );
    }
    return part;
  };
}

/** Gives a view that came later its words: Dutch ones came with it, those of another language beside it. */
export const withWords =
  <Own extends object>(own: Own) =>
  <Props extends { words: Words & Own }, Shown>(view: (props: Props) => Shown) =>
  (props: Omit<Props, "words"> & { words: Words }): Shown =>
    // Only `words` differs between what is given and what the view takes.
    view({ ...props, words: { ...props.words, ...own, ...props.words.rest } } as unknown as Props);
