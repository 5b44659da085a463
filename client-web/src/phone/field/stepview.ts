import nl from "../../locale/phone.steps.nl";
import { withWords } from "../lazy";
import { Points as PointsOf } from "./points";
import { Rating as RatingOf } from "./rating";
import { Stepper as StepperOf } from "./stepper";

const inWords = withWords(nl);

/** Points over choices. */
export const Points = inWords(PointsOf);
/** Numbers for items. */
export const Rating = inWords(RatingOf);
/** A number on a long scale. */
export const Stepper = inWords(StepperOf);
