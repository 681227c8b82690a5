import type { Span } from "#lib/base/text.ts";
import { conflictPairs } from "#lib/conflicts/conflict-pairs.ts";
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

/** The cards of one document on its own. */
function cardsOf(_reading: DocumentReading): Out[] {
  return [];
}

/** One line for each pair of places in a dossier that disagree. */
export function conflictLines(dossier: readonly DocumentReading[]): Out[] {
  return conflictPairs(dossier);
}
