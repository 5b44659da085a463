import type { Words } from "../locale/presenter.nl";

/** For a browser without a key: where the link is to be found. */
export function Keyless({ words, told }: { words: Words; told: string | null }) {
  return (
    <main class="start keyless">
      <p class="wordmark">{words.product}</p>
      <h1>{words.keyTitle}</h1>
      {told && (
        <p class="notice notice-warn" role="alert">
          {told}
        </p>
      )}
      <p>{words.keyWhere}</p>
      <p class="key-sample">
        <code>{location.origin}/present#key=…</code>
      </p>
      <p>{words.keyHow}</p>
      <p class="soft">{words.keyAgain}</p>
    </main>
  );
}
