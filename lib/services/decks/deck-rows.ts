import { CATEGORIES, type Card, type Category, type Evidence } from "#lib/cards/types.ts";
import type { CardRows, KnownCard } from "#lib/db/queries/card-rows.ts";
import type { ConflictRows } from "#lib/db/queries/shipped-findings.ts";
import type { CardContent, CardStatus } from "#lib/db/schema/decks.ts";
import type { ExamMaterial } from "#lib/decks/exam-material.ts";
import type { Deck } from "#lib/decks/format.ts";
import { type KeptCard, shown } from "#lib/decks/merge.ts";
import { textOfHtml } from "#lib/study/passage.ts";

const TITLES: Readonly<Record<Category, string>> = {
  date: "Dates",
  participant: "Participants",
  quote: "Quotes",
  proposal: "Proposals",
  outcome: "Outcomes",
};
const DISPUTED = "conflicts";
/** The kind of note that keeps a generated card whole. */
export const FACT = "fact";

/** The deck a card stands in: that of its category, or that of what the documents dispute. */
export function deckIdOf(dossierId: string, card: Pick<Card, "disputed" | "category">): string {
  return `${dossierId}-${card.disputed ? DISPUTED : card.category}`;
}

/** The decks of a dossier that these cards stand in, in a fixed order. */
export function deckRows(dossierId: string, deckIds: Iterable<string>) {
  const wanted = new Set(deckIds);
  const all = [
    ...CATEGORIES.map((category, position) => ({
      id: `${dossierId}-${category}`,
      title: TITLES[category],
      category,
      position,
    })),
    {
      id: `${dossierId}-${DISPUTED}`,
      title: "Where the documents disagree",
      category: null,
      position: CATEGORIES.length,
    },
  ];
  return all.filter((deck) => wanted.has(deck.id));
}

/** A card as the merge knows it, from its rows. */
export function keptCard(row: KnownCard): KeptCard {
  const { generated, pending } = fieldsOf(row);
  const { edited } = row;
  return {
    id: row.stableId,
    generated,
    edited: edited ? { question: edited.question, answer: edited.answer } : null,
    pending,
    status: row.status === "retired" ? "retired" : "live",
  };
}

/**
 * A generated fact's note keeps the card whole, beside newer wording that waits for a person. Safe: this file alone
 * writes notes of that kind.
 */
function fieldsOf(row: KnownCard): { readonly generated: Card; readonly pending: Card | null } {
  return row.fields as { generated: Card; pending: Card | null };
}

type Placing = {
  readonly dossierId: string;
  readonly id: string;
  readonly position: number;
  readonly at: number;
  readonly newId: () => string;
  /** What is asked, where a ruling makes it something else than what was generated. */
  readonly asked?: Card;
  /** Another wording and wrong answers, for exams and choices; null for none. */
  readonly exam: ExamMaterial | null;
  /** For a card made in the app: whose it is, where it stands with its teacher, how it is ranked. */
  readonly made?: {
    readonly ownerId: string | null;
    readonly status: CardStatus;
    readonly weight: number | null;
    readonly doubt: string | null;
  };
};

/** The rows of a card. Its version counts up when what is asked changes. */
export function cardRows(kept: KeptCard, known: KnownCard | undefined, placing: Placing): CardRows {
  const { dossierId, id, position, at, newId, asked = kept.generated, exam, made } = placing;
  const content = contentOf(asked);
  const edited = kept.edited ? contentOf(shown({ ...kept, generated: asked })) : null;
  const isNewVersion =
    !known || JSON.stringify(known.edited ?? known.generated) !== JSON.stringify(edited ?? content);
  const version = known ? known.version + (isNewVersion ? 1 : 0) : 1;
  const noteId = known?.noteId ?? newId();
  return {
    isNewVersion,
    note: {
      id: noteId,
      dossierId,
      kind: FACT,
      ownerId: made?.ownerId ?? null,
      fields: {
        ...known?.fields,
        generated: kept.generated,
        pending: kept.pending,
        exam,
      },
      createdAt: at,
      updatedAt: at,
    },
    card: {
      id,
      noteId,
      dossierId,
      stableId: kept.id,
      homeDeckId: deckIdOf(dossierId, asked),
      category: kept.generated.category,
      siblings: kept.generated.siblings === "" ? kept.id : kept.generated.siblings,
      position,
      generated: content,
      edited,
      status: made?.status ?? (kept.status === "retired" ? "retired" : "active"),
      weight: made?.weight ?? null,
      doubt: made?.doubt ?? null,
      version,
      createdAt: at,
      updatedAt: at,
    },
  };
}

/** What is asked, as a card keeps it: the wording, what is disputed about it, and what was ruled. */
export function contentOf({ question, answer, disputed, readings, ruling }: CardContent): CardContent {
  return {
    question,
    answer,
    ...(disputed ? { disputed } : {}),
    ...(readings ? { readings } : {}),
    ...(ruling ? { ruling } : {}),
  };
}

/** Receipts as rows. In HTML the slice has mark-up in it, so it is shown without. */
export function evidenceRows(
  ownerKind: "card" | "claim",
  ownerId: string,
  receipts: readonly Evidence[],
  versions: ReadonlyMap<string, string>,
  deck: Deck,
) {
  return receipts.flatMap(({ document, start, end, quote, role }, position) => {
    const documentVersionId = versions.get(document);
    if (documentVersionId === undefined) return [];
    const format = deck.documents.find((source) => source.name === document)?.format;
    const display = format === "html" || format === "docx" ? textOfHtml(quote).trim() : quote;
    const displayQuote = display === quote ? null : display;
    return [{ ownerKind, ownerId, position, documentVersionId, start, end, quote, displayQuote, role }];
  });
}

/** The row id of a disagreement. */
export function conflictIdOf(dossierId: string, id: string): string {
  return `${dossierId}.${id}`;
}

type Found = Deck["conflicts"][number];

/** The disagreements of a deck as rows, with the receipts of their readings; `claimIdOf` names the row of a reading. */
export function conflictRows(
  dossierId: string,
  deck: Deck,
  versions: ReadonlyMap<string, string>,
  claimIdOf = ({ id }: Found, place: number): string => `${conflictIdOf(dossierId, id)}.${place}`,
) {
  const rows: ConflictRows[] = deck.conflicts.map((conflict, position) => {
    const { id, topic, slot, claims, witnesses = null } = conflict;
    return {
      conflict: { id: conflictIdOf(dossierId, id), stableId: id, topic, slot, position, witnesses },
      claims: claims.map(({ value }, i) => ({ id: claimIdOf(conflict, i), position: i, value })),
    };
  });
  const evidence = deck.conflicts.flatMap((conflict) =>
    conflict.claims.flatMap((claim, i) =>
      evidenceRows("claim", claimIdOf(conflict, i), [{ ...claim, role: "reading" }], versions, deck),
    ),
  );
  return { rows, evidence, claimIds: rows.flatMap((row) => row.claims.map((claim) => claim.id)) };
}

export function omissionRows(deck: Deck, versions: ReadonlyMap<string, string>) {
  return deck.skipped.flatMap(({ document, start, end, reason, question, answer }, position) => {
    const documentVersionId = versions.get(document);
    if (documentVersionId === undefined) return [];
    return [
      { position, documentVersionId, start, end, reason, question: question ?? null, answer: answer ?? null },
    ];
  });
}
