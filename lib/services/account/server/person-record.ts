import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { belongings } from "#lib/db/queries/move-guest.ts";
import { classesOfPerson, lastDeed, personById } from "#lib/db/queries/people-list.ts";
import {
  type RecordedAnswer,
  type RecordedCard,
  recordedAnswers,
  recordedCards,
} from "#lib/db/queries/record.ts";
import type { Ctx } from "../../context.ts";
import { parseInput } from "../../parse-input.ts";
import { personZip } from "../person-zip.ts";
import { CONFIRMED_FOR_MS } from "../session-span.ts";
import { writeAudit } from "../write-audit.ts";
import { allowOnServer, stayConfirmed } from "./allow-on-server.ts";

/** So much is printed; the download has all of it, however much there is. */
const MOST_PRINTED = 5_000;
const PRINTED = "record-read";

const Who = z.strictObject({ personId: z.string().min(1).max(100) });

/** Notes that an administrator is about to read somebody's record: the person sees it in their account. */
export async function openRecord(ctx: Ctx, input: unknown): Promise<void> {
  const { personId } = parseInput(Who, input);
  const at = ctx.now();
  const id = ctx.newId();
  await ctx.store.write(async (tx) => {
    const { userId } = await allowOnServer(ctx, tx);
    if ((await personById(tx, personId)) === null)
      throw new DomainError("not-found", "There is no such person any more.");
    await writeAudit(tx, { id, at, actorId: userId, subjectId: personId, verb: PRINTED });
    await stayConfirmed(tx, ctx);
  });
}

export type PersonRecord = {
  readonly person: NonNullable<Awaited<ReturnType<typeof personById>>>;
  readonly has: Awaited<ReturnType<typeof belongings>>;
  readonly classes: Awaited<ReturnType<typeof classesOfPerson>>;
  readonly cards: readonly RecordedCard[];
  readonly answers: readonly RecordedAnswer[];
  /** Whether there is more than is printed. */
  readonly cut: boolean;
};

/**
 * Somebody's whole record to be printed, after `openRecord` has noted it. Null where it was not noted: reading changes
 * nothing, so the page cannot note it itself.
 */
export async function personRecord(ctx: Ctx, personId: string): Promise<PersonRecord | null> {
  const { read } = ctx.store;
  if (!(await mayRead(ctx, personId))) return null;
  const person = await personById(read, personId);
  if (person === null) return null;
  const [has, classes, cards, answers] = await Promise.all([
    belongings(read, personId),
    classesOfPerson(read, personId),
    recordedCards(read, personId, -1, MOST_PRINTED + 1),
    recordedAnswers(read, personId, -1, MOST_PRINTED + 1),
  ]);
  const cut = cards.length > MOST_PRINTED || answers.length > MOST_PRINTED;
  return {
    person,
    has,
    classes,
    cards: cards.slice(0, MOST_PRINTED),
    answers: answers.slice(0, MOST_PRINTED),
    cut,
  };
}

/** The same as a zip, with everything in it; null as above. */
export async function personRecordZip(
  ctx: Ctx,
  personId: string,
): Promise<AsyncGenerator<Uint8Array> | null> {
  return (await mayRead(ctx, personId)) ? personZip(ctx.store.read, personId, new Map()) : null;
}

async function mayRead(ctx: Ctx, personId: string): Promise<boolean> {
  const { userId } = await allowOnServer(ctx, ctx.store.read);
  const who = { actorId: userId, subjectId: personId, verbs: [PRINTED] };
  const noted = await lastDeed(ctx.store.read, who);
  return noted !== null && ctx.now() - noted <= CONFIRMED_FOR_MS;
}
