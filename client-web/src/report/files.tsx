import { useState } from "preact/hooks";
import type { Report } from "../lib/protocol.gen";
import { usePage } from "./context";
import { fileName, keep } from "./save";
import { fetchFile, NoReport, type Reader } from "./source";

/** The files of a workshop, for its presenter. */
export function Files({ report, reader }: { report: Report; reader: Reader }) {
  const { words } = usePage();
  const [trouble, setTrouble] = useState(false);
  const take = async (path: string, ...name: string[]) => {
    setTrouble(false);
    const ending = /^export\.(\w+)/.exec(path)?.[1] ?? "";
    try {
      keep(await fetchFile(reader, path), `${fileName("peil", report.code, ...name)}.${ending}`);
    } catch (error) {
      if (!(error instanceof NoReport)) throw error;
      setTrouble(true);
    }
  };
  const questions = new Map(
    report.slides.flatMap(({ question }) => {
      const asked = question?.rounds.at(-1)?.asked;
      return question && asked ? [[question.id, asked.short ?? asked.prompt] as const] : [];
    }),
  );
  return (
    <details class="files">
      <summary>{words.files}</summary>
      <p class="soft">{words.filesHow}</p>
      {trouble && (
        <p class="trouble" role="alert">
          {words.trouble}
        </p>
      )}
      <ul class="offers">
        <li>
          <button type="button" onClick={() => void take("export.xlsx")}>
            {words.workbook}
          </button>
          <span>{words.workbookAbout}</span>
        </li>
        <li>
          <button type="button" onClick={() => void take("export.json")}>
            {words.whole}
          </button>
          <span>{words.wholeAbout}</span>
        </li>
      </ul>
      {questions.size > 0 && (
        <>
          <h2>{words.csv}</h2>
          <ul class="offers named">
            {[...questions].map(([id, name]) => (
              <li key={id}>
                <span>{name}</span>
                {(["dutch", "plain"] as const).map((form) => (
                  <button
                    key={form}
                    type="button"
                    aria-label={`${name}: ${form === "dutch" ? words.csvDutch : words.csvPlain}`}
                    onClick={() => void take(`export.csv?question=${encodeURIComponent(id)}&form=${form}`, id)}
                  >
                    {form === "dutch" ? words.csvDutch : words.csvPlain}
                  </button>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
