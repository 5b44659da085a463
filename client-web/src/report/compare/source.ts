import type { Comparison, ComparisonSummary } from "../../lib/protocol.gen";
import { NoReport } from "../source";

/** The comparison of an address such as `/present/compare/{id}`. */
export function comparisonOf(pathname: string): string | null {
  const id = /^\/present\/compare\/([^/]+)\/?$/.exec(pathname)?.[1];
  return id ? decodeURIComponent(id) : null;
}

/** What the rooms of a comparison came to, for the organiser. Throws [`NoReport`]. */
export async function fetchComparison(id: string, key: string): Promise<Comparison> {
  return (await (await get(`/${encodeURIComponent(id)}`, key)).json()) as Comparison;
}

/** Which comparisons there are, for the organiser, newest first. Throws [`NoReport`]. */
export async function fetchComparisons(key: string): Promise<ComparisonSummary[]> {
  return (await (await get("", key)).json()) as ComparisonSummary[];
}

async function get(path: string, key: string): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(`/api/comparisons${path}`, { headers: { Authorization: `Bearer ${key}` }, cache: "no-store" });
  } catch {
    throw new NoReport(0);
  }
  if (!answer.ok) throw new NoReport(answer.status);
  return answer;
}
