/** A code as the server writes it: spaces and hyphens are for people. */
export const normalCode = (typed: string) => typed.replace(/[\s\-–.]+/g, "").toUpperCase();
