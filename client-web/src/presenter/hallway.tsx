import { useState } from "preact/hooks";
import { useDesk } from "./context";
import { WifiFields } from "./wififields";

/** How many phones are let in at most: everybody, unless she says a number. */
export function Cap() {
  const { control, words } = useDesk();
  const cap = control.state.value.view?.cap ?? null;
  const [typed, setTyped] = useState(cap === null ? "" : String(cap));
  const wanted = typed.trim() === "" ? null : Number(typed);
  return (
    <form
      class="in-row"
      onSubmit={(event) => {
        event.preventDefault();
        control.steer({ step: "cap", cap: wanted });
      }}
    >
      <label>
        {words.cap}{" "}
        <input
          class="cap"
          type="number"
          min={1}
          max={300_000}
          step={1}
          value={typed}
          aria-describedby="cap-hint"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={wanted === cap}>
        {words.capSet}
      </button>
      <p id="cap-hint" class="soft">
        {cap === null ? words.capNone : words.capIs(cap)}
      </p>
    </form>
  );
}

/** The Wi-Fi of the hall: kept only in this room, and on the projector only while she shows it. */
export function HallWifi() {
  const { control, words } = useDesk();
  const wifi = control.state.value.view?.wifi ?? null;
  const [typed, setTyped] = useState(wifi ?? { name: "", password: "" });
  const same = wifi?.name === typed.name && wifi.password === typed.password;
  return (
    <section class="more-part">
      <h3>{words.wifi}</h3>
      <form
        class="in-stack"
        onSubmit={(event) => {
          event.preventDefault();
          control.steer({ step: "wifi", wifi: typed });
        }}
      >
        <WifiFields words={words} wifi={typed} change={setTyped} />
        <div class="in-row">
          <button type="submit" disabled={same || typed.name.trim() === ""}>
            {words.wifiKeep}
          </button>
          {wifi && (
            <button
              type="button"
              onClick={() => {
                control.steer({ step: "wifi", wifi: null });
                setTyped({ name: "", password: "" });
              }}
            >
              {words.wifiForget}
            </button>
          )}
        </div>
      </form>
    </section>
  );
}
