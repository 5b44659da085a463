import { useEffect, useState } from "preact/hooks";
import { besides } from "../lib/compared";
import type { Comparison, JoinView, RoundTally } from "../lib/protocol.gen";
import { Compared } from "./compared";
import { useSetting } from "./context";
import { Revealed } from "./reveal";
import type { Opened } from "./scene";

/** How long is waited before the numbers of other rooms are asked for again, in milliseconds. */
const AGAIN_MS = 2_000;

/** The shown question beside what other rooms answered: the room's own tally until their numbers are there, or where none are. */
export function Beside({ code, question, tally, beside, join }: { code: string; question: Opened; tally: RoundTally; beside: string; join: JoinView | null }) {
  const { words } = useSetting();
  const told = useBeside(code, beside);
  const all = told ? besides(told) : [];
  if (!told || all.length === 0) return <Revealed question={question} tally={tally} earlier={[]} answeredBoth={0} join={join} />;
  return <Compared besides={all} rooms={told.rooms} place={words.question(question.number)} join={join} />;
}

/** What lies beside the tally on the wall; asked for again until it comes. */
function useBeside(code: string, beside: string): Comparison | null {
  const [told, setTold] = useState<Comparison | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = async () => {
      const answer = await fetch(`/api/rooms/${encodeURIComponent(code)}/beside`, { cache: "no-store" }).catch(() => null);
      const comparison = answer?.ok ? ((await answer.json()) as Comparison) : null;
      if (over) return;
      if (comparison) setTold(comparison);
      // What is not there, or no longer on the wall, does not come by asking.
      else if (!answer || answer.status >= 500) timer = setTimeout(() => void ask(), AGAIN_MS);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [code, beside]);
  return told;
}
