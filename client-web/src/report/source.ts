import type { NewShare, Report, Share, ShareSummary } from "../lib/protocol.gen";
import type { Store } from "../lib/storage";
import { organiserKey, remoteSecret } from "../presenter/secret";

/** Who reads: whoever has the presenter's key may take files; a link that was shared opens the report alone. */
export interface Reader {
  code: string;
  secret: string;
  presents: boolean;
  /** Whether it is the organiser, who alone sees what lies beside other workshops. */
  organises: boolean;
}

/** Why there is no report; `status` is 0 where the server does not answer. */
export class NoReport extends Error {
  constructor(readonly status: number) {
    super(`status ${status}`);
  }
}

const shareName = (code: string) => `peil.report.${code}`;

/** The room of an address such as `/report/K7M4PQ`. */
export function codeOf(pathname: string): string | null {
  const code = /^\/report\/([^/]+)\/?$/.exec(pathname)?.[1];
  return code ? decodeURIComponent(code).replace(/[\s-]/g, "").toUpperCase() : null;
}

/** Finds out who reads. A secret in the address is taken out of it at once, and kept by this browser. */
export function readerOf(location: Pick<Location, "hash" | "pathname">, history: Pick<History, "replaceState">, store: Store): Reader | null {
  const code = codeOf(location.pathname);
  const given = new URLSearchParams(location.hash.slice(1)).get("share");
  if (given !== null) history.replaceState(null, "", location.pathname);
  if (!code) return null;
  if (given) store.write(shareName(code), given);
  const key = organiserKey(store);
  const own = key ?? remoteSecret(store, code);
  if (own) return { code, secret: own, presents: true, organises: own === key };
  const shared = store.read<string>(shareName(code));
  return shared ? { code, secret: shared, presents: false, organises: false } : null;
}

/** What the workshop came to. */
export async function fetchReport(reader: Reader): Promise<Report> {
  return (await (await get(reader, "report")).json()) as Report;
}

/** One of the room's files. */
export async function fetchFile(reader: Reader, path: string): Promise<Blob> {
  return (await get(reader, path)).blob();
}

/** The links to this report, for its presenter. */
export function sharesOf(reader: Reader) {
  return {
    list: async () => (await (await get(reader, "shares")).json()) as ShareSummary[],
    give: async (days: number) => (await (await ask(reader, "POST", "shares", { days } satisfies NewShare)).json()) as Share,
    withdraw: async (id: string) => void (await ask(reader, "DELETE", `shares/${encodeURIComponent(id)}`)),
  };
}

const get = (reader: Reader, path: string) => ask(reader, "GET", path);

async function ask({ code, secret }: Reader, method: string, path: string, body?: object): Promise<Response> {
  let answer: Response;
  try {
    const headers = { Authorization: `Bearer ${secret}`, ...(body ? { "Content-Type": "application/json" } : {}) };
    const sent = body ? { body: JSON.stringify(body) } : {};
    answer = await fetch(`/api/rooms/${encodeURIComponent(code)}/${path}`, { method, headers, cache: "no-store", ...sent });
  } catch {
    throw new NoReport(0);
  }
  if (!answer.ok) throw new NoReport(answer.status);
  return answer;
}

