import { createHash } from "node:crypto";
import type { Span } from "#lib/base/text.ts";
import { conflictPairs } from "#lib/conflicts/conflict-pairs.ts";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { generate } from "#lib/decks/generate.ts";
import { NO_REVIEW } from "#lib/decks/review.ts";
import type { DocumentReading } from "#lib/extract/types.ts";

type Out = Readonly<Record<string, unknown>>;

/** What is printed for one document. Offsets are into the text exactly as it was given. */
export function readingLine(reading: DocumentReading): Out {
  const { document } = reading;
  const at = ({ start, end }: Span): Span => {
    const raw = document.toRaw({ start, end });
    return { start: raw.start, end: raw.end };
  };
  return {
    id: document.name,
    // The ends of a range are printed one by one: that is where each of them stands in the words.
    dates: reading.dates
      .flatMap((date) => date.parts ?? [date])
      .map((date) => ({ ...at(date.span), value: date.value })),
    names: reading.names.map((name) => ({ ...at(name.span), type: name.type })),
    quotes: reading.quotations.map((quotation) => ({
      ...at(quotation.inner),
      speaker: quotation.speaker ? at(quotation.speaker) : null,
      ...(quotation.speakerName === null ? {} : { speakerName: quotation.speakerName }),
    })),
    roles: reading.clauses.map((clause) => {
      const roles: [string, Span | null][] = [
        ["agent", clause.agent?.span ?? null],
        ["object", clause.object?.span ?? null],
        ["recipient", clause.recipient?.span ?? null],
        ["when", clause.when],
        ["where", clause.where],
      ];
      const verb = at(clause.verb);
      const filled = roles.flatMap(([role, span]) => (span ? [[role, at(span)]] : []));
      return { vstart: verb.start, vend: verb.end, ...Object.fromEntries(filled) };
    }),
    cards: cardsOf(reading),
  };
}

/** The cards of one document on its own, as the decks of a dossier of that one document would have them. */
function cardsOf(reading: DocumentReading): Out[] {
  const { name, title, format, raw } = reading.document;
  const sha256 = createHash("sha256").update(raw).digest("hex");
  const { decks } = generate({
    title,
    documents: [{ reading, source: { name, title, format, sha256, length: raw.length } }],
    conflicts: findConflicts([reading]),
    excerpts: false,
    review: NO_REVIEW,
  });
  return decks.all.cards.map((card) => ({
    type: card.category,
    question: card.question,
    answer: card.answer,
    evidence: card.evidence.map(({ document, start, end, quote }) => ({
      doc: document,
      start,
      end,
      text: quote,
    })),
    ...(card.disputed ? { disputed: true } : {}),
  }));
}

/** One line for each pair of places in a dossier that disagree. */
export function conflictLines(dossier: readonly DocumentReading[]): Out[] {
  return conflictPairs(dossier);
}
