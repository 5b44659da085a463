import type { PassedKey } from "./keys";

/** What the presenter's page may ask of its projector window. */
export type FromPresenter = { page: 1 | -1 } | { theme: "light" | "dark" };

/** The line between a projector window and the presenter's page that opened it. */
export interface Channel {
  /** Passes a key on. */
  pass(key: PassedKey): void;
  close(): void;
}

/**
 * Opens the line, or nothing where this window was opened from a bare link: then it steers nothing. The presenter's page
 * names the windows that it opens, and a name lasts over a reload.
 */
export function openChannel(code: string, take: (message: FromPresenter) => void): Channel | null {
  if (typeof BroadcastChannel === "undefined" || window.name !== `peil-projector-${code}`) return null;
  const channel = new BroadcastChannel(`peil-${code}`);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = messageFrom(data);
    if (message) take(message);
  };
  return { pass: (key) => channel.postMessage(key), close: () => channel.close() };
}

/** A message that is meant for projectors: other windows of this origin may say anything. */
export function messageFrom(data: unknown): FromPresenter | null {
  if (typeof data !== "object" || data === null) return null;
  const { page, theme } = data as Record<string, unknown>;
  if (page === 1 || page === -1) return { page };
  return theme === "light" || theme === "dark" ? { theme } : null;
}
