import { useEffect, useMemo } from "preact/hooks";
import { Calm } from "../lib/calm";
import { useDesk } from "./context";
import { useCounts, useStatus } from "./status";

/** What a screen reader is told of the room as it changes: where it stands, and how many are in or have answered. */
export function Told() {
  const { control, words } = useDesk();
  const status = useStatus();
  const counts = useCounts();
  const { view, present } = control.state.value;
  const lobby = view?.projector.place === "lobby";
  const text = [status.join(" · "), lobby ? words.phones(present?.phones ?? 0) : counts].filter(Boolean).join(". ");
  const latest = useMemo(() => ({ text }), []);
  latest.text = text;
  const calm = useMemo(() => new Calm(() => latest.text), []);
  useEffect(() => calm.touch(), [text]);
  useEffect(() => () => calm.stop(), []);
  return (
    <p class="sr-only" role="status">
      {calm.said}
    </p>
  );
}
