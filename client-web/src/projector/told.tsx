import type { RefObject } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Calm } from "../lib/calm";
import type { ScreenProps } from "./screen";

/** What a screen reader is told of the picture: a new headline once, and the state in the foot as it changes. */
export function Told({ picture, view, tally, present }: Pick<ScreenProps, "view" | "tally" | "present"> & { picture: RefObject<HTMLElement | null> }) {
  const { calm, gone } = useMemo(() => {
    let before = "";
    const text = (where: string) => (picture.current?.querySelector(where)?.textContent ?? "").replaceAll("\u00ad", "").trim();
    const calm = new Calm(() => {
      const headline = text("h1");
      const state = text(".pj-state .full, .pj-lobby-in");
      const told = headline === before ? [state] : [headline, state];
      before = headline;
      return told.filter(Boolean).join(". ");
    });
    return { calm, gone: () => before !== "" && text("h1") !== before };
  }, [picture]);
  useEffect(() => {
    // A headline that left the wall, with a word that was hidden perhaps, does not wait here to be read.
    if (gone()) calm.forget();
    calm.touch();
  }, [view, tally, present]);
  useEffect(() => () => calm.stop(), [calm]);
  return (
    <p class="sr-only" role="status">
      {calm.said}
    </p>
  );
}
