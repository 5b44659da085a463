import type { FieldTally, FieldView, RoundTally, Sum } from "../lib/protocol.gen";

/** A field with its numbers, where their kinds agree. */
export interface Told {
  field: FieldView;
  tally: FieldTally;
}

/** One part of a revealed question: what stands together on the screen. */
export type Panel =
  | { panel: "branches"; choice: Told; branches: { choice: string; told: Told[] }[] }
  | { panel: "wall"; told: Told[]; by: Told | null }
  | { panel: "one"; told: Told };

/** Columns of cards at most on one screen. */
const COLUMNS = 3;

/**
 * Lays a round out: a choice with what follows from it, texts side by side, texts by the field they are grouped by, and each
 * other field on its own.
 */
export function panelsOf(fields: FieldView[], tally: RoundTally): Panel[] {
  const told = fields.flatMap((field) => {
    const own = tally.fields.find((each) => each.field === field.id);
    return own && own.sum.kind === field.input.kind ? [{ field, tally: own }] : [];
  });
  const taken = new Set<string>();
  const panels: Panel[] = [];
  for (const each of told) {
    if (taken.has(each.field.id)) continue;
    const { input } = each.field;
    const following = told.filter((other) => other.field.when?.field === each.field.id);
    if (input.kind === "choice" && following.length > 0) {
      const branches = input.choices
        .map(({ id }) => ({ choice: id, told: following.filter((other) => other.field.when?.choice === id) }))
        .filter((branch) => branch.told.length > 0);
      panels.push({ panel: "branches", choice: each, branches });
      following.forEach((other) => taken.add(other.field.id));
    } else if (input.kind === "text" && input.by !== null) {
      panels.push({ panel: "wall", told: [each], by: told.find((other) => other.field.id === input.by) ?? null });
    } else if (isGrouping(each, told)) {
      continue;
    } else if (input.kind === "text") {
      const last = panels.at(-1);
      if (last?.panel === "wall" && !last.by && last.told.length < COLUMNS) last.told.push(each);
      else panels.push({ panel: "wall", told: [each], by: null });
    } else {
      panels.push({ panel: "one", told: each });
    }
  }
  return panels;
}

/** Whether texts are grouped by this field: then it is their columns. */
function isGrouping(each: Told, told: Told[]): boolean {
  return told.some(({ field }) => field.input.kind === "text" && field.input.by === each.field.id);
}

/** The sum of a kind, for who knows the kind. */
export function sumOf<Kind extends Sum["kind"]>(
  tally: FieldTally,
  kind: Kind,
): (FieldTally & { sum: Extract<Sum, { kind: Kind }> }) | null {
  return tally.sum.kind === kind ? (tally as FieldTally & { sum: Extract<Sum, { kind: Kind }> }) : null;
}
