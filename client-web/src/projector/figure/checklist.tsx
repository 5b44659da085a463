import { useFit } from "../fit";

/** Things to have or to do, each with a box to tick in one's mind. */
export function Checklist({ items }: { items: string[] }) {
  const text = useFit<HTMLDivElement>(5);
  return (
    <div class="pj-checklist" ref={text}>
      <ul>
        {items.map((item, index) => (
          <li key={index}>
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <rect x="1.5" y="1.5" width="17" height="17" rx="3" />
            </svg>
            <span>{item}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
