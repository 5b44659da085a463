// A hall: the screens of one test, each watched for whatever must never happen on any of them.
import { test as base, expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";
import { Phone } from "./phone.ts";
import { Presenter } from "./presenter.ts";
import { Projector } from "./projector.ts";
import { KEY, Server } from "./server.ts";

export { expect } from "@playwright/test";

/** The resolutions that the projector is made for: a full HD beamer, a common laptop's, and the old 4:3 one. */
export const BEAMERS = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
];
export const PHONE = { width: 390, height: 844 };
export const SMALL_PHONE = { width: 320, height: 568 };
export const LAPTOP = { width: 1366, height: 768 };

/** What a browser cannot help saying when the server is gone. */
export const GONE = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket connection/;

export class Hall {
  /** What went wrong on a screen without anybody noticing; checked when the test ends. */
  readonly troubles: string[] = [];
  private readonly contexts: BrowserContext[] = [];
  private readonly tolerated: RegExp[] = [];

  constructor(
    private readonly browser: Browser,
    readonly server: Server,
  ) {}

  /** What may be said on a console in this test. */
  tolerate(pattern: RegExp): void {
    this.tolerated.push(pattern);
  }

  /** A browser of its own, as on another device. */
  async device(options: BrowserContextOptions): Promise<BrowserContext> {
    const context = await this.browser.newContext({ locale: "nl-NL", reducedMotion: "reduce", ...options });
    // Nothing that can be pressed keeps people waiting for longer.
    context.setDefaultTimeout(15_000);
    this.contexts.push(context);
    context.on("page", (page) => this.watch(page));
    return context;
  }

  async presenter(options: BrowserContextOptions = {}): Promise<Presenter> {
    const context = await this.device({ viewport: LAPTOP, ...options });
    return new Presenter(await context.newPage(), this.server.url, KEY);
  }

  async projector(code: string, options: BrowserContextOptions = {}): Promise<Projector> {
    const context = await this.device({ viewport: { width: 1920, height: 1080 }, ...options });
    const projector = new Projector(await context.newPage());
    await projector.page.goto(`${this.server.url}/projector/${code}`);
    return projector;
  }

  /** A phone that is not in yet. */
  async phone(options: BrowserContextOptions = {}): Promise<Phone> {
    const context = await this.device({ viewport: PHONE, hasTouch: true, isMobile: true, ...options });
    return new Phone(await context.newPage(), this.server.url);
  }

  /** Phones that scanned the code. */
  async phones(code: string, count: number, options: BrowserContextOptions = {}): Promise<Phone[]> {
    const phones = await Promise.all(Array.from({ length: count }, () => this.phone(options)));
    await Promise.all(phones.map((phone) => phone.scan(code)));
    return phones;
  }

  async close(): Promise<void> {
    await Promise.all(this.contexts.map((context) => context.close()));
  }

  private watch(page: Page): void {
    const note = (what: string) => {
      if (!this.tolerated.some((pattern) => pattern.test(what))) this.troubles.push(what);
    };
    page.on("pageerror", (error) => note(`${page.url()}: ${error.stack ?? error.message}`));
    page.on("console", (message) => {
      // A broken content security policy is told here too.
      if (message.type() === "error") note(`${page.url()}: ${message.text()} ${message.location().url}`);
    });
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== "blob:" && origin !== this.server.url) note(`${page.url()} asked ${request.url()}`);
    });
  }
}

export const test = base.extend<{ hall: Hall }, { server: Server }>({
  server: [
    // Playwright reads which fixtures are wanted off the braces.
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  hall: async ({ browser, server }, use) => {
    const hall = new Hall(browser, server);
    await use(hall);
    await hall.close();
    expect(hall.troubles, "errors, broken policies and requests to others").toEqual([]);
  },
});
