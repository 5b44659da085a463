import { useEffect, useState } from "preact/hooks";
import { nameOf } from "../../lib/compared";
import type { Comparison, ComparisonSummary } from "../../lib/protocol.gen";
import { usePage } from "../context";
import { NoReport, type Reader } from "../source";
import { Compared, Rooms } from "./page";
import { fetchComparison, fetchComparisons } from "./source";

/** The comparisons that a workshop is in, and those that its report has taken in. */
export interface Beside {
  made: ComparisonSummary[];
  taken: Comparison[];
  /** The status of one that did not come, 0 where no server answered. */
  trouble: number | null;
  take: (id: string, whether: boolean) => Promise<void>;
}

/** For the organiser, who alone sees them; for others there are none. */
export function useBeside(reader: Reader): Beside {
  const [made, setMade] = useState<ComparisonSummary[]>([]);
  const [taken, setTaken] = useState<Comparison[]>([]);
  const [trouble, setTrouble] = useState<number | null>(null);
  useEffect(() => {
    // A report without them is whole.
    if (reader.organises) void fetchComparisons(reader.secret).then(setMade, () => undefined);
  }, []);
  const take = async (id: string, whether: boolean) => {
    setTrouble(null);
    try {
      const come = whether ? [await fetchComparison(id, reader.secret)] : [];
      setTaken((taken) => [...taken.filter((one) => one.id !== id), ...come]);
    } catch (error) {
      if (!(error instanceof NoReport)) throw error;
      setTrouble(error.status);
    }
  };
  return { made: made.filter(({ rooms }) => rooms.some(({ code }) => code === reader.code)), taken, trouble, take };
}

/** Leads to each comparison, and takes it into this report. */
export function BesideOthers({ beside: { made, taken, trouble, take } }: { beside: Beside }) {
  const { words } = usePage();
  if (made.length === 0) return null;
  return (
    <nav class="beside-others screen-only" aria-label={words.compare.title}>
      <span>{words.compare.title}:</span>
      <ul>
        {made.map(({ id, rooms }) => {
          const names = rooms.map(({ name }) => name).join(" · ");
          return (
            <li key={id}>
              <a href={`/present/compare/${id}`}>{names}</a>
              <label>
                <input type="checkbox" aria-label={words.compare.takeOf(names)} checked={taken.some((one) => one.id === id)} onChange={(event) => void take(id, event.currentTarget.checked)} />
                {words.compare.take}
              </label>
            </li>
          );
        })}
      </ul>
      {trouble !== null && (
        <p class="trouble" role="alert">
          {trouble === 0 ? words.unreachable : trouble === 404 ? words.compare.unknown : words.trouble}
        </p>
      )}
    </nav>
  );
}

/** A comparison at the end of the report of one of its workshops. */
export function TakenIn({ comparison }: { comparison: Comparison }) {
  const { words } = usePage();
  const { rooms } = comparison;
  return (
    <>
      <section class="slide">
        <h2>{words.compare.titled(rooms.map((_, at) => nameOf(at, rooms)).join(" · "))}</h2>
        <Rooms rooms={rooms} />
      </section>
      <Compared comparison={comparison} />
    </>
  );
}
