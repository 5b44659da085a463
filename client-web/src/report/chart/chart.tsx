import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { usePage } from "../context";
import { fileName, keep, pngOf, svgOf } from "../save";

/** The widest chart, and the first one before anything is measured, in pixels: a column of an A4 page. */
const WIDEST = 680;

/** A chart at the width that there is, with its name, its table, and a way to keep it as a file. */
export function Chart({ name, draw, table }: { name: string; draw: (width: number, title: string) => ComponentChildren; table: ComponentChildren }) {
  const { words, code } = usePage();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(WIDEST);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const measure = () => element.clientWidth > 0 && setWidth(Math.min(WIDEST, element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const chart = () => box.current?.querySelector("svg") ?? null;
  const save = async (kind: "svg" | "png") => {
    const drawn = chart();
    if (!drawn) return;
    const blob = kind === "png" ? await pngOf(drawn) : new Blob([await svgOf(drawn)], { type: "image/svg+xml" });
    keep(blob, `${fileName("peil", code, name)}.${kind}`);
  };
  return (
    <figure class="chart">
      <div class="drawn" ref={box}>
        {draw(width, words.chart(name))}
      </div>
      <p class="keep screen-only">
        <button type="button" aria-label={words.saveAs(words.saveSvg, name)} onClick={() => void save("svg")}>
          {words.saveSvg}
        </button>
        <button type="button" aria-label={words.saveAs(words.savePng, name)} onClick={() => void save("png")}>
          {words.savePng}
        </button>
      </p>
      {table}
    </figure>
  );
}

/** The numbers of a chart. One that may be wider than a phone can be moved sideways, by keys too. */
export function Table({ caption, heads, rows, wide = false }: { caption: string; heads: string[]; rows: (string | number)[][]; wide?: boolean }) {
  return (
    <div class="table" {...(wide ? { tabIndex: 0, role: "region", "aria-label": caption } : {})}>
      <table>
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={at} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], at) => (
            <tr key={at}>
              <th scope="row">{first}</th>
              {rest.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
