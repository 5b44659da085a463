// The rules of accessibility that a machine can check, on a screen as it stands.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Axe {
  run(context: Document, options: object): Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

/** What axe finds; with `only`, of those rules alone. */
export async function violations(page: Page, only?: string[]): Promise<string[]> {
  // Evaluated through the debugger, which the page's content policy does not bind.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: Axe };
    // Off unless asked for, and part of WCAG 2.2 AA.
    const targets = { rules: { "target-size": { enabled: true } } };
    const options = only ? { runOnly: { type: "rule", values: only } } : targets;
    const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${help}\n    ${html.slice(0, 160)}\n    ${(failureSummary ?? "").split("\n").slice(1).join(" ").trim().slice(0, 200)}`),
    );
  }, only);
}

/** What differs between a light and a dark screen is colour alone. */
export const COLOUR = ["color-contrast"];
