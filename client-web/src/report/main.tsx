import "../style/tokens.css";
import "../style/fonts.css";
import "../ui/base.css";
import "../style/projector.css";
import "../style/report.css";
import { render } from "preact";
import { languageOf } from "../lib/figures";
import { type Language, loadWords, preferredLanguage } from "../lib/locale";
import { openStore, type Store } from "../lib/storage";
import type { Words } from "../locale/report.nl";
import nl from "../locale/report.nl";
import { organiserKey } from "../presenter/secret";
import { wordsFor } from "../projector/words";
import { ReportPage } from "./app";
import { ComparePage } from "./compare/page";
import { comparisonOf, fetchComparison } from "./compare/source";
import { PageProvider } from "./context";
import { fetchReport, NoReport, readerOf } from "./source";

/** Finds out who reads, and draws what the workshop came to; only here do the server and the document meet. */
async function main(): Promise<void> {
  const store = openStore();
  const reader = readerOf(location, history, store);
  const root = document.getElementById("app");
  if (!root) throw new Error("the page has no place for the report");
  const own = preferredLanguage(store);
  const words = await wordsOf(own);
  document.documentElement.lang = own;
  const comparison = comparisonOf(location.pathname);
  if (comparison) return compare(comparison, store, root, words);
  if (!reader) return told(root, words, words.keyless, words.keylessHow);
  render(<p class="report-told soft">{words.loading}</p>, root);
  try {
    const report = await fetchReport(reader);
    const language = languageOf(report.language);
    const page = { words: await wordsOf(language), wall: await wordsFor(report.language), language, code: report.code };
    document.documentElement.lang = language;
    document.title = page.words.titled(report.title);
    render(
      <PageProvider value={page}>
        <ReportPage report={report} reader={reader} />
      </PageProvider>,
      root,
    );
  } catch (error) {
    if (!(error instanceof NoReport)) throw error;
    if (error.status === 401) return reader.presents ? told(root, words, words.keyless, words.keylessHow) : told(root, words, words.gone, words.goneHow);
    if (error.status === 409) return told(root, words, words.tried, words.triedHow);
    if (error.status === 404) return told(root, words, words.unknown, null);
    told(root, words, error.status === 0 ? words.unreachable : words.trouble, null, main);
  }
}

/** The same for workshops beside each other, which only the organiser sees. */
async function compare(id: string, store: Store, root: HTMLElement, words: Words): Promise<void> {
  const key = organiserKey(store);
  if (!key) return told(root, words, words.keyless, words.compare.keylessHow);
  render(<p class="report-told soft">{words.loading}</p>, root);
  try {
    const comparison = await fetchComparison(id, key);
    const language = languageOf(comparison.language);
    const page = { words: await wordsOf(language), wall: await wordsFor(comparison.language), language, code: "" };
    document.documentElement.lang = language;
    document.title = page.words.compare.titled(comparison.rooms.map(({ name }) => name).join(" · "));
    render(
      <PageProvider value={page}>
        <ComparePage comparison={comparison} />
      </PageProvider>,
      root,
    );
  } catch (error) {
    if (!(error instanceof NoReport)) throw error;
    if (error.status === 401) return told(root, words, words.keyless, words.compare.keylessHow);
    if (error.status === 404 || error.status === 400) return told(root, words, words.compare.unknown, null);
    told(root, words, error.status === 0 ? words.unreachable : words.trouble, null, main);
  }
}

function wordsOf(language: Language): Promise<Words> {
  return loadWords(language, nl, () => import("../locale/report.en"));
}

/** Says why there is no report. */
function told(root: HTMLElement, words: Words, title: string, how: string | null, again?: () => Promise<void>): void {
  document.title = title;
  render(
    <main class="report-told">
      <p class="wordmark">{words.product}</p>
      <h1>{title}</h1>
      {how && <p>{how}</p>}
      {again && (
        <button type="button" class="strong" onClick={() => void again()}>
          {words.again}
        </button>
      )}
    </main>,
    root,
  );
}

void main();
