/** Random bytes from the browser, as lower-case hex digits; also on pages without TLS, where `randomUUID` is missing. */
export function hex(bytes: number): string {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** 128 random bits: a ballot key, the id of an answer, or the name of a phone. */
export const id = (): string => hex(16);
