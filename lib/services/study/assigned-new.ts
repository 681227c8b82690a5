import type { StudyDay } from "#lib/base/study-time.ts";
import { newByDay } from "#lib/classes/pace.ts";
import { assignedDecksOf } from "#lib/db/queries/assigned-decks.ts";
import { placesOf, unseenIn } from "#lib/db/queries/placed-cards.ts";
import type { Reader } from "#lib/db/store.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import { dayIn } from "../assignments/assignment-input.ts";

/** The new cards that were assigned: what of them is for today and each day to come, and what waits for its day. */
export type AssignedNew = {
  readonly byDay: readonly (readonly string[])[];
  readonly waiting: ReadonlySet<string>;
};

/** Where nothing is assigned. */
export const NOTHING_ASSIGNED: AssignedNew = { byDay: [], waiting: new Set() };

/** So many days are planned: as many as a device holds. */
const DAYS = 14;
/** So many new cards of an assignment are looked at; nobody is assigned more for one date. */
const MOST_UNSEEN = 5_000;

type Morning = {
  readonly userId: string;
  readonly now: number;
  readonly day: StudyDay;
  readonly presets: { readonly base: Pick<SchedulePreset, "newPerDay"> };
  /** Cards answered today, and whether they had been answered before. */
  readonly doneCards: readonly { readonly id: string; readonly review: boolean }[];
};

/**
 * Which assigned cards a learner should meet today and on the next days, so that each assignment is met by its date
 * (lib/classes/pace.ts). It is the same all day: what was met today counts as it did in the morning. What is for a later
 * day waits, except for whoever goes ahead. One question for whoever is assigned nothing.
 */
export async function assignedNew(
  read: Reader,
  { userId, now, day, presets, doneCards }: Morning,
): Promise<AssignedNew> {
  const rows = await assignedDecksOf(read, userId, now);
  if (rows.length === 0) return NOTHING_ASSIGNED;
  const fresh = doneCards.filter((card) => !card.review).map((card) => card.id);
  const byAssignment = new Map<string, { readonly due: StudyDay; readonly deckIds: string[] }>();
  for (const { assignmentId, deckId, dueAt, zone } of rows) {
    const held = byAssignment.get(assignmentId);
    if (held) held.deckIds.push(deckId);
    else byAssignment.set(assignmentId, { due: dayIn(zone, dueAt), deckIds: [deckId] });
  }
  const work = await Promise.all(
    [...byAssignment.values()].map(async ({ due, deckIds }) => {
      const unseen = await unseenIn(read, deckIds, userId, MOST_UNSEEN);
      return { due, unseen: await placesOf(read, [...new Set([...unseen, ...fresh])], deckIds, userId) };
    }),
  );
  const met = new Set(fresh);
  const byDay = newByDay(day, work, { days: DAYS, normal: presets.base.newPerDay, met });
  const [first = []] = byDay;
  const waiting = new Set(work.flatMap(({ unseen }) => unseen.map((card) => card.id)));
  for (const id of first) waiting.delete(id);
  return { byDay, waiting };
}
