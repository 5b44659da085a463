import { useState } from "preact/hooks";
import type { FieldView, ModeratedCard } from "../lib/protocol.gen";
import { Clusters, clustersOf, draggable, fileByKey, fileCard } from "./clusters";
import { useDesk } from "./context";

/** The texts of the question as they arrive, each with its one-tap buttons; ↑ ↓ choose a card, s shows it large, Delete hides it, Home pins it. */
export function Cards({ brief }: { brief?: boolean }) {
  const { control, words } = useDesk();
  const { tally } = control.state.value;
  const fields = textFields(control.tallied?.asked?.fields);
  if (!tally || fields.length === 0 || control.tallied?.asked?.actions) return null;
  return (
    <section class="cards" aria-label={words.cards}>
      {!brief && <Clusters fields={fields.filter((field) => !field.when)} />}
      {tally.cards.length === 0 ? (
        <p class="soft">{words.noCards}</p>
      ) : (
        <ul class="cards-list" data-keys="own" tabIndex={0} aria-label={words.cards} title={words.cardKeys} onKeyDown={walk}>
          {tally.cards.map((card) => (
            <Card key={card.id} card={card} fields={fields} brief={brief ?? false} />
          ))}
        </ul>
      )}
      {tally.moreCards > 0 && <p class="soft">{words.moreCards(tally.moreCards)}</p>}
    </section>
  );
}

/** The fields whose answers are cards. */
export function textFields(fields: FieldView[] | undefined): FieldView[] {
  return (fields ?? []).filter((field) => field.input.kind === "text");
}

function Card({ card, fields, brief }: { card: ModeratedCard; fields: FieldView[]; brief: boolean }) {
  const { control, words } = useDesk();
  const round = control.round;
  if (!round) return null;
  const of = { ...round, card: card.id };
  const lit = control.state.value.tally?.projector.spotlight?.id === card.id;
  const tags = [
    card.group,
    fields.length > 1 ? fields.find((field) => field.id === card.field)?.label : null,
    card.added ? words.fromRoom : null,
    card.held && !card.hidden ? words.heldBack : null,
    card.hidden ? words.isHidden : null,
    clustersOf(control, card.field).find(({ id }) => id === card.cluster)?.name,
  ].filter(Boolean);
  const file = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (fileByKey(control, card, event.key)) event.preventDefault();
  };
  return (
    <li
      class={card.hidden || card.held ? "said said-off" : "said"}
      onKeyDown={file}
      {...(brief ? {} : draggable(control, card))}
    >
      <p class="said-text">
        {card.text}
        {tags.length > 0 && <small> {tags.join(" · ")}</small>}
      </p>
      <div class="said-does">
        {card.held && !card.hidden && (
          <button
            type="button"
            onClick={() => control.moderate({ do: "approveCard", ...of, revision: card.revision })}
          >
            {words.letThrough}
          </button>
        )}
        {control.tallied?.revealed && !card.hidden && !card.held && (
          <button
            type="button"
            data-key="s"
            aria-pressed={lit}
            title={lit ? words.unlight : words.spotlight}
            onClick={() => control.steer({ step: "spotlight", ...of })}
          >
            {words.spotlight}
          </button>
        )}
        <button
          type="button"
          data-key="Home"
          aria-pressed={card.pinned}
          onClick={() => control.moderate({ do: "pinCard", ...of, pinned: !card.pinned })}
        >
          {words.pin}
        </button>
        <button
          type="button"
          data-key="Delete"
          onClick={() => control.moderate({ do: card.hidden ? "showCard" : "hideCard", ...of })}
        >
          {card.hidden ? words.show : words.hide}
        </button>
        {!brief && <Move card={card} fields={fields} />}
        {!brief && <File card={card} />}
      </div>
    </li>
  );
}

