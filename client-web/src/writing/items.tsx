import { useState } from "preact/hooks";
import { isMap, isSeq, Pair, type Document, type YAMLMap, type YAMLSeq } from "yaml";
import { type Block, keys, list, move, put, text, type Path } from "./block";
import { focusSoon, Frame, Wrong } from "./control";
import type { Lens } from "./lens";
import { nameOf } from "./name";

/** Something with a name of its own: a choice, or what is marked or rated. */
export interface Item {
  id: string;
  label: string;
  short: string;
}

/** The items under a path, however they are written. */
export function itemsAt(block: Block, path: Path): Item[] {
  const asList = block.isList(path);
  return block.under(path).map((step) => {
    const at = [...path, step];
    if (!asList) return { id: String(step), label: block.text(at), short: "" };
    return { id: block.text([...at, "id"]), label: block.text([...at, "label"]), short: block.text([...at, "short"]) };
  });
}

const node = ({ id, label, short }: Item) => keys([["id", text(id)], ["label", text(label)], ...(short ? [["short", text(short)] as [string, ReturnType<typeof text>]] : [])]);

/** Puts an item at a place of its list, or in place of the one there. */
function set(doc: Document, path: Path, at: number, item: Item, instead: boolean): void {
  const there = doc.getIn(path, true);
  if (isSeq(there)) there.items.splice(at, instead ? 1 : 0, node(item));
  else if (isMap(there)) there.items.splice(at, instead ? 1 : 0, new Pair(text(item.id), text(item.label)));
  else put(doc, path, keys([[item.id, text(item.label)]]));
}

/** Writes `id: label` a line as a list, in which an item may have more. */
function spread(doc: Document, path: Path): YAMLSeq | null {
  const there = doc.getIn(path, true);
  if (isSeq(there)) return there;
  if (!isMap(there)) return null;
  const items = there.items.map((pair) => {
    const item: YAMLMap = keys([["id", text(String(pair.key))]]);
    if (pair.value) item.items.push(new Pair(text("label"), pair.value));
    const above = (pair.key as { commentBefore?: string | null }).commentBefore;
    if (above) item.commentBefore = above;
    return item;
  });
  const spread = list(items);
  if (there.commentBefore) spread.commentBefore = there.commentBefore;
  if (there.comment) spread.comment = there.comment;
  put(doc, path, spread);
  return spread;
}

interface ItemsProps {
  lens: Lens;
  path: Path;
  /** What one is called. */
  what: string;
}

