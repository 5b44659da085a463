import type { RoundTally } from "../lib/protocol.gen";
import { sumOf, type Panel, type Told } from "./board";
import { Wall } from "./cards";
import { SPLIT_FROM } from "./choice";
import { useSetting } from "./context";
import { Drawing, Rounds } from "./drawing";
import { columnOf, TextWall } from "./textwall";

/** Texts of a branch with fewer answers than this are held back. */
const SHOW_FROM = 3;

/** One part of a revealed question. */
export function PanelView({
  panel,
  earlier,
  picture,
  name,
  open,
}: {
  panel: Panel;
  earlier: RoundTally[];
  picture: string;
  name: string;
  open: boolean;
}) {
  const { named } = useSetting();
  if (panel.panel === "wall") return <TextWall panel={panel} />;
  if (panel.panel === "branches") {
    return (
      <section class="pj-branches">
        <Rounds told={panel.choice} earlier={earlier} picture={picture} name={name} open={open} />
        <div class="pj-branch-row">
          {panel.branches.map((branch) => (
            <div key={branch.choice} class="pj-branch">
              {branch.told.map((told) => (
                <Branch
                  key={told.field.id}
                  told={told}
                  name={name}
                  picture={picture}
                  open={open}
                  split={named || panel.choice.tally.n >= SPLIT_FROM}
                />
              ))}
            </div>
          ))}
        </div>
      </section>
    );
  }
  return (
    <section class="pj-one">
      {panel.told.field.label && <h2>{panel.told.field.label}</h2>}
      <Rounds told={panel.told} earlier={earlier} picture={picture} name={panel.told.field.label ?? name} open={open} />
    </section>
  );
}

/** What follows from one choice: its words or texts, unless so few answered that they would be recognised. */
function Branch({
  told,
  name,
  picture,
  open,
  split,
}: {
  told: Told;
  name: string;
  picture: string;
  open: boolean;
  /** Whether it may be seen how many followed which branch. */
  split: boolean;
}) {
  const { words, named } = useSetting();
  const { field, tally } = told;
  const texts = sumOf(tally, "text");
  const few = tally.branchHeld || (!named && tally.n > 0 && tally.n < SHOW_FROM);
  return (
    <section class="pj-branch-field">
      {field.label && <h2>{field.label}</h2>}
      {!split ? null : few ? (
        <p class="instead">{words.branchHeld(tally.n)}</p>
      ) : texts ? (
        <Wall columns={[columnOf(told, null)]} />
      ) : (
        <Drawing told={told} tally={tally} picture={picture} name={field.label ?? name} open={open} />
      )}
    </section>
  );
}
