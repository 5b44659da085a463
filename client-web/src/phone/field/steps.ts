import { wear } from "../../lib/sheet";
import sheet from "../../style/phone.steps.css?inline";
import sheetFile from "../../style/phone.steps.css?url";

export * from "./stepview";

// Fetched by phones that meet such a question: most never do.

wear(sheet, sheetFile);
