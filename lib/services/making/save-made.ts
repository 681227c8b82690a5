import { DomainError } from "#lib/base/errors.ts";
import type { Card } from "#lib/cards/types.ts";
import type { Conflict } from "#lib/conflicts/types.ts";
import {
  cardsOfDossier,
  type KnownCard,
  placeCards,
  saveCards,
  saveDecks,
} from "#lib/db/queries/card-rows.ts";
import { rulingsOf } from "#lib/db/queries/disagreements.ts";
import { saveViews } from "#lib/db/queries/dossier-views.ts";
import { changeJob } from "#lib/db/queries/jobs.ts";
import { changeDocument, documentsOfDossier } from "#lib/db/queries/made-documents.ts";
import { changeDossier, dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { placesByHand } from "#lib/db/queries/made-findings.ts";
import { addStep } from "#lib/db/queries/review-writes.ts";
import { saveEvidence, saveOmissions } from "#lib/db/queries/shipped-findings.ts";
import type { Writer } from "#lib/db/store.ts";
import type { ExamMaterial } from "#lib/decks/exam-material.ts";
import { cardOf } from "#lib/decks/format.ts";
import type { Made } from "#lib/decks/made.ts";
import { type Change, type KeptCard, merge } from "#lib/decks/merge.ts";
import { rule } from "#lib/decks/rule.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { cardsOnce } from "../decks/cards-once.ts";
import { cardRows, deckIdOf, deckRows, evidenceRows, FACT, omissionRows } from "../decks/deck-rows.ts";
import { askAsRuled } from "../dossiers/ask-as-ruled.ts";
import { inPlace, keptOf, type MadeStatus, statusOf } from "./made-status.ts";
import { saveFoundConflicts } from "./save-found-conflicts.ts";

export type ToSave = {
  readonly dossierId: string;
  readonly jobId: string;
  readonly made: Made;
  /** The version of each document that was read, by the document's name. */
  readonly versions: ReadonlyMap<string, string>;
  /** Of what the maker was given. */
  readonly hash: string;
};

/** How many cards changed in which way. */
export type CountedChanges = Readonly<Record<string, number>>;

/**
 * Saves what was made of a dossier, in one write that also ends the job: three-way with what was there, so that edits,
 * decisions, rulings and what was learnt stay. New cards are drafts; what is gone is retired. It reads inside the write,
 * so that a decision of the same moment is not lost. Throws `not-found` for a dossier that was deleted meanwhile.
 */
export async function saveMade(ctx: Ctx, save: ToSave): Promise<CountedChanges> {
  return ctx.store.write(async (tx) => {
    const dossier = await dossierWithOwner(tx, save.dossierId);
    allow(ctx, "make", dossier, "dossier");
    const { ownerId, publishedAt } = dossier;
    const at = ctx.now();
    const made = { ...save.made, deck: cardsOnce(save.made.deck) };
    const work: Work = { ctx, tx, at, ownerId, published: publishedAt !== null, ...save, made };
    const changes = await saveDeck(work);
    await saveReports(work);
    await saveViews(tx, save.dossierId, [made.timeline, made.people], at);
    await changeDossier(tx, save.dossierId, { contentHash: save.hash }, at);
    const counted = countChanges(changes);
    const end = { state: "done" as const, phase: "saving", preview: null, changes: counted, endedAt: at };
    if (!(await changeJob(tx, save.jobId, end)))
      throw new DomainError("conflict", "The run was stopped before its cards were saved.");
    await noteChanges(work, changes);
    return counted;
  });
}

type Work = ToSave & {
  readonly ctx: Ctx;
  readonly tx: Writer;
  readonly at: number;
  readonly ownerId: string | null;
  readonly published: boolean;
};

async function saveDeck(work: Work): Promise<readonly Change[]> {
  const { ctx, tx, at, dossierId, ownerId, published, made, versions } = work;
  const rows = (await cardsOfDossier(tx, dossierId)).filter((row) => row.kind === FACT);
  const known = new Map(rows.map((row) => [row.stableId, row]));
  const merged = merge(rows.map(keptOf), made.deck.cards.map(cardOf));
  const fresh = freshIds(made.deck.cards, merged.cards);
  const places = new Map(made.deck.cards.map((card, place) => [card.id, place]));
  const keeping = merged.cards.map((kept): Keeping => {
    const row = known.get(kept.id);
    const freshId = fresh.get(kept.id) ?? kept.id;
    return {
      kept,
      row,
      id: row?.id ?? ctx.newId(),
      status: statusOf(kept, row, published),
      position: places.get(freshId) ?? places.size,
      weight: made.weights[freshId] ?? null,
      doubt: made.doubts[freshId] ?? null,
      exam: made.exams[freshId] ?? null,
    };
  });
  const asked = await askedNow(work, keeping);
  const placed = keeping.map((card) => ({ ...card, asked: asked.get(card.kept.id) ?? card.kept.generated }));
  const byHand = await placesByHand(tx, dossierId, FACT);
  const homes = placed.map((card) => deckIdOf(dossierId, card.asked));
  const decks = deckRows(dossierId, [...homes, ...byHand.map((place) => place.deckId)]);
  await saveDecks(
    tx,
    dossierId,
    decks.map((deck) => ({ ...deck, ownerId })),
    at,
  );
  await saveCards(
    tx,
    placed.map(({ kept, row, id, asked: card, position, exam, ...rest }) =>
      cardRows(kept, row, {
        dossierId,
        id,
        position,
        at,
        newId: ctx.newId,
        asked: card,
        exam,
        made: { ownerId, ...rest },
      }),
    ),
    at,
  );
  const standing = placed.filter((card) => inPlace(card.status));
  await placeCards(tx, dossierId, [
    ...standing.map(({ id, asked: card, position }) => ({
      deckId: deckIdOf(dossierId, card),
      cardId: id,
      position,
    })),
    ...byHand,
  ]);
  await saveReceipts(work, placed);
  await saveFoundConflicts({ tx, dossierId, deck: made.deck, versions, at, newId: ctx.newId });
  await saveOmissions(tx, dossierId, omissionRows(made.deck, versions));
  // Where each disagreement stands by its rulings, and a person's wording of an answer that is not asked any more.
  await askAsRuled(tx, { dossierId, ownerId, authorId: null, at });
  const ids = new Map(placed.map(({ kept, id }) => [kept.id, id]));
  return merged.changes.map(({ id, kind }) => ({ id: ids.get(id) ?? id, kind }));
}

/** What is asked of each card after the rulings; in the order in which cards are kept, as the rules go by it. */
async function askedNow(work: Work, cards: readonly Keeping[]): Promise<ReadonlyMap<string, Card>> {
  const rulings = await rulingsOf(work.tx, work.dossierId);
  const live = cards
    .filter((card) => card.kept.status === "live")
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map((card) => card.kept.generated);
  const ruled = rule(live, work.made.deck.conflicts.map(plainConflict), rulings);
  return new Map(ruled.map((card) => [card.id, card]));
}

/** The id under which the maker knows a kept card: another one when the card was recognised by its evidence. */
function freshIds(fresh: Made["deck"]["cards"], kept: readonly KeptCard[]): ReadonlyMap<string, string> {
  const known = new Set(kept.map((card) => card.id));
  const moved = fresh.filter((card) => !known.has(card.id));
  const byContent = new Map(moved.map((card) => [contentKey(cardOf(card)), card.id]));
  if (byContent.size === 0) return new Map();
  return new Map(
    kept.flatMap((card) => {
      const id = byContent.get(contentKey(card.pending ?? card.generated));
      return id === undefined ? [] : [[card.id, id] as const];
    }),
  );
}

function contentKey(card: Card): string {
  return JSON.stringify({ ...card, id: "" });
}

type Keeping = {
  readonly kept: KeptCard;
  readonly row: KnownCard | undefined;
  readonly id: string;
  readonly status: MadeStatus;
  readonly position: number;
  readonly weight: number | null;
  readonly doubt: string | null;
  readonly exam: ExamMaterial | null;
};
type Placed = Keeping & { readonly asked: Card };

/** Receipts of every card that is made now; one that others were merged into keeps theirs behind its own. */
async function saveReceipts(work: Work, placed: readonly Placed[]): Promise<void> {
  const { tx, versions, made } = work;
  const live = placed.filter((card) => card.kept.status === "live");
  const given = new Map<string, Card["evidence"][number][]>();
  for (const { row, kept } of live) {
    if (row?.decision !== "merged" || row.mergedInto === null) continue;
    // One side of a dispute proves nothing on a card that has none.
    const proofs = kept.generated.evidence.map((one) =>
      one.role === "reading" ? { ...one, role: "proof" as const } : one,
    );
    given.set(row.mergedInto, [...(given.get(row.mergedInto) ?? []), ...proofs]);
  }
  const receipts = live.flatMap(({ id, asked }) => {
    const own = asked.evidence;
    const more = (given.get(id) ?? []).filter((one) => !own.some((other) => samePlace(one, other)));
    return evidenceRows("card", id, [...own, ...more], versions, made.deck);
  });
  await saveEvidence(
    tx,
    "card",
    live.map((card) => card.id),
    receipts,
  );
}

function samePlace(a: Card["evidence"][number], b: Card["evidence"][number]): boolean {
  return a.document === b.document && a.start === b.start && a.end === b.end;
}

async function saveReports({ tx, at, dossierId, made, versions }: Work): Promise<void> {
  for (const { id, name, versionId, length } of await documentsOfDossier(tx, dossierId)) {
    const report = made.reports[name];
    // One that was replaced meanwhile is still to be read.
    if (report !== undefined && versions.get(name) === versionId)
      await changeDocument(tx, id, { report: { ...report, characters: length ?? report.characters } }, at);
  }
}

function countChanges(changes: readonly Change[]): CountedChanges {
  const counted: Record<string, number> = {};
  for (const { kind } of changes) counted[kind] = (counted[kind] ?? 0) + 1;
  return counted;
}

/** Which card changed in which way, for the page that shows the difference. */
async function noteChanges(work: Work, changes: readonly Change[]): Promise<void> {
  const { ctx, tx, at, dossierId, jobId, ownerId } = work;
  if (ownerId === null || changes.length === 0) return;
  await addStep(tx, {
    id: ctx.newId(),
    userId: ownerId,
    at,
    kind: "dossier-made",
    subjectKind: "dossier",
    subjectId: dossierId,
    after: { job: jobId, changes },
  });
}

function plainConflict({ witnesses, ...conflict }: Made["deck"]["conflicts"][number]): Conflict {
  return { ...conflict, ...(witnesses ? { witnesses } : {}) };
}
