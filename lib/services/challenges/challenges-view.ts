import { z } from "zod";
import type { StudyClock, StudyDay } from "#lib/base/study-time.ts";
import { type ChallengeRow, challengesFor } from "#lib/db/queries/challenges.ts";
import { challengesAnsweredByTeachers, challengesTaughtBy } from "#lib/db/queries/class-challenges.ts";
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
  /** Whether the viewer settles it: the card is theirs, they assigned it, or it ships and nobody else would. */
  readonly maySettle: boolean;
  /** Whether the viewer may open the card and its document: a co-teacher settles by the receipt alone. */
  readonly mayOpen: boolean;
  /** The viewer filed it, and the card still waits for them. */
  readonly parked: boolean;
};

export type ChallengesView = {
  /** Filed by the viewer. */
  readonly mine: readonly ShownChallenge[];
  /** About the viewer's cards, and about what they assigned, by others. */
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
  const [taught, answered] = await Promise.all([
    challengesTaughtBy(read, userId),
    challengesAnsweredByTeachers(read, userId),
  ]);
  const rows = await challengesFor(read, userId, taught);
  const view = { userId, taught, answered };
  const own = rows.filter((row) => row.userId === userId);
  const states = await statesOf(read, userId, [...new Set(own.map((row) => row.cardId))]);
  const parked = new Set(states.filter((state) => state.suspended).map((state) => state.cardId));
  return {
    mine: own.flatMap((row) => shown(row, view, parked) ?? []),
    toMe: rows.filter((row) => row.userId !== userId).flatMap((row) => shown(row, view, new Set()) ?? []),
    clock,
    today: day,
  };
}

/** What decides who settles a challenge, besides whose the card is. */
export type Settling = {
  readonly userId: string;
  /** Challenges of pupils about what this person assigned. */
  readonly taught: ReadonlySet<string>;
  /** Challenges of this person's own that a teacher answers. */
  readonly answered: ReadonlySet<string>;
};

/** Whether a person settles a challenge: the owner of its card, whoever assigned it; else of a shipped one who filed it. */
export function settles(
  { userId, taught, answered }: Settling,
  row: Pick<ChallengeRow, "id" | "userId" | "ownerId">,
): boolean {
  if (row.ownerId === userId || taught.has(row.id)) return true;
  return row.ownerId === null && row.userId === userId && !answered.has(row.id);
}

function shown(row: ChallengeRow, view: Settling, parked: ReadonlySet<string>): ShownChallenge | null {
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
    maySettle: settles(view, row),
    mayOpen: row.userId === view.userId || row.ownerId === null || row.ownerId === view.userId,
    parked: parked.has(cardId),
  };
}
