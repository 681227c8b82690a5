import { addDays, type StudyDay, startOfStudyDay, studyDay } from "#lib/base/study-time.ts";
import { unseenIn } from "#lib/db/queries/placed-cards.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { Reader } from "#lib/db/store.ts";
import type { CardState } from "#lib/schedule/events.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import { candidates } from "./candidates.ts";
import { statesByCard, type Today } from "./today.ts";

/** So many cards are put on a device at most; with more than that due, the days are fewer. */
const MOST_CARDS = 2_500;
/** Besides the new cards of the days, the first ones of so many decks, for whoever studies one of them alone. */
const MOST_DECKS = 60;

export type PackChoice = {
  /** New ones in deck order. */
  readonly ids: readonly string[];
  readonly states: ReadonlyMap<string, CardState>;
  /** The last day for which all is here. */
  readonly until: StudyDay;
};

/** The cards that some days, from today on, may be made of. */
export async function packChoice(
  read: Reader,
  today: Today,
  deckIds: readonly string[],
  days: number,
  /** Cards that are wanted besides: those of the learner's exams. */
  besides: readonly string[] = [],
): Promise<PackChoice> {
  const found = await candidates(read, asOneDay(today, days), deckIds);
  const seen = [...found.states]
    .filter(([, state]) => state.memory.kind === "seen")
    .sort(([, a], [, b]) => dueOrder(a, today) - dueOrder(b, today));
  const due = seen.slice(0, MOST_CARDS);
  const leftOut = seen[MOST_CARDS];
  const fresh = ranked(found.unseen, found.presets.weightOf).slice(0, MOST_CARDS);
  const alone = await firstOfEach(read, today, deckIds);
  const chosen = new Set([...new Set([...fresh, ...alone])].slice(0, Math.max(0, MOST_CARDS - due.length)));
  const unseen = [...new Set([...found.unseen, ...alone])].filter((id) => chosen.has(id));
  const ids = [...new Set([...due.map(([id]) => id), ...unseen, ...besides])];
  const last = addDays(today.day, days - 1);
  return {
    ids,
    // A new card may be set aside, or flagged, and then it has a state too.
    states: today.userId === null ? new Map() : statesByCard(await statesOf(read, today.userId, ids)),
    until: leftOut === undefined ? last : dayBefore(leftOut[1], today, last),
  };
}

/** Some days as a single long one: everything that comes due in them, and as many new cards as they take together. */
function asOneDay(today: Today, days: number): Today {
  const last = addDays(today.day, days - 1);
  const longer = new Map<SchedulePreset, SchedulePreset>();
  const scaled = (preset: SchedulePreset): SchedulePreset => {
    const known = longer.get(preset);
    if (known) return known;
    const { newPerDay, reviewsPerDay, ways } = preset;
    const made: SchedulePreset = {
      ...preset,
      newPerDay: newPerDay * days,
      reviewsPerDay: reviewsPerDay * days,
      // Which of all new cards the dice will choose is not worth having them all.
      ...(ways?.newOrder === "random" ? { ways: { ...ways, newOrder: "deck" as const } } : {}),
    };
    longer.set(preset, made);
    return made;
  };
  const { presets } = today;
  return {
    ...today,
    assigned: { byDay: [today.assigned.byDay.slice(0, days).flat()], waiting: new Set() },
    day: last,
    ends: startOfStudyDay(addDays(last, 1), today.clock),
    presets: {
      ...presets,
      base: scaled(presets.base),
      ofDecks: async (ids) =>
        new Map([...(await presets.ofDecks(ids))].map(([id, preset]) => [id, scaled(preset)])),
    },
  };
}

/** Those worth most first, where somebody ranked them; otherwise as they are. */
function ranked(ids: readonly string[], weightOf: (id: string) => number | undefined): readonly string[] {
  return [...ids].sort((a, b) => (weightOf(b) ?? -1) - (weightOf(a) ?? -1));
}

async function firstOfEach(
  read: Reader,
  today: Today,
  deckIds: readonly string[],
): Promise<readonly string[]> {
  const decks = deckIds.slice(0, MOST_DECKS);
  const presets = await today.presets.ofDecks(decks);
  const found = await Promise.all(
    decks.map((id) => unseenIn(read, [id], today.userId, (presets.get(id) ?? today.presets.base).newPerDay)),
  );
  return [...new Set(found.flat())];
}

/** What is in its steps first, then day by day. */
function dueOrder(state: CardState, today: Today): number {
  const day = dueDay(state, today);
  return day === null ? 0 : Date.parse(day);
}

function dueDay({ memory }: CardState, { clock }: Today): StudyDay | null {
  if (memory.kind === "new") return null;
  return memory.due.kind === "day" ? memory.due.day : studyDay(memory.due.at, clock);
}

function dayBefore(leftOut: CardState, today: Today, last: StudyDay): StudyDay {
  const due = dueDay(leftOut, today);
  const day = due === null ? today.day : addDays(due, -1);
  return day < today.day ? today.day : day > last ? last : day;
}
