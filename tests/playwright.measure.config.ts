import tests from "./playwright.config.ts";

/** What takes time: run by hand on a quiet machine, on a program built for use (`measure/README.md`). */
export default { ...tests, testDir: "measure", outputDir: "artefacts/measured" };
