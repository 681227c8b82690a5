import { counted } from "./words.ts";

/** What the bar says about answers: long for wide screens, short for narrow ones. */
export type SyncWords = { readonly calm: boolean; readonly long: string; readonly short: string };

/** Always true, never a banner: "Saved", "3 answers waiting", "Offline, 7 answers on this device". */
export function syncWords(state: {
  readonly waiting: number;
  readonly offline: boolean;
  readonly durable: boolean;
  readonly nameless: boolean;
  readonly refused: readonly unknown[];
}): SyncWords {
  const { waiting, offline, durable, nameless, refused } = state;
  const answers = counted(waiting, "answer");
  const place = durable ? "on this device" : "in this window only";
  if (nameless) return { calm: false, long: "Cookies are refused: nothing is kept", short: "Not kept" };
  if (offline && waiting > 0) {
    return { calm: false, long: `Offline, ${answers} ${place}`, short: `Offline, ${waiting} here` };
  }
  if (offline) return { calm: false, long: "Offline", short: "Offline" };
  if (waiting > 0 && !durable)
    return { calm: false, long: `${answers} ${place}`, short: `${waiting} not kept` };
  if (waiting > 0) return { calm: false, long: `${answers} waiting`, short: `${waiting} waiting` };
  if (refused.length > 0) {
    return {
      calm: false,
      long: `${counted(refused.length, "answer")} not accepted`,
      short: `${refused.length} refused`,
    };
  }
  return { calm: true, long: "Saved", short: "Saved" };
}
