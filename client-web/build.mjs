// Builds the three surfaces, the report and the diagnosis, each as a bundle of its own, and compresses what browsers fetch.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";

const out = process.env.PEIL_CLIENT_OUT ?? "dist";
rmSync(out, { recursive: true, force: true });
for (const surface of ["phone", "presenter", "projector", "report", "test"]) {
  await build({
    configFile: "vite.config.ts",
    logLevel: "warn",
    build: { outDir: out, emptyOutDir: false, rollupOptions: { input: `${surface}.html` } },
  });
}

/** Bytes of a script that a phone may have to fetch: these are squeezed in each of the ways that differ, and the smallest is kept. */
const SMALL = 100_000;
const squeeze = (raw) => {
  const ways = raw.length < SMALL ? [0, 1, 2, 3] : [0];
  const made = ways.map((way) => brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_NPOSTFIX]: way } }));
  return made.reduce((best, one) => (one.length < best.length ? one : best));
};

const squeezable = /\.(js|mjs|css|html|svg)$/;
for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !squeezable.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const raw = readFileSync(path);
  writeFileSync(`${path}.br`, squeeze(raw));
  writeFileSync(`${path}.gz`, gzipSync(raw, { level: 9 }));
}
