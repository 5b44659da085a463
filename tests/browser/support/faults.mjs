// What is wrong with the texts that are to be seen on a projector: too small, cut, off the screen, or over one another.

/** Runs in the page, so it names nothing outside itself. Texts of what is wrong, none where all is well. */
export function faults() {
  const found = [];
  const { innerWidth: width, innerHeight: height } = window;
  const floor = height * 0.045 - 0.6;
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const element = node.parentElement;
    if (!text || element.closest(".sr-only, script, style")) continue;
    const style = getComputedStyle(element);
    if (style.visibility === "hidden" || style.display === "none") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const all = [...range.getClientRects()].filter((rect) => rect.width > 0.5);
    if (all.length === 0) continue;
    const size = parseFloat(style.fontSize);
    if (size < floor) found.push(`"${text.slice(0, 40)}" is ${((100 * size) / height).toFixed(2)} of the height`);
    const clamped = element.closest(".card .text");
    const turned = element.closest(".pj-body");
    for (const rect of all) {
      // What stands on another page of a long text is not to be seen.
      if (turned && (rect.left > turned.getBoundingClientRect().right - 2 || rect.right < turned.getBoundingClientRect().left + 2)) continue;
      if (rect.left < -1 || rect.top < -1 || rect.right > width + 1 || rect.bottom > height + 1) {
        if (!clamped) found.push(`"${text.slice(0, 40)}" leaves the screen`);
        break;
      }
      for (let up = element; up && up !== document.body; up = up.parentElement) {
        const flow = getComputedStyle(up);
        if (flow.overflow === "visible" || up.closest(".card .text") === up) continue;
        const outer = up.getBoundingClientRect();
        // The line box of a tight heading is higher than its letters: a fifth of a line may stick out.
        const slack = size * 0.2 + 1;
        if (!clamped && (rect.bottom > outer.bottom + slack || rect.right > outer.right + 2 || rect.top < outer.top - slack || rect.left < outer.left - 2)) {
          found.push(`"${text.slice(0, 40)}" is cut by .${up.className || up.tagName}`);
          break;
        }
      }
      if (clamped) {
        const outer = clamped.getBoundingClientRect();
        if (rect.top > outer.bottom - size * 0.6) continue;
      }
      // Letters fill the middle of their line box.
      const trim = Math.max(0, (rect.height - size * 0.72) / 2);
      boxes.push({ text, element, left: rect.left + 1, right: rect.right - 1, top: rect.top + trim, bottom: rect.bottom - trim });
    }
  }
  for (let a = 0; a < boxes.length; a += 1) {
    for (let b = a + 1; b < boxes.length; b += 1) {
      const [one, other] = [boxes[a], boxes[b]];
      if (one.element === other.element) continue;
      if (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom) {
        found.push(`"${one.text.slice(0, 30)}" lies over "${other.text.slice(0, 30)}"`);
      }
    }
  }
  return [...new Set(found)];
}
