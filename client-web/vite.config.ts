import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

/** Dynamic imports here bring no style sheets of their own, so the helper that would fetch those (1.3 kB) is left out. */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null),
};

const PDF = fileURLToPath(new URL("./node_modules/pdfjs-dist", import.meta.url));
const PDF_PARTS = `pdf-${(JSON.parse(readFileSync(`${PDF}/package.json`, "utf8")) as { version: string }).version}`;
/** What the reader of PDFs fetches by name where a file needs it: two kinds of scanned images, and fonts of signs. */
const PARTS = ["wasm/openjpeg_nowasm_fallback.js", "wasm/jbig2_nowasm_fallback.js", "standard_fonts/FoxitSymbol.pfb", "standard_fonts/FoxitDingbats.pfb"];

/** Lays those beside the reader, in the one bundle that has it. */
const pdfParts: Plugin = {
  name: "pdf-parts",
  generateBundle(_, bundle) {
    if (!Object.keys(bundle).some((name) => name.includes("pdf.worker"))) return;
    for (const part of PARTS) {
      const fileName = `assets/${PDF_PARTS}/${part.slice(part.indexOf("/") + 1)}`;
      this.emitFile({ type: "asset", fileName, source: readFileSync(`${PDF}/${part}`) });
    }
  },
};

export default defineConfig({
  base: "/",
  plugins: [plainImports, pdfParts],
  define: { __PDF_PARTS__: JSON.stringify(PDF_PARTS) },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    assetsDir: "assets",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": "http://127.0.0.1:7345", "/ws": { target: "ws://127.0.0.1:7345", ws: true } } },
});
