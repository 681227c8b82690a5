import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { Card } from "#lib/cards/types.ts";
import { disagreementsOf } from "#lib/db/queries/disagreements.ts";
import { deskDocuments, deskDossier } from "#lib/db/queries/review-desk.ts";
import { addWrittenCard } from "#lib/db/queries/review-writes.ts";
import { askedIn, savedIds } from "#lib/db/queries/suggestions.ts";
import { type DropReason, groundSuggestions } from "#lib/decks/suggestions.ts";
import { textOfHtml } from "#lib/study/passage.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { deckIdOf, deckRows } from "../decks/deck-rows.ts";
import { formatNamed, readVersion } from "../documents/document-text.ts";
import { stepOwner } from "../dossiers/desk-change.ts";
import { provingText, WRITTEN } from "../dossiers/written-card.ts";
import { parseInput } from "../parse-input.ts";
import type { Model } from "./model.ts";
import { passagesOf } from "./passages.ts";
import { INSTRUCTION, jsonIn, matterOf } from "./prompt.ts";

const Input = z.strictObject({
  dossierId: z.string().min(1).max(200),
  documentId: z.string().min(1).max(200),
  /** Which passage of the document, from 0. */
  passage: z.number().int().nonnegative(),
  /** The teacher's tick: this passage may leave the machine. */
  agreed: z.literal(true, "Tick that the text may be sent to the language model first."),
});

export type SuggestedNow = {
  readonly added: number;
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
  readonly passages: number;
};

/**
 * Asks the operator's language model for cards from one passage of a document, keeps those that pass every check as
 * drafts that say where they come from, and counts the rest. Only with the owner's tick; without a configured model it
 * is `not-found`. Sending the same passage again adds nothing twice.
 */
export async function suggestCards(
  ctx: Ctx,
  model: Model | null,
  input: unknown,
  signal: AbortSignal,
): Promise<SuggestedNow> {
  const { dossierId, documentId, passage } = parseInput(Input, input);
  const { read } = ctx.store;
  const dossier = await deskDossier(read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  if (model === null) throw new DomainError("not-found", "No language model is set up on this server.");
  const userId = stepOwner(ctx);
  const row = (await deskDocuments(read, dossierId)).find((one) => one.id === documentId);
  if (row === undefined) throw new DomainError("not-found", "There is no such document here.");
  const { text } = await provingText(read, row.versionId);
  const document = readVersion(row.versionId, row.name, formatNamed(row.format), text);
  const passages = passagesOf(document);
  const chosen = passages[passage];
  if (chosen === undefined) return { added: 0, dropped: {}, passages: passages.length };
  const answer = await model.ask(INSTRUCTION, matterOf(row.title, chosen, ctx.newId()), signal);
  const known = await askedIn(read, dossierId);
  const conflicts = await disagreementsOf(read, dossierId);
  const { cards, dropped } = groundSuggestions(document, jsonIn(answer), {
    cards: known,
    conflicts: conflicts.map(({ stableId, topic, slot, claims }) => ({ id: stableId, topic, slot, claims })),
  });
  const saved = await save(
    ctx,
    { dossier, userId, versionId: row.versionId, format: row.format, model: model.name },
    cards,
  );
  const twice = cards.length - saved;
  const already = (dropped["already there"] ?? 0) + twice;
  return {
    added: saved,
    dropped: already === 0 ? dropped : { ...dropped, "already there": already },
    passages: passages.length,
  };
}

type Saving = {
  readonly dossier: { readonly id: string; readonly ownerId: string | null };
  readonly userId: string;
  readonly versionId: string;
  readonly format: string;
  readonly model: string;
};

/** Adds what is not there yet; answers how many. */
async function save(
  ctx: Ctx,
  { dossier, userId, versionId, format, model }: Saving,
  cards: readonly Card[],
): Promise<number> {
  if (cards.length === 0) return 0;
  return ctx.store.write(async (tx) => {
    const there = await savedIds(
      tx,
      dossier.id,
      cards.map((card) => card.id),
    );
    const at = ctx.now();
    const times = { createdAt: at, updatedAt: at };
    let added = 0;
    for (const { id: stableId, category, question, answer, evidence, siblings } of cards) {
      if (there.has(stableId)) continue;
      const [deck] = deckRows(dossier.id, [deckIdOf(dossier.id, { category })]);
      if (deck === undefined) continue;
      const id = ctx.newId();
      const noteId = ctx.newId();
      await addWrittenCard(tx, {
        note: {
          id: noteId,
          dossierId: dossier.id,
          ownerId: userId,
          kind: WRITTEN,
          fields: { question, answer, refused: null, suggestedBy: model },
          ...times,
        },
        deck: { ...deck, dossierId: dossier.id, ownerId: dossier.ownerId, ...times },
        card: {
          id,
          noteId,
          dossierId: dossier.id,
          stableId,
          homeDeckId: deck.id,
          category,
          siblings,
          edited: { question, answer },
          status: "draft",
          doubt: `Suggested by the language model ${model}. Its quotation stands in the document; read whether it proves the answer.`,
          ...times,
        },
        receipts: evidence.map(({ start, end, quote, role }) => {
          const shown = format === "html" || format === "docx" ? textOfHtml(quote).trim() : quote;
          return {
            documentVersionId: versionId,
            start,
            end,
            quote,
            role,
            displayQuote: shown === quote ? null : shown,
          };
        }),
      });
      added += 1;
    }
    return added;
  });
}
