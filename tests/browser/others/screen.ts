// A window of any browser, as far as a story needs it: what is read on it, and what is pressed.

/** A window in which somebody reads and presses. */
export interface Screen {
  /** Opens an address in it. */
  goto(url: string): Promise<void>;
  /** What can be read in the first of these elements; nothing while there is none. */
  read(css: string): Promise<string>;
  /** Presses the first of these elements that says this and nothing else; whether there was one. */
  press(css: string, words: string): Promise<boolean>;
  /** Types into the first of these boxes; whether there was one. */
  type(css: string, text: string): Promise<boolean>;
  /** Closes the window, as a person does who is done with it. */
  close(): Promise<void>;
}

/** A browser, with one person's storage for all of its windows. */
export interface Make {
  /** Opens another window. */
  window(): Promise<Screen>;
  /** What went wrong in its windows without anybody noticing, where the browser tells. */
  troubles: string[];
  /** Ends it. */
  quit(): Promise<void>;
}
