import { wear } from "../lib/sheet";
import sheet from "../style/phone.later.css?inline";
import sheetFile from "../style/phone.later.css?url";

export * from "./laterview";

// What nobody needs in order to send the first answer is fetched once the question is there: a phone joins on less.

wear(sheet, sheetFile);
