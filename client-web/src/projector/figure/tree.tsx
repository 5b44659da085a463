import type { LeafView } from "../../lib/protocol.gen";
import { softened } from "../../lib/hyphen";
import { useFit } from "../fit";

/** One at the top, and what stands under it from left to right. */
export function Tree({ top, under }: { top: string; under: LeafView[] }) {
  const text = useFit<HTMLDivElement>(3);
  const columns = under.length > 5 ? Math.ceil(under.length / 2) : Math.max(1, under.length);
  return (
    <div class="pj-tree" ref={text} style={{ "--columns": columns }}>
      <p class="top">{top}</p>
      <ul class={under.length > 5 ? "two-rows" : ""}>
        {under.map((leaf, index) => (
          <li key={index}>
            <div class="leaf" data-fit-too>
              <strong>{softened(leaf.label)}</strong>
              {leaf.text && <span>{softened(leaf.text)}</span>}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
