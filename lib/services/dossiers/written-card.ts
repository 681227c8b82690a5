import { DomainError } from "#lib/base/errors.ts";
import { type Span, sharedLength } from "#lib/base/text.ts";
import type { Category } from "#lib/cards/types.ts";
import { textsOf } from "#lib/db/queries/receipts.ts";
import { cardsOver, type DeskDossier } from "#lib/db/queries/review-desk.ts";
import { addStep, addWrittenCard } from "#lib/db/queries/review-writes.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { textOfHtml } from "#lib/study/passage.ts";
import { deckIdOf, deckRows } from "../decks/deck-rows.ts";
import type { StepEntry } from "./desk-change.ts";

/** The kind of note that holds a card as a person wrote it: no making of the dossier touches it. */
export const WRITTEN = "basic";

export type Written = {
  readonly noteId: string;
  readonly versionId: string;
  /** Raw offsets of its receipt. */
  readonly span: Span;
  readonly category: Category;
  readonly question: string;
  readonly answer: string;
  /** The question of the refused candidate that it was, if it was one. */
  readonly refused: string | null;
};

/** The text that a receipt points into. Throws when only its hash is known here: then nothing could be proved. */
export async function provingText(
  db: Reader,
  versionId: string,
): Promise<{ readonly text: string; readonly format: string }> {
  const [version] = await textsOf(db, [versionId]);
  if (version) return version;
  throw new DomainError(
    "unreadable",
    "The text of this document is not on this server, so a card from it would have no receipt. Add the document first.",
  );
}

/**
 * Adds a card that a person wrote, with its receipt, as a draft; the step that did it takes it away again when it is
 * undone. Its id is the step's. It stands where its passage stands, beside the cards of the same sentence.
 */
export async function addWritten(
  tx: Writer,
  dossier: DeskDossier,
  step: StepEntry,
  written: Written,
  at: number,
): Promise<void> {
  const { versionId, span, category, question, answer } = written;
  const { text, format } = await provingText(tx, versionId);
  const quote = text.slice(span.start, span.end);
  const shown = format === "html" || format === "docx" ? textOfHtml(quote).trim() : quote;
  const near = await neighbour(tx, versionId, span);
  const [deck] = deckRows(dossier.id, [deckIdOf(dossier.id, { category })]);
  if (!deck) throw new Error(`No deck for the category ${category}.`);
  const { id, kind, userId, dossierId } = step;
  const times = { createdAt: at, updatedAt: at };
  await addWrittenCard(tx, {
    note: {
      id: written.noteId,
      dossierId,
      ownerId: userId,
      kind: WRITTEN,
      fields: { question, answer, refused: written.refused },
      ...times,
    },
    deck: { ...deck, dossierId, ownerId: dossier.ownerId, ...times },
    card: {
      id,
      noteId: written.noteId,
      dossierId,
      stableId: id,
      homeDeckId: deck.id,
      category,
      siblings: near?.siblings ?? id,
      position: near?.position ?? 0,
      generated: null,
      edited: { question, answer },
      status: "draft",
      decision: "accepted",
      decidedAt: at,
      decidedBy: userId,
      ...times,
    },
    receipts: [
      {
        documentVersionId: versionId,
        ...span,
        quote,
        displayQuote: shown === quote ? null : shown,
        role: "proof",
      },
    ],
  });
  await addStep(tx, {
    id,
    userId,
    at,
    kind,
    subjectKind: "dossier",
    subjectId: dossierId,
    before: { cards: { [id]: { status: "retired" } } },
    after: { cards: { [id]: { status: "draft" } } },
  });
}

/** Where it belongs: with a card that rests on half of the passage or more, else behind the last one before it. */
async function neighbour(
  tx: Writer,
  versionId: string,
  span: Span,
): Promise<{ readonly siblings: string | null; readonly position: number } | null> {
  const all = await cardsOver(tx, versionId);
  const same = all.find(
    (one) => sharedLength(one, span) * 2 >= Math.min(one.end - one.start, span.end - span.start),
  );
  if (same) return same;
  const before = all.findLast((one) => one.end <= span.start);
  return before ? { siblings: null, position: before.position } : null;
}
