import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { isUuid } from "#lib/base/ids.ts";
import { studyDayOf, studyTime, utcOffsetMinutes } from "#lib/base/study-time.ts";
import type { UnchainedRow } from "#lib/db/chain.ts";
import { logHead } from "#lib/db/queries/log-length.ts";
import { appendEvent, eventById, eventsOfDay } from "#lib/db/queries/reviews.ts";
import { MORE_NEW, MORE_NEW_EVENT, MOST_MORE_NEW, type MoreNew, moreNewOf } from "#lib/study/more-new.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { SERVER } from "../journal/log-deeds.ts";
import { parseInput } from "../parse-input.ts";

const Input = z.strictObject({
  /** Minted by the browser, so that pressed twice it counts once. */
  id: z.string().refine(isUuid, "an event id is a UUID in lower case"),
  /** Take back what was asked for last today. */
  back: z.boolean().default(false),
  /** How many: no more than there are, where the one who asks knows. */
  cards: z.int().min(1).max(MORE_NEW).default(MORE_NEW),
});

/** What a day's log says of new cards besides those of the options. */
export function moreNewIn(rows: readonly UnchainedRow[]): MoreNew {
  return moreNewOf(
    rows
      .filter((row) => row.cardId === null)
      .map(({ id, kind, targetId, details }) => {
        const cards = details?.cards;
        return { id, kind, targetId, cards: typeof cards === "number" ? cards : 0 };
      }),
  );
}

/**
 * Takes on more new cards for the learner's day, or takes back the last that were taken on: an event of the log like any other, so
 * that every device knows it, and the next day knows nothing of it. Sent twice it counts once. Throws `not-allowed` for
 * a visitor, `limit` beyond what anybody learns in a day.
 */
export async function askMoreNew(ctx: Ctx, input: unknown): Promise<MoreNew> {
  const { id, back, cards } = parseInput(Input, input);
  const { viewer } = ctx;
  if (viewer.kind === "visitor") throw new DomainError("not-allowed", "Answer a card first.");
  const { userId, clock } = viewer;
  allow(ctx, "make", { ownerId: userId }, "learner");
  const now = ctx.now();
  const time = studyTime(now, clock);
  const day = studyDayOf(time);
  return ctx.store.write(async (tx) => {
    const rows = await eventsOfDay(tx, userId, day);
    const before = moreNewIn(rows);
    if ((await eventById(tx, userId, id)) !== null) return before;
    const target = back ? before.asked.at(-1) : null;
    if (target === undefined) return before;
    if (!back && before.cards + cards > MOST_MORE_NEW)
      throw new DomainError("limit", `At most ${MOST_MORE_NEW} new cards more on one day.`);
    const row: UnchainedRow = {
      ...NOTHING_ELSE,
      userId,
      id,
      kind: back ? "undone" : MORE_NEW_EVENT,
      targetId: target,
      details: back ? null : { cards },
      deviceId: SERVER,
      deviceSequence: now,
      deviceTime: now,
      sentAt: now,
      receivedAt: now,
      effectiveAt: now,
      utcOffsetMinutes: utcOffsetMinutes(now, clock.zone),
      zone: clock.zone,
      studyTime: time,
      studyDay: day,
    };
    await appendEvent(tx, row, await logHead(tx, userId));
    return moreNewIn([...rows, row]);
  });
}

/** What an event about no card does not have. */
const NOTHING_ELSE = {
  cardId: null,
  cardVersion: null,
  tookMs: null,
  untilDay: null,
  mode: null,
  markedBy: null,
  recordedBy: null,
  rating: null,
  proposedRating: null,
  response: null,
  shareCorrect: null,
  chosenDistractor: null,
  wordingId: null,
  attemptId: null,
  movesSchedule: false,
  schedulerVersion: null,
  parametersId: null,
  rulesId: null,
  desiredRetention: null,
  dueShownAt: null,
  dueShownDay: null,
} as const;
