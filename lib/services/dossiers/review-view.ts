import { grouped } from "#lib/base/grouped.ts";
import type { Span } from "#lib/base/text.ts";
import { textsOf } from "#lib/db/queries/receipts.ts";
import {
  type ActionRow,
  DESK_STEPS,
  type DeskDocumentRow,
  type DeskStepKind,
  deskCards,
  deskDocuments,
  deskDossier,
  omissionsIn,
  recentSteps,
  takenCandidates,
} from "#lib/db/queries/review-desk.ts";
import { fromRaw } from "#lib/documents/from-raw.ts";
import {
  contextId,
  type DeskCard,
  type DeskDocument,
  type DeskReply,
  type DeskStep,
  type LeftOutPassage,
  type RefusedCandidate,
  type ReviewView,
  refusedId,
} from "#lib/study/review.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { formatNamed, partsHolding, readVersion, shownPart } from "../documents/document-text.ts";
import { lanesOf } from "../documents/document-view.ts";
import { deskCardsOf, deskReply } from "./desk-cards.ts";
import { Journal, stepOwner } from "./desk-change.ts";

export type ReviewQuestion = {
  /** The first document with something undecided when it is left out or unknown. */
  readonly documentId?: string | undefined;
  /** From 1; the first part with something undecided when it is left out. */
  readonly part?: number | undefined;
};

/**
 * The desk: every card of a dossier beside one document with its evidence, what was left out of it and why, and the
 * steps that can be taken back. Throws `not-found` for a dossier that is absent, somebody else's, or ships ready made.
 */
