import { grouped } from "#lib/base/grouped.ts";
import type { Reading } from "#lib/cards/types.ts";
import { assignedAmong } from "#lib/db/queries/assigned-decks.ts";
import { type CardRow, contentsOf } from "#lib/db/queries/card-contents.ts";
import type { PlacedCard } from "#lib/db/queries/placed-cards.ts";
import { type ReceiptRow, receiptsOf, textsOf, type VersionText } from "#lib/db/queries/receipts.ts";
import { wrongAnswersFor } from "#lib/db/queries/wrong-answers.ts";
import type { Reader } from "#lib/db/store.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { pageAt } from "#lib/study/page.ts";
import { passageAround } from "#lib/study/passage.ts";
import type { Receipt, ShownReading, StudyCard } from "#lib/study/types.ts";
import { whereaboutsIn } from "#lib/study/whereabouts.ts";

import { cardExtra, layersNow, layersOver, NO_LAYER } from "./card-layers.ts";

export type DeckNames = ReadonlyMap<string, { readonly title: string; readonly dossierTitle: string }>;

/**
 * The cards as they are studied, in the order asked for: what they ask, their receipts, and what is known of each. What
 * the learner laid over a card (words of their own, tags) is in it; `userId` is null for a visitor, who has none.
 */
export async function studyCards(
  db: Reader,
  placed: readonly PlacedCard[],
  decks: DeckNames,
  states: ReadonlyMap<string, CardState>,
  userId: string | null,
): Promise<readonly StudyCard[]> {
  const ids = placed.map((card) => card.id);
  const [contents, receipts, laid, wrong, assigned] = await Promise.all([
    contentsOf(db, ids),
    receiptsOf(db, "card", ids),
    layersOver(db, ids, userId),
    wrongAnswersFor(db, ids),
    userId === null ? new Set<string>() : assignedAmong(db, userId, ids),
  ]);
  const layers = await layersNow(db, contents, laid, userId);
  const texts = new Map(
    (await textsOf(db, [...new Set(receipts.map((one) => one.versionId))])).map((one) => [one.id, one]),
  );
  const byId = new Map(contents.map((row) => [row.id, row]));
  const receiptsById = grouped(receipts, (one) => one.ownerId);
  return placed.flatMap(({ id, deckId }) => {
    const row = byId.get(id);
    const deck = decks.get(deckId);
    if (!row || !deck) return [];
    const own = (receiptsById.get(id) ?? []).map((one) => receiptOf(one, texts.get(one.versionId)));
    const layer = layers.get(id) ?? NO_LAYER;
    const shown = { ...row, content: layer.content ?? row.content };
    const extra = cardExtra(shown.content, layer, row.version, wrong.get(id));
    const card = studyCard(shown, { id: deckId, ...deck }, own, states.get(id) ?? NEW_CARD);
    const marks = assigned.has(id) ? { assigned: true as const } : {};
    return [{ ...card, ...(extra === null ? {} : { extra }), ...marks }];
  });
}

function studyCard(
  row: CardRow,
  deck: { readonly id: string; readonly title: string; readonly dossierTitle: string },
  receipts: readonly Receipt[],
  state: CardState,
): StudyCard {
  const { question, answer, disputed, readings, ruling } = row.content;
  return {
    id: row.id,
    version: row.version,
    deckId: deck.id,
    deckTitle: deck.title,
    dossierTitle: deck.dossierTitle,
    category: row.category,
    question,
    answer,
    receipts,
    readings: (readings ?? []).map(shownReading),
    disputed: disputed === true,
    ruling: ruling ? { ...ruling, otherwise: ruling.otherwise.map(shownReading) } : null,
    siblings: row.siblings,
    state,
  };
}

function shownReading({ value, evidence }: Reading): ShownReading {
  return { value, receipts: evidence };
}

/** A receipt as it is shown: in its paragraph and with its page, where the text is here. */
export function receiptOf(row: ReceiptRow, version: Shown | undefined): Receipt {
  const { documentTitle, documentId, start, end, role } = row;
  const paragraph = version ? passageAround(version.text, start, end, version.format) : null;
  const page = pageAt(version?.pages ?? [], start);
  const where = whereIn(row, version)(start);
  const receipt = {
    documentTitle,
    documentId,
    start,
    end,
    quote: row.displayQuote ?? row.quote,
    role,
    paragraph,
  };
  return { ...receipt, ...(page === null ? {} : { page }), ...(where === null ? {} : { where }) };
}

type Shown = Omit<VersionText, "id">;

/** What was counted in a text serves all its receipts. */
const COUNTED = new WeakMap<Shown, (start: number) => string | null>();

function whereIn({ length }: ReceiptRow, version: Shown | undefined): (start: number) => string | null {
  if (!version) return whereaboutsIn({ format: "", text: null, length, pages: null });
  const counted = COUNTED.get(version) ?? whereaboutsIn({ ...version, length });
  COUNTED.set(version, counted);
  return counted;
}
