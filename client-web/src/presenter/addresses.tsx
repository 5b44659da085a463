import { useState } from "preact/hooks";
import { useDesk } from "./context";
import { troubleWords } from "./troublewords";

/** The addresses that phones may reach, to pick another where one does not work. */
export function Addresses() {
  const { control, words } = useDesk();
  const [told, setTold] = useState<string | null>(null);
  const candidates = control.state.value.join?.candidates ?? [];
  // It holds for every room, so a remote of one does not pick it.
  if (control.remote || candidates.length === 0) return null;
  const pick = async (address: string) => {
    try {
      await control.api.pickAddress(address);
      setTold(words.picked);
    } catch (error) {
      setTold(troubleWords(error, words));
    }
  };
  return (
    <fieldset class="choices">
      <legend>{candidates.length > 1 ? words.checkPick : words.checkAddress}</legend>
      {candidates.map((one) => (
        <label key={`${one.interface}/${one.address}`}>
          <input type="radio" name="address" checked={one.chosen} onChange={() => void pick(one.address)} />
          <span>
            {one.address} <small>{one.interface}</small>
          </span>
        </label>
      ))}
      <p class="soft" role="status">
        {told}
      </p>
    </fieldset>
  );
}
