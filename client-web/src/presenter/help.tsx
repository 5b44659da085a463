import { useState } from "preact/hooks";
import { type Command, COMMANDS, nameOf } from "../lib/keymap";
import { useDesk } from "./context";
import { Modal } from "./modal";

/** These are pressed on the way, and never the key that is meant. */
const ON_THE_WAY = ["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead"];

/** Every key and what it does; those of the commands can be changed, for this browser. */
export function Help() {
  const { control, words } = useDesk();
  const [asking, setAsking] = useState<Command | null>(null);
  const [told, setTold] = useState<{ of: Command | null; text: string }>({ of: null, text: "" });
  const { keys } = control;
  const take = (command: Command) => (event: KeyboardEvent) => {
    // Where nothing is asked, and with the clicker, keys do what they always do.
    if (asking !== command || event.key === "PageDown" || event.key === "PageUp" || ON_THE_WAY.includes(event.key)) return;
    if (event.key === "Tab") return setAsking(null);
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    setAsking(null);
    if (event.key === "Escape") return;
    const clash = keys.change(command, event.key);
    const key = nameOf(event.key);
    const tell = (text: string) => setTold({ of: command, text });
    if (clash === null) return tell(words.keyIs(words.keyNames[command], key));
    tell(clash === "fixed" ? words.keyFixed(key) : words.keyClash(key, words.keyNames[clash]));
  };
  return (
    <Modal title={words.keys} closeWord={words.shut} onClose={() => (control.dialog.value = null)}>
      <p role="status" class="sr-only">
        {told.text}
      </p>
      <table class="keys">
        <tbody>
          {words.keyList.map(([keys, what]) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{what}</td>
              <td />
            </tr>
          ))}
          {COMMANDS.map((command) => (
            <tr key={command}>
              <th scope="row">
                <kbd>{keys.of(command)}</kbd>
              </th>
              <td>
                {words.keyNames[command]}
                {told.of === command && (
                  <p class="soft" aria-hidden="true">
                    {told.text}
                  </p>
                )}
              </td>
              <td>
                <button
                  type="button"
                  class="quiet"
                  aria-label={asking === command ? words.keyPress : `${words.keyChange}: ${words.keyNames[command]}`}
                  onClick={() => {
                    setTold({ of: null, text: "" });
                    setAsking(command);
                  }}
                  onBlur={() => setAsking(null)}
                  onKeyDown={take(command)}
                >
                  {asking === command ? words.keyPress : words.keyChange}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {keys.areChanged && (
        <button
          type="button"
          onClick={() => {
            keys.reset();
            setTold({ of: null, text: words.keysReset });
          }}
        >
          {words.keysResetDo}
        </button>
      )}
    </Modal>
  );
}
