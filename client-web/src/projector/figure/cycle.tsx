import { useBox } from "../box";
import { textWidth } from "../measure";

/** The widest text of a step on one line, in hundredths of the screen's height, and half the height of one and of two lines. */
const ONE_LINE = 37;
const HALF = { one: 6, two: 9 };
/** How large a step is written, next to what is measured. */
const LARGE = 6 / 4.5;

/** Steps that follow each other round and round, the first at the top. */
export function Cycle({ steps }: { steps: string[] }) {
  const [ref, box] = useBox<HTMLDivElement>();
  const n = Math.max(1, steps.length);
  const across = Math.max(10, Math.min(box.width / 2 - 19, box.height * 0.78));
  const folds = steps.some((step) => textWidth(step) * LARGE > ONE_LINE);
  const down = Math.max(8, box.height / 2 - (folds ? HALF.two : HALF.one));
  const at = (turn: number): [number, number] => [
    box.width / 2 + Math.sin(2 * Math.PI * turn) * across,
    box.height / 2 - Math.cos(2 * Math.PI * turn) * down,
  ];
  return (
    <div class="pj-cycle" ref={ref}>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
        <ellipse cx={box.width / 2} cy={box.height / 2} rx={across} ry={down} />
        {steps.map((_, index) => {
          const turn = (index + 0.5) / n;
          const [x, y] = at(turn);
          const angle = Math.atan2(Math.sin(2 * Math.PI * turn) * down, Math.cos(2 * Math.PI * turn) * across);
          return (
            <path
              key={index}
              d="M-1.8 -2.2L2.4 0L-1.8 2.2Z"
              transform={`translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${((angle * 180) / Math.PI).toFixed(1)})`}
            />
          );
        })}
      </svg>
      <ol>
        {steps.map((step, index) => {
          const [x, y] = at(index / n);
          return (
            <li key={index} style={{ left: `${x.toFixed(2)}cqh`, top: `${y.toFixed(2)}cqh` }}>
              {step}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
