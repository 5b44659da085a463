import "../style/split.css";
import type { ComponentChildren } from "preact";
import { useBox, type Box } from "./box";
import { pageOf, useSetting } from "./context";
import type { Sheet } from "./sheet";

/** The height of the line that says which sheet this is, in hundredths of the screen's height. */
const TURN = 6;

/** One sheet at a time, turned by ↓ and ↑; behind them the same as tables. */
export function Sheets({ make, children }: { make: (box: Box) => Sheet[]; children: ComponentChildren }) {
  const { words, page } = useSetting();
  const [ref, box] = useBox<HTMLDivElement>();
  const whole = make(box);
  const sheets = whole.length > 1 ? make({ ...box, height: box.height - TURN }) : whole;
  const here = pageOf(page, sheets.length);
  return (
    <div class="pj-plot">
      <div class="pj-sheet" ref={ref}>
        <Shown sheet={sheets[here]} />
        {sheets.length > 1 && <p class="pj-page-of">{words.page(here + 1, sheets.length)}</p>}
      </div>
      {children}
    </div>
  );
}

function Shown({ sheet }: { sheet: Sheet | undefined }) {
  if (!sheet) return null;
  return (
    <div class="pj-sheet-picture" aria-hidden="true">
      {sheet.heading && <h2>{sheet.heading}</h2>}
      {sheet.draw()}
    </div>
  );
}
