import { useState } from "preact/hooks";
import { isMap } from "yaml";
import { keys, put } from "./block";
import { focusSoon, Line, Lines, Pick, Wrong } from "./control";
import { Items } from "./items";
import type { Lens } from "./lens";
import { nameOf } from "./name";

/** What the slides of a deck share. */
export function DeckForm({ lens }: { lens: Lens }) {
  const { block, words } = lens;
  const grouped = block.has(["group"]) || block.has(["groups"]);
  return (
    <>
      <Wrong id="head-wrong" mistakes={lens.wrongBeside([], ["title", "language", "group", "held-words", ...(grouped ? ["groups"] : []), "lists"])} />
      <Line lens={lens} path={["title"]} label={words.deckTitle} needed />
      <Pick lens={lens} path={["language"]} label={words.deckLanguage} options={words.languages} />
      <Line lens={lens} path={["group"]} label={words.group} hint={words.groupHint} />
      {grouped && <Lines lens={lens} path={["groups"]} label={words.groups} hint={words.perLine} />}
      <Lines lens={lens} path={["held-words"]} label={words.heldWords} hint={words.heldHint} />
      <Lists lens={lens} />
    </>
  );
}

/** The lists of a deck: what several questions and figures share. */
function Lists({ lens }: { lens: Lens }) {
  const { block, words } = lens;
  const [name, setName] = useState("");
  const names = block.under(["lists"]).map(String);
  const add = () => {
    if (!name.trim()) return;
    const id = nameOf(name, names, "list");
    lens.edit((doc) => {
      const empty = keys([]);
      if (isMap(doc.get("lists", true))) doc.setIn(["lists", id], empty);
      else put(doc, ["lists"], keys([[id, empty]]));
    });
    setName("");
    focusSoon(lens.id(["lists", id, 0]));
  };
  return (
    <section class="form-part" aria-labelledby="form-lists">
      <h3 id="form-lists">{words.lists}</h3>
      <small>{words.listsHint}</small>
      <Wrong id="head-lists-wrong" mistakes={lens.wrongBeside(["lists"], names)} />
      {names.map((list) => (
        <div class="one-list" key={list}>
          <Items lens={lens} path={["lists", list]} what={list} />
          <button type="button" class="quiet" onClick={() => lens.edit((doc) => doc.deleteIn(names.length > 1 ? ["lists", list] : ["lists"]))}>
            {words.listRemove(list)}
          </button>
        </div>
      ))}
      <div class="in-row list-new">
        <input
          aria-label={words.listName}
          placeholder={words.listName}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <button type="button" onClick={add} disabled={!name.trim()}>
          {words.listAdd}
        </button>
      </div>
    </section>
  );
}
