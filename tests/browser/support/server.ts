// The real server, as a child process on a data folder of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const BINARY = resolve(
  process.env["PEIL_BINARY"] ?? join(import.meta.dirname, "../../../", process.env["CARGO_TARGET_DIR"] ?? "target", "debug/peil"),
);
export const KEY = "00112233445566778899aabbccddeeff";

export class Server {
  private constructor(
    private child: ChildProcess,
    readonly url: string,
    private readonly data: string,
  ) {}

  static async start(): Promise<Server> {
    const data = mkdtempSync(join(tmpdir(), "peil-"));
    const { child, port } = await launch(data, 0);
    const server = new Server(child, `http://127.0.0.1:${port}`, data);
    if ((await (await fetch(server.url)).text()).includes("Built without its client")) {
      await server.stop();
      throw new Error("peil was built with PEIL_CLIENT=skip: build it again without");
    }
    return server;
  }

  /** Holds the process still: the kernel takes what is sent to it, and nobody answers. */
  stall(): void {
    this.child.kill("SIGSTOP");
  }

  /** Lets it go on where it was. */
  wake(): void {
    this.child.kill("SIGCONT");
  }

  /** Ends the process as a power cut would. */
  kill(): Promise<void> {
    return ended(this.child, "SIGKILL");
  }

  /** Starts it again, on the same port and data. */
  async revive(): Promise<void> {
    this.child = (await launch(this.data, Number(new URL(this.url).port))).child;
  }

  async stop(): Promise<void> {
    await ended(this.child, "SIGTERM");
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Deletes all decks that tests wrote: those after them find what a new server has. */
  async forgetDecks(): Promise<void> {
    const headers = { authorization: `Bearer ${KEY}` };
    const decks = (await (await fetch(`${this.url}/api/decks`, { headers })).json()) as { name: string; own: boolean }[];
    for (const { name, own } of decks) if (own) await fetch(`${this.url}/api/decks/${name}`, { method: "DELETE", headers });
  }

  /** Starts a room; returns its code. */
  async room(deck: string, options: { groups?: string[]; minimum?: number; extras?: boolean; rehearsal?: number } = {}): Promise<string> {
    const response = await fetch(`${this.url}/api/rooms`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ deck, groups: [], minimum: 5, extras: false, ...options }),
    });
    if (response.status !== 201) throw new Error(`no room: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { code: string }).code;
  }
}

function launch(data: string, port: number): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(BINARY, ["--listen", `127.0.0.1:${port}`, "--data", data], {
    env: { ...process.env, PEIL_ORGANISER_KEY: KEY },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let printed = "";
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/localhost:(\d+)\/present#key=/.exec(printed);
      if (found?.[1]) resolve({ child, port: Number(found[1]) });
    });
  });
}

function ended(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}
