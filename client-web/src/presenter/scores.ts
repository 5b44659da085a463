/**
 * The numbers of a pasted row or column, in order: decimal commas or points, parted by semicolons, tabs, new lines, or commas
 * and spaces. A place without a number is nothing; words beside numbers, as of the names in a table, are left out.
 */
export function readScores(text: string): (number | null)[] {
  const trimmed = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  const parted = /[;\t\n]/.test(trimmed) ? /[;\t\n]/ : /,\s+/.test(trimmed) ? /,\s+/ : /\s+/;
  const cells = trimmed.split(parted).map((cell) => cell.trim());
  const number = (cell: string) => (/^[-−]?\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace("−", "-").replace(",", ".")) : null);
  const words = cells.some((cell) => cell !== "" && number(cell) === null);
  // Beside names an empty cell is between them and the numbers, or at an edge of the table.
  return words ? cells.map(number).filter((score) => score !== null) : cells.map(number);
}
