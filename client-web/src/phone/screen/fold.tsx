let folding: IntersectionObserver | null = null;

/** Called by Preact when the folded question appears or goes. */
function watch(folded: HTMLElement | null) {
  folding?.disconnect();
  const prompt = document.getElementById("prompt");
  if (!folded || !prompt) return;
  folding = new IntersectionObserver(([seen]) => (folded.hidden = seen?.isIntersecting ?? true));
  folding.observe(prompt);
}

/** On a long list the question stays readable, in two lines, once it has scrolled away. */
export function Fold({ prompt }: { prompt: string }) {
  return <p class="fold" aria-hidden="true" hidden ref={watch}>{prompt}</p>;
}
