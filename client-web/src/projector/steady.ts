import { useRef } from "preact/hooks";

/** Makes something once for each picture, and keeps it while numbers change: rows stay where people saw them. */
export function useSteady<Thing>(picture: string, make: () => Thing): Thing {
  const kept = useRef<{ picture: string; thing: Thing } | null>(null);
  if (kept.current?.picture !== picture) kept.current = { picture, thing: make() };
  return kept.current.thing;
}
