import type { BlockView, FigureView, InlineView } from "../lib/protocol.gen";

/** Running text; only schemes that open a page are followed. */
export function Inline({ text }: { text: InlineView[] }) {
  return (
    <>
      {text.map((piece) => {
        if (piece.inline === "text") return piece.text;
        if (piece.inline === "break") return <br />;
        const inner = <Inline text={piece.inner} />;
        if (piece.inline === "emphasis") return <em>{inner}</em>;
        if (piece.inline === "strong") return <strong>{inner}</strong>;
        return /^https?:/.test(piece.to) ? <a href={piece.to} rel="noreferrer" target="_blank">{inner}</a> : inner;
      })}
    </>
  );
}

/** The text of a slide. */
export function Body({ blocks }: { blocks: BlockView[] }) {
  return (
    <>
      {blocks.map((block) => {
        if (block.block === "heading") return <h2><Inline text={block.text} /></h2>;
        if (block.block === "paragraph") return <p><Inline text={block.text} /></p>;
        // Whoever shows the text says how its images are come by.
        if (block.block === "image") return null;
        if (block.block === "quote") return <blockquote><Body blocks={block.blocks} /></blockquote>;
        const items = block.items.map((item) => <li><Body blocks={item} /></li>);
        return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
      })}
    </>
  );
}

const list = (lines: string[], Tag: "ul" | "ol" = "ul") => (
  <Tag>{lines.map((line) => <li>{line}</li>)}</Tag>
);

/** A figure as text: nothing of it is only in the drawing. */
export function FigureText({ figure }: { figure: FigureView }) {
  switch (figure.figure) {
    case "circles":
      return <>{list(figure.circles)}{figure.around && <p>{figure.around}</p>}</>;
    case "radar":
      return <>{figure.series.length > 0 && <p>{figure.series.map(({ label }) => label).join(" · ")}</p>}{list(figure.items.map(({ label }) => label), "ol")}</>;
    case "cycle":
      return list(figure.steps, "ol");
    case "checklist":
      return list(figure.items);
    case "tree":
      return <><p><strong>{figure.top}</strong></p>{list(figure.under.map(({ label, text }) => (text ? `${label}: ${text}` : label)))}</>;
    case "matrix":
      return (
        <>
          {figure.rows.map((row) => figure.columns.map((column, at) => (
            <>
              <h2>{row.label ? `${row.label} · ${column}` : column}</h2>
              {list(row.cells[at] ?? [])}
            </>
          )))}
        </>
      );
    default:
      // A figure of a newer server: its slide still has its text.
      return null;
  }
}
