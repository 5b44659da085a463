import type { JoinView, WifiView } from "../lib/protocol.gen";
import { useSetting } from "./context";
import { useFit } from "./fit";
import { Qr } from "./qr";

/** The Wi-Fi of the hall, large: the first of two steps. The second stands by in small, and the other way round. */
export function WifiOverlay({ wifi, join }: { wifi: WifiView; join: JoinView | null }) {
  const { words } = useSetting();
  const line = useFit<HTMLDivElement>(4);
  return (
    <main class="pj-page pj-lobby pj-overlay pj-wifi">
      <h1 class="sr-only">{words.wifiName(wifi.name)}</h1>
      <Steps at={1} />
      <Qr qr={wifi.qr} label={words.wifiQr(wifi.name)} />
      <div class="pj-wifi-way" ref={line}>
        <p>
          {words.wifiNetwork} <strong>{wifi.name}</strong>
        </p>
        {wifi.password && (
          <p>
            {words.wifiPassword} <strong class="code">{wifi.password}</strong>
          </p>
        )}
      </div>
      <p class="pj-lobby-in">
        {join && (
          <>
            {words.thenJoin} <strong>{join.address}</strong> <strong class="code">{join.code}</strong>
          </>
        )}
      </p>
      <p class="pj-lobby-help">{words.noInternet}</p>
    </main>
  );
}

/** "First 1: the Wi-Fi. Then 2: join.", with the step that is on. */
export function Steps({ at }: { at: 1 | 2 }) {
  const { words } = useSetting();
  const [first, second] = words.steps;
  return (
    <p class="pj-steps">
      {at === 1 ? <strong>{first}</strong> : first} {at === 2 ? <strong>{second}</strong> : second}
    </p>
  );
}
