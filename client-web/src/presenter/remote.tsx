import { useState } from "preact/hooks";
import { openStore } from "../lib/storage";
import { Cards, Withheld } from "./cards";
import { useDesk } from "./context";
import { Actions, NextButton } from "./controls";
import { Miniature } from "./mini";
import { Modal } from "./modal";
import { Notices } from "./notices";
import { Peek } from "./peek";
import { ReplayPanel } from "./replay";
import { onTheWall } from "./state";
import { Counts, Status } from "./status";
import { Timing } from "./timer";
import { Mark } from "./rehearsal";
import { Wait } from "./wait";

type Thumb = "left" | "right";

const THUMB = "peil.thumb";

/** The page on a phone: steered with one thumb, without looking. */
export function RemotePage() {
  const { control, words } = useDesk();
  const { view, present } = control.state.value;
  const [store] = useState(openStore);
  const [thumb, setThumb] = useState(() => store.read<Thumb>(THUMB));
  const [locked, setLocked] = useState(false);
  const [more, setMore] = useState(false);
  const wall = onTheWall(control.state.value);
  if (!view || !wall) return <Wait />;
  const choose = (side: Thumb) => {
    store.write(THUMB, side);
    setThumb(side);
  };
  if (locked) return <Locked open={() => setLocked(false)} />;
  return (
    <main class={`remote remote-${thumb ?? "right"}`}>
      <h1 class="sr-only">
        {words.remoteTitle}: {view.projector.room.title}
      </h1>
      <header class="remote-head">
        <Status />
        <Mark />
        <span class={control.link.value.link === "open" ? "foot-ok" : "foot-off"}>
          <span aria-hidden="true">{control.link.value.link === "open" ? "●" : "○"}</span>{" "}
          {control.link.value.link === "open" ? words.phones(present?.phones ?? 0) : words.offline}
        </span>
      </header>
      {thumb === null && (
        <div class="thumb">
          <p>{words.thumb}</p>
          <button type="button" onClick={() => choose("left")}>
            {words.thumbLeft}
          </button>
          <button type="button" onClick={() => choose("right")}>
            {words.thumbRight}
          </button>
        </div>
      )}
      <Miniature view={wall.view} tally={wall.tally} label={words.onBeamer} live />
      <div class="remote-steer">
        <button
          type="button"
          class="remote-previous"
          aria-label={words.previous}
          onClick={() => control.intend("previous")}
        >
          ‹
        </button>
        <NextButton />
      </div>
      <div class="remote-row">
        <button type="button" onClick={() => setLocked(true)}>
          {words.pocket}
        </button>
        <button type="button" aria-label={words.more} aria-haspopup="dialog" onClick={() => setMore(true)}>
          ⋯
        </button>
      </div>
      {/* Under the buttons: what comes and goes must not move them from under a thumb. */}
      <Notices few={2} />
      <section class="remote-below">
        {view.projector.replay ? (
          <ReplayPanel />
        ) : (
          <>
            <Timing />
            <Counts />
            {!control.onlyTexts && <Peek />}
            <Cards brief />
            <Withheld />
          </>
        )}
      </section>
      {more && <RemoteMore close={() => setMore(false)} choose={choose} thumb={thumb} />}
    </main>
  );
}

interface RemoteMoreProps {
  close: () => void;
  choose: (side: Thumb) => void;
  thumb: Thumb | null;
}

/** What a phone needs seldom. The end of the workshop is not among it. */
function RemoteMore({ close, choose, thumb }: RemoteMoreProps) {
  const { control, words, language, settings } = useDesk();
  const view = control.state.value.view;
  const cover = view?.projector.cover;
  return (
    <Modal title={words.more} closeWord={words.shut} onClose={close}>
      <div class="remote-more" onClick={(event) => (event.target as Element).closest(".remote-does") && close()}>
        <div class="remote-does">
          <button type="button" aria-pressed={cover === "blank"} onClick={() => control.intend("blank")}>
            {cover === "blank" ? words.unblank : words.blank}
          </button>
          <button type="button" aria-pressed={cover === "code"} onClick={() => control.intend("code")}>
            {cover === "code" ? words.codeSmall : words.codeLarge}
          </button>
          {view?.wifi && (
            <button type="button" aria-pressed={cover === "wifi"} onClick={() => control.intend("wifi")}>
              {words.wifi}
            </button>
          )}
          <button
            type="button"
            aria-pressed={cover === "frozen"}
            disabled={(cover !== "none" && cover !== "frozen") || view?.projector.replay !== undefined}
            onClick={() => control.intend("freeze")}
          >
            {cover === "frozen" ? words.thaw : words.freeze}
          </button>
          <button type="button" onClick={() => control.intend("talk")}>
            {words.talk}
          </button>
          <Actions />
        </div>
        <fieldset class="choices choices-row">
          <legend>{words.thumb}</legend>
          {(["left", "right"] as const).map((side) => (
            <label key={side}>
              <input type="radio" name="thumb" checked={thumb === side} onChange={() => choose(side)} />
              {side === "left" ? words.thumbLeft : words.thumbRight}
            </label>
          ))}
        </fieldset>
        <fieldset class="choices choices-row">
          <legend>{words.languageChoice}</legend>
          {(["nl", "en"] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="language"
                checked={language === one}
                onChange={() => settings.chooseLanguage(one)}
              />
              {one === "nl" ? "Nederlands" : "English"}
            </label>
          ))}
        </fieldset>
      </div>
    </Modal>
  );
}

/** A phone in a pocket: nothing but a slide all the way opens it. */
function Locked({ open }: { open: () => void }) {
  const { words } = useDesk();
  return (
    <main class="locked">
      <h1>{words.locked}</h1>
      <label>
        {words.unlock}
        <input
          type="range"
          min={0}
          max={100}
          defaultValue="0"
          onInput={(event) => event.currentTarget.valueAsNumber >= 95 && open()}
          onChange={(event) => (event.currentTarget.value = "0")}
        />
      </label>
    </main>
  );
}
