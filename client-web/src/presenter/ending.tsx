import { useEffect, useMemo, useState } from "preact/hooks";
import { CodeBox, isCode } from "./codebox";
import { useDesk } from "./context";
import { Hold } from "./hold";

/** The end of the workshop: held for two seconds, then confirmed by typing the room's code. */
export function Ending() {
  const { control, words } = useDesk();
  const [holding, setHolding] = useState(false);
  const [sure, setSure] = useState(false);
  const [code, setCode] = useState("");
  const hold = useMemo(() => new Hold(() => setSure(true), setHolding), []);
  useEffect(() => () => hold.up(), []);

  if (!sure) {
    return (
      <div class="ending">
        <p>{words.end}</p>
        <button
          type="button"
          class={holding ? "danger hold holding" : "danger hold"}
          onPointerDown={() => hold.down()}
          onPointerUp={() => hold.up()}
          onPointerLeave={() => hold.up()}
          onPointerCancel={() => hold.up()}
          onBlur={() => hold.up()}
          onKeyDown={(event) => (event.key === " " || event.key === "Enter") && hold.down()}
          onKeyUp={() => hold.up()}
          onContextMenu={(event) => event.preventDefault()}
        >
          {holding ? words.endHolding : words.endHold}
        </button>
      </div>
    );
  }
  const same = isCode(code, control.code);
  return (
    <form
      class="ending"
      onSubmit={(event) => {
        event.preventDefault();
        control.steer({ step: "end", code });
        control.dialog.value = null;
      }}
    >
      <CodeBox code={control.code} typed={code} words={words} type={setCode} />
      <div class="in-row">
        <button type="submit" class="danger" disabled={!same}>
          {words.endDo}
        </button>
        <button type="button" onClick={() => setSure(false)}>
          {words.endNot}
        </button>
      </div>
    </form>
  );
}
