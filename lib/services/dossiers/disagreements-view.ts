import { dateWords } from "#lib/cards/date-words.ts";
import { CATEGORY_OF_SLOT } from "#lib/cards/dispute.ts";
import { cardsOfDossier } from "#lib/db/queries/card-rows.ts";
import {
  type ConflictClaim,
  type DisagreementRow,
  disagreementsOf,
  type RulingRow,
  rulingsOf,
} from "#lib/db/queries/disagreements.ts";
import { type ReceiptRow, receiptsOf, textsOf } from "#lib/db/queries/receipts.ts";
import { conflictFinder } from "#lib/decks/card-conflict.ts";
import { finerOf } from "#lib/decks/finer.ts";
import { latestRulings, stateOf } from "#lib/decks/rule.ts";
import { type Case, type CaseReading, type DisagreementsView, lonerAmong } from "#lib/study/disagreements.ts";
import type { Receipt } from "#lib/study/types.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { FACT, keptCard } from "../decks/deck-rows.ts";
import { receiptOf } from "../study/study-cards.ts";
import { readableDossier } from "./readable-dossier.ts";

/**
 * What the documents of a dossier disagree about: every reading with its witnesses, and what was decided. Throws
 * `not-found` for a dossier that is absent or somebody else's.
 */
export async function disagreementsView(ctx: Ctx, dossierId: string): Promise<DisagreementsView> {
  const { read } = ctx.store;
  const dossier = await readableDossier(ctx, read, dossierId);
  const [rows, rulings, cards] = await Promise.all([
    disagreementsOf(read, dossierId),
    rulingsOf(read, dossierId),
    cardsPer(ctx, dossierId),
  ]);
  const claims = rows.flatMap((row) => row.claims);
  const found = await receiptsOf(
    read,
    "claim",
    claims.map(({ id }) => id),
  );
  const texts = new Map(
    (await textsOf(read, [...new Set(found.map((one) => one.versionId))])).map((one) => [one.id, one]),
  );
  const receipts = new Map(
    found.map((one) => [one.ownerId, near(one, receiptOf(one, texts.get(one.versionId)))]),
  );
  const latest = latestRulings(rulings);
  const count = cards(rows);
  const cases = rows.map((row) =>
    caseOf(row, latest.get(row.stableId), receipts, count.get(row.stableId) ?? 0),
  );
  const titles = new Map(found.map((one) => [one.documentId, one.documentTitle]));
  return {
    id: dossier.id,
    title: dossier.title,
    owned: dossier.ownerId !== null && dossier.ownerId === userIdOf(ctx),
    documents: titles.size,
    cases,
    loner: lonerAmong(cases, titles),
  };
}

/** How many cards that are asked, or will be, show which disagreement. */
async function cardsPer(ctx: Ctx, dossierId: string) {
  const rows = await cardsOfDossier(ctx.store.read, dossierId);
  const kept = rows
    .filter((row) => row.kind === FACT && (row.status === "active" || row.status === "draft"))
    .map((row) => keptCard(row).generated);
  return (found: readonly DisagreementRow[]): ReadonlyMap<string, number> => {
    const conflicts = found.map((row) => ({ ...row, id: row.stableId, witnesses: row.witnesses ?? [] }));
    const find = conflictFinder(conflicts);
    const count = new Map<string, number>();
    for (const card of kept) {
      const conflict = find(card);
      if (conflict !== null) count.set(conflict.id, (count.get(conflict.id) ?? 0) + 1);
    }
    return count;
  };
}

function caseOf(
  row: DisagreementRow,
  ruling: RulingRow | undefined,
  receipts: ReadonlyMap<string, Receipt>,
  cards: number,
): Case {
  const { slot, witnesses } = row;
  const conflict = { ...row, id: row.stableId, witnesses: witnesses ?? [] };
  const state = stateOf(conflict, ruling);
  const words = (value: string): string =>
    slot === "date" ? (dateWords({ value, modifier: null })?.answer ?? value) : value;
  const byValue = new Map<string, ConflictClaim[]>();
  for (const claim of row.claims) byValue.set(claim.value, [...(byValue.get(claim.value) ?? []), claim]);
  const readings = [...byValue].map(([value, claims]): CaseReading => {
    const documentIds = [...new Set(claims.map(({ documentId }) => documentId))];
    return {
      value,
      words: words(value),
      documents: witnesses?.find((one) => one.value === value)?.documents ?? documentIds.length,
      documentIds,
      receipts: claims.flatMap(({ id }) => receipts.get(id) ?? []),
    };
  });
  const shown = readings.map((one) => ({ value: one.words, evidence: [] }));
  return {
    id: row.id,
    topic: row.topic,
    category: CATEGORY_OF_SLOT[slot],
    state,
    readings,
    documents: speaking(readings),
    independent: witnesses !== null,
    cards,
    ruling:
      ruling === undefined || state === "open"
        ? null
        : {
            value: ruling.value,
            words: ruling.value === null ? null : words(ruling.value),
            by: ruling.by,
            at: ruling.at,
          },
    finer: state === "dismissed" ? (finerOf(slot, shown)?.value ?? null) : null,
  };
}

/** The documents of all readings, copies of one another once; one that contradicts itself is one. */
function speaking(readings: readonly CaseReading[]): number {
  const all = new Set(readings.flatMap((one) => one.documentIds)).size;
  const copies = readings.reduce((sum, one) => sum + one.documentIds.length - one.documents, 0);
  return Math.max(1, all - copies);
}

/** Beside each other, readings need their sentence and not their page. */
const AROUND = 160;

function near({ quote, displayQuote }: ReceiptRow, receipt: Receipt): Receipt {
  const { paragraph } = receipt;
  if (paragraph === null) return { ...receipt, quote: displayQuote ?? quote };
  const { before, marked, after } = paragraph;
  return {
    ...receipt,
    paragraph: {
      before: before.length <= AROUND ? before : `…${before.slice(-AROUND).replace(/^\S{0,40}\s/u, "")}`,
      marked,
      after: after.length <= AROUND ? after : `${after.slice(0, AROUND).replace(/\s\S{0,40}$/u, "")}…`,
    },
  };
}
