/** Limits of a PDF that becomes slides, each with its unit and its reason. */

/** Bytes of the file: a long day's slides with photographs; it is held in memory while its pages are drawn. */
export const FILE = 150_000_000;
/** Pages: more are a book. A deck takes three hundred slides, so that questions fit between. */
export const PAGES = 200;
/** The box that a page is drawn into, in pixels: what a projector shows. */
export const BOX = { width: 1920, height: 1440 };
/** Bytes of one image, and of all: the server says the same. */
export const IMAGE = 2_000_000;
export const ALBUM = 60_000_000;
/** Characters of a title and of a slide's text: the deck format says the same. */
export const TITLE = 120;
export const TEXT = 4_000;
