/** Scrolls a box of text so that a character stands in its upper third: browsers leave that to whoever types. */
export function scrollTo(box: HTMLTextAreaElement, at: number): void {
  const style = getComputedStyle(box);
  const mirror = document.createElement("div");
  mirror.textContent = `${box.value.slice(0, at)}.`;
  Object.assign(mirror.style, {
    position: "absolute",
    visibility: "hidden",
    boxSizing: "border-box",
    width: `${box.clientWidth}px`,
    padding: style.padding,
    font: style.font,
    tabSize: style.tabSize,
    whiteSpace: "pre-wrap",
    overflowWrap: "break-word",
  });
  document.body.append(mirror);
  box.scrollTop = mirror.scrollHeight - box.clientHeight / 3;
  mirror.remove();
}
