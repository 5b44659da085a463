import type { ClientMessage, ServerMessage } from "../lib/protocol.gen";
import { post, type Address } from "./detour";

/** Between two tries of the same answer: so long, and up to as much again. */
const AGAIN_MS = 4_000;

const insisted = new Set<string>();

/** Says an answer by POST as well, until the server said what stands; the same each time, so that it counts once. */
export async function insist(
  message: ClientMessage & { type: "cast" },
  { address, waits, receive }: { address: Address; waits: (id: string) => boolean; receive: (message: ServerMessage) => void },
): Promise<void> {
  const { id } = message;
  if (insisted.has(id)) return;
  insisted.add(id);
  while (waits(id)) {
    const reply = await post(address, message).catch(() => null);
    if (reply) receive(reply);
    if (reply && !waits(id)) break;
    await new Promise((done) => setTimeout(done, AGAIN_MS * (1 + Math.random())));
  }
  insisted.delete(id);
}
