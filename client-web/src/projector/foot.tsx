import type { JoinView } from "../lib/protocol.gen";
import type { ComponentChildren } from "preact";
import { useFit } from "./fit";

/** What a foot says on the left: in full, and in a few words for narrow screens. */
export interface State {
  full: ComponentChildren;
  short?: ComponentChildren;
}

/**
 * The foot of every screen: the state on the left, address and code on the right. Where they do not fit beside each other
 * the state is said shorter, then left out, and last the address goes: the code stays.
 */
export function Foot({ state, join }: { state: State | null; join: JoinView | null }) {
  const foot = useFit<HTMLElement>(4);
  return (
    <footer class="pj-foot" ref={foot}>
      <p class="pj-state">
        {state && <span class="full">{state.full}</span>}
        {state && <span class="short">{state.short ?? state.full}</span>}
      </p>
      {join && (
        <p class="pj-way">
          <span class="address">{join.address}</span> <span class="code">{join.code}</span>
        </p>
      )}
    </footer>
  );
}
