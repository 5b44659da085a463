import { useEffect, useRef } from "preact/hooks";
import type { DeckEditor } from "./editor";
import { scrollTo } from "./scroll";
import { slideAt } from "./source";

/** Goes to a place in the text, and selects up to another. */
export type GoTo = (from: number, to: number) => void;

/** The deck's text itself. */
export function TextMode({ editor, label, arrived }: { editor: DeckEditor; label: string; arrived: (goTo: GoTo | null) => void }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const text = editor.text.value;
  const slide = editor.slide.value;
  const goTo: GoTo = (from, to) => {
    const { current } = box;
    if (!current) return;
    current.focus({ preventScroll: true });
    current.setSelectionRange(from, to);
    scrollTo(current, from);
  };
  const follow = () => box.current && editor.select(slideAt(editor.source.peek(), box.current.selectionStart));
  useEffect(() => {
    arrived(goTo);
    return () => arrived(null);
  }, []);
  useEffect(() => {
    const { current } = box;
    // By now more may have been typed than what was drawn.
    const text = editor.text.peek();
    if (!current || current.value === text) return;
    // What was done elsewhere is shown where it differs.
    let at = 0;
    while (at < text.length && text[at] === current.value[at]) at += 1;
    current.value = text;
    current.setSelectionRange(at, at);
    scrollTo(current, at);
  }, [text]);
  useEffect(() => {
    const { current } = box;
    const source = editor.source.peek();
    if (!current || slideAt(source, current.selectionStart) === slide) return;
    const at = source?.sections[slide]?.from ?? 0;
    current.setSelectionRange(at, at);
    scrollTo(current, at);
  }, [slide]);
  return (
    <textarea
      ref={box}
      class="writing-source"
      aria-label={label}
      aria-describedby="deck-mistakes"
      defaultValue={editor.text.peek()}
      readOnly={!editor.own}
      spellcheck={false}
      onInput={(event) => {
        editor.write(event.currentTarget.value, "text");
        follow();
      }}
      onSelect={follow}
      onClick={follow}
    />
  );
}
