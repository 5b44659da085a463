import { useEffect, useState } from "preact/hooks";
import type { ComparisonSummary } from "../../lib/protocol.gen";
import { usePage } from "../context";
import type { Reader } from "../source";
import { fetchComparisons } from "./source";

/** The comparisons that this workshop is in, for the organiser, who alone sees them. */
export function BesideOthers({ reader }: { reader: Reader }) {
  const { words } = usePage();
  const [made, setMade] = useState<ComparisonSummary[]>([]);
  // A report without them is whole.
  useEffect(() => void fetchComparisons(reader.secret).then(setMade, () => undefined), []);
  const here = made.filter(({ rooms }) => rooms.some(({ code }) => code === reader.code));
  if (here.length === 0) return null;
  return (
    <nav class="beside-others screen-only" aria-labelledby="beside-others">
      <span id="beside-others">{words.compare.title}:</span>
      {here.map(({ id, rooms }) => (
        <a key={id} href={`/present/compare/${id}`}>
          {rooms.map(({ name }) => name).join(" · ")}
        </a>
      ))}
    </nav>
  );
}
