// WebKitGTK, the nearest to Safari that a Linux machine has: its own WebDriver over HTTP, on a display that nobody sees.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import type { Make, Screen } from "./screen.ts";

const DRIVER = process.env["PEIL_WEBKIT_DRIVER"] ?? "/usr/bin/WebKitWebDriver";
/** Under this name the standard gives elements. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** How long a driver may take to start, in milliseconds. */
const PATIENCE_MS = 20_000;

/** What one person may say to a browser. */
class Driver {
  private constructor(
    private readonly session: string,
    private readonly children: ChildProcess[],
  ) {}

  static async start(): Promise<Driver> {
    const display = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    const number = (await firstWords(display)).trim();
    const port = await freePort();
    const driver = spawn(DRIVER, [`--port=${port}`, "--host=127.0.0.1"], {
      env: { ...process.env, DISPLAY: `:${number}` },
      stdio: "ignore",
    });
    const root = `http://127.0.0.1:${port}/session`;
    const children = [driver, display];
    for (const end = Date.now() + PATIENCE_MS; ; ) {
      try {
        const { sessionId } = (await ask("POST", root, { capabilities: { alwaysMatch: {} } })) as { sessionId: string };
        return new Driver(`${root}/${sessionId}`, children);
      } catch (error) {
        // It listens a moment after it has started.
        if (!(error instanceof TypeError) || Date.now() > end) throw error;
        await new Promise(setImmediate);
      }
    }
  }

  say(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<unknown> {
    return ask(method, this.session + path, body ?? (method === "POST" ? {} : undefined));
  }

  async quit(): Promise<void> {
    await ask("DELETE", this.session);
    for (const child of this.children) child.kill();
  }
}

/** Starts WebKitGTK for somebody who speaks Dutch. */
export async function startWebKitGtk(home: string): Promise<Make> {
  const driver = await Driver.start();
  // It takes its language from the machine, which may know no other than English.
  await driver.say("POST", "/url", { url: home });
  await driver.say("POST", "/execute/sync", { script: "localStorage.setItem('peil.language', '\"nl\"')", args: [] });
  // The driver begins with a window of its own, which stays: another is asked for from one that is there.
  const first = await driver.say("GET", "/window");
  return {
    window: async () => {
      await driver.say("POST", "/window", { handle: first });
      const { handle } = (await driver.say("POST", "/window/new", { type: "window" })) as { handle: string };
      return screenOf(driver, handle);
    },
    troubles: [],
    quit: () => driver.quit(),
  };
}

function screenOf(driver: Driver, handle: string): Screen {
  /** Everything is said to one window, which is named first. */
  const say = async (method: "GET" | "POST" | "DELETE", path: string, body?: object) => {
    await driver.say("POST", "/window", { handle });
    return driver.say(method, path, body);
  };
  const find = async (css: string, words: string | null) => {
    const script = `const [css, words] = arguments;
      return [...document.querySelectorAll(css)].find((each) => words === null || each.innerText.trim() === words) ?? null;`;
    return (await say("POST", "/execute/sync", { script, args: [css, words] })) as Record<string, string> | null;
  };
  return {
    goto: async (url) => void (await say("POST", "/url", { url })),
    read: async (css) => {
      const script = "return document.querySelector(arguments[0])?.innerText.trim() ?? ''";
      return (await say("POST", "/execute/sync", { script, args: [css] })) as string;
    },
    press: async (css, words) => {
      const element = await find(css, words);
      if (!element) return false;
      await driver.say("POST", `/element/${element[ELEMENT]}/click`);
      return true;
    },
    type: async (css, text) => {
      const element = await find(css, null);
      if (!element) return false;
      await driver.say("POST", `/element/${element[ELEMENT]}/value`, { text });
      return true;
    },
    close: async () => void (await say("DELETE", "/window")),
  };
}

async function ask(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`${method} ${url}: ${JSON.stringify(value)}`);
  return value;
}

/** What a program says first on its fourth channel. */
function firstWords(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${child.spawnfile} ended with ${code}`)));
    child.stdio[3]?.once("data", (chunk: Buffer) => resolve(chunk.toString()));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
