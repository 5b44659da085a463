// LibreOffice, as somebody has it who gets our files; `tests/run` sees to it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FOLDER = "/usr/lib/libreoffice/program";
/** With what makes presentations and what opens workbooks. */
const LIBREOFFICE = process.env["PEIL_LIBREOFFICE"] ?? (["libsdlo.so", "libsclo.so"].every((part) => existsSync(join(FOLDER, part))) ? join(FOLDER, "soffice") : null);

/** The files, by name, that come of one when it is converted to a kind, with a filter's options if need be. */
export function converted(name: string, document: string | Uint8Array, kind: string): Record<string, Buffer> {
  if (!LIBREOFFICE) throw new Error("LibreOffice Impress and Calc are not installed: tests/run browser does, or set PEIL_LIBREOFFICE");
  const folder = mkdtempSync(join(tmpdir(), "peil-office-"));
  try {
    writeFileSync(join(folder, name), document);
    const out = join(folder, "out");
    // A profile of its own: one that is open elsewhere would take the job and answer nothing.
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    execFileSync(LIBREOFFICE, [profile, "--headless", "--convert-to", kind, "--outdir", out, join(folder, name)], { timeout: 120_000, stdio: "pipe" });
    return Object.fromEntries(readdirSync(out).map((made) => [made, readFileSync(join(out, made))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
