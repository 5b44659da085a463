// PDFs as they come: exported from LibreOffice, printed by a browser, scanned, and such as no slides come of.
import type { Page } from "@playwright/test";
import { converted } from "./office.ts";

/** What stands on a page: its title, and lines under it. */
export interface Said {
  title: string;
  lines: string[];
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Pages that a browser prints. */
export async function printed(page: Page, pages: Said[]): Promise<Buffer> {
  const slides = pages.map(({ title, lines }) => `<section><h1>${escaped(title)}</h1><ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul></section>`);
  await page.setContent(
    `<style>@page{size:1280px 720px;margin:0}body{margin:0;font:32px sans-serif}section{height:720px;padding:60px;box-sizing:border-box;break-after:page}` +
      `section:last-child{break-after:auto}h1{font-size:64px;color:#0b5560}</style>${slides.join("")}`,
  );
  return page.pdf({ preferCSSPageSize: true, printBackground: true });
}

/** A presentation that LibreOffice exports. */
export function exported(pages: Said[]): Buffer {
  const frame = (y: number, height: number, inside: string) =>
    `<draw:frame svg:x="2cm" svg:y="${y}cm" svg:width="24cm" svg:height="${height}cm"><draw:text-box>${inside}</draw:text-box></draw:frame>`;
  const slides = pages.map(
    ({ title, lines }, at) =>
      `<draw:page draw:name="p${at}" draw:master-page-name="M">${frame(1, 3, `<text:p text:style-name="T">${escaped(title)}</text:p>`)}` +
      frame(5, 9, lines.map((line) => `<text:p text:style-name="P">• ${escaped(line)}</text:p>`).join("")) +
      `</draw:page>`,
  );
  const names = ["office:office", "draw:drawing", "text:text", "style:style", "svg:svg-compatible", "fo:xsl-fo-compatible", "presentation:presentation"];
  const spaces = names.map((name) => name.split(":")).map(([short, long]) => `xmlns:${short}="urn:oasis:names:tc:opendocument:xmlns:${long}:1.0"`);
  const style = (name: string, size: number) => `<style:style style:name="${name}" style:family="paragraph"><style:text-properties fo:font-size="${size}pt"/></style:style>`;
  const document =
    `<?xml version="1.0" encoding="UTF-8"?><office:document ${spaces.join(" ")} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation">` +
    `<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm"/></style:page-layout>${style("T", 40)}${style("P", 20)}</office:automatic-styles>` +
    `<office:master-styles><style:master-page style:name="M" style:page-layout-name="L"/></office:master-styles>` +
    `<office:body><office:presentation>${slides.join("")}</office:presentation></office:body></office:document>`;
  return converted("dias.fodp", document, "pdf")["dias.pdf"]!;
}

/** Pages that are photographs of paper: no letter of them is text. */
export async function scanned(page: Page, pages: Said[]): Promise<Buffer> {
  const images = await page.evaluate((pages) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [1240, 1754];
    const brush = canvas.getContext("2d")!;
    return pages.map(({ title, lines }) => {
      brush.fillStyle = "#f4f1ea";
      brush.fillRect(0, 0, canvas.width, canvas.height);
      brush.fillStyle = "#222";
      brush.font = "72px serif";
      brush.fillText(title, 120, 240);
      brush.font = "40px serif";
      lines.forEach((line, at) => brush.fillText(line, 120, 380 + at * 70));
      return canvas.toDataURL("image/jpeg", 0.8).split(",")[1] ?? "";
    });
  }, pages);
  const objects: Buffer[] = [];
  const kids = images.map((_, at) => `${3 + at * 3} 0 R`);
  for (const [at, base64] of images.entries()) {
    const image = Buffer.from(base64, "base64");
    const draw = "595 0 0 842 0 0 cm /I Do";
    objects.push(
      object(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${4 + at * 3} 0 R /Resources << /XObject << /I ${5 + at * 3} 0 R >> >> >>`),
      stream("", Buffer.from(draw)),
      stream("/Type /XObject /Subtype /Image /Width 1240 /Height 1754 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", image),
    );
  }
  return file(kids, objects);
}

/** So many empty pages. */
export function empty(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, at) => `${3 + at} 0 R`);
  return file(kids, kids.map(() => object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 160 90] >>")));
}

/** One that asks for a password. */
export function locked(): Buffer {
  const secret = `<${"5a".repeat(32)}>`;
  return file(["3 0 R"], [object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 160 90] >>")], `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${secret} /U ${secret} /P -4 >> /ID [<00> <00>]`);
}

const object = (inside: string) => Buffer.from(inside);
const stream = (head: string, bytes: Buffer) => Buffer.concat([Buffer.from(`<< ${head} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from("\nendstream")]);

/** A whole file of pages and what they use, numbered from 3. */
function file(kids: string[], rest: Buffer[], trailer = ""): Buffer {
  const objects = [object("<< /Type /Catalog /Pages 2 0 R >>"), object(`<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${kids.length} >>`), ...rest];
  const parts = [Buffer.from("%PDF-1.7\n")];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [at, inside] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), inside, Buffer.from("\nendobj\n")]);
    places.push(length);
    length += part.length;
    parts.push(part);
  }
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}
