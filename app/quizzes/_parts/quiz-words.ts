import { dateWords, figure } from "#app/_ui/words.ts";
import { type StudyClock, studyDay, utcOffsetMinutes } from "#lib/base/study-time.ts";

const UTC: StudyClock = { zone: "UTC", dayStart: 0 };

/** "12 November, 11:05" on the reader's clock. */
export function momentWords(at: number, clock: StudyClock | null, now: number): string {
  const own = { ...(clock ?? UTC), dayStart: 0 };
  const day = dateWords(studyDay(at, own), studyDay(now, own));
  const minutes = Math.floor(at / 60_000) + utcOffsetMinutes(at, own.zone);
  const ofDay = ((minutes % 1_440) + 1_440) % 1_440;
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${day}, ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** "7 of 10", "6.5 of 10". */
export function pointsWords(points: number, most: number): string {
  return `${figure(points)} of\u00a0${figure(most)}`;
}

/** "70 %" */
export function percentWords(share: number): string {
  return `${figure(Math.round(share * 100))}\u202f%`;
}
