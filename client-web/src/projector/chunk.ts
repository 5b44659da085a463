/** Where chunks begin so that each fits a height, with a gap between its parts: always at least one part in each. */
export function chunked(heights: number[], room: number, gap: number): number[] {
  const starts = [0];
  let used = 0;
  heights.forEach((height, index) => {
    if (used > 0 && used + gap + height > room) {
      starts.push(index);
      used = height;
    } else {
      used += (used > 0 ? gap : 0) + height;
    }
  });
  return starts;
}
