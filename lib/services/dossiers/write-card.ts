import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { trimSpan } from "#lib/base/text.ts";
import { CATEGORIES } from "#lib/cards/types.ts";
import { deskDocuments, deskDossier } from "#lib/db/queries/review-desk.ts";
import type { DeskReply } from "#lib/study/review.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { formatNamed, readVersion } from "../documents/document-text.ts";
import { parseInput } from "../parse-input.ts";
import { deskReply } from "./desk-cards.ts";
import { isRecorded, Step, stepOwner, stepTime, Wording } from "./desk-change.ts";
import { addWritten, provingText } from "./written-card.ts";

/** The longest passage that may prove one card: a long paragraph. */
const LONGEST = 2_000;

const Write = Step.extend({
  ...Wording,
  category: z.enum(CATEGORIES),
  documentId: z.string().min(1).max(200),
  versionId: z.string().min(1).max(200),
  /** Of the document's readable text, as the screen numbers it. */
  start: z.int().nonnegative(),
  end: z.int().positive(),
});

/**
 * Writes a card from a passage of a document, with the passage as its receipt: exactly the characters of the file that
 * show it. A draft until the dossier is given out next; making the dossier again leaves it alone. Safe to send twice.
 * Throws `stale` when the document was replaced since the screen was drawn.
 */
export async function writeCard(ctx: Ctx, input: unknown): Promise<DeskReply> {
  const { id, dossierId, documentId, versionId, start, end, ...wording } = parseInput(Write, input);
  const { read } = ctx.store;
  const dossier = await deskDossier(read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const document = (await deskDocuments(read, dossierId)).find((one) => one.id === documentId);
  if (document?.versionId !== versionId) {
    const message = "This document was replaced or removed meanwhile. Select the passage in it again.";
    throw new DomainError("stale", message, { documentId });
  }
  const { text } = await provingText(read, versionId);
  const readable = readVersion(versionId, document.name, formatNamed(document.format), text);
  const passage = trimSpan(readable.text, { start, end: Math.min(end, readable.text.length) });
  if (passage.start >= passage.end)
    throw new DomainError("invalid", "Select a passage first.", { start: "empty" });
  if (passage.end - passage.start > LONGEST) {
    const message = `A receipt is at most ${LONGEST} characters long. Select only the words that prove the answer.`;
    throw new DomainError("invalid", message, { start: message });
  }
  const userId = stepOwner(ctx);
  const step = { id, kind: "card-written" as const, userId, dossierId };
  const noteId = ctx.newId();
  await ctx.store.write(async (tx) => {
    if (await isRecorded(tx, step)) return;
    const at = await stepTime(tx, ctx, step);
    const written = { noteId, versionId, span: readable.toRaw(passage), refused: null, ...wording };
    await addWritten(tx, dossier, step, written, at);
  });
  return deskReply(read, dossierId, [id]);
}
