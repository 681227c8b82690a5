import { grouped } from "#lib/base/grouped.ts";
import type { Card } from "#lib/cards/types.ts";
import {
  moveCard,
  openDecks,
  type ReceiptPlace,
  receiptRowsOf,
  saveAsked,
} from "#lib/db/queries/asked-cards.ts";
import { cardsOfDossier, type KnownCard } from "#lib/db/queries/card-rows.ts";
import { disagreementsOf, rulingsOf, setStatus } from "#lib/db/queries/disagreements.ts";
import { saveEvidence } from "#lib/db/queries/shipped-findings.ts";
import type { CardContent } from "#lib/db/schema/decks.ts";
import type { Writer } from "#lib/db/store.ts";
import { latestRulings, rule, stateOf } from "#lib/decks/rule.ts";
import { contentOf, deckIdOf, deckRows, FACT, keptCard } from "../decks/deck-rows.ts";
import { type Kept, wordingAsked } from "./kept-wording.ts";

type Scope = {
  readonly dossierId: string;
  readonly ownerId: string | null;
  /** Who ruled. */
  readonly authorId: string | null;
  readonly at: number;
};

/**
 * Brings a dossier's disagreements and cards in line with its rulings, inside the write that changed them: what is
 * asked, its receipts, the deck it stands in, and a version for each that asks something else. Ids stay, and with them
 * what was learnt. Answers how many cards ask something else now. Safe to run twice.
 */
export async function askAsRuled(tx: Writer, scope: Scope): Promise<number> {
  const { dossierId, at } = scope;
  const found = await disagreementsOf(tx, dossierId);
  const conflicts = found.map((row) => ({ ...row, id: row.stableId, witnesses: row.witnesses ?? [] }));
  const rulings = await rulingsOf(tx, dossierId);
  const latest = latestRulings(rulings);
  for (const [i, row] of found.entries()) {
    const conflict = conflicts[i];
    if (conflict === undefined) continue;
    const state = stateOf(conflict, latest.get(conflict.id));
    if (state !== row.status) await setStatus(tx, row.id, state, at);
  }
  const rows = (await cardsOfDossier(tx, dossierId)).filter(
    (row) => row.kind === FACT && row.status !== "retired" && row.generated !== null,
  );
  const bare = rows.map((row) => keptCard(row).generated);
  const asked = rule(bare, conflicts, rulings);
  const changed = rows.flatMap((row, i): Asked[] => {
    const card = asked[i];
    if (card === undefined || row.generated === null) return [];
    const kept = wordingAsked({ ...row, generated: row.generated }, contentOf(card));
    const same = isSame(kept.generated, row.generated) && isSame(kept.edited, row.edited);
    return same ? [] : [{ row, card, kept }];
  });
  await saveChanged(tx, changed, scope);
  return changed.length;
}

type Asked = { readonly row: KnownCard; readonly card: Card; readonly kept: Kept };

/** A name that was taken since is no other ruling. */
function isSame(a: CardContent | null, b: CardContent | null): boolean {
  if (a === null || b === null) return a === b;
  const nameless = (content: CardContent): string => {
    const { ruling, ...rest } = contentOf(content);
    return JSON.stringify({ ...rest, ruling: ruling ? { ...ruling, by: null } : null });
  };
  return nameless(a) === nameless(b);
}

async function saveChanged(
  tx: Writer,
  changed: readonly Asked[],
  { dossierId, ownerId, authorId, at }: Scope,
): Promise<void> {
  const deckOf = ({ card }: Asked): string => deckIdOf(dossierId, card);
  const wanted = deckRows(dossierId, changed.map(deckOf)).map((deck) => ({ ...deck, ownerId }));
  await openDecks(tx, dossierId, wanted, at);
  const ids = changed.map(({ row }) => row.id);
  const receipts = grouped(await receiptRowsOf(tx, ids), (one) => one.ownerId);
  for (const one of changed) {
    const { row, kept } = one;
    const homeDeckId = deckOf(one);
    await saveAsked(
      tx,
      { id: row.id, noteId: row.noteId, version: row.version + 1, homeDeckId, authorId, ...kept },
      at,
    );
    if (homeDeckId !== row.homeDeckId) await moveCard(tx, row.id, row.homeDeckId, homeDeckId);
  }
  await saveEvidence(
    tx,
    "card",
    ids,
    changed.flatMap(({ row, card }) => inOrderOf(card, receipts.get(row.id) ?? [])),
  );
}

/** The receipts of a card in the order that its readings count by; those that a merge brought come after. */
function inOrderOf(card: Card, rows: readonly ReceiptPlace[]) {
  const left = [...rows];
  const ordered = card.evidence.flatMap(({ document, start, end, role }) => {
    const places = left.filter((row) => row.document === document && row.start === start && row.end === end);
    const row = places.find((one) => one.role === role) ?? places[0];
    if (row === undefined) return [];
    left.splice(left.indexOf(row), 1);
    return [{ ...row, role }];
  });
  return [...ordered, ...left].map(({ document: _document, ...row }, position) => ({ ...row, position }));
}
