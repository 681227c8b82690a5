import { and, asc, eq, getTableColumns, gte, inArray, sql, sum } from "drizzle-orm";
import type { DayFigures, Figure, HourFigures } from "#lib/memory/figures.ts";
import { dailyFigures, figureStates, hourlyFigures, predictionSums } from "../schema/figures.ts";
import type { Reader, Writer } from "../store.ts";

/** How far a learner's log is summed up; null when the sums have to be made from the start. */
export async function figureState(
  db: Reader | Writer,
  userId: string,
  version: number,
): Promise<{ readonly throughSeq: number; readonly events: number } | null> {
  const [row] = await db
    .select({ throughSeq: figureStates.throughSeq, events: figureStates.events })
    .from(figureStates)
    .where(and(eq(figureStates.userId, userId), eq(figureStates.version, version)));
  return row ?? null;
}

/** Forgets a learner's sums. */
export async function forgetFigures(tx: Writer, userId: string): Promise<void> {
  for (const table of [dailyFigures, hourlyFigures, figureStates])
    await tx.delete(table).where(eq(table.userId, userId));
}

export type DeckDay = { readonly deckId: string; readonly studyDay: string } & DayFigures;
export type DeckHour = { readonly deckId: string; readonly hour: number } & HourFigures;

const { userId: _user, deckId: _deck, studyDay: _day, ...SUMS } = getTableColumns(dailyFigures);
const ROWS_AT_ONCE = 100;

/** Adds to a learner's sums, and notes how far they go. */
export async function addFigures(
  tx: Writer,
  userId: string,
  added: { readonly days: readonly DeckDay[]; readonly hours: readonly DeckHour[] },
  state: { readonly throughSeq: number; readonly events: number; readonly version: number },
): Promise<void> {
  for (let at = 0; at < added.days.length; at += ROWS_AT_ONCE) {
    await tx
      .insert(dailyFigures)
      .values(added.days.slice(at, at + ROWS_AT_ONCE).map((day) => ({ userId, ...day })))
      .onConflictDoUpdate({
        target: [dailyFigures.userId, dailyFigures.deckId, dailyFigures.studyDay],
        set: Object.fromEntries(
          Object.entries(SUMS).map(([name, column]) => [
            name,
            sql`${column} + excluded.${sql.identifier(column.name)}`,
          ]),
        ),
      });
  }
  for (let at = 0; at < added.hours.length; at += ROWS_AT_ONCE) {
    await tx
      .insert(hourlyFigures)
      .values(added.hours.slice(at, at + ROWS_AT_ONCE).map((hour) => ({ userId, ...hour })))
      .onConflictDoUpdate({
        target: [hourlyFigures.userId, hourlyFigures.deckId, hourlyFigures.hour],
        set: {
          asked: sql`${hourlyFigures.asked} + excluded.asked`,
          passed: sql`${hourlyFigures.passed} + excluded.passed`,
        },
      });
  }
  await tx
    .insert(figureStates)
    .values({ userId, ...state })
    .onConflictDoUpdate({ target: figureStates.userId, set: state });
}

/** What a learner's log said about predictions when it was last looked at; null when it has to be looked at anew. */
export async function predictionSumsOf(
  db: Reader | Writer,
  userId: string,
  version: number,
): Promise<Pick<typeof predictionSums.$inferSelect, "throughSeq" | "weights" | "sums"> | null> {
  const [row] = await db
    .select({
      throughSeq: predictionSums.throughSeq,
      weights: predictionSums.weights,
      sums: predictionSums.sums,
    })
    .from(predictionSums)
    .where(and(eq(predictionSums.userId, userId), eq(predictionSums.version, version)));
  return row ?? null;
}

/** Keeps the sums of a learner's predictions in place of those before. */
export async function savePredictionSums(tx: Writer, row: typeof predictionSums.$inferInsert): Promise<void> {
  const { userId: _, ...set } = row;
  await tx.insert(predictionSums).values(row).onConflictDoUpdate({ target: predictionSums.userId, set });
}

/** What was done on each study day, of all decks or of some, in order; from a day on where one is given. */
export async function daysOf(
  db: Reader,
  userId: string,
  deckIds: readonly string[] | null,
  from: string | null = null,
): Promise<readonly ({ readonly studyDay: string } & DayFigures)[]> {
  if (deckIds?.length === 0) return [];
  const total = (figure: Figure) => sql<number>`sum(${SUMS[figure]})`.mapWith(Number);
  return db
    .select({
      studyDay: dailyFigures.studyDay,
      answers: total("answers"),
      again: total("again"),
      hard: total("hard"),
      good: total("good"),
      easy: total("easy"),
      tookMs: total("tookMs"),
      firsts: total("firsts"),
      besides: total("besides"),
      besidesMs: total("besidesMs"),
      youngAsked: total("youngAsked"),
      youngPassed: total("youngPassed"),
      matureAsked: total("matureAsked"),
      maturePassed: total("maturePassed"),
      predicted: total("predicted"),
    })
    .from(dailyFigures)
    .where(
      and(
        eq(dailyFigures.userId, userId),
        deckIds === null ? undefined : inArray(dailyFigures.deckId, [...deckIds]),
        from === null ? undefined : gte(dailyFigures.studyDay, from),
      ),
    )
    .groupBy(dailyFigures.studyDay)
    .orderBy(asc(dailyFigures.studyDay));
}

/** Answers that true retention counts by hour of the day, of all decks or of some. */
export async function hoursOf(
  db: Reader,
  userId: string,
  deckIds: readonly string[] | null,
): Promise<readonly ({ readonly hour: number } & HourFigures)[]> {
  if (deckIds?.length === 0) return [];
  return db
    .select({
      hour: hourlyFigures.hour,
      asked: sum(hourlyFigures.asked).mapWith(Number),
      passed: sum(hourlyFigures.passed).mapWith(Number),
    })
    .from(hourlyFigures)
    .where(
      and(
        eq(hourlyFigures.userId, userId),
        deckIds === null ? undefined : inArray(hourlyFigures.deckId, [...deckIds]),
      ),
    )
    .groupBy(hourlyFigures.hour)
    .orderBy(asc(hourlyFigures.hour));
}
