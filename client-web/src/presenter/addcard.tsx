import { useState } from "preact/hooks";
import { textFields } from "./cards";
import { useDesk } from "./context";
import { Modal } from "./modal";

/** A card for what somebody said aloud: marked as such, and counted as no ballot. */
export function AddCard() {
  const { control, words } = useDesk();
  const fields = textFields(control.tallied?.asked?.fields);
  const [field, setField] = useState(fields[0]?.id ?? "");
  const [text, setText] = useState("");
  const close = () => (control.dialog.value = null);
  const input = fields.find((one) => one.id === field)?.input;
  const send = (event: Event) => {
    event.preventDefault();
    const round = control.round;
    if (!round || !text.trim()) return;
    control.moderate({ do: "addCard", ...round, field, text: text.trim() });
    close();
  };
  return (
    <Modal title={words.addCard} closeWord={words.shut} onClose={close}>
      <form class="in-stack" onSubmit={send}>
        {fields.length > 1 && (
          <fieldset class="choices">
            <legend>{words.addField}</legend>
            {fields.map((one) => (
              <label key={one.id}>
                <input
                  type="radio"
                  name="field"
                  checked={one.id === field}
                  onChange={() => setField(one.id)}
                />
                {one.label ?? one.id}
              </label>
            ))}
          </fieldset>
        )}
        <label class="in-stack">
          {words.addText}
          <textarea
            rows={3}
            value={text}
            maxLength={input?.kind === "text" ? input.length : 200}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="primary" disabled={!text.trim()}>
          {words.addDo}
        </button>
      </form>
    </Modal>
  );
}
