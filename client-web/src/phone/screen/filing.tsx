import type { LaterScene } from "../laterscene";
import { asking, tableOf, type Asking } from "../state";

/** Asks to file the own card of a text field in a cluster, or in none; where nothing was answered there is none. */
export function fileCard({ state, act }: Pick<LaterScene, "state" | "act">, field: string, cluster: number | null): void {
  const { question, round } = asking(state)?.entry ?? {};
  const key = question && state.memory.keys[question];
  if (key && round) act.say({ type: "file", question, round, key, field, cluster });
}

/** Where the own card belongs, among the clusters that the presenter opened. */
export function Filing({ state, words, act, asking: { question, entry } }: LaterScene & { asking: Asking }) {
  const said = tableOf(state, entry)?.answer ?? entry.saved;
  return (
    <>
      {state.view?.filing?.map(({ field, clusters }) => {
        const card = said?.[field];
        if (card?.kind !== "text" || question.id !== entry.question) return null;
        const filed = entry.filed?.[field];
        const option = (cluster: number | null, name: string) => (
          <label class="pick" key={cluster}>
            <input type="radio" name={`${field} cluster`} checked={filed?.cluster === cluster} onChange={() => fileCard({ state, act }, field, cluster)} />
            <span>{name}</span>
          </label>
        );
        return (
          <section class="filing">
            <h2 id={`${field}-filing`}>{words.filingAsk}</h2>
            <p lang={state.view?.room.language}>{card.text}</p>
            <fieldset class="picks wide" aria-labelledby={`${field}-filing`}>
              {clusters.map(({ id, name }) => option(id, name))}
              {option(null, words.filingNone)}
            </fieldset>
            <p class="quiet" role="status">{filed && (filed.placed ? words.filingPlaced : words.saved)}</p>
          </section>
        );
      })}
    </>
  );
}
