/** A text as a file to download, of this page alone: nothing is asked of the server. */
export function fileOf(text: string): string {
  return `data:text/markdown;charset=utf-8,${encodeURIComponent(text)}`;
}
