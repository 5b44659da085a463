import { useEffect, useState } from "preact/hooks";
import { besides } from "../lib/compared";
import type { Comparison } from "../lib/protocol.gen";
import { useDesk } from "../presenter/context";
import { Modal } from "../presenter/modal";
import { troubleWords } from "../presenter/troublewords";

/** Lays other workshops beside the tally on the wall, or takes them away; nothing where she holds no other workshops. */
export function BesideButton() {
  const { control, words } = useDesk();
  const { view, tally } = control.state.value;
  const question = view?.question;
  if (control.remote || !question?.revealed || question.asked?.actions) return null;
  if (tally?.projector.beside) {
    return (
      <button type="button" onClick={() => control.steer({ step: "compare", comparison: null })}>
        {words.besideHide}
      </button>
    );
  }
  return (
    <button type="button" aria-haspopup="dialog" onClick={() => (control.dialog.value = "beside")}>
      {words.besideShow}
    </button>
  );
}

/** The comparisons that this room is in, those first in which others were asked the shown question. */
export function BesideDialog() {
  const { control, words } = useDesk();
  const [made, setMade] = useState<Comparison[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { view } = control.state.value;
  const slide = view?.projector.slide?.id;
  const close = () => (control.dialog.value = null);
  useEffect(() => {
    const load = async () => {
      const all = await control.api.comparisons();
      const mine = all.filter(({ rooms }) => rooms.some(({ code }) => code === control.code));
      setMade(await Promise.all(mine.map(({ id }) => control.api.comparison(id))));
    };
    load().catch((error: unknown) => setTrouble(troubleWords(error, words)));
  }, []);
  const here = (comparison: Comparison) => besides({ questions: comparison.questions.filter((question) => question.slide === slide) });
  return (
    <Modal title={words.besideShow} closeWord={words.shut} onClose={close}>
      <div class="in-stack">
        {trouble && (
          <p class="notice notice-error" role="alert">
            {trouble}
          </p>
        )}
        {!made && !trouble && <p class="soft">{words.loading}</p>}
        {made?.map((comparison) => {
          const names = comparison.rooms.map(({ name }) => name).join(" · ");
          const may = here(comparison).length > 0;
          return (
            <div key={comparison.id}>
              <button
                type="button"
                disabled={!may}
                onClick={() => {
                  control.steer({ step: "compare", comparison: comparison.id });
                  close();
                }}
              >
                {names}
              </button>
              {!may && <small class="soft"> {words.besideNot}</small>}
            </div>
          );
        })}
        {made && <p class="soft">{made.length === 0 ? words.besideNone : words.besideHow}</p>}
        <a href="/present" target="_blank" rel="noreferrer">
          {words.besideNew}
        </a>
      </div>
    </Modal>
  );
}
