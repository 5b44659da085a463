import { signal } from "@preact/signals";
import type { Press } from "./key";

/** What goes to the projector window: a page of a wall, or another theme. */
export type ToBeamer = { page: 1 | -1 } | { theme: "light" | "dark" };

/** How often to look whether the projector window is still there and has the focus, in milliseconds; browsers tell of neither. */
const LOOK_MS = 500;

/** The projector window that this page opened. A projector opened from a bare link is not ours, and steers nothing. */
export class Beamer {
  /** `never` opened by this page, `open`, `shut` by somebody, or `blocked` by the browser. */
  readonly window = signal<"never" | "open" | "shut" | "blocked">("never");
  /** Whether that window has the focus, so that the clicker reaches it. */
  readonly focused = signal(false);

  #opened: Window | null = null;
  readonly #channel: BroadcastChannel | null;
  readonly #look: ReturnType<typeof setInterval>;

  constructor(
    private readonly code: string,
    key: (press: Press) => void,
  ) {
    this.#channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`peil-${code}`);
    if (this.#channel) {
      this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        const press = pressFrom(data);
        if (!press) return;
        // A key from there while this page was loaded anew: the window is still open, though nobody told.
        if (!this.#opened) this.focused.value = true;
        key(press);
      };
    }
    this.#look = setInterval(() => this.look(), LOOK_MS);
  }

  /** Opens the window, on the other screen where the browser tells of one. Must follow a press. */
  async open(): Promise<void> {
    const features = await otherScreen();
    const opened = window.open(`/projector/${this.code}`, `peil-projector-${this.code}`, features);
    this.#opened = opened;
    this.window.value = opened ? "open" : "blocked";
    opened?.focus();
  }

  /** Sends to the projector window. */
  send(message: ToBeamer): void {
    this.#channel?.postMessage(message);
  }

  /** Looks whether the window is still there. */
  look(): void {
    if (!this.#opened) {
      if (document.hasFocus()) this.focused.value = false;
      return;
    }
    if (this.#opened.closed) {
      this.#opened = null;
      this.window.value = "shut";
      this.focused.value = false;
      return;
    }
    try {
      this.focused.value = this.#opened.document.hasFocus();
    } catch {
      this.focused.value = false;
    }
  }

  /** Lets go of the channel; the window stays. */
  close(): void {
    clearInterval(this.#look);
    this.#channel?.close();
  }
}

/** A key in a message from the projector window, or nothing: other windows of this origin may say anything. */
export function pressFrom(data: unknown): Press | null {
  if (typeof data !== "object" || data === null || !("key" in data) || typeof data.key !== "string") return null;
  const { code, repeat, shift } = data as Partial<Press>;
  return { key: data.key, code: String(code ?? ""), repeat: repeat === true, shift: shift === true };
}

interface ScreenDetail {
  availLeft: number;
  availTop: number;
  availWidth: number;
  availHeight: number;
}

/** Where a popup lands on the screen that this window is not on. */
async function otherScreen(): Promise<string> {
  const ask = (window as { getScreenDetails?: () => Promise<{ screens: ScreenDetail[]; currentScreen: ScreenDetail }> })
    .getScreenDetails;
  try {
    const details = await ask?.call(window);
    const other = details?.screens.find((screen) => screen !== details.currentScreen);
    if (other) {
      return `popup,left=${other.availLeft},top=${other.availTop},width=${other.availWidth},height=${other.availHeight}`;
    }
  } catch {
    // She did not allow it: a window that she drags there herself.
  }
  return "popup,width=1280,height=720";
}
