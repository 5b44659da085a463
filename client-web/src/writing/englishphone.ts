import words from "../locale/phone.en";
import rest from "../locale/phone.rest.en";

// A file of its own: the server knows the phone's own words by the name of theirs.

/** All that a phone says in English. */
export default { ...words, rest };
