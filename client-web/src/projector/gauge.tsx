/** Ticks a gauge has, its ends included. */
const TICKS = 11;

/** The water gauge: its level, from 0 to 1, rises in place. What it means stands in words elsewhere. */
export function Gauge({ level }: { level: number }) {
  const full = Math.min(1, Math.max(0, level));
  return (
    <div class="pj-gauge" aria-hidden="true">
      <div class="pj-gauge-tube">
        <div class={full === 0 ? "pj-gauge-level empty" : "pj-gauge-level"} style={{ height: `${full * 100}%` }}>
          <svg viewBox="0 0 40 4" preserveAspectRatio="none">
            <path d="M0 4V2Q5 0 10 2T20 2T30 2T40 2V4Z" fill="currentColor" />
          </svg>
        </div>
      </div>
      <svg class="pj-gauge-ticks" viewBox="0 0 10 100" preserveAspectRatio="none">
        {Array.from({ length: TICKS }, (_, tick) => (
          <rect
            key={tick}
            x="0"
            y={(tick * 99.2) / (TICKS - 1)}
            width={tick % 5 === 0 ? 10 : 5}
            height={tick % 5 === 0 ? 0.8 : 0.5}
            fill="currentColor"
          />
        ))}
      </svg>
    </div>
  );
}
