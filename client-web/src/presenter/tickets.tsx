import { useEffect, useState } from "preact/hooks";
import type { RemoteSummary, Ticket } from "../lib/protocol.gen";
import { hourOf, spanOf } from "./clock";
import { useDesk } from "./context";
import { Qr } from "./qr";
import { troubleWords } from "./troublewords";

/** Makes a phone the remote, and lists those that are. The code shows only on demand: the hall may see this screen. */
export function Tickets() {
  const { control, words, language } = useDesk();
  const [ticket, setTicket] = useState<{ it: Ticket; until: number } | null>(null);
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [remotes, setRemotes] = useState<RemoteSummary[]>([]);
  const presenters = control.state.value.present?.presenters;

  const attempt = async (act: () => Promise<void>) => {
    setTrouble(null);
    await act().catch((error: unknown) => setTrouble(troubleWords(error, words)));
  };
  const list = () =>
    attempt(async () => {
      const now = await control.api.remotes(control.code);
      // The phone that scanned is in: its code has done its work, and goes.
      setRemotes((before) => {
        if (now.some((one) => before.every((other) => other.id !== one.id))) setTicket(null);
        return now;
      });
    });
  const mint = () =>
    attempt(async () => {
      const it = await control.api.ticket(control.code);
      setTicket({ it, until: Date.now() + it.seconds * 1000 });
      setAsking(false);
    });
  // Somebody came or went: perhaps the phone that scanned just now.
  useEffect(() => void list(), [presenters]);

  const left = ticket ? ticket.until - control.now.value : 0;
  return (
    <section class="more-part">
      <h3>{words.remotes}</h3>
      {trouble && <p class="notice notice-error">{trouble}</p>}
      {ticket && left > 0 ? (
        <div class="ticket">
          <Qr qr={ticket.it.qr} label={words.remoteScan} />
          <p>
            {words.remoteScan} <b class="figures">{words.remoteLeft(spanOf(left))}</b>
          </p>
          <button type="button" onClick={() => setTicket(null)}>
            {words.remoteHide}
          </button>
        </div>
      ) : asking ? (
        <div class="in-stack">
          <p class="notice notice-warn">{words.remoteWarn}</p>
          <div class="in-row">
            <button type="button" onClick={() => void mint()}>
              {words.remoteShow}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {words.endNot}
            </button>
          </div>
        </div>
      ) : (
        <div class="in-stack">
          {ticket && <p class="soft">{words.remoteGone}</p>}
          <button type="button" onClick={() => setAsking(true)}>
            {ticket ? words.remoteAgain : words.remoteNew}
          </button>
        </div>
      )}
      {remotes.length === 0 ? (
        <p class="soft">{words.remoteNone}</p>
      ) : (
        <ul class="plain">
          {remotes.map((remote) => (
            <li key={remote.id} class="in-row">
              <span>{words.remoteSince(hourOf(remote.at, language))}</span>
              <button
                type="button"
                onClick={() =>
                  void attempt(async () => {
                    await control.api.cutOff(control.code, remote.id);
                    await list();
                  })
                }
              >
                {words.remoteCut}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