export async function reviewView(ctx: Ctx, dossierId: string, ask: ReviewQuestion = {}): Promise<ReviewView> {
  const { read } = ctx.store;
  const dossier = await deskDossier(read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const [rows, documents, taken, steps] = await Promise.all([
    deskCards(read, dossierId),
    deskDocuments(read, dossierId),
    takenCandidates(read, dossierId),
    recentSteps(read, stepOwner(ctx), dossierId),
  ]);
  const here = new Set(documents.map((document) => document.id));
  // What rests on nothing but documents that were removed is gone at the next making; nobody is asked about it.
  const cards = (await deskCardsOf(read, rows)).filter((card) =>
    card.receipts.some((receipt) => here.has(receipt.documentId)),
  );
  const summaries = documents.map((document) => summaryOf(document, cards));
  const chosen =
    documents.find((one) => one.id === ask.documentId) ??
    documents.find((_, i) => (summaries[i]?.undecided ?? 0) > 0) ??
    documents[0];
  return {
    dossierId,
    title: dossier.title,
    published: dossier.publishedAt !== null,
    documents: summaries,
    document: chosen ? await onDesk(ctx, chosen, cards, taken, ask.part ?? null) : null,
    cards,
    ...historyOf(steps),
  };
}

/** Cards of a dossier as they are now, for a screen that saw them otherwise. */
export async function currentCards(ctx: Ctx, dossierId: string, ids: readonly string[]): Promise<DeskReply> {
  const { read } = ctx.store;
  allow(ctx, "make", await deskDossier(read, dossierId), "dossier");
  return deskReply(read, dossierId, ids);
}

function summaryOf({ id, title }: DeskDocumentRow, cards: readonly DeskCard[]): DeskDocument {
  const own = cards.filter((card) => card.receipts.some((receipt) => receipt.documentId === id));
  return { id, title, cards: own.length, undecided: own.filter((card) => card.decision === null).length };
}

/** A place on the desk: a receipt of a card, or a refused candidate. `item` numbers what is marked. */
type Place = { readonly item: number; readonly start: number; readonly end: number };

async function onDesk(
  ctx: Ctx,
  row: DeskDocumentRow,
  cards: readonly DeskCard[],
  taken: ReadonlySet<string>,
  asked: number | null,
): Promise<NonNullable<ReviewView["document"]>> {
  const { read } = ctx.store;
  const [[version], omissions] = await Promise.all([
    textsOf(read, [row.versionId]),
    omissionsIn(read, row.versionId),
  ]);
  const raw = version?.text ?? null;
  const quoteOf = (start: number, end: number): string =>
    (raw ?? "")
      .slice(start, Math.min(end, start + 300))
      .replace(/<[^<>]{0,300}>/gu, " ")
      .replace(/\s+/gu, " ")
      .trim();
  const refused = omissions.flatMap(
    ({ position, start, end, reason, question, answer }): RefusedCandidate[] =>
      question === null || answer === null || taken.has(question)
        ? []
        : [{ position, start, end, reason, question, answer, quote: quoteOf(start, end) }],
  );
  const own = cards.filter((card) => card.receipts.some((receipt) => receipt.documentId === row.id));
  const contextFrom = own.length + refused.length;
  const marked = [
    ...own.map((card) => card.id),
    ...refused.map((one) => refusedId(one.position)),
    ...own.map((card) => contextId(card.id)),
  ];
  const receipts = own.flatMap((card, item) =>
    card.receipts
      .filter((receipt) => receipt.documentId === row.id)
      .map(({ start, end, role }) => ({
        // What only implies a part is shown with its card, and neither counted nor underlined.
        item: role === "context" ? contextFrom + item : item,
        start,
        end,
        category: card.category,
        cardId: card.id,
      })),
  );
  const candidates = refused.map(({ start, end }, i): Place => ({ item: own.length + i, start, end }));
  const places: readonly Place[] = [...receipts, ...candidates];
  const first = firstPlaces(places, contextFrom);
  const text = raw === null ? excerptsOf(own, row.id, places) : textOf(row, raw, places, first, own, asked);
  const leftOut = omissions.flatMap(({ start, end, reason, question }): LeftOutPassage[] =>
    question === null ? [{ at: text.shownAt({ start, end }), reason, quote: quoteOf(start, end) }] : [],
  );
  const inOrder = [...first.values()].filter((place) => text.partOf(place.item) === text.part);
  const isHere = (item: number): boolean => text.partOf(item) === text.part;
  return {
    id: row.id,
    versionId: row.versionId,
    title: row.title,
    byline: [row.author, row.dated].filter((each) => each !== null).join(", "),
    length: Math.max(1, row.length ?? raw?.length ?? Math.max(1, ...places.map((place) => place.end))),
    whole: raw !== null,
    blocks: text.blocks,
    part: text.part,
    parts: text.parts,
    lanes: lanesOf(row, receipts, omissions),
    marked,
    cards: inOrder.flatMap(({ item }) => own[item]?.id ?? []),
    refused: refused.filter((_, i) => isHere(own.length + i)),
    leftOut,
  };
}

/** Where each card and each candidate stands: at its first proof, or where there is none here, at its first context. */
function firstPlaces(places: readonly Place[], contextFrom: number): ReadonlyMap<number, Place> {
  const first = new Map<number, Place>();
  const inOrder = places.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const proofs = inOrder.filter((place) => place.item < contextFrom);
  const contexts = inOrder.flatMap((place) =>
    place.item < contextFrom ? [] : [{ ...place, item: place.item - contextFrom }],
  );
  for (const place of [...proofs, ...contexts]) if (!first.has(place.item)) first.set(place.item, place);
  return new Map([...first].toSorted(([, a], [, b]) => a.start - b.start || a.end - b.end));
}

type Shown = Pick<NonNullable<ReviewView["document"]>, "blocks" | "part" | "parts"> & {
  readonly partOf: (item: number) => number;
  /** Where a raw span begins in the text on the desk; null when it is not on it. */
  readonly shownAt: (span: Span) => number | null;
};

/** The part of the document that was asked for, or the first in which something is undecided. */
function textOf(
  row: DeskDocumentRow,
  raw: string,
  places: readonly Place[],
  first: ReadonlyMap<number, Place>,
  own: readonly DeskCard[],
  asked: number | null,
): Shown {
  const document = readVersion(row.versionId, row.name, formatNamed(row.format), raw);
  const holders = [...first.values()];
  const parts = partsHolding(document, holders);
  const byItem = new Map(holders.map(({ item }, i) => [item, parts[i] ?? 1]));
  const undecided = holders.flatMap(({ item }) =>
    own[item]?.decision === null ? (byItem.get(item) ?? 1) : [],
  );
  const wanted = asked ?? (undecided.length > 0 ? Math.min(...undecided) : 1);
  const cited = places.map(({ item, start, end }) => ({ start, end, card: item, current: false }));
  const part = shownPart(document, cited, wanted);
  const pieces = part.blocks.flatMap((block) => block.pieces);
  const from = pieces[0]?.start ?? 0;
  const to = pieces.reduce((end, piece) => Math.max(end, piece.start + piece.text.length), from);
  const shownAt = (span: Span): number | null => {
    const { start } = fromRaw(document, span);
    return start >= from && start < to ? start : null;
  };
  return { ...part, partOf: (item) => byItem.get(item) ?? 1, shownAt };
}

/** Where the text is not here: the words that the cards quote, in the document's order. */
function excerptsOf(own: readonly DeskCard[], documentId: string, places: readonly Place[]): Shown {
  const quotes = own.flatMap((card) => card.receipts.filter((receipt) => receipt.documentId === documentId));
  const blocks = [...grouped(quotes, ({ start, end }) => `${start} ${end}`).values()]
    .flatMap(([one]) => (one ? [one] : []))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, quote }) => {
      const items = places
        .filter((place) => place.start === start && place.end === end)
        .map(({ item }) => item);
      const pieces = [{ start, text: quote, cards: [...new Set(items)], current: false }];
      return { zone: "body" as const, level: 0, reason: null, language: "und", pieces, cards: [] };
    });
  return { blocks, part: 1, parts: 1, partOf: () => 1, shownAt: () => null };
}

const LABELS: Readonly<Record<DeskStepKind, string>> = {
  "card-accepted": "Accepted",
  "card-rejected": "Rejected",
  "card-edited": "Edited",
  "card-merged": "Merged",
  "card-written": "Written",
  "omission-taken": "Taken in",
  "line-moved": "Line moved",
};

/**
 * What can be taken back and done again, the next one last. A step that was taken back before another was made cannot
 * be done again: the later one stands on what it left.
 */
function historyOf(steps: readonly ActionRow[]): Pick<ReviewView, "undo" | "redo"> {
  const done = steps.filter((step) => step.undoneAt === null);
  const last = done[0];
  const undone = steps
    .filter((step) => step.undoneAt !== null && (!last || step.at > last.at))
    .toSorted((a, b) => (a.undoneAt ?? 0) - (b.undoneAt ?? 0));
  return { undo: done.toReversed().map(stepOf), redo: undone.map(stepOf) };
}

function stepOf({ id, kind, after }: ActionRow): DeskStep {
  const known = DESK_STEPS.find((one) => one === kind);
  return { id, label: known ? LABELS[known] : "Changed", cardIds: Object.keys(Journal.parse(after).cards) };
}
