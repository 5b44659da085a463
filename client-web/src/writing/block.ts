import { Document, isCollection, isMap, isPair, isScalar, isSeq, Lexer, Pair, parseDocument, Scalar, YAMLMap, YAMLSeq, type Node } from "yaml";

/** From the outside in: keys, and places in lists from 0. */
export type Path = readonly (string | number)[];

/** Values stay as they are written: what they mean is for the key that they stand under. */
const READ = { schema: "failsafe", prettyErrors: false } as const;
const WRITE = { lineWidth: 0, flowCollectionPadding: false } as const;

/** In which order keys are written. */
const ORDER =
  "id kind title language group groups held-words lists extra again label short prompt hint required when open then rounds actions readable per timer after-timer talk-timer fields choices items circles columns rows cells steps top under around series min max step pass most most-high most-low length points by of text".split(
    " ",
  );

/** A block of keys and values that is read and changed without losing what somebody wrote beside them. */
export class Block {
  readonly #doc: Document.Parsed;

  constructor(readonly source: string) {
    this.#doc = parseDocument(source, READ);
  }

  /** Whether it cannot be read, so that only its text can be mended. */
  get broken(): boolean {
    const { errors, contents } = this.#doc;
    return errors.length > 0 || (contents !== null && !isMap(contents));
  }

  /** The text at a path; nothing where there is none. */
  text(path: Path): string {
    const node = this.node(path);
    return isScalar(node) && !isNothing(node) ? String(node.value) : "";
  }

  /** Whether anything stands at a path. */
  has(path: Path): boolean {
    const node = this.node(path);
    return node !== undefined && !(isScalar(node) && isNothing(node));
  }

  /** The keys under a path, or the places of its list. */
  under(path: Path): (string | number)[] {
    const node = this.node(path);
    if (isSeq(node)) return node.items.map((_, index) => index);
    return isMap(node) ? node.items.map(({ key }) => String(key)) : [];
  }

  /** Whether what stands there is a list rather than keys. */
  isList(path: Path): boolean {
    return isSeq(this.node(path));
  }

  /** Whether what stands there is keys with values. */
  holdsKeys(path: Path): boolean {
    return isMap(this.node(path));
  }

  /** The texts of a list; one text counts as a list of one. */
  texts(path: Path): string[] {
    const node = this.node(path);
    if (isScalar(node)) return isNothing(node) ? [] : [String(node.value)];
    return isSeq(node) ? node.items.map((item) => (isScalar(item) ? String(item.value) : "")) : [];
  }

  /** The block with another text at a path: "" is written out, and with nothing the key goes. */
  with(path: Path, value: string | null): string {
    const node = this.node(path);
    const line = value?.replace(/\s*\n\s*/g, " ") ?? null;
    // Where there is one already only that is replaced: all else stays as it was written.
    if (line !== null && isScalar(node) && node.range && node.range[0] < node.range[1] && !node.type?.startsWith("BLOCK")) {
      const written = this.source.slice(0, node.range[0]) + scalar(line, this.#flows(path)) + this.source.slice(node.range[1]);
      const again = new Block(written);
      if (!again.broken && again.text(path) === line) return written;
    }
    if (line !== null) return this.edit((doc) => put(doc, path, text(line)));
    const gone = this.edit((doc) => doc.deleteIn(path));
    if (!losesComments(this.source, gone) || !isScalar(node) || !node.range || node.type?.startsWith("BLOCK")) return gone;
    // A key without a value says nothing, and what is written beside it stays.
    return this.source.slice(0, node.range[0]) + this.source.slice(node.range[1]);
  }

  /** The block after a change of its tree; comments stay with what they stand at. */
  edit(change: (doc: Document.Parsed) => void): string {
    const doc = parseDocument(this.source, READ) as Document.Parsed;
    if (!doc.contents) doc.contents = new YAMLMap() as unknown as typeof doc.contents;
    change(doc);
    const { contents } = doc;
    if (isMap(contents) && contents.items.length === 0) return commentLines(doc.commentBefore ?? contents.commentBefore);
    return doc.toString(WRITE);
  }

  /** What is there, as it was read. */
  node(path: Path): unknown {
    return this.#doc.contents === null ? undefined : path.length === 0 ? this.#doc.contents : this.#doc.getIn(path, true);
  }

  #flows(path: Path): boolean {
    return path.some((_, depth) => {
      const node = this.node(path.slice(0, depth));
      return isCollection(node) && node.flow === true;
    });
  }
}

