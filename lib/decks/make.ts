import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { doubtOf } from "./doubt.ts";
import { examMaterial } from "./exam-material.ts";
import { cardOf } from "./format.ts";
import { generate } from "./generate.ts";
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

/**
 * Makes a dossier's cards, disagreements, omissions, timeline and who-is-who from its decoded documents. The same input
 * gives the same result. `onProgress` is told of every step, before it is done; it may throw to stop the work.
 */
export function make({ title, documents }: MakeInput, onProgress: (progress: MakeProgress) => void): Made {
  const total = documents.length;
  const tell = (
    phase: MakeProgress["phase"],
    done: number,
    at: string | null,
    preview: Preview | null,
  ): void => onProgress({ phase, done, total, at, preview });
  let preview: Preview | null = null;
  let previews = 0;
  const read = documents.map((document, done) => {
    tell("reading", done, document.source.name, preview);
    const reading = readingOf(document);
    preview = null;
    if (total > 1 && previews < PREVIEWS && document.raw.length <= PREVIEW_LENGTH) {
      preview = previewOf(title, document, reading);
      if (preview !== null) previews += 1;
    }
    return { reading, source: document.source };
  });
  tell("comparing", total, null, preview);
  const conflicts = findConflicts(read.map((one) => one.reading));
  tell("writing", total, null, null);
  const { decks, behind } = generate({
    title,
    documents: read,
    conflicts,
    excerpts: false,
    review: NO_REVIEW,
  });
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
function readingOf({ source, raw }: MakeDocument): DocumentReading {
  const document = readDecoded(source.name, raw, source.format);
  return extract(source.title === "" ? document : { ...document, title: source.title });
}

function previewOf(title: string, { source }: MakeDocument, reading: DocumentReading): Preview | null {
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
