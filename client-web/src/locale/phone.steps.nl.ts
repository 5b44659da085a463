/** What the inputs say that take steps. */
const nl = {
  scale: (min: string, max: string) => `van ${min} tot ${max}`,
  card: (at: number, of: number) => `${at} van ${of}`,
  skip: "Overslaan",
  next: "Volgende",
  previous: "Vorige",
  less: (what: string) => `Minder: ${what}`,
  more: (what: string) => `Meer: ${what}`,
  points: (n: number) => (n === 1 ? "Nog 1 punt te verdelen" : `Nog ${n} punten te verdelen`),
};

/** Every text of those. */
export type StepWords = typeof nl;

export default nl;
