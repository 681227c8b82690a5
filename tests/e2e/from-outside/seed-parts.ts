import { eq } from "drizzle-orm";
import sharp from "sharp";
import { uuidv7 } from "#lib/base/ids.ts";
import { MS_PER_DAY, studyDay } from "#lib/base/study-time.ts";
import type { ServerRole } from "#lib/classes/types.ts";
import { deckCards, decks } from "#lib/db/schema/decks.ts";
import type { Store } from "#lib/db/store.ts";
import { hashOfToken } from "#lib/services/account/sessions.ts";
import type { Ctx } from "#lib/services/context.ts";
import { createDossier } from "#lib/services/dossiers/create-dossier.ts";
import { publishDossier } from "#lib/services/dossiers/publish-dossier.ts";
import { makingOf } from "#lib/services/making/making.ts";
import { startMaking } from "#lib/services/making/start-making.ts";
import { storeMedia } from "#lib/services/media/store-media.ts";
import { attemptView } from "#lib/services/quizzes/attempt-view.ts";
import { saveAnswers } from "#lib/services/quizzes/save-answers.ts";
import { startAttempt } from "#lib/services/quizzes/start-attempt.ts";
import { submitAttempt } from "#lib/services/quizzes/submit-attempt.ts";
import { contextFor } from "#lib/services/server.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { add, fact, madeOf, proofOf } from "#tests/db/services/dossier-fixtures.ts";
import { type Asker, idOf, keyOf, type Room, secretOf } from "./world.ts";

export const ROLES: Readonly<Partial<Record<Asker, ServerRole>>> = {
  teacher: "teacher",
  stranger: "teacher",
  "co-teacher": "teacher",
  administrator: "administrator",
};

export const newId = (): string => uuidv7(Date.now(), (bytes) => crypto.getRandomValues(bytes));

export const inDays = (days: number): string =>
  studyDay(Date.now() + days * MS_PER_DAY, { zone: "UTC", dayStart: 4 });

export const basic = (front: string, back: string) => ({
  kind: "basic",
  front: { text: front },
  back: { text: back },
});

/** The context of somebody's browser. */
export function as(store: Store, userId: Asker): Ctx {
  const named = userId === "guest" ? null : userId;
  return contextFor(store, {
    kind: "learner",
    userId: idOf(userId),
    name: named,
    role: ROLES[userId] ?? "learner",
    clock: { zone: "UTC", dayStart: 4 },
    tokenHash: hashOfToken(keyOf(userId) ?? ""),
    lastUsedAt: Date.now(),
  });
}

/** A published dossier of one document with one card. */
export async function dossierOf(
  ctx: Ctx,
  title: string,
): Promise<Pick<Room, "dossierId" | "documentId" | "deckId" | "cardId">> {
  const { dossierId } = await createDossier(ctx, { title });
  const text = `${title}\n\nThe lighthouse was lit on 3 May 1822. ${title} was written by nobody else.\n`;
  const { documentId } = await add(ctx, dossierId, "light.txt", text);
  makingOf(ctx.store, async (input) =>
    madeOf(input, {
      cards: [
        fact(`${title} lit`, [proofOf(input, "light.txt", "3 May 1822")]),
        fact(`${title} written`, [proofOf(input, "light.txt", "nobody else")], { answer: "nobody" }),
      ],
    }),
  );
  await startMaking(ctx, { dossierId });
  await makingOf(ctx.store).idle();
  await publishDossier(ctx, { dossierId });
  const [deck] = await ctx.store.read
    .select({ deckId: deckCards.deckId, cardId: deckCards.cardId })
    .from(deckCards)
    .innerJoin(decks, eq(decks.id, deckCards.deckId))
    .where(eq(decks.dossierId, dossierId));
  return { dossierId, documentId, deckId: deck?.deckId ?? "", cardId: deck?.cardId ?? "" };
}

export async function picture(ctx: Ctx, shade: number): Promise<string> {
  const background = { r: shade, g: 96, b: 79 };
  const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background } })
    .png()
    .toBuffer();
  return (await storeMedia(ctx, { name: `${secretOf("nobody")}.png` }, bytes)).hash;
}

export function exam(title: string, selection: readonly object[]): object {
  return {
    title,
    day: inDays(14),
    time: "09:00",
    selection,
    minutes: [10, 10, 10, 10, 10, 10, 10],
    zone: "UTC",
  };
}

export async function taken(ctx: Ctx, quizId: string, submit: boolean): Promise<string> {
  const { attemptId } = await startAttempt(ctx, { quizId });
  const { questions } = await attemptView(ctx, attemptId);
  const answers = questions.map(({ id }) => ({
    questionId: id,
    sequence: 1,
    response: { kind: "text", text: "1750" },
  }));
  await saveAnswers(ctx, { attemptId, answers });
  if (submit) await submitAttempt(ctx, { attemptId });
  return attemptId;
}

let sequence = 0;

/** Counts what a device sent. */
function nextSequence(): number {
  sequence += 1;
  return sequence;
}

/** An answer to a card, and a doubt about it. */
export async function answered(ctx: Ctx, cardId: string, words: string): Promise<void> {
  const review = (kind: string, more: object) => ({
    id: newId(),
    kind,
    cardId,
    cardVersion: 1,
    target: null,
    deviceId: "seed",
    deviceSequence: nextSequence(),
    deviceTime: Date.now(),
    utcOffsetMinutes: 0,
    zone: "UTC",
    tookMs: 2_000,
    mode: "study",
    dueShown: null,
    rating: null,
    ...more,
  });
  const reviews = [
    review("answered", {
      rating: 1,
      marking: { by: "app", proposed: 1, response: words },
    }),
    review("challenged", { receipt: 0, note: words }),
  ];
  const { refused } = await recordReviews(ctx, { deviceId: "seed", sentAt: Date.now(), reviews });
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
}
