import { habitsOf } from "./anki-habits.ts";
import { rowsOf, textOf } from "./anki-rows.ts";
import type { NoteType, RawDeck, RawWay, Shape } from "./anki-types.ts";
import { damaged } from "./archive.ts";
import type { SqliteFile } from "./sqlite-file.ts";

type Json = Readonly<Record<string, unknown>>;

/** Schema 11 keeps note types, decks and settings as JSON in its only row of `col`. */
export function oldShape(file: SqliteFile): Shape {
  const [row] = rowsOf(file, "col", ["conf", "models", "decks", "dconf"], 1);
  const [conf, models, decks, ways] = (row ?? []).map((value) => objectIn(textOf(value)));
  if (!conf || !models || !decks) throw damaged();
  const { creationOffset, rollover, fsrs } = conf;
  return {
    types: byId(models, typeOf),
    decks: byId(decks, deckOf),
    ways: byId(ways ?? {}, wayOf),
    knowsZone: typeof creationOffset === "number",
    zoneMinutesWest: typeof creationOffset === "number" ? creationOffset : 0,
    dayStart: typeof rollover === "number" ? rollover : 4,
    fsrs: fsrs === true,
  };
}

function objectIn(text: string): Json {
  if (text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return objectOf(value);
  } catch {
    throw damaged();
  }
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function byId<T>(rows: Json, read: (row: Json) => T): ReadonlyMap<number, T> {
  return new Map(Object.entries(rows).map(([id, row]) => [Number(id), read(objectOf(row))]));
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

function wordsOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numberOf(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function numbersOf(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.map(numberOf) : [];
}

function typeOf({ name, type, originalStockKind, flds, tmpls }: Json): NoteType {
  const inOrder = (list: unknown) => [...listOf(list)].sort((a, b) => numberOf(a.ord) - numberOf(b.ord));
  return {
    name: wordsOf(name),
    isCloze: type === 1,
    isOcclusion: originalStockKind === 6,
    fields: inOrder(flds).map((field) => wordsOf(field.name)),
    templates: inOrder(tmpls).map((template) => ({
      ord: numberOf(template.ord),
      front: wordsOf(template.qfmt),
      back: wordsOf(template.afmt),
    })),
  };
}

function deckOf({ name, conf }: Json): RawDeck {
  return { path: wordsOf(name), wayId: typeof conf === "number" ? conf : null };
}

/** No number of cards: ours counts then. */
const UNSAID = -1;

function wayOf(way: Json): RawWay {
  const fresh = objectOf(way.new);
  const lapse = objectOf(way.lapse);
  const [six, five] = [numbersOf(way.fsrsParams6), numbersOf(way.fsrsParams5)];
  const review = objectOf(way.rev);
  return {
    name: wordsOf(way.name),
    newPerDay: typeof fresh.perDay === "number" ? fresh.perDay : UNSAID,
    reviewsPerDay: typeof review.perDay === "number" ? review.perDay : UNSAID,
    learningMinutes: numbersOf(fresh.delays),
    relearningMinutes: numbersOf(lapse.delays),
    maximumDays: numberOf(review.maxIvl),
    retention: numberOf(way.desiredRetention),
    weights: six.length > 0 ? six : five,
    habits: habitsOf({
      leechAfter: numberOf(lapse.leechFails),
      leechAction: numberOf(lapse.leechAction),
      newMix: numberOf(way.newMix),
      reviewOrder: numberOf(way.reviewOrder),
      buryNew: fresh.bury === true,
      buryReviews: review.bury === true,
      easyDays: numbersOf(way.easyDaysPercentages),
    }),
  };
}
