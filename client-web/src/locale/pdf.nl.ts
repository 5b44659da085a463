/** What is said while a PDF becomes slides. */
const nl = {
  title: "Dia's uit een PDF",
  reading: (name: string) => `Ik lees ${name}…`,
  page: (done: number, of: number) => `Pagina ${done} van ${of} wordt een dia`,
  keeping: (done: number, of: number) => `Dia ${done} van ${of} wordt bewaard`,
  here: "De pagina's worden in deze browser getekend. Houd dit venster open.",
  cancel: "Annuleer",
  close: "Sluit",
  untitled: (number: number) => `Pagina ${number}`,
  coming: "De dia's komen eraan",
  done: (n: number) => (n === 1 ? "1 dia gemaakt" : `${n} dia's gemaakt`),
  without: (n: number) =>
    n === 1
      ? "Op 1 pagina staat geen tekst, misschien omdat die gescand is. Geef die dia een titel en een zin voor wie hem niet kan zien."
      : `Op ${n} pagina's staat geen tekst, misschien omdat ze gescand zijn. Geef die dia's een titel en een zin voor wie ze niet kan zien.`,
  open: "Open de workshop",
  why: {
    broken: (name: string) => `${name} kan ik niet lezen. Is het een PDF, en opent hij in een ander programma? Exporteer hem dan nog een keer.`,
    protected: (name: string) => `${name} is beveiligd met een wachtwoord. Exporteer hem zonder wachtwoord en probeer het opnieuw.`,
    tooLarge: (name: string, megabytes: number) => `${name} is te groot: een PDF mag hoogstens ${megabytes} MB zijn. Kies bij het exporteren kleinere afbeeldingen, of splits hem.`,
    tooManyPages: (name: string, pages: number) => `${name} heeft te veel pagina's: hoogstens ${pages} worden dia's. Exporteer alleen wat je laat zien.`,
    pagesTooLarge: (name: string, megabytes: number) => `De pagina's van ${name} worden samen meer dan ${megabytes} MB. Splits hem, of kies bij het exporteren kleinere afbeeldingen.`,
    empty: (name: string) => `${name} heeft geen pagina's.`,
  },
};

/** Every text of it. */
export type PdfWords = typeof nl;

export default nl;