/** A list of things with names, one a row, with one more to be written under it. */
export function Items({ lens, path, what }: ItemsProps) {
  const { block, words } = lens;
  const items = itemsAt(block, path);
  // What is being written for the first time is named after its words, until it is left.
  const [fresh, setFresh] = useState<number | null>(null);
  const [shorts, setShorts] = useState(false);
  const short = shorts || items.some((item) => item.short);
  const asList = block.isList(path);
  const box = (at: number) => lens.id([...path, asList ? at : (items[at]?.id ?? at)]);
  const type = (at: number, label: string) => {
    const where = box(at);
    const item = items[at];
    if (item && at !== fresh) return lens.put(asList ? [...path, at, "label"] : [...path, item.id], label);
    const others = items.filter((_, other) => other !== at).map(({ id }) => id);
    if (!label) return item && lens.edit((doc) => doc.deleteIn([...path, asList ? at : item.id]), where);
    setFresh(at);
    lens.edit((doc) => set(doc, path, at, { id: nameOf(label, others, "item"), label, short: item?.short ?? "" }, item !== undefined), where);
  };
  const shift = (at: number, to: number) => {
    if (to < 0 || to >= items.length || at >= items.length) return;
    const moved = asList ? box(to) : box(at);
    lens.edit((doc) => move(doc, path, at, to));
    focusSoon(moved);
  };
  const remove = (at: number) => {
    const item = items[at];
    if (!item) return;
    const next = items[at + 1] && !asList ? box(at + 1) : lens.id([...path, at]);
    lens.edit((doc) => doc.deleteIn([...path, asList ? at : item.id]));
    focusSoon(next);
  };
  return (
    <fieldset class="items" id={lens.id(path)} tabIndex={-1}>
      <legend>{what}</legend>
      <ol>
        {[...items, null].map((item, at) => {
          const wrong = item ? lens.wrong([...path, asList ? at : item.id]) : [];
          const name = item ? words.item(what, at + 1) : words.itemNew(what);
          return (
            <li key={at}>
              <input
                id={box(at)}
                value={item?.label ?? ""}
                aria-label={name}
                placeholder={item ? undefined : name}
                autocomplete="off"
                aria-invalid={wrong.length > 0}
                aria-describedby={wrong.length > 0 ? `${box(at)}-wrong` : undefined}
                onInput={(event) => type(at, event.currentTarget.value)}
                onBlur={() => setFresh(null)}
                onKeyDown={(event) => {
                  if (event.isComposing) return;
                  const turn = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
                  if (event.key === "Enter") focusSoon(box(Math.min(at + 1, items.length)));
                  else if (event.altKey && turn) shift(at, at + turn);
                  else return;
                  event.preventDefault();
                  event.stopPropagation();
                }}
              />
              {item && short && (
                <input
                  class="short"
                  value={item.short}
                  aria-label={words.itemShort(what, at + 1)}
                  placeholder={words.shorter}
                  autocomplete="off"
                  onInput={(event) => {
                    const value = event.currentTarget.value;
                    lens.edit((doc) => {
                      const item = spread(doc, path)?.items[at];
                      if (!isMap(item)) return;
                      if (value) item.set("short", text(value));
                      else item.delete("short");
                    }, `${box(at)}-short`);
                  }}
                />
              )}
              {item && (
                <>
                  <button type="button" class="icon quiet" aria-label={words.itemEarlier(item.label || item.id)} disabled={at === 0} onClick={() => shift(at, at - 1)}>
                    ↑
                  </button>
                  <button type="button" class="icon quiet" aria-label={words.itemLater(item.label || item.id)} disabled={at === items.length - 1} onClick={() => shift(at, at + 1)}>
                    ↓
                  </button>
                  <button type="button" class="icon quiet" aria-label={words.itemRemove(item.label || item.id)} onClick={() => remove(at)}>
                    ×
                  </button>
                </>
              )}
              <Wrong id={`${box(at)}-wrong`} mistakes={wrong} />
            </li>
          );
        })}
      </ol>
      <small>{words.itemsHow}</small>
      {!short && items.length > 0 && (
        <button type="button" class="quiet" onClick={() => setShorts(true)}>
          {words.shorts}
        </button>
      )}
      <Wrong id={`${lens.id(path)}-wrong`} mistakes={lens.wrongBeside(path, block.under(path).map(String))} />
    </fieldset>
  );
}

/** Items that are written here, or a list of the deck by its name. */
export function ItemsOrList({ lens, path, what, head }: ItemsProps & { head: Block }) {
  const { block, words } = lens;
  const lists = head.under(["lists"]).map(String);
  const named = block.has(path) && !block.isList(path) && !block.holdsKeys(path) ? block.text(path) : "";
  if (!lists.length && !named) return <Items lens={lens} path={path} what={what} />;
  const choose = (name: string) =>
    lens.edit((doc) => put(doc, path, name ? text(name) : list(itemsAt(head, ["lists", named]).map(node))));
  const from = [...path, "from"];
  return (
    <div class="items-or-list">
      <Frame id={lens.id(named ? path : from)} label={`${what} ${words.from.toLowerCase()}`} hint={named && lists.includes(named) ? words.listUsed(itemsAt(head, ["lists", named]).length) : undefined} mistakes={named ? lens.wrong(path) : []}>
        {(told) => (
          <select {...told} value={named} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{words.ownList}</option>
            {[...new Set([...lists, ...(named ? [named] : [])])].map((name) => (
              <option key={name} value={name}>
                {words.listNamed(name)}
              </option>
            ))}
          </select>
        )}
      </Frame>
      {!named && <Items lens={lens} path={path} what={what} />}
    </div>
  );
}

/** The items of a field or figure, wherever they are written. */
export function itemsOrList(block: Block, path: Path, head: Block): Item[] {
  const named = block.text(path);
  return named ? itemsAt(head, ["lists", named]) : itemsAt(block, path);
}
