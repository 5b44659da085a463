import { useEffect, useRef } from "preact/hooks";
import type { WritingWords } from "../locale/writing.nl";
import { useDrag } from "./drag";
import type { DeckEditor } from "./editor";
import { blockOf } from "./block";
import { idOf } from "./order";
import { told } from "./slide";
import { fenceOf, textOf, type Section } from "./source";
import { LazyThumbnail } from "./thumbnail";

interface SlideListProps {
  editor: DeckEditor;
  words: WritingWords;
}

const optionId = (slide: number) => `slide-${slide}`;

/** All slides in small: chosen and moved by keys or by pointer. */
export function SlideList({ editor, words }: SlideListProps) {
  const list = useRef<HTMLOListElement>(null);
  const { sections, own } = editor;
  const text = editor.text.value;
  const here = editor.slide.value;
  const mistakes = editor.mistakes.value;
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-slide]") ?? [])];
  const { dragging, hold } = useDrag(items, (from, to) => editor.move(from, to));
  useEffect(() => document.getElementById(optionId(here))?.scrollIntoView({ block: "nearest" }), [here, sections.length]);
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.altKey && step && own) editor.move(here, here + step);
    else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else if (step) editor.select(here + step);
    else if (event.key === "Home") editor.select(-1);
    else if (event.key === "End") editor.select(sections.length - 1);
    else if (event.key === "Delete" && own) editor.remove();
    else return;
    event.preventDefault();
  };
  const taken = new Set<string>();
  const count = (slide: number) => mistakes.filter((placed) => placed.slide === slide).length;
  return (
    <ol
      class={dragging ? "slides dragging" : "slides"}
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={words.slides}
      aria-describedby="slides-how"
      aria-activedescendant={optionId(here)}
      onKeyDown={keys}
    >
      <li
        id={optionId(-1)}
        class="slide-about"
        role="option"
        aria-selected={here === -1}
        onClick={() => editor.select(-1)}
      >
        <b>{words.about}</b>
        <small>{words.aboutShort}</small>
        <Badge count={count(-1)} />
        {count(-1) > 0 && <span class="sr-only">, {words.wrongHere(count(-1))}</span>}
      </li>
      {sections.map((section, at) => {
        const picture = editor.pictureOf(at);
        // By its name, so that a slide that is moved takes its drawing along.
        const id = idOf(text, section);
        const key = taken.has(id) ? `${id} ${at}` : id;
        taken.add(id);
        const title = titleOf(text, section) || words.untitled;
        const extra = isExtra(text, section);
        return (
          <li
            key={key}
            id={optionId(at)}
            data-slide={at}
            role="option"
            aria-selected={here === at}
            class={[dragging?.from === at && "held", dragging?.gap === at && "gap", dragging?.gap === at + 1 && at === sections.length - 1 && "gap-last"].filter(Boolean).join(" ")}
            onClick={() => editor.select(at)}
            onPointerDown={own ? hold(at) : undefined}
          >
            <span class="sr-only">
              {[words.slideNamed(at + 1, title), extra && words.slideExtra, count(at) > 0 && words.wrongHere(count(at))].filter(Boolean).join(", ")}
            </span>
            <span class="slide-number" aria-hidden="true">
              {at + 1}
            </span>
            <span class="slide-picture" aria-hidden="true">
              {picture ? <LazyThumbnail picture={picture} /> : <span class="mini slide-bare">{title}</span>}
              {extra && <small class="slide-extra">{words.slideExtra}</small>}
              <Badge count={count(at)} />
            </span>
            <span class="slide-title" aria-hidden="true">
              {title}
            </span>
            {own && <span class="grip" aria-hidden="true" title={words.grip} />}
          </li>
        );
      })}
    </ol>
  );
}

function Badge({ count }: { count: number }) {
  return (
    <>
      {count > 0 && (
        <b class="slide-wrong" aria-hidden="true">
          {count}
        </b>
      )}
    </>
  );
}

/** What a slide is called in a list: its title, else what it asks. */
export function titleOf(text: string, section: Section): string {
  const { title } = told(text, section);
  if (title) return title;
  const fence = fenceOf(section, "question");
  const question = fence && blockOf(textOf(text, fence.inside));
  return question?.text(["short"]) || question?.text(["prompt"]) || question?.text(["again"]) || "";
}

function isExtra(text: string, section: Section): boolean {
  const fence = fenceOf(section, "slide");
  return fence !== null && blockOf(textOf(text, fence.inside)).text(["extra"]) === "yes";
}
