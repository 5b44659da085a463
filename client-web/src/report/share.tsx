import { useEffect, useRef, useState } from "preact/hooks";
import type { Share, ShareSummary } from "../lib/protocol.gen";
import { dateOf } from "../presenter/clock";
import { usePage } from "./context";
import { NoReport, type Reader, sharesOf } from "./source";

/** How long a link may be good for, in days. */
const DAYS = [7, 30, 90];

/** Links to this report: made, listed and withdrawn by its presenter. A secret is told once, when its link is made. */
export function Sharing({ reader }: { reader: Reader }) {
  const { words, language } = usePage();
  const [days, setDays] = useState(30);
  const [made, setMade] = useState<Share | null>(null);
  const [links, setLinks] = useState<ShareSummary[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const shares = sharesOf(reader);
  const attempt = async (act: () => Promise<void>) => {
    setTrouble(null);
    try {
      await act();
    } catch (error) {
      if (!(error instanceof NoReport)) throw error;
      setTrouble(error.status === 400 ? words.shareMany : words.shareTrouble);
    }
  };
  const list = async () => setLinks(await shares.list());
  useEffect(() => void attempt(list), []);
  const day = (at: number) => dateOf(at, language);
  const copy = async (url: string) => {
    field.current?.select();
    // On plain http there is no clipboard: what is selected can be copied by hand.
    await navigator.clipboard?.writeText(url).then(() => setCopied(true), () => undefined);
  };
  return (
    <details class="files">
      <summary>{words.share}</summary>
      <p class="soft">{words.shareHow}</p>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <form
        class="tools"
        onSubmit={(event) => {
          event.preventDefault();
          setCopied(false);
          void attempt(async () => {
            setMade(await shares.give(days));
            await list();
          });
        }}
      >
        <label>
          {words.shareFor}{" "}
          <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {DAYS.map((each) => (
              <option key={each} value={each}>
                {words.shareDays(each)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{words.shareMake}</button>
      </form>
      {made && (
        <p class="made" role="status">
          <label>
            {words.shareMade(day(made.until))}
            <input readOnly value={made.url} ref={field} onFocus={(event) => event.currentTarget.select()} />
          </label>
          <button type="button" onClick={() => void copy(made.url)}>
            {copied ? words.shareCopied : words.shareCopy}
          </button>
        </p>
      )}
      {links.length > 0 && (
        <ul class="offers">
          {links.map((link) => (
            <li key={link.id}>
              <span>{words.shareOf(day(link.at), day(link.until))}</span>
              <button
                type="button"
                onClick={() =>
                  void attempt(async () => {
                    await shares.withdraw(link.id);
                    if (link.until === made?.until) setMade(null);
                    await list();
                  })
                }
              >
                {words.shareWithdraw}
              </button>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
