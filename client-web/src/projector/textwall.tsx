import { shortName } from "../lib/headline";
import type { CardView } from "../lib/protocol.gen";
import type { Words } from "../locale/projector.nl";
import { sumOf, type Panel, type Told } from "./board";
import { Wall, type Column } from "./cards";
import { useSetting } from "./context";

/** Texts as columns: of their fields, of the field they are grouped by, or flowing through three. */
export function TextWall({ panel }: { panel: Extract<Panel, { panel: "wall" }> }) {
  const { words } = useSetting();
  const [first] = panel.told;
  if (!first) return null;
  if (first.field.input.kind === "text" && first.field.input.by !== null && !hasClusters(first)) {
    return <Wall columns={grouped(first, panel.by, words)} />;
  }
  const clustered = panel.told.find(hasClusters);
  if (clustered) return <ClusterWall told={clustered} />;
  const columns = panel.told.map((told) => columnOf(told, told.field.label));
  const alone = columns.length === 1 && (columns[0]?.cards.length ?? 0) > 1;
  return <Wall columns={columns} {...(alone ? { flow: 3 } : {})} />;
}

/** Places for clusters on one screen, and in one row of it. */
const PLACES = 6;
const ROW = 3;

function hasClusters({ tally }: Told): boolean {
  return (sumOf(tally, "text")?.sum.clusters.length ?? 0) > 0;
}

/** A column for each cluster, in the order in which they were named, and one for the cards that stand in none. */
export function clusterColumns({ tally }: Told, words: Words): { columns: Column[]; unfiled: number } {
  const sum = sumOf(tally, "text")?.sum;
  if (!sum) return { columns: [], unfiled: 0 };
  const sizeOf = (cards: CardView[]) => cards.reduce((all, card) => all + Math.max(1, card.count), 0);
  const columns: Column[] = sum.clusters.map(({ id, name, count }) => {
    const cards = sum.cards.filter((card) => card.by === name);
    const more = Math.max(0, count - sizeOf(cards));
    return { id: String(id), label: words.cluster(name, count), n: count, cards, more, instead: words.emptyCluster };
  });
  const rest = sum.cards.filter((card) => card.by === null);
  const known = columns.reduce((all, column) => all + column.more, 0);
  const more = Math.max(0, sum.more - known);
  const unfiled = sizeOf(rest) + more;
  if (unfiled > 0 && columns.length < PLACES) {
    columns.push({ id: "", label: words.cluster(words.unfiled, unfiled), n: unfiled, cards: rest, more });
  }
  return { columns, unfiled };
}

/** Clusters as columns, in two rows where there are more than three. */
function ClusterWall({ told }: { told: Told }) {
  const { words } = useSetting();
  const { columns, unfiled } = clusterColumns(told, words);
  const rows = columns.length > ROW ? [columns.slice(0, Math.ceil(columns.length / 2)), columns.slice(Math.ceil(columns.length / 2))] : [columns];
  const last = columns.at(-1);
  return (
    <div class="pj-clusters">
      {rows.map((row, at) => (
        <Wall key={at} columns={row} />
      ))}
      {unfiled > 0 && last?.id !== "" && <p class="more">{words.cluster(words.unfiled, unfiled)}</p>}
    </div>
  );
}

/** The cards of one field. */
export function columnOf({ tally }: Told, label: string | null): Column {
  const sum = sumOf(tally, "text")?.sum;
  return { id: tally.field, label, n: tally.n, cards: sum?.cards ?? [], more: sum?.more ?? 0 };
}

/** Columns at most where cards are grouped; what is left over shares the last. */
const GROUPS = 3;

/** A column for each of the largest groups, and one for the rest. */
export function grouped({ tally }: Told, by: Told | null, words: Words): Column[] {
  const sum = sumOf(tally, "text")?.sum;
  const cards = sum?.cards ?? [];
  const groups = new Map<string, CardView[]>();
  for (const card of cards) {
    const key = card.by ?? "";
    groups.set(key, [...(groups.get(key) ?? []), card]);
  }
  const nameOf = (key: string) => {
    const input = by?.field.input;
    const choice = input?.kind === "choice" ? input.choices.find((each) => each.id === key) : undefined;
    return choice ? shortName(choice) : key.charAt(0).toUpperCase() + key.slice(1);
  };
  const order = [...groups].filter(([key]) => key !== "").sort(([, a], [, b]) => b.length - a.length);
  const nameless = groups.get("") ?? [];
  const fits = order.length + (nameless.length > 0 ? 1 : 0) <= GROUPS;
  const own = fits ? order : order.slice(0, GROUPS - 1);
  const rest = [...(fits ? [] : order.slice(GROUPS - 1).flatMap(([, all]) => all)), ...nameless];
  const columns: Column[] = own.map(([key, all]) => ({ id: key, label: nameOf(key), n: all.length, cards: all, more: 0 }));
  if (rest.length > 0) columns.push({ id: "", label: own.length > 0 ? words.rest : null, n: rest.length, cards: rest, more: 0 });
  const last = columns.at(-1);
  if (last) last.more = sum?.more ?? 0;
  return columns;
}
