/** The wordmark: the ticks of a water gauge on its last letter. */
export function Mark() {
  return (
    <p class="wordmark" aria-label="peil" role="img">
      pei<span aria-hidden="true">l</span>
    </p>
  );
}
