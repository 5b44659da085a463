import type { FigureView, RoundTally } from "../../lib/protocol.gen";
import { Checklist } from "./checklist";
import { Circles } from "./circles";
import { Cycle } from "./cycle";
import { Matrix } from "./matrix";
import { Tree } from "./tree";
import { Web } from "./web";

/** The figure of a slide, drawn from its text; a radar also from the round it stands for. */
export function Figure({ figure, tally, title }: { figure: FigureView; tally: RoundTally | null; title: string }) {
  switch (figure.figure) {
    case "circles":
      return <Circles circles={figure.circles} around={figure.around} />;
    case "radar":
      return <Web figure={figure} tally={tally} title={title} />;
    case "matrix":
      return <Matrix columns={figure.columns} rows={figure.rows} caption={title} />;
    case "cycle":
      return <Cycle steps={figure.steps} />;
    case "tree":
      return <Tree top={figure.top} under={figure.under} />;
    case "checklist":
      return <Checklist items={figure.items} />;
  }
}
