import { sql } from "drizzle-orm";
import { dayFromName, MS_PER_DAY } from "#lib/base/study-time.ts";
import {
  assignments,
  assignmentTargets,
  classes,
  classMembers,
  studyGrants,
} from "#lib/db/schema/classes.ts";
import { users } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import { seedDeck } from "../bench/seed.ts";

export const TODAY = dayFromName("2026-06-01");
export const NOW = TODAY * MS_PER_DAY + 9 * 3_600_000;
const PUPILS = 30;
const DAYS = 365;
const ANSWERS_A_DAY = 40;

/**
 * A class of thirty with a year behind it: every pupil answered forty cards a day, one in ten of them marked by the app,
 * and knows 400 cards of two assignments. Written by the database itself; it says nothing sensible about memory, and is
 * as long and as wide as a real year.
 */
export async function seedYear(store: Store, cards = 400): Promise<void> {
  await seedDeck(store, cards);
  const at = NOW - DAYS * MS_PER_DAY;
  const pupils = Array.from({ length: PUPILS }, (_, i) => `pupil-${String(i).padStart(2, "0")}`);
  const stamps = { createdAt: at, updatedAt: at };
  await store.write(async (tx) => {
    await tx.insert(users).values(
      ["teacher", ...pupils].map((id) => ({
        id,
        name: id,
        createdAt: at,
        lastSeenAt: at,
        role: id === "teacher" ? ("teacher" as const) : ("learner" as const),
      })),
    );
    await tx.insert(classes).values({ id: "class", name: "History 11B", createdBy: "teacher", ...stamps });
    await tx.insert(classMembers).values([
      { classId: "class", userId: "teacher", role: "owner", state: "active", joinedAt: at },
      ...pupils.map((userId) => ({
        classId: "class",
        userId,
        role: "pupil" as const,
        state: "active" as const,
        joinedAt: at,
      })),
    ]);
    const due = (days: number) => ({ opensAt: at, dueAt: NOW + days * MS_PER_DAY });
    const given = {
      classId: "class",
      zone: "UTC",
      lateRule: "counts" as const,
      createdBy: "teacher",
      ...stamps,
    };
    const selection = [{ kind: "deck" as const, deckId: "trial", weight: 1 }];
    await tx.insert(assignments).values([
      {
        ...given,
        ...due(11),
        id: "retained",
        title: "The year",
        selection,
        goal: { kind: "retained", share: 0.85, day: "2026-06-12" },
      },
      { ...given, ...due(20), id: "days", title: "Ten days", selection, goal: { kind: "days", days: 10 } },
    ]);
    for (const assignmentId of ["retained", "days"]) {
      await tx.insert(assignmentTargets).values({ assignmentId, kind: "class", refId: "class" });
      await tx
        .insert(studyGrants)
        .values(pupils.map((userId) => ({ userId, deckId: "trial", assignmentId, since: at })));
    }
  });
  for (const userId of pupils) await store.write((tx) => answersOf(tx, userId, cards));
  await store.write((tx) =>
    tx.run(sql`insert into card_states (user_id, card_id, phase, due_day, stability, difficulty, step, interval_days, last_study_time, reps, lapses, answers, scheduler_version)
      select pupil.value, 'card-' || card.value, 'review', date(${n(TODAY)} * 86400 + (card.value % 40) * 86400, 'unixepoch'), 10 + card.value % 90, 5, 0, 30, (${n(TODAY)} - card.value % 50) * 86400000, 9, 1, 36, 'fsrs-6.1'
      from json_each(${JSON.stringify(pupils)}) pupil, (with recursive n(value) as (select 0 union all select value + 1 from n where value < ${n(cards - 1)}) select value from n) card`),
  );
}

/** A number as a literal: bound, it is a real number, and `'card-' || 7.0` is another card. */
const n = (value: number) => sql.raw(String(value));

async function answersOf(
  tx: Parameters<Parameters<Store["write"]>[0]>[0],
  userId: string,
  cards: number,
): Promise<void> {
  const rows = DAYS * ANSWERS_A_DAY;
  await tx.run(sql`with recursive n(i) as (select 0 union all select i + 1 from n where i < ${n(rows - 1)}),
    answer as (select i, ${n(TODAY)} - ${n(DAYS)} + i / ${n(ANSWERS_A_DAY)} + 1 as day, (i * 7 + i / ${n(ANSWERS_A_DAY)}) % ${n(cards)} as card from n)
    insert into review_events (user_id, id, kind, card_id, card_version, device_id, device_sequence, device_time, received_at, effective_at, utc_offset_minutes, study_time, study_day, took_ms, mode, marked_by, rating, response, moves_schedule, details, chain)
    select ${userId}, ${userId} || '-' || i, 'answered', 'card-' || card, 1, 'seed', i, day * 86400000 + i, day * 86400000 + i, day * 86400000 + i, 0, day * 86400000 + i, date(day * 86400, 'unixepoch'), 6000, 'study', case when i % 10 = 0 then 'app' else 'self' end, case when (i * 31 + card) % 9 = 0 then 1 else 3 end, case when i % 10 = 0 then 'something else' end, 1, case when i % 10 = 0 then '{"predicted":0.87}' end, 'seed' from answer`);
}