/** Blocks that were read lately: a deck is looked at anew with every letter, and nearly all of it is as it was. */
const read = new Map<string, Block>();
const READ_MOST = 2_000;

/** Reads a block, or gives what was read before. */
export function blockOf(source: string): Block {
  let block = read.get(source);
  if (!block) {
    if (read.size >= READ_MOST) read.clear();
    block = new Block(source);
    read.set(source, block);
  }
  return block;
}

const isNothing = (node: Scalar) => (node.type === "PLAIN" || node.type === undefined) && (node.value === "" || node.value === "~" || node.value === null);
const commentLines = (comment: string | null | undefined) => (comment ? `${comment.split("\n").map((line) => `#${line}`).join("\n")}\n` : "");

/** A text as a value. */
export function text(value: string): Scalar<string> {
  const node = new Scalar(value);
  node.type = isBare(value) ? "PLAIN" : "QUOTE_DOUBLE";
  return node;
}

/** Keys with values, in that order. */
export function keys(pairs: [string, Scalar | YAMLMap | YAMLSeq][]): YAMLMap {
  const map = new YAMLMap();
  map.items = pairs.map(([key, value]) => new Pair(new Scalar(key), value));
  return map;
}

/** A list. */
export function list(nodes: (Scalar | YAMLMap | YAMLSeq)[]): YAMLSeq {
  const seq = new YAMLSeq();
  seq.items = nodes;
  return seq;
}

/** Puts a value at a path; a key that is new stands where it usually does. */
export function put(doc: Document, path: Path, value: Scalar | YAMLMap | YAMLSeq): void {
  const key = path.at(-1);
  const parent = path.length === 1 ? doc.contents : doc.getIn(path.slice(0, -1), true);
  if (!isMap(parent) || typeof key !== "string") return doc.setIn(path, value);
  const pair = parent.items.find((pair) => isPair(pair) && String(pair.key) === key);
  if (pair) {
    const before = pair.value as Node | null;
    if (before?.comment && isScalar(before)) value.comment = before.comment;
    pair.value = value;
    return;
  }
  const rank = ORDER.indexOf(key);
  const later = rank < 0 ? -1 : parent.items.findIndex((pair) => ORDER.indexOf(String(pair.key)) > rank);
  parent.items.splice(later < 0 ? parent.items.length : later, 0, new Pair(new Scalar(key), value));
}

/** Moves an item of a list or a key among its own. */
export function move(doc: Document, path: Path, from: number, to: number): void {
  const node = doc.getIn(path, true);
  if (!isCollection(node)) return;
  const [item] = node.items.splice(from, 1);
  if (item === undefined) return;
  node.items.splice(to, 0, item as never);
  // An empty line above what stands first now would part it from its own key.
  const first = (isPair(node.items[0]) ? node.items[0].key : node.items[0]) as Node | undefined;
  if (first) first.spaceBefore = false;
}

/** Whether a text stands as it is, so that nobody can take it for something else; the server's printer says the same. */
const isBare = (value: string) =>
  /^[\p{L}\p{N}][\p{L}\p{N} .,:;!?'()/+\-*%&=_’‘“”…–—€]*$/u.test(value) && !value.includes(": ") && !value.includes(" #") && !/[: ]$/.test(value);

function scalar(value: string, flows: boolean): string {
  if (flows ? /^[\p{L}\p{N}](?:[\p{L}\p{N} _-]*[\p{L}\p{N}])?$/u.test(value) : isBare(value)) return value;
  const signs = value.replace(/["\\]/g, "\\$&").replace(/[\p{Cc}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (sign) => `\\u${sign.codePointAt(0)!.toString(16).padStart(4, "0")}`);
  return `"${signs}"`;
}

/** Whether a block that was changed says less of what somebody wrote for themselves. */
export const losesComments = (before: string, after: string): boolean => comments(after).length < comments(before).length;

/** What somebody wrote into a block for themselves: the comments in it, in order. */
export function comments(source: string): string[] {
  const found: string[] = [];
  let inside = false;
  for (const token of new Lexer().lex(source)) {
    // What follows that sign is a value, whatever it begins with.
    if (!inside && token.startsWith("#")) found.push(token.slice(1).trim());
    inside = token === "\u001f";
  }
  return found;
}
