import type { WifiSettings } from "../lib/protocol.gen";
import type { Words } from "../locale/presenter.nl";

interface WifiFieldsProps {
  words: Words;
  wifi: WifiSettings;
  change: (wifi: WifiSettings) => void;
}

/** Name and password of a network, in sight: she reads the password off a note, and it will stand on the wall. */
export function WifiFields({ words, wifi, change }: WifiFieldsProps) {
  return (
    <>
      <label class="in-stack">
        {words.wifiName}
        <input
          value={wifi.name}
          maxLength={32}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => change({ ...wifi, name: event.currentTarget.value })}
        />
      </label>
      <label class="in-stack">
        {words.wifiPassword}
        <input
          class="mono"
          value={wifi.password}
          minLength={8}
          maxLength={63}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby="wifi-hint"
          onInput={(event) => change({ ...wifi, password: event.currentTarget.value })}
        />
      </label>
      <p id="wifi-hint" class="soft">
        {words.wifiHint}
      </p>
    </>
  );
}
