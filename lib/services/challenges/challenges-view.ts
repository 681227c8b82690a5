import { z } from "zod";
import type { StudyClock, StudyDay } from "#lib/base/study-time.ts";
import { type ChallengeRow, challengesFor } from "#lib/db/queries/challenges.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { todayOf } from "../study/today.ts";

/** A doubt about a card, as its learner and its owner see it. */
export type ShownChallenge = {
  readonly id: string;
  readonly cardId: string;
  /** What the card said when it was doubted. */
  readonly question: string;
  readonly answer: string;
  readonly receipt: {
    readonly document: string;
    readonly documentId: string | null;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
  } | null;
  readonly note: string;
  readonly status: "open" | "upheld" | "answered" | "withdrawn";
  /** What came back. */
  readonly reply: string | null;
  readonly at: number;
  readonly settledAt: number | null;
  readonly deckTitle: string;
  readonly dossierTitle: string | null;
  readonly dossierId: string | null;
  /** Who filed it, for the owner; null for a guest. */
  readonly by: string | null;
  /** Whether the viewer settles it: the card is theirs, or it ships and nobody else would. */
  readonly maySettle: boolean;
  /** The viewer filed it, and the card still waits for them. */
  readonly parked: boolean;
};

export type ChallengesView = {
  /** Filed by the viewer. */
  readonly mine: readonly ShownChallenge[];
  /** About the viewer's cards, by others. */
  readonly toMe: readonly ShownChallenge[];
  readonly clock: StudyClock;
  readonly today: StudyDay;
};

const Seen = z.object({
  question: z.string(),
  answer: z.string(),
  receipt: z
    .object({
      document: z.string(),
      documentId: z.string().nullable(),
      start: z.number(),
      end: z.number(),
      quote: z.string(),
    })
    .nullable(),
});

/** What the viewer doubted, and what others doubt of the viewer's cards. Empty for a visitor. */
export async function challengesView(ctx: Ctx): Promise<ChallengesView> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const { clock, day } = await todayOf(ctx);
  if (userId === null) return { mine: [], toMe: [], clock, today: day };
  const rows = await challengesFor(read, userId);
  const own = rows.filter((row) => row.userId === userId);
  const states = await statesOf(read, userId, [...new Set(own.map((row) => row.cardId))]);
  const parked = new Set(states.filter((state) => state.suspended).map((state) => state.cardId));
  return {
    mine: own.flatMap((row) => shown(row, userId, parked) ?? []),
    toMe: rows.filter((row) => row.userId !== userId).flatMap((row) => shown(row, userId, new Set()) ?? []),
    clock,
    today: day,
  };
}

/** Whether a person settles a challenge: the owner of its card; of a shipped one, whoever filed it. */
export function settles(userId: string, row: Pick<ChallengeRow, "userId" | "ownerId">): boolean {
  return row.ownerId === null ? row.userId === userId : row.ownerId === userId;
}

function shown(row: ChallengeRow, userId: string, parked: ReadonlySet<string>): ShownChallenge | null {
  const seen = Seen.safeParse(row.seen);
  const status = z.enum(["open", "upheld", "answered", "withdrawn"]).safeParse(row.status);
  if (!seen.success || !status.success) return null;
  const {
    id,
    cardId,
    note,
    answer: reply,
    createdAt,
    settledAt,
    deckTitle,
    dossierTitle,
    dossierId,
    by,
  } = row;
  return {
    id,
    cardId,
    ...seen.data,
    note,
    status: status.data,
    reply,
    at: createdAt,
    settledAt,
    deckTitle,
    dossierTitle,
    dossierId,
    by,
    maySettle: settles(userId, row),
    parked: parked.has(cardId),
  };
}
