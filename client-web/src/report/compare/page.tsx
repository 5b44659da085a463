import { useLayoutEffect, useRef, useState } from "preact/hooks";
import "../../style/compare.css";
import { besides, nameOf, titleOf, together, type Beside } from "../../lib/compared";
import type { Apart, ComparedQuestion, ComparedRoom, Comparison } from "../../lib/protocol.gen";
import { dateOf } from "../../presenter/clock";
import { usePage } from "../context";
import { Field } from "./field";
import { Show } from "./show";

/** Workshops beside each other: to read and to print, and as slides on the screen. */
export function ComparePage({ comparison }: { comparison: Comparison }) {
  const { words, language } = usePage();
  const [showing, setShowing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const shown = useRef(false);
  useLayoutEffect(() => {
    // What lies under the slides has no focus to be remembered.
    if (shown.current && !showing) button.current?.focus();
    shown.current = showing;
  }, [showing]);
  const all = besides(comparison);
  return (
    <>
      <div class="report compare" lang={language} inert={showing}>
        <header class="report-head">
          <p class="wordmark">{words.product}</p>
          <h1>{comparison.title || words.compare.title}</h1>
          <Rooms rooms={comparison.rooms} />
          <div class="tools screen-only">
            {all.length > 0 && (
              <button type="button" class="strong" ref={button} onClick={() => setShowing(true)}>
                {words.compare.show}
              </button>
            )}
            <button type="button" onClick={() => print()}>
              {words.print}
            </button>
            <a href="/present">{words.compare.toRooms}</a>
          </div>
          {all.length > 0 && <p class="soft screen-only">{words.compare.showHow}</p>}
        </header>
        <main>
          <Compared comparison={comparison} />
        </main>
        <footer class="soft">{words.compare.made}</footer>
      </div>
      {showing && <Show comparison={comparison} all={all} leave={() => setShowing(false)} />}
    </>
  );
}

/** The rooms of a comparison, and when each was. */
export function Rooms({ rooms }: { rooms: ComparedRoom[] }) {
  const { words, language } = usePage();
  const day = (at: number) => dateOf(at, language);
  const aboutOf = ({ beganAt, running }: ComparedRoom) =>
    beganAt === null ? words.compare.deleted : running ? `${day(beganAt)}, ${words.compare.running}` : day(beganAt);
  return (
    <ul class="compare-rooms">
      {rooms.map((room) => (
        <li key={room.code}>
          <strong>{room.beganAt === null ? room.name : <a href={`/report/${room.code}`}>{room.name}</a>}</strong> <span class="soft">{aboutOf(room)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Every question that two rooms at least were asked alike, and what is left out. */
export function Compared({ comparison }: { comparison: Comparison }) {
  const { words } = usePage();
  return (
    <>
      {besides(comparison).length === 0 && <p>{words.compare.nothing}</p>}
      {comparison.questions.map((question) => (
        <Section key={`${question.id} ${question.slide}`} question={question} rooms={comparison.rooms} />
      ))}
      <Left comparison={comparison} />
    </>
  );
}

function Section({ question, rooms }: { question: ComparedQuestion; rooms: ComparedRoom[] }) {
  const told = besides({ questions: [question] });
  if (told.length === 0) return null;
  return (
    <section class="slide asks">
      <h2>{question.asked.prompt}</h2>
      {told.map((beside) => (
        <Told key={beside.field.field.id} beside={beside} rooms={rooms} />
      ))}
    </section>
  );
}

function Told({ beside, rooms }: { beside: Beside; rooms: ComparedRoom[] }) {
  const { words, wall, language } = usePage();
  const { question, field } = beside;
  const said = together(field, wall.compared, language);
  const headed = question.asked.fields.length > 1 && field.field.label !== null;
  const numbers = field.rows.map(({ room, n }) => `${nameOf(room, rooms)}: ${words.answers(n)}`).join(" · ");
  return (
    <>
      {headed && <h3>{field.field.label}</h3>}
      <p class="said">
        {said && <strong>{said}</strong>} <span>{numbers}</span>
      </p>
      {field.apart.length > 0 && <p class="soft">{reasons(field.apart, rooms, words.compare)}</p>}
      <Field field={field} rooms={rooms} name={titleOf(beside)} headed={headed} />
    </>
  );
}

/** What is not compared, and why. */
function Left({ comparison: { questions, rooms } }: { comparison: Comparison }) {
  const { words } = usePage();
  const left = questions.flatMap((question) => {
    const name = question.asked.short ?? question.asked.prompt;
    if (question.fields.length === 0) return [{ name, why: words.compare.texts }];
    return question.fields.flatMap((field) =>
      field.rows.length > 1 ? [] : [{ name: titleOf({ question, field }), why: reasons(field.apart, rooms, words.compare) }],
    );
  });
  if (left.length === 0) return null;
  return (
    <section class="slide">
      <h2>{words.compare.left}</h2>
      <ul>
        {left.map(({ name, why }, at) => (
          <li key={at}>
            {name} {why && <span class="soft">({why})</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function reasons(apart: Apart[], rooms: ComparedRoom[], words: ReturnType<typeof usePage>["words"]["compare"]): string {
  return apart.map(({ room, why }) => words.apart(nameOf(room, rooms), words.why[why])).join(" · ");
}
