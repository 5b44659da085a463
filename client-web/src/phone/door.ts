import { wear } from "../lib/sheet";
import nl from "../locale/phone.join.nl";
import sheet from "../style/phone.join.css?inline";
import sheetFile from "../style/phone.join.css?url";
import { withWords } from "./lazy";
import { Refused as RefusedOf } from "./screen/refused";

export { joining } from "./joining";

// Coming in by typing a code, and not being let in: who scans a code meets neither.

wear(sheet, sheetFile);

/** The room does not let this phone in. */
export const Refused = withWords(nl)(RefusedOf);
