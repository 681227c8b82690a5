import type { SyncState } from "#app/study/sync-state.ts";
import { counted, dateWords } from "./words.ts";

/** What the bar says about answers: long for wide screens, short for narrow ones. */
export type SyncWords = { readonly calm: boolean; readonly long: string; readonly short: string };

type Told = Pick<
  SyncState,
  "waiting" | "deeds" | "offline" | "signedOut" | "durable" | "nameless" | "scarce" | "decks"
> & {
  readonly refused: readonly unknown[];
};

/** Always true, never a banner: "Saved", "3 answers waiting", "Offline, 7 answers on this device". */
export function syncWords(state: Told): SyncWords {
  const { offline, signedOut, durable, nameless, refused, scarce } = state;
  const { waiting, answers } = waitingWords(state);
  const place = durable ? "on this device" : "in this window only";
  if (nameless) return loud("Cookies are refused: nothing is kept", "Not kept");
  if (offline && waiting > 0) return loud(`Offline, ${answers} ${place}`, `Offline, ${waiting} here`);
  if (signedOut && waiting > 0) return loud(`Signed out, ${answers} ${place}`, `Signed out, ${waiting}`);
  if (!durable && waiting > 0) return loud(`${answers} ${place}`, `${waiting} not kept`);
  // Before the first answer: what would become of it.
  if (!durable) return loud("Nothing is kept on this device", "Not kept");
  if (scarce) return loud("Hardly any room on this device", "No room");
  if (offline) {
    const until = untilWords(state);
    return loud(until === null ? "Offline" : `Offline, on this device ${until}`, "Offline");
  }
  if (waiting > 0) return loud(`${answers} waiting`, `${waiting} waiting`);
  const denied = state.deeds.length;
  if (denied > 0) return loud(`${counted(denied, "change")} not accepted`, `${denied} refused`);
  if (refused.length > 0)
    return loud(`${counted(refused.length, "answer")} not accepted`, `${refused.length} refused`);
  return { calm: true, long: "Saved", short: "Saved" };
}

/** "3 answers and 1 change", and how many that is together. */
export function waitingWords({ waiting, deeds }: Pick<SyncState, "waiting" | "deeds">): {
  readonly waiting: number;
  readonly answers: string;
} {
  const changes = deeds.filter((deed) => deed.refused === undefined).length;
  return { waiting: waiting + changes, answers: unsentWords(waiting, changes) };
}

/** "3 answers", "1 change", "3 answers and 1 change". */
export function unsentWords(answers: number, changes: number): string {
  const parts = [
    answers > 0 || changes === 0 ? counted(answers, "answer") : null,
    changes > 0 ? counted(changes, "change") : null,
  ];
  return parts.filter((part) => part !== null).join(" and ");
}

/** "until 28 November": how long what is here lasts; null when nothing is. */
export function untilWords({ decks }: Pick<SyncState, "decks">): string | null {
  return decks === null ? null : `until ${dateWords(decks.until, decks.day)}`;
}

function loud(long: string, short: string): SyncWords {
  return { calm: false, long, short };
}
