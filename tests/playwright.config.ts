import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "browser",
  outputDir: "artefacts/results",
  // One server and one Chromium at a time: two cores are what there is.
  workers: 1,
  fullyParallel: false,
  timeout: 180_000,
  // A browser that was starved for once gets another chance, and is told as flaky; what is broken fails twice.
  retries: process.env["CI"] ? 1 : 0,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  projects: [
    { name: "chromium", testIgnore: "others/*" },
    // These start their browsers themselves.
    { name: "others", testMatch: "others/*.spec.ts" },
  ],
  use: {
    browserName: "chromium",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env["PEIL_CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
