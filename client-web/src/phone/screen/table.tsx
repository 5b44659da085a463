import type { ClientMessage } from "../../lib/protocol.gen";
import type { LaterScene } from "../laterscene";
import { asking, groupName, tableOf, type Asking, type State } from "../state";
import { Answer } from "../told";

type Telling = Pick<LaterScene, "state" | "words"> & { asking: Asking };

let asked = "";

/** Asks what stands for the own group, once whenever that may have changed. */
export function askTable(state: State, send: (message: ClientMessage) => boolean): void {
  const now = asking(state);
  const { group } = state.memory;
  if (!now?.entry.asked.perGroup || !group || group === "none" || state.link.link !== "open") {
    asked = "";
    return;
  }
  const { question, round } = now.entry;
  // A typed group is not in the list that says who answered: any news may be of it.
  const news = "listed" in group ? state.tables?.find(([id]) => id === group.listed) : state.tables;
  const ask = JSON.stringify([question, round, group, news]);
  if (ask !== asked && send({ type: "table", question, round, group })) asked = ask;
}

/**
 * That one answer stands for the whole group, and which does: said before anything is sent. Who said of no group to belong
 * to it chooses one first.
 */
export function Table({ state, words, act, asking: { entry } }: Telling & Pick<LaterScene, "act">) {
  const noun = state.view?.groups?.noun ?? "";
  if (!groupName(state.memory)) {
    return (
      <>
        <p>{words.tableAsk(noun)}</p>
        <button type="button" class="send" onClick={() => act.go("group")}>{words.tableGo(noun)}</button>
      </>
    );
  }
  const stands = tableOf(state, entry);
  const other = stands?.answer && stands.id !== entry.id ? stands.answer : null;
  return (
    <>
      <p class="hint">{words.tableOne(noun)}</p>
      <div role="status">
        {other && (
          <section class="own">
            <h2>{words.tableAlready(noun)}</h2>
            <Answer {...{ entry, state, words }} answer={other} />
            <p class="quiet">{words.tableReplace}</p>
          </section>
        )}
      </div>
    </>
  );
}

/** What somebody else of the group sent since. */
export function Replaced({ state, words, asking: { entry } }: Telling) {
  const stands = tableOf(state, entry);
  if (!stands?.answer || stands.id === entry.id || stands.revision < entry.revision) return null;
  return (
    <section class="own" role="status">
      <h2>{words.tableNow(state.view?.groups?.noun ?? "")}</h2>
      <Answer {...{ entry, state, words }} answer={stands.answer} />
    </section>
  );
}
