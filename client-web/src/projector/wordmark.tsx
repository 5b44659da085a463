/** The name, with the ticks of a water gauge beside its l. */
export function Wordmark({ name }: { name: string }) {
  return (
    <span class="pj-wordmark">
      {name}
      <svg viewBox="0 0 8 24" aria-hidden="true">
        {[2, 7, 12, 17, 22].map((y, index) => (
          <rect key={y} x="1" y={y - 0.75} width={index % 2 === 0 ? 6.5 : 4} height="1.5" fill="currentColor" />
        ))}
      </svg>
    </span>
  );
}
