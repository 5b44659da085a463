import type { FigureView, ReportRound } from "../lib/protocol.gen";
import { Figure as Drawn } from "../projector/figure/figure";
import { SettingProvider } from "../projector/context";
import { MatrixTable } from "../ui/matrix";
import { usePage } from "./context";
import { Field, Rated } from "./field";

/** The figure of a slide: what the room filled in as a chart, a drawing as the wall had it, and always as text. */
export function Figure({ figure, drawn, title }: { figure: FigureView; drawn: ReportRound | null; title: string }) {
  switch (figure.figure) {
    case "radar":
      return <Radar figure={figure} drawn={drawn} title={title} />;
    case "matrix":
      return <Matrix figure={figure} title={title} />;
    case "tree":
      return (
        <div class="tree">
          <p>
            <strong>{figure.top}</strong>
          </p>
          <ul>
            {figure.under.map(({ label, text }) => (
              <li key={label}>
                <strong>{label}</strong>
                {text && ` ${text}`}
              </li>
            ))}
          </ul>
        </div>
      );
    case "checklist":
      return <ul class="checklist">{figure.items.map((item) => <li key={item}>{item}</li>)}</ul>;
    case "cycle":
      return (
        <>
          <Picture figure={figure} title={title} />
          <ol class="as-text">{figure.steps.map((step) => <li key={step}>{step}</li>)}</ol>
        </>
      );
    case "circles":
      return (
        <>
          <Picture figure={figure} title={title} />
          <ul class="as-text">{figure.circles.map((label) => <li key={label}>{label}</li>)}</ul>
          {figure.around && <p class="soft around">{figure.around}</p>}
        </>
      );
  }
}

/** The projector's own drawing, where there is room to read it. */
function Picture({ figure, title }: { figure: FigureView; title: string }) {
  const { wall, language } = usePage();
  return (
    <div class="pj still picture" data-theme="light" aria-hidden="true">
      <div class="pj-picture">
        <SettingProvider value={{ words: wall, language, page: 0 }}>
          <Drawn figure={figure} tally={null} title={title} />
        </SettingProvider>
      </div>
    </div>
  );
}

function Radar({ figure, drawn, title }: { figure: Extract<FigureView, { figure: "radar" }>; drawn: ReportRound | null; title: string }) {
  for (const field of drawn?.asked.fields ?? []) {
    const tally = drawn?.tally?.fields.find((each) => each.field === field.id);
    if (tally?.sum.kind === "rating" && figure.series.length > 0) return <Rated input={figure} sum={tally.sum} n={tally.n} name={title} />;
    if (tally?.sum.kind === "marks" || tally?.sum.kind === "rating") return <Field field={field} tally={tally} name={title} />;
  }
  return <ul>{figure.items.map(({ id, label }) => <li key={id}>{label}</li>)}</ul>;
}

function Matrix({ figure: { columns, rows }, title }: { figure: Extract<FigureView, { figure: "matrix" }>; title: string }) {
  return (
    <div class="table matrix" tabIndex={0} role="region" aria-label={title}>
      <MatrixTable columns={columns} rows={rows} caption={title} />
    </div>
  );
}
