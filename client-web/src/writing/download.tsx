import { useState } from "preact/hooks";
import type { DeckText } from "../lib/protocol.gen";
import type { Words } from "../locale/presenter.nl";
import type { Api } from "../presenter/api";
import { keep } from "../report/save";
import { fileOf } from "./file";

/** Whether a deck's text names images. */
const IMAGES = /\bimages\/[0-9a-f]{32}\./;

/** Takes a deck along as a file: its text, or with images a zip of both. */
export function Download({ api, deck: { name, source }, words, failed }: { api: Api; deck: DeckText; words: Words; failed: (why: unknown) => void }) {
  const [busy, setBusy] = useState(false);
  if (!IMAGES.test(source)) {
    return (
      <a class="button" href={fileOf(source)} download={`${name}.md`}>
        {words.deckDownload}
      </a>
    );
  }
  const fetchIt = async () => {
    setBusy(true);
    try {
      const file = await api.deckFile(name);
      keep(file, `${name}.${file.type === "application/zip" ? "zip" : "md"}`);
      failed(null);
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <button type="button" disabled={busy} onClick={() => void fetchIt()}>
      {words.deckDownload}
    </button>
  );
}
