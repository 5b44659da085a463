import { useState } from "preact/hooks";
import type { ClusterView, FieldView, ModeratedCard } from "../lib/protocol.gen";
import { useDesk } from "./context";
import type { RoomControl } from "./room";

/** As many stand at once as the projector has places for. */
const MOST = 6;
/** What a dragged card and a dragged cluster are called on their way. */
const CARD = "application/x-peil-card";
const CLUSTER = "application/x-peil-cluster";

/** The clusters of a text field, as the tally has them. */
export function clustersOf(control: RoomControl, field: string): ClusterView[] {
  const sum = control.state.value.tally?.tally?.fields.find((one) => one.field === field)?.sum;
  return sum?.kind === "text" ? sum.clusters : [];
}

/** Files a card, with all that say the same, in a cluster of its column, or takes them out. */
export function fileCard(control: RoomControl, card: ModeratedCard, cluster: number | null): void {
  const { round } = control;
  if (!round) return;
  const same = (control.state.peek().tally?.cards ?? []).filter(
    (other) => other.field === card.field && oneText(other.text) === oneText(card.text) && other.cluster !== cluster,
  );
  if (same.length === 0) return;
  control.moderate({ do: "fileCards", ...round, field: card.field, cards: same.map(({ id }) => id), cluster });
}

/** Files the card that has the focus by a figure: 1 to 6 are the clusters in their order, 0 is none. */
export function fileByKey(control: RoomControl, card: ModeratedCard, key: string): boolean {
  if (!/^[0-6]$/.test(key)) return false;
  const cluster = clustersOf(control, card.field)[Number(key) - 1];
  if (!cluster && key !== "0") return false;
  fileCard(control, card, cluster?.id ?? null);
  return true;
}

/** A card may be dragged where there is a cluster to drop it on. */
export function draggable(control: RoomControl, card: ModeratedCard) {
  if (clustersOf(control, card.field).length === 0) return {};
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => event.dataTransfer?.setData(CARD, String(card.id)),
  };
}

/** The clusters of each text field: named here, filled by dragging a card or by its figure, merged by dragging one on another. */
export function Clusters({ fields }: { fields: FieldView[] }) {
  return (
    <div class="clusters-of-all">
      {fields.map((field) => (
        <FieldClusters key={field.id} field={field} named={fields.length > 1} />
      ))}
    </div>
  );
}

function FieldClusters({ field, named }: { field: FieldView; named: boolean }) {
  const { control, words } = useDesk();
  const [name, setName] = useState<string | null>(null);
  const { round } = control;
  const clusters = clustersOf(control, field.id);
  const { tally } = control.state.value;
  const { changes = 0, open = false } = tally?.clustered.find((one) => one.field === field.id) ?? {};
  if (!round || !tally?.cards.some((card) => card.field === field.id)) return null;
  const title = named && field.label ? `${words.clusters}: ${field.label}` : words.clusters;
  const create = (event: Event) => {
    event.preventDefault();
    if (name?.trim()) control.moderate({ do: "nameCluster", ...round, field: field.id, cluster: null, name });
    setName("");
  };
  return (
    <section class="clusters" aria-label={title}>
      {clusters.length > 0 && (
        <ol class="cluster-list">
          {clusters.map((cluster, at) => (
            <Cluster key={cluster.id} cluster={cluster} at={at} field={field} others={clusters.filter((one) => one !== cluster)} />
          ))}
        </ol>
      )}
      <div class="in-row">
        {clusters.length < MOST &&
          (name === null ? (
            <button type="button" class="quiet" onClick={() => setName("")}>
              + {named && field.label ? `${words.newCluster}: ${field.label}` : words.newCluster}
            </button>
          ) : (
            <form class="in-row" onSubmit={create}>
              <input
                ref={(input) => focusOnce(input)}
                aria-label={words.clusterName}
                placeholder={words.clusterName}
                maxLength={40}
                value={name}
                onInput={(event) => setName(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === "Escape") setName(null);
                }}
              />
              <button type="submit" disabled={!name.trim()}>
                {words.addDo}
              </button>
              <button type="button" class="quiet" onClick={() => setName(null)}>
                {words.shut}
              </button>
            </form>
          ))}
        {(clusters.length > 0 || open) && (
          <button
            type="button"
            class="quiet"
            aria-pressed={open}
            onClick={() => control.moderate({ do: "openFiling", ...round, field: field.id, open: !open })}
          >
            {words.openFiling}
          </button>
        )}
        {changes > 0 && (
          <button
            type="button"
            class="quiet"
            onClick={() => control.moderate({ do: "undoClusters", ...round, field: field.id, changes })}
          >
            {words.undoClusters}
          </button>
        )}
        {clusters.length > 0 && <span class="soft">{words.clusterKeys}</span>}
      </div>
    </section>
  );
}

function Cluster({
  cluster,
  at,
  field,
  others,
}: {
  cluster: ClusterView;
  at: number;
  field: FieldView;
  others: ClusterView[];
}) {
  const { control, words } = useDesk();
  const [name, setName] = useState<string | null>(null);
  const { round } = control;
  if (!round) return null;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [card, other] = [CARD, CLUSTER].map((kind) => Number(event.dataTransfer?.getData(kind) || 0));
    const dropped = control.state.peek().tally?.cards.find(({ id }) => id === card);
    if (dropped && dropped.field === field.id) fileCard(control, dropped, cluster.id);
    else if (other && other !== cluster.id) control.moderate({ do: "mergeClusters", ...round, cluster: other, into: cluster.id });
  };
  const rename = (event: Event) => {
    event.preventDefault();
    if (name?.trim()) control.moderate({ do: "nameCluster", ...round, field: field.id, cluster: cluster.id, name });
    setName(null);
  };
  if (name !== null) {
    return (
      <li class="cluster">
        <form class="in-row" onSubmit={rename}>
          <input
            ref={(input) => focusOnce(input)}
            aria-label={words.clusterName}
            maxLength={40}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") setName(null);
            }}
          />
          <button type="submit">{words.renameDo}</button>
        </form>
      </li>
    );
  }
  return (
    <li
      class="cluster"
      draggable
      onDragStart={(event) => event.dataTransfer?.setData(CLUSTER, String(cluster.id))}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <span>
        <kbd>{at + 1}</kbd> {cluster.name} <b>{cluster.count}</b>
      </span>
      <button type="button" class="quiet" aria-label={`${words.renameWord}: ${cluster.name}`} onClick={() => setName(cluster.name)}>
        {words.renameWord}
      </button>
      {others.length > 0 && (
        <select
          aria-label={words.mergeCluster(cluster.name)}
          value=""
          onChange={(event) => {
            control.moderate({ do: "mergeClusters", ...round, cluster: cluster.id, into: Number(event.currentTarget.value) });
            event.currentTarget.value = "";
          }}
        >
          <option value="" disabled>
            {words.mergeInto}…
          </option>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {other.name}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        class="quiet"
        aria-label={words.dropCluster(cluster.name)}
        title={words.dropCluster(cluster.name)}
        onClick={() => control.moderate({ do: "dropCluster", ...round, cluster: cluster.id })}
      >
        ×
      </button>
    </li>
  );
}

/** Puts the focus into a box when it comes up, and leaves it alone from then on. */
function focusOnce(input: HTMLInputElement | null): void {
  if (!input || input.dataset["seen"]) return;
  input.dataset["seen"] = "yes";
  input.select();
}

/** What equal texts have in common, as the server stacks them. */
function oneText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+$/u, "")
    .split(/\s+/)
    .join(" ");
}
