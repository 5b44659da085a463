import type { LaterScene } from "../laterscene";
import { tableOf, type Asking } from "../state";

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
            <input type="radio" name={`${field} cluster`} checked={filed?.cluster === cluster} onChange={() => act.fileCard(field, cluster)} />
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
