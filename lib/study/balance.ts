import { addDays, dayFromName, type StudyDay } from "#lib/base/study-time.ts";
import type { Move } from "#lib/schedule/intervals.ts";
import type { StudyWays } from "./ways.ts";

/** Cards that are due on each study day; days that are not named have none. */
export type DayLoad = Readonly<Record<StudyDay, number>>;

/** Longer intervals are moved by the dice alone: what is known of those days is little (Anki's figure). */
const BALANCED_UP_TO_DAYS = 90;
/** How little a day is chosen that should carry as little as possible (Anki's figure). */
const HARDLY_EVER = 0.0001;
/** What a reduced day may carry, of the mean of the normal ones in reach. */
const REDUCED_SHARE = 0.5;

/** For whoever is never away. */
const NEVER = (): boolean => false;

/**
 * Chooses among the days that an interval may be moved to: those with less to do and shorter ones rather than others,
 * easy days and days off hardly ever, reduced ones only below their share. The weights are Anki's: (1/cards)^2.15 · (1/interval)^3. The same
 * roll on the same load gives the same day. Undefined where nothing is to be balanced: then the roll moves by itself.
 */
export function balanceOn(
  today: StudyDay,
  load: DayLoad,
  ways: Pick<StudyWays, "balance" | "easyDays">,
  isOff: (day: StudyDay) => boolean = NEVER,
): ((roll: number) => Move) | undefined {
  const easy = isOff !== NEVER || ways.easyDays.some((kind) => kind !== "normal");
  if (!ways.balance && !easy) return undefined;
  return (roll) => (least, most) => {
    if (most <= least) return least;
    const days = Array.from({ length: most - least + 1 }, (_, i) => least + i);
    if (most > BALANCED_UP_TO_DAYS && !easy) return days[Math.floor(roll * days.length)] ?? least;
    const reach = days.map((interval) => {
      const day = addDays(today, interval);
      return {
        interval,
        cards: load[day] ?? 0,
        kind: isOff(day) ? "minimum" : (ways.easyDays[weekday(day)] ?? "normal"),
      };
    });
    const normal = reach.filter(({ kind }) => kind === "normal");
    const mean = normal.reduce((sum, { cards }) => sum + cards, 0) / Math.max(1, normal.length);
    const weights = reach.map(({ interval, cards, kind }) => {
      const carries =
        kind === "normal" || (kind === "reduced" && cards < REDUCED_SHARE * mean) ? 1 : HARDLY_EVER;
      const balanced = ways.balance && most <= BALANCED_UP_TO_DAYS;
      return carries * (balanced ? (1 / Math.max(1, cards)) ** 2.15 * (1 / interval) ** 3 : 1);
    });
    let left = roll * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [i, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return reach[i]?.interval ?? least;
    }
    return most;
  };
}

/** 0 for Monday to 6 for Sunday. 1 January 1970 was a Thursday. */
export function weekday(day: StudyDay): number {
  return (((dayFromName(day) + 3) % 7) + 7) % 7;
}
