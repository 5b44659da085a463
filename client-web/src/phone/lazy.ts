/** A part that is fetched when it is first wanted, and again on a later wish if that failed; nothing until it is there. */
export function lazy<Part>(fetch: () => Promise<Part>, arrived: () => void): (wanted: boolean) => Part | null {
  let part: Part | null = null;
  let fetching = false;
  return (wanted) => {
    if (wanted && !part && !fetching) {
      fetching = true;
      fetch().then(
        (fetched) => {
          part = fetched;
          arrived();
        },
        () => (fetching = false),
      );
    }
    return part;
  };
}
