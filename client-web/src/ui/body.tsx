import type { BlockView, InlineView } from "../lib/protocol.gen";

/**
 * The text of a slide as elements; nothing in it is ever markup. Headings keep below the page's own `h1`, and skip no level:
 * who is read a page finds its parts by them.
 */
export function Body({ blocks }: { blocks: BlockView[] }) {
  const levels = [...new Set(blocks.flatMap((block) => (block.block === "heading" ? [block.level] : [])))].sort((a, b) => a - b);
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={index} block={block} levels={levels} />
      ))}
    </>
  );
}

/** `levels` are those of all headings around it, highest first. */
function Block({ block, levels }: { block: BlockView; levels: number[] }) {
  switch (block.block) {
    case "heading": {
      const Heading = `h${Math.min(4, 2 + levels.indexOf(block.level))}` as "h2" | "h3" | "h4";
      return (
        <Heading>
          <Inline text={block.text} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p>
          <Inline text={block.text} />
        </p>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List>
          {block.items.map((blocks, index) => (
            <li key={index}>
              <Item blocks={blocks} />
            </li>
          ))}
        </List>
      );
    }
    case "quote":
      return (
        <blockquote>
          <Body blocks={block.blocks} />
        </blockquote>
      );
    case "image":
      return <img src={block.src} alt={block.alt} loading="lazy" />;
  }
}

/** A list item of one paragraph stands without a paragraph of its own. */
function Item({ blocks }: { blocks: BlockView[] }) {
  const [first, ...rest] = blocks;
  if (first?.block !== "paragraph") return <Body blocks={blocks} />;
  return (
    <>
      <Inline text={first.text} />
      <Body blocks={rest} />
    </>
  );
}

/** Running text. */
export function Inline({ text }: { text: InlineView[] }) {
  return (
    <>
      {text.map((piece, index) => (
        <Piece key={index} piece={piece} />
      ))}
    </>
  );
}

function Piece({ piece }: { piece: InlineView }) {
  switch (piece.inline) {
    case "text":
      return <>{piece.text}</>;
    case "emphasis":
      return (
        <em>
          <Inline text={piece.inner} />
        </em>
      );
    case "strong":
      return (
        <strong>
          <Inline text={piece.inner} />
        </strong>
      );
    case "link":
      return (
        <a href={piece.to} target="_blank" rel="noreferrer">
          <Inline text={piece.inner} />
        </a>
      );
    case "break":
      return <br />;
  }
}
