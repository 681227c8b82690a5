import { grouped } from "#lib/base/grouped.ts";
import { CATEGORIES } from "#lib/cards/types.ts";
import {
  type CitedRow,
  citedIn,
  type DocumentRow,
  documentWithOwner,
  leftOutOf,
} from "#lib/db/queries/document-evidence.ts";
import { grantedCards } from "#lib/db/queries/grants.ts";
import { textsOf } from "#lib/db/queries/receipts.ts";
import type { CitingCard, DocumentView, Excerpt } from "#lib/study/document-view.ts";
import { whereaboutsIn } from "#lib/study/whereabouts.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { type Cited, formatNamed, readVersion, shownPart } from "./document-text.ts";

/** What the reader came to see: a card's evidence, or a span of the document. */
export type DocumentQuestion = {
  readonly cardId?: string | undefined;
  readonly span?: { readonly start: number; readonly end: number } | undefined;
  /** From 1; the part with the evidence, or the first, when it is left out. */
  readonly part?: number | undefined;
};

/** So many excerpts stand on a page. */
const EXCERPTS = 100;

/**
 * A document with the evidence of every card that the viewer may study in its place, and what was left out. Throws `not-found` for a document that is
 * absent or somebody else's. A card or a span that is not in it marks nothing.
 */
export async function documentView(
  ctx: Ctx,
  documentId: string,
  ask: DocumentQuestion = {},
): Promise<DocumentView> {
  const { read } = ctx.store;
  const document = await documentWithOwner(read, documentId, userIdOf(ctx), ctx.now());
  allow(ctx, "study", document, "document");
  const { versionId } = document;
  const [rows, leftOut, [version]] = await Promise.all([
    citedIn(read, versionId).then((all) => studied(ctx, document, all)),
    leftOutOf(read, versionId),
    textsOf(read, [versionId]),
  ]);
  const byCard = grouped(rows, (row) => row.cardId);
  const cards = [...byCard.values()].flatMap(([row]) => (row ? [citingCard(row)] : []));
  const places = new Map(cards.map((card, i) => [card.id, i]));
  const cited = rows.map(({ cardId, start, end }): Cited => {
    // With a span, that receipt of the card alone: a reading of it may stand elsewhere in the document.
    const current = ask.span
      ? ask.span.start === start && ask.span.end === end && (ask.cardId ?? cardId) === cardId
      : ask.cardId === cardId;
    return { start, end, card: places.get(cardId) ?? null, current };
  });
  const marked = cited.some((one) => one.current);
  const spans = ask.span && !marked ? [...cited, { ...ask.span, card: null, current: true }] : cited;
  const { id, title, dossierTitle, author, dated, length } = document;
  return {
    id,
    title,
    dossierTitle,
    author,
    dated,
    length,
    cards,
    from: cards.find((card) => card.id === ask.cardId) ?? null,
    ...(version
      ? textBody(document, version.text, spans, ask)
      : excerptBody(rows, cited, { ...ask, length })),
    lanes: lanesOf(document, rows, leftOut),
  };
}

/** Of somebody else's document the cards that the viewer was given: the words of another deck are not theirs to read. */
async function studied(
  ctx: Ctx,
  { ownerId }: DocumentRow,
  rows: readonly CitedRow[],
): Promise<readonly CitedRow[]> {
  const userId = userIdOf(ctx);
  if (ownerId === null || userId === null || ownerId === userId) return rows;
  const ids = [...new Set(rows.map((row) => row.cardId))];
  const given = await grantedCards(ctx.store.read, userId, ids, ctx.now());
  return rows.filter((row) => given.get(row.cardId)?.granted);
}

function citingCard({ cardId, deckId, category, content }: CitedRow): CitingCard {
  const { question, answer, ruling } = content;
  const ruled = ruling ? { kind: ruling.kind, value: ruling.value, by: ruling.by, at: ruling.at } : null;
  return { id: cardId, deckId, category, question, answer, ruling: ruled };
}

type Body = Pick<DocumentView, "body" | "part" | "parts">;

function textBody(document: DocumentRow, raw: string, cited: readonly Cited[], ask: DocumentQuestion): Body {
  const { versionId, name, format } = document;
  const read = readVersion(versionId, name, formatNamed(format), raw);
  const { blocks, part, parts } = shownPart(read, cited, ask.part ?? null);
  return { body: { kind: "text", blocks }, part, parts };
}

function excerptBody(
  rows: readonly CitedRow[],
  cited: readonly Cited[],
  ask: DocumentQuestion & { readonly length: number | null },
): Body {
  const whereabouts = whereaboutsIn({ format: "", text: null, length: ask.length, pages: null });
  const places = grouped(
    rows.map((row, i) => ({ row, mark: cited[i] })),
    ({ row }) => `${row.start} ${row.end}`,
  );
  const all = [...places.values()].flatMap((same): Excerpt[] => {
    const [first] = same;
    if (!first) return [];
    const { start, end, displayQuote, quote } = first.row;
    const cards = [...new Set(same.flatMap(({ mark }) => mark?.card ?? []))];
    const where = whereabouts(start);
    return [
      {
        start,
        end,
        ...(where === null ? {} : { where }),
        quote: displayQuote ?? quote,
        cards,
        current: same.some(({ mark }) => mark?.current),
      },
    ];
  });
  const parts = Math.max(1, Math.ceil(all.length / EXCERPTS));
  const holding =
    Math.floor(
      Math.max(
        0,
        all.findIndex((one) => one.current),
      ) / EXCERPTS,
    ) + 1;
  const part = Math.min(Math.max(1, ask.part ?? holding), parts);
  const excerpts = all.slice((part - 1) * EXCERPTS, part * EXCERPTS);
  return { body: { kind: "excerpts", excerpts }, part, parts };
}

/** Where in the document its cards come from, and where nothing was taken. */
export function lanesOf(
  document: Pick<DocumentRow, "length">,
  rows: readonly Pick<CitedRow, "cardId" | "category" | "start" | "end">[],
  leftOut: readonly { readonly start: number; readonly end: number }[],
): DocumentView["lanes"] {
  const length = Math.max(1, document.length ?? Math.max(0, ...rows.map((row) => row.end)));
  const share = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    from: Math.min(1, start / length),
    to: Math.min(1, end / length),
  });
  const lanes = CATEGORIES.map((kind) => {
    const own = rows.filter((row) => row.category === kind);
    return { kind, spans: own.map(share), count: new Set(own.map((row) => row.cardId)).size };
  });
  return [...lanes, { kind: "left-out" as const, spans: leftOut.map(share), count: leftOut.length }].filter(
    (lane) => lane.count > 0,
  );
}
