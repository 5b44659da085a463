import { useEffect, useState } from "preact/hooks";
import { Addresses } from "./addresses";
import { useDesk } from "./context";
import { Qr } from "./qr";
import { Rehearse } from "./rehearsal";

/** How long after the projector opened an empty hall is worth naming causes, in milliseconds. */
const PATIENCE_MS = 60_000;

/** The check before people come in: the projector is open, her own phone gets in, and if not, why. */
export function Ready() {
  const { control, words } = useDesk();
  const { view, present, join } = control.state.value;
  // Of those that are invented none tells whether a real one gets in.
  const phones = (present?.phones ?? 0) - (present?.invented ?? 0);
  const tried = view?.rehearsal;
  const opened = (present?.projectors ?? 0) > 0;
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => setSince(opened ? Date.now() : null), [opened]);
  const nobody = phones === 0 && since !== null && control.now.value - since > PATIENCE_MS;
  return (
    <section class="ready">
      <div class="ready-steps">
        <h2>{phones > 0 && opened && !tried ? words.ready : words.check}</h2>
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
        {tried && (
          <p class="step">
            <span aria-hidden="true">3</span>
            {words.rehearsing(tried)} {!control.remote && words.checkReal}
          </p>
        )}
        {!opened && <p class="soft">{words.mirrored}</p>}
        {view?.mayRehearse && !control.remote && <Rehearse words={words} go={(phones) => control.steer({ step: "rehearse", phones })} />}
      </div>
      <div class="ready-join">
        {join && <Qr qr={join.qr} label={words.checkScan} />}
        <Addresses />
      </div>
    </section>
  );
}
