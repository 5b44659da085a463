import { useEffect, useState } from "preact/hooks";
import { Addresses } from "./addresses";
import { useDesk } from "./context";
import { Qr } from "./qr";

/** How long after the projector opened an empty hall is worth naming causes, in milliseconds. */
const PATIENCE_MS = 60_000;

/** The check before people come in: the projector is open, her own phone gets in, and if not, why. */
export function Ready() {
  const { control, words } = useDesk();
  const { present, join } = control.state.value;
  const phones = present?.phones ?? 0;
  const opened = (present?.projectors ?? 0) > 0;
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => setSince(opened ? Date.now() : null), [opened]);
  const nobody = phones === 0 && since !== null && control.now.value - since > PATIENCE_MS;
  return (
    <section class="ready">
      <div class="ready-steps">
        <h2>{phones > 0 && opened ? words.ready : words.check}</h2>
        <p class={opened ? "step step-done" : "step"}>
          <span aria-hidden="true">{opened ? "✓" : "1"}</span>
          {opened ? words.checkBeamer : words.checkBeamerNot}
        </p>
        <p class={phones > 0 ? "step step-done" : "step"}>
          <span aria-hidden="true">{phones > 0 ? "✓" : "2"}</span>
          {phones > 0 ? words.checkScanned(phones) : words.checkScan}
        </p>
        {nobody && (
          <div class="causes">
            <p>{words.nobody}</p>
            <ul>
              {[words.causeNetwork, words.causeApart, words.causeFirewall, words.causeMobile].map((cause) => (
                <li key={cause}>{cause}</li>
              ))}
            </ul>
          </div>
        )}
        {!opened && <p class="soft">{words.mirrored}</p>}
      </div>
      <div class="ready-join">
        {join && <Qr qr={join.qr} label={words.checkScan} />}
        <Addresses />
      </div>
    </section>
  );
}
