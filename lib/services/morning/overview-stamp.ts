import { hash } from "node:crypto";
import { stampsOfClass } from "#lib/db/queries/morning-work.ts";
import type { Reader } from "#lib/db/store.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";
import { type ClassWork, classWork } from "./class-work.ts";

/** What an open overview asks every few seconds: whether it is still true, and how many answers there are by now. */
export type OverviewStamp = { readonly stamp: string; readonly answers: number };

/**
 * A few letters that change when anything on a class's overview does: an answer to what is assigned, a pupil, an
 * assignment. It is made of nothing else, so that it tells nothing about other work. Throws `not-found`.
 */
export async function overviewStamp(ctx: Ctx, classId: string): Promise<OverviewStamp> {
  const db = ctx.store.read;
  await allowInClass(ctx, db, "watch", classId);
  return stampOf(db, await classWork(db, classId, ctx.now()));
}

export async function stampOf(db: Reader, work: ClassWork): Promise<OverviewStamp> {
  const progress = await stampsOfClass(
    db,
    work.pupils.map(({ pupilId }) => pupilId),
    work.cards.map(({ cardId }) => cardId),
  );
  const told = [
    work.pupils.map(({ pupilId, name, today }) => [pupilId, name, today]),
    work.assignments.map(({ id, version, pupilIds, cards }) => [id, version, pupilIds.size, cards.length]),
    work.coming.map(({ id, version }) => [id, version]),
    progress.map(({ userId, answers, last }) => [userId, answers, last]),
  ];
  return {
    stamp: hash("sha256", JSON.stringify(told), "base64url").slice(0, 22),
    answers: progress.reduce((sum, { answers }) => sum + answers, 0),
  };
}
