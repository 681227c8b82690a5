import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import type { Conflict } from "#lib/conflicts/types.ts";
import { readDecoded } from "#lib/documents/read.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import { extract } from "#lib/extract/extract.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { doubtOf } from "./doubt.ts";
import { examMaterial } from "./exam-material.ts";
import { cardOf, type DeckSource } from "./format.ts";
import { type Draft, draftOf, type GenerateInput, generate } from "./generate.ts";
import type { Made, MakeDocument, MakeInput, MakeProgress, Preview } from "./made.ts";
import { peopleOf } from "./people.ts";
import { reportOf } from "./report.ts";
import { NO_REVIEW } from "./review.ts";
import { timelineOf } from "./timeline.ts";

/** So many documents show their first cards while the rest is read, and so many cards each. */
const PREVIEWS = 3;
const PREVIEW_CARDS = 6;
/** A preview words a document's cards once more than needed: not for long ones. */
const PREVIEW_LENGTH = 200_000;

/** A document and what was read in it. */
export type ReadSource = GenerateInput["documents"][number];

/** Shows the first cards of the first documents: null for what is long, and once enough was shown. */
export type Previews = (source: DeckSource, reading: DocumentReading) => Preview | null;

/**
 * Makes a dossier's cards, disagreements, omissions, timeline and who-is-who from its decoded documents. The same input
 * gives the same result. `onProgress` is told of every step, before it is done; it may throw to stop the work.
 */
export function make({ title, documents }: MakeInput, onProgress: (progress: MakeProgress) => void): Made {
  const total = documents.length;
  const previewOf = previewsOf(title, total);
  let preview: Preview | null = null;
  const read = documents.map((document, done) => {
    const { source } = document;
    onProgress({ phase: "reading", done, total, at: source.name, preview });
    const reading = readingOf(document);
    preview = previewOf(source, reading);
    return { reading, source };
  });
  onProgress({ phase: "comparing", done: total, total, at: null, preview });
  const readings = read.map((one) => one.reading);
  const conflicts = findConflicts(readings);
  onProgress({ phase: "writing", done: total, total, at: null, preview: null });
  return madeOf(title, read, conflicts, draftOf(readings));
}

/** Everything that is made of a dossier's documents once they are read and compared. */
export function madeOf(
  title: string,
  read: readonly ReadSource[],
  conflicts: readonly Conflict[],
  draft: Draft,
): Made {
  const { decks, behind } = generate(
    { title, documents: read, conflicts, excerpts: false, review: NO_REVIEW },
    draft,
  );
  const deck = decks.all;
  const doubts = deck.cards.flatMap((card) => {
    const from = behind.get(card.id)?.from[0];
    const doubt = from === undefined ? null : doubtOf(card.question, from);
    return doubt === null ? [] : [[card.id, doubt]];
  });
  const readings = read.map((one) => one.reading);
  return {
    deck,
    weights: Object.fromEntries(
      deck.cards.map((card) => [card.id, Math.min(1, Math.max(0, behind.get(card.id)?.weight ?? 0))]),
    ),
    doubts: Object.fromEntries(doubts),
    exams: examMaterial(deck.cards.map(cardOf), behind),
    reports: Object.fromEntries(readings.map((reading) => [reading.document.name, reportOf(reading, deck)])),
    timeline: timelineOf(readings, deck),
    people: peopleOf(readings, deck),
  };
}

/** A document as it is read from what was kept of it. Its name and title are those that people gave it. */
export function documentOf({ source, raw }: MakeDocument): ReadDocument {
  const document = readDecoded(source.name, raw, source.format);
  return source.title === "" ? document : { ...document, title: source.title };
}

export function readingOf(document: MakeDocument): DocumentReading {
  return extract(documentOf(document));
}

export function previewsOf(title: string, total: number): Previews {
  let shown = 0;
  return (source, reading) => {
    if (total < 2 || shown >= PREVIEWS || reading.document.raw.length > PREVIEW_LENGTH) return null;
    const preview = previewOf(title, source, reading);
    if (preview !== null) shown += 1;
    return preview;
  };
}

function previewOf(title: string, source: DeckSource, reading: DocumentReading): Preview | null {
  const { decks, behind } = generate({
    title,
    documents: [{ reading, source }],
    conflicts: [],
    excerpts: false,
    review: NO_REVIEW,
  });
  const best = [...decks.all.cards].sort(
    (a, b) => (behind.get(b.id)?.weight ?? 0) - (behind.get(a.id)?.weight ?? 0),
  );
  const cards = best
    .slice(0, PREVIEW_CARDS)
    .map(({ category, question, answer }) => ({ category, question, answer }));
  return cards.length === 0 ? null : { document: source.name, cards };
}
