import type { LaterScene } from "../laterscene";
import { given } from "../rehearsal";
import { tell } from "../tell";
import { Own } from "../own";

/** The own answers as a text file. */
function asText({ state, words }: LaterScene): string {
  const room = state.view?.room;
  const parts = given(state).map((entry) => {
    const { asked, number, round, saved, answer } = entry;
    const head = round > 1 ? words.questionRound(number, round) : words.question(number);
    const told = tell(asked, saved ?? answer ?? {}, words, state.language);
    const lines = told.flatMap(({ label, lines }) => (label ? [`${label}:`, ...lines.map((line) => `  ${line}`)] : lines));
    return [head, asked.prompt, ...lines].join("\n");
  });
  return [room?.title ?? "", ...parts].join("\n\n") + "\n";
}

/** Lets the browser keep the own answers as a file. */
function keep(scene: LaterScene) {
  const url = URL.createObjectURL(new Blob([asText(scene)], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${scene.words.endFile}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The end: thanks, and what was filled in. */
export function End(scene: LaterScene) {
  const { state, words } = scene;
  const entries = given(state);
  const room = state.view?.room;
  return (
    <>
      {room?.ended && <p class="kicker">{words.ended}</p>}
      <h1 tabIndex={-1}>{words.endThanks}</h1>
      <p class="prompt small" lang={room?.language}>{room?.title}</p>
      {entries.length > 0 && (
        <>
          <details>
            <summary>{words.endOwn}</summary>
            {entries.map((entry) => (
              <article lang={room?.language}>
                <p class="kicker">{words.question(entry.number)}</p>
                <p class="prompt small">{entry.asked.prompt}</p>
                <Own entry={entry} {...{ state, words }} />
              </article>
            ))}
            <p class="quiet">{words.endOnly}</p>
          </details>
          <button type="button" class="send" onClick={() => keep(scene)}>{words.endKeep}</button>
        </>
      )}
      {room && <p class="quiet">{words.endKept(room.keepDays)} {!room.deletesAll && words.endNumbers}</p>}
    </>
  );
}
