import { handSwitch } from "./hand-switch.ts";

/** Whether single keys (1, S, ? …) do something. */
const SINGLE_KEYS = handSwitch("dossier.single-keys", true);

export const setSingleKeys = SINGLE_KEYS.set;
export const useSingleKeys = SINGLE_KEYS.useValue;
