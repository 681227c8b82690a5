import { BYTE_ORDER_MARK, type CsvCell, csvOf } from "#lib/base/csv.ts";
import { bytesOfMedium } from "#lib/db/queries/media.ts";
import {
  type RawRow,
  type RecordPart,
  recordedAnswers,
  recordedCards,
  recordedMedia,
  recordParts,
} from "#lib/db/queries/record.ts";
import type { Reader } from "#lib/db/store.ts";
import { type ZipEntry, zipOf } from "./zip-stream.ts";

const PAGE = 1_000;
const MEDIA_PIECE = 1_048_576;

const ABOUT = `This is everything that the server knows of you.

answers.csv   every answer and whatever else you did with a card, in the order in which it arrived
cards.csv     what is known of your memory of each card
data/         the same and all the rest as the database holds it, one file for each kind of thing, as JSON:
              decks, notes, documents with their text, tags, settings, classes, assignments, exams, quizzes …
media/        your pictures and sounds, named as the cards name them

Times in data/ are milliseconds since 1 January 1970 (UTC). Passwords and keys are not in it.
`;

/** Attempts at quizzes whose marks are not told yet, or (marks) whose answers are not told apart. */
export type Untold = ReadonlyMap<string, "closed" | "marks">;

/**
 * Everything that is known of a person, as a zip in pieces: for the person, or for who answers for the server. What a
 * quiz keeps back is `untold`.
 */
export function personZip(db: Reader, userId: string, untold: Untold): AsyncGenerator<Uint8Array> {
  return zipOf(entriesOf(db, userId, untold));
}

async function* entriesOf(db: Reader, userId: string, untold: Untold): AsyncGenerator<ZipEntry> {
  yield { name: "README.txt", packed: true, pieces: texts(once(ABOUT)) };
  yield { name: "answers.csv", packed: true, pieces: texts(answersCsv(db, userId)) };
  yield { name: "cards.csv", packed: true, pieces: texts(cardsCsv(db, userId)) };
  for (const part of await recordParts(db, userId))
    yield { name: `data/${part.table}.json`, packed: true, pieces: texts(jsonOf(part, untold)) };
  for (const { hash, type, size } of await recordedMedia(db, userId))
    yield { name: `media/${hash}${endingOf(type)}`, packed: false, pieces: mediumOf(db, hash, size) };
}

async function* answersCsv(db: Reader, userId: string): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK +
    csvOf([["time", "study day", "what", "card", "question", "rating", "mode", "typed", "seconds"]]);
  for (let after = -1, more = true; more; ) {
    const rows = await recordedAnswers(db, userId, after, PAGE);
    yield csvOf(
      rows.map((row): CsvCell[] => [
        new Date(row.effectiveAt).toISOString(),
        row.studyDay,
        row.kind,
        row.cardId,
        row.question,
        row.rating,
        row.mode,
        row.response,
        row.tookMs === null ? null : row.tookMs / 1_000,
      ]),
    );
    after = rows.at(-1)?.seq ?? after;
    more = rows.length === PAGE;
  }
}

async function* cardsCsv(db: Reader, userId: string): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK +
    csvOf([["card", "deck", "question", "answer", "phase", "due", "stability in days", "answers", "lapses"]]);
  for (let after = -1, more = true; more; ) {
    const rows = await recordedCards(db, userId, after, PAGE);
    yield csvOf(
      rows.map((row): CsvCell[] => [
        row.cardId,
        row.deck,
        row.question,
        row.answer,
        row.phase,
        row.dueDay ?? (row.dueAt === null ? null : new Date(row.dueAt).toISOString()),
        row.stability,
        row.reps,
        row.lapses,
      ]),
    );
    after = rows.at(-1)?.row ?? after;
    more = rows.length === PAGE;
  }
}

/** The rows of a table as a JSON array, one row a line. */
async function* jsonOf(part: RecordPart, untold: Untold): AsyncGenerator<string> {
  yield "[";
  let first = true;
  for (let after = -1, more = true; more; ) {
    const rows = await part.rows(after, PAGE);
    for (const { at_row, ...row } of rows) {
      yield `${first ? "\n" : ",\n"}${JSON.stringify(asTold(part.table, row, untold))}`;
      first = false;
      after = at_row;
    }
    more = rows.length === PAGE;
  }
  yield "\n]\n";
}

/** A row without the mark that its owner is not told yet. */
function asTold(table: string, row: RawRow, untold: Untold): RawRow {
  if (table === "quiz_attempts" && untold.get(String(row.id)) === "closed")
    return { ...row, points: null, most: null };
  if (table === "quiz_answers" && untold.has(String(row.attempt_id)))
    return { ...row, share: null, marked_by: null };
  return row;
}

async function* mediumOf(db: Reader, hash: string, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < size; start += MEDIA_PIECE)
    yield await bytesOfMedium(db, hash, { start, end: Math.min(size, start + MEDIA_PIECE) });
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* texts(parts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const part of parts) yield encoder.encode(part);
}

/** image/png → .png */
function endingOf(type: string): string {
  const [, kind = ""] = /^[a-z]+\/([a-z0-9]{2,5})/u.exec(type) ?? [];
  return kind === "" ? "" : `.${kind}`;
}