/** Files a card without dragging: what it says says the list. */
function File({ card }: { card: ModeratedCard }) {
  const { control, words } = useDesk();
  const clusters = clustersOf(control, card.field);
  if (clusters.length === 0) return null;
  return (
    <select
      aria-label={`${words.fileIn}: ${card.text}`}
      value={card.cluster ?? ""}
      onChange={(event) => fileCard(control, card, event.currentTarget.value ? Number(event.currentTarget.value) : null)}
    >
      <option value="">{words.fileIn}…</option>
      {clusters.map((cluster) => (
        <option key={cluster.id} value={cluster.id}>
          {cluster.name}
        </option>
      ))}
    </select>
  );
}

function Move({ card, fields }: { card: ModeratedCard; fields: FieldView[] }) {
  const { control, words } = useDesk();
  const others = fields.filter((field) => field.id !== card.field);
  const round = control.round;
  if (!round || others.length === 0) return null;
  const move = (field: string) => control.moderate({ do: "moveCard", ...round, card: card.id, field });
  const [only] = others;
  if (others.length === 1 && only) {
    const title = words.moveTo(only.label ?? only.id);
    return (
      <button type="button" title={title} aria-label={title} onClick={() => move(only.id)}>
        {words.move}
      </button>
    );
  }
  return (
    <select
      aria-label={words.move}
      value=""
      onChange={(event) => {
        move(event.currentTarget.value);
        event.currentTarget.value = "";
      }}
    >
      <option value="" disabled>
        {words.move}…
      </option>
      {others.map((field) => (
        <option key={field.id} value={field.id}>
          {field.label ?? field.id}
        </option>
      ))}
    </select>
  );
}

/** Adds a card for what was said aloud, or takes all texts of the question away at once; the latter asks first. */
export function AddAndHide() {
  const { control, words } = useDesk();
  const [sure, setSure] = useState(false);
  const round = control.round;
  const { asked } = control.tallied ?? {};
  if (!round || asked?.actions || textFields(asked?.fields).length === 0) return null;
  if (sure) {
    return (
      <div class="in-row">
        <span>{words.hideAllSure}</span>
        <button
          type="button"
          onClick={() => {
            control.moderate({ do: "hideAll", ...round });
            setSure(false);
          }}
        >
          {words.yesHide}
        </button>
        <button type="button" onClick={() => setSure(false)}>
          {words.no}
        </button>
      </div>
    );
  }
  return (
    <div class="in-row">
      <button type="button" onClick={() => (control.dialog.value = "card")}>
        + {words.addCard}
      </button>
      <button type="button" class="quiet" onClick={() => setSure(true)}>
        {words.hideAll}
      </button>
    </div>
  );
}

/** Walks through the cards with the keyboard: the arrows move the focus, a named key presses the button of that name. */
function walk(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const at = (event.target as Element).closest("li");
  const goal = { ArrowDown: at ? at.nextElementSibling : list.firstElementChild, ArrowUp: at?.previousElementSibling }[
    event.key
  ];
  const button = (goal ?? at)?.querySelector<HTMLElement>(
    goal ? "button" : `[data-key="${CSS.escape(event.key)}"]`,
  );
  if (!button) return;
  event.preventDefault();
  if (goal) button.focus();
  else button.click();
}

/** Words that are kept off the screens, each to be shown again. */
export function Withheld() {
  const { control, words } = useDesk();
  const withheld = control.state.value.tally?.words ?? [];
  const round = control.round;
  if (!round || withheld.length === 0) return null;
  return (
    <section class="withheld" aria-label={words.words}>
      <h2>{words.words}</h2>
      <ul class="words">
        {withheld.map(({ field, word, hidden }) => (
          <li key={`${field}/${word}`}>
            <span>
              {word} <small>{hidden ? words.isHidden : words.heldBack}</small>
            </span>
            <button
              type="button"
              aria-label={`${hidden ? words.show : words.letThrough}: ${word}`}
              onClick={() => control.moderate({ do: "showWord", ...round, field, word })}
            >
              {hidden ? words.show : words.letThrough}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
