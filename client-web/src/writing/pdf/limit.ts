/** Limits of a PDF that becomes slides, each with its unit and its reason. */

/** Bytes of the file: a long day's slides with photographs; it is held in memory while its pages are drawn. */
export const FILE = 150_000_000;
/** Pages: more are a book. A deck takes three hundred slides, so that questions fit between. */
export const PAGES = 200;
/** Bytes of all images together: the server says the same. */
export const ALBUM = 60_000_000;
/** Characters of a title and of a slide's text: the deck format says the same. */
export const TITLE = 120;
export const TEXT = 4_000;
