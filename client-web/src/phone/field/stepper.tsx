import type { Words } from "../../locale/phone.nl";
import type { StepWords } from "../../locale/phone.steps.nl";

interface StepperProps {
  min: number;
  max: number;
  step: number;
  value: number | null;
  label: string;
  words: Words & StepWords;
  show: (n: number) => string;
  give: (n: number) => void;
}

/** A number with a button on either side; it begins in the middle, since either end would be a hint. */
export function Stepper({ min, max, step, value, label, words, show, give }: StepperProps) {
  const middle = min + Math.round((max - min) / 2 / step) * step;
  const move = (by: number) => give(value === null ? middle : Math.min(max, Math.max(min, Math.round((value + by) * 100) / 100)));
  return (
    <div class="stepper" role="group" aria-label={label}>
      <button type="button" aria-label={words.less(label)} disabled={value === min} onClick={() => move(-step)}>−</button>
      <output aria-label={label}>{value === null ? "–" : show(value)}</output>
      <button type="button" aria-label={words.more(label)} disabled={value === max} onClick={() => move(step)}>+</button>
    </div>
  );
}
