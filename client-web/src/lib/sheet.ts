/**
 * Puts on a style sheet that came inside the script: on a slow line a file of its own would cost a connection, and so two
 * more round trips. Browsers that cannot do that fetch it as the file that it also is.
 */
export function wear(sheet: string, file: string): void {
  try {
    const worn = new CSSStyleSheet();
    worn.replaceSync(sheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, worn];
  } catch {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: file }));
  }
}
