/** The widest picture, in pixels: sharp on a printed page. */
const PICTURE = 1600;
/** Between a chart and the edge of its picture, in the chart's pixels. */
const MARGIN = 16;

/** Gives a file to keep. */
export function keep(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A name that every file system takes. */
export function fileName(...parts: string[]): string {
  const plain = parts.map((part) =>
    part
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, ""),
  );
  return plain.filter(Boolean).join("-").slice(0, 80);
}

/** A chart as a file of its own, with the face of its letters in it: it looks the same where that is not installed. */
export async function svgOf(chart: SVGSVGElement): Promise<string> {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const { width, height } = chart.viewBox.baseVal;
  copy.setAttribute("viewBox", `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`);
  copy.setAttribute("width", String(width + 2 * MARGIN));
  copy.setAttribute("height", String(height + 2 * MARGIN));
  copy.removeAttribute("class");
  const document = copy.ownerDocument;
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of [["x", -MARGIN], ["y", -MARGIN], ["width", width + 2 * MARGIN], ["height", height + 2 * MARGIN]] as const) {
    paper.setAttribute(name, String(value));
  }
  paper.setAttribute("fill", "#ffffff");
  copy.prepend(paper);
  const face = await faceRule();
  if (face) {
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    style.textContent = face;
    copy.prepend(style);
  }
  return new XMLSerializer().serializeToString(copy);
}

/** A chart as a picture. */
export async function pngOf(chart: SVGSVGElement): Promise<Blob> {
  const source = await svgOf(chart);
  const { width, height } = chart.viewBox.baseVal;
  const [wide, high] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const scale = PICTURE / wide;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = PICTURE;
  canvas.height = Math.round(high * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser draws no picture"))), "image/png");
  });
}

let rule: Promise<string | null> | undefined;

/** The rule of the sans, its file within it; nothing where it cannot be had. */
function faceRule(): Promise<string | null> {
  rule ??= findFace().catch(() => null);
  return rule;
}

async function findFace(): Promise<string | null> {
  for (const sheet of document.styleSheets) {
    for (const each of sheet.cssRules) {
      if (!(each instanceof CSSFontFaceRule) || !/^["']?Atkinson["']?$/.test(each.style.getPropertyValue("font-family"))) continue;
      const file = /url\("?([^")]+)"?\)/.exec(each.style.getPropertyValue("src"))?.[1];
      if (!file) continue;
      const bytes = new Uint8Array(await (await fetch(new URL(file, sheet.href ?? location.href))).arrayBuffer());
      let binary = "";
      for (const byte of bytes) binary += String.fromCharCode(byte);
      return `@font-face{font-family:"Atkinson";font-weight:200 800;src:url("data:font/woff2;base64,${btoa(binary)}") format("woff2")}`;
    }
  }
  return null;
}
