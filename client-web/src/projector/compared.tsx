import { besideTable, dividedBy, nameOf, titleOf, together, type Beside } from "../lib/compared";
import { count } from "../lib/figures";
import type { ComparedRoom, JoinView } from "../lib/protocol.gen";
import { besideSheets, isSigned } from "./beside";
import { useSetting } from "./context";
import { useFit } from "./fit";
import { Foot } from "./foot";
import { sheetsOf } from "./sheet";
import { Sheets } from "./sheets";
import { NumbersTable } from "./table";

/**
 * What several rooms answered, beside each other: what holds for all of them as headline, if anything, and never how they
 * differ. `besides` are fields of one question.
 */
export function Compared({ besides, rooms, place, join }: { besides: Beside[]; rooms: ComparedRoom[]; place: string; join: JoinView | null }) {
  const setting = useSetting();
  const { words, language } = setting;
  const title = useFit<HTMLHeadingElement>(4);
  const [first] = besides;
  if (!first) return null;
  const alone = besides.length === 1;
  const name = alone ? titleOf(first) : (first.question.asked.short ?? first.question.asked.prompt);
  const said = alone ? together(first.field, words.compared, language) : null;
  const signed = besides.find(({ field }) => field.rows.length === 2 && isSigned(field.field));
  const named = { ...words.split, ...words.table, low: words.low, high: words.high };
  return (
    <div class="pj-page pj-revealed">
      <main class="pj-main">
        <h1 ref={title}>{said ?? name}</h1>
        <p class="pj-sub">{signed ? <Legend beside={signed} rooms={rooms} /> : words.split.sub(words.compared.noun)}</p>
        <div class="pj-panels">
          <Sheets
            make={(box) =>
              besides.flatMap(({ field }) => {
                const heading = alone ? null : field.field.label;
                return field.rows.length === 2 ? besideSheets(field, rooms, heading, box, setting) : sheetsOf(dividedBy(field, rooms), heading, box, setting);
              })
            }
          >
            {besides.map((beside) => (
              <NumbersTable key={beside.field.field.id} caption={`${titleOf(beside)} · ${words.compared.title}`} {...besideTable(beside.field, rooms, named, language)} />
            ))}
          </Sheets>
        </div>
      </main>
      <Foot state={{ full: said ? `${name} · ${place}` : place, short: place }} join={join} />
    </div>
  );
}

/** The two rooms with the signs they are drawn with, and how many answered in each. */
function Legend({ beside: { field }, rooms }: { beside: Beside; rooms: ComparedRoom[] }) {
  const { language } = useSetting();
  return (
    <>
      {field.rows.map(({ room, n }, at) => (
        <span key={room} class="pj-series">
          <i class={at === 0 ? "pj-sign dot" : "pj-sign diamond"} /> {nameOf(room, rooms)} ({count(language, n)})
        </span>
      ))}
    </>
  );
}

/** The first screen of a comparison: what lies beside each other. */
export function ComparedRooms({ title, rooms, join }: { title: string; rooms: ComparedRoom[]; join: JoinView | null }) {
  const { words } = useSetting();
  const text = useFit<HTMLDivElement>(3);
  return (
    <div class="pj-page">
      <main class="pj-main pj-chapter">
        <div class="pj-chapter-text" ref={text}>
          <h1>{title}</h1>
          <p>
            {rooms
              .filter(({ beganAt }) => beganAt !== null)
              .map(({ name }) => name)
              .join(" · ")}
          </p>
        </div>
      </main>
      <Foot state={{ full: words.compared.title }} join={join} />
    </div>
  );
}
