// Fetched by phones that meet such a question: most never do.
export { Points } from "./points";
export { Rating } from "./rating";
export { Stepper } from "./stepper";
