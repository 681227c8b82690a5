import { z } from "zod";
import { addDays, type StudyDay } from "#lib/base/study-time.ts";
import { toState } from "#lib/db/event-rows.ts";
import { parts } from "#lib/db/queries/in-parts.ts";
import { reviewCards } from "#lib/db/queries/review-cards.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import { newDayOf } from "#lib/schedule/new-day.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { logDeeds } from "../journal/log-deeds.ts";
import { nextStepTime, takeStep } from "../journal/record-step.ts";
import { undoStep } from "../journal/undo-step.ts";
import { parseInput } from "../parse-input.ts";
import { nameOf } from "../study/card-presets.ts";
import { rulesIdOf } from "../study/rule-settings.ts";
import { todayOf } from "../study/today.ts";
import { optionsPlace } from "./options-place.ts";
import { presetBook } from "./preset-book.ts";
import { settingsAt } from "./settings-at.ts";

const Input = z.object({ place: IdField });

/** What new days for the cards that are studied by some options would do. */
export type NewDays = {
  /** Reviewed cards that are studied by them. */
  readonly cards: number;
  readonly sooner: number;
  readonly later: number;
  /** Reviews that are due today, and in the seven days from today, as they stand and with new days. */
  readonly today: readonly [now: number, then: number];
  readonly week: readonly [now: number, then: number];
};

type Moved = { readonly cardId: string; readonly version: number; readonly day: StudyDay };

/** So many cards get their day in one write. */
const AT_ONCE = 500;
const WEEK = 7;

/**
 * What it would do to give the cards that are studied by the options of a place the days that these options make of
 * their memory (Anki: "Reschedule cards on change"). Changes nothing. Throws `not-found` for a place of somebody else.
 */
export async function newDaysView(ctx: Ctx, input: unknown): Promise<NewDays> {
  return (await movesAt(ctx, parseInput(Input, input).place)).view;
}

/**
 * Gives those days: an event of the log for each card that moves, in steps of the journal of one batch. Gives the steps,
 * the latest last, for `takeDaysBack`. Throws as `newDaysView`.
 */
export async function giveNewDays(
  ctx: Ctx,
  input: unknown,
): Promise<{ readonly cards: number; readonly steps: readonly string[] }> {
  const { viewer } = ctx;
  const { place } = parseInput(Input, input);
  const { moved } = await movesAt(ctx, place);
  if (viewer.kind === "visitor") return { cards: 0, steps: [] };
  const { userId } = viewer;
  allow(ctx, "make", { ownerId: userId }, "learner");
  const batch = ctx.newId();
  const steps: string[] = [];
  for (const portion of parts(moved, AT_ONCE)) {
    const id = ctx.newId();
    await ctx.store.write(async (tx) => {
      const at = await nextStepTime(tx, ctx, userId);
      const events = portion.map(({ cardId, version, day }) => ({
        ...{ id: ctx.newId(), cardId, cardVersion: version, kind: "due-set" as const, day },
      }));
      await logDeeds(tx, ctx, at, events);
      const said = {
        ...{ id, batch, kind: "cards-due-set" as const, subjectKind: "card" as const },
        ...{ subjectId: portion[0]?.cardId ?? "", about: "", count: portion.length },
      };
      const turned = events.map((event) => ({
        ...{ id: event.id, cardId: event.cardId, cardVersion: event.cardVersion },
      }));
      await takeStep(tx, said, {}, { userId, at, events: turned });
    });
    steps.push(id);
  }
  return { cards: moved.length, steps };
}

const Steps = z.object({ steps: z.array(z.string().min(1).max(100)).min(1).max(1_000) });

/** Takes those days back. Throws `not-found` for a step of somebody else. */
export async function takeDaysBack(ctx: Ctx, input: unknown): Promise<void> {
  const { steps } = parseInput(Steps, input);
  for (const step of [...steps].reverse()) await undoStep(ctx, { step, undo: true });
}

async function movesAt(
  ctx: Ctx,
  id: string,
): Promise<{ readonly view: NewDays; readonly moved: readonly Moved[] }> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const place = await optionsPlace(ctx, id);
  const nothing = { cards: 0, sooner: 0, later: 0, today: [0, 0], week: [0, 0] } as const;
  if (userId === null) return { view: nothing, moved: [] };
  const [{ settings, from }, { day: today }, book, shelf] = await Promise.all([
    settingsAt(read, userId, place),
    todayOf(ctx),
    presetBook(read, userId),
    decksOpenTo(read, userId, ctx.now()),
  ]);
  const byDeck = await book.ofDecks(shelf.map((deck) => deck.id));
  const name = from === null ? "default" : rulesIdOf(settings);
  const decks = [...byDeck].filter(([, preset]) => nameOf(preset) === name);
  const rules = decks[0]?.[1];
  if (rules === undefined) return { view: nothing, moved: [] };
  const found = await reviewCards(
    read,
    userId,
    decks.map(([deckId]) => deckId),
  );
  const weekEnds = addDays(today, WEEK);
  const view = { cards: found.length, sooner: 0, later: 0, today: [0, 0], week: [0, 0] };
  const moved: Moved[] = [];
  for (const { state: row, version } of found) {
    const state = toState(row);
    const due = row.dueDay ?? today;
    const day = newDayOf(row.cardId, state, rules, { userId, today });
    if (day !== null) {
      moved.push({ cardId: row.cardId, version, day });
      if (day < due) view.sooner += 1;
      else view.later += 1;
    }
    for (const [side, on] of [due, day ?? due].entries()) {
      if (on <= today) view.today[side] = (view.today[side] ?? 0) + 1;
      if (on < weekEnds) view.week[side] = (view.week[side] ?? 0) + 1;
    }
  }
  const pair = ([now = 0, then = 0]: readonly number[]) => [now, then] as const;
  return { view: { ...view, today: pair(view.today), week: pair(view.week) }, moved };
}
