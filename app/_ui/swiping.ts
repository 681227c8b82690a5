import { handSwitch } from "./hand-switch.ts";

/** Whether a card can be rated by a swipe; the buttons work either way. */
const SWIPING = handSwitch("dossier.swipe", false);

export const setSwiping = SWIPING.set;
export const useSwiping = SWIPING.useValue;
