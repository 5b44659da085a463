import { signal } from "@preact/signals";
import { keepLanguage, type Language, loadWords, preferredLanguage } from "../lib/locale";
import type { Store } from "../lib/storage";
import nl, { type Words } from "../locale/presenter.nl";
import type { Settings } from "./context";

const THEME = "peil.presenter.theme";

/** How this screen looks and speaks. */
export class Looks implements Settings {
  readonly #theme = signal<"light" | "dark">("light");
  readonly #spoken = signal<{ language: Language; words: Words }>({ language: "nl", words: nl });

  constructor(private readonly store: Store) {}

  get theme(): "light" | "dark" {
    return this.#theme.value;
  }

  get spoken(): { language: Language; words: Words } {
    return this.#spoken.value;
  }

  /** Takes up what was chosen before, else what the browser prefers. */
  async begin(): Promise<void> {
    this.#wear(this.store.read<"light" | "dark">(THEME) ?? "light");
    await this.#speak(preferredLanguage(this.store));
  }

  chooseTheme = (theme: "light" | "dark"): void => {
    this.store.write(THEME, theme);
    this.#wear(theme);
  };

  chooseLanguage = (language: Language): void => {
    keepLanguage(this.store, language);
    void this.#speak(language);
  };

  #wear(theme: "light" | "dark"): void {
    this.#theme.value = theme;
    document.documentElement.dataset["theme"] = theme;
  }

  async #speak(language: Language): Promise<void> {
    const words = await loadWords(language, nl, () => import("../locale/presenter.en"));
    this.#spoken.value = { language, words };
    document.documentElement.lang = language;
  }
}
