import { grouped } from "#lib/base/grouped.ts";
import type { Collection, RawCard, RawDeck, RawReview, RawWay } from "./anki-types.ts";
import type { PackedCard, PackedDue, PackedHead, PackedReview, PackedWay } from "./packed.ts";

/**
 * Reads the cards of a collection; `decks` are those in which the ones read until then lie and those above them, and
 * `ways` the rules that these go by.
 */
export function cardReader(collection: Collection): {
  readonly of: (card: RawCard, ord: number, marked: boolean) => PackedCard;
  readonly decks: () => PackedHead["decks"];
  readonly ways: () => readonly PackedWay[];
} {
  const reviewsOf = grouped(collection.reviews, (review) => review.cardId);
  /** Ids of decks. */
  const used = new Set<number>();
  const wayOf = ({ wayId }: RawDeck): number | null =>
    wayId !== null && collection.ways.has(wayId) ? wayId : null;
  const decks = (): PackedHead["decks"] => {
    const paths = new Set([...used].flatMap((id) => pathsTo(collection.decks.get(id)?.path ?? "")));
    return [...collection.decks.values()].flatMap((deck) => {
      const way = wayOf(deck);
      return way !== null && paths.has(deck.path) ? [{ path: deck.path, way }] : [];
    });
  };
  return {
    decks,
    ways: () =>
      [...new Set(decks().map(({ way }) => way))].flatMap((id) => {
        const way = collection.ways.get(id);
        return way ? [packedWay(id, way, collection.fsrs)] : [];
      }),
    of: (card, ord, marked) => {
      const known = memoryIn(card.data);
      const deck = collection.decks.get(card.deckId);
      if (deck) used.add(card.deckId);
      return {
        ord,
        deck: deck?.path ?? "",
        place: card.type === 0 ? card.due : 0,
        due: dueOf(card),
        intervalDays: Math.max(0, card.interval),
        factor: card.factor,
        reps: card.reps,
        lapses: card.lapses,
        suspended: card.queue === -1,
        marked,
        flag: card.flag,
        modified: card.modified * 1_000,
        memory: known,
        way: deck ? wayOf(deck) : null,
        reviews: [...(reviewsOf.get(card.id) ?? [])].sort((a, b) => a.id - b.id).map(packedReview),
      };
    },
  };
}

/** "A::B::C": "A", "A::B" and itself. */
function pathsTo(path: string): readonly string[] {
  const levels = path.split("::");
  return levels.map((_, i) => levels.slice(0, i + 1).join("::"));
}

/** Later than any number of days: a moment in seconds. */
const EARLIEST_MOMENT = 1_000_000_000;

function dueOf({ type, due }: RawCard): PackedDue {
  if (type === 0) return { kind: "new" };
  return due >= EARLIEST_MOMENT ? { kind: "moment", at: due * 1_000 } : { kind: "day", days: due };
}

function packedReview({ id, ease, interval, factor, time, type }: RawReview): PackedReview {
  return [id, ease, interval, factor, time, type];
}

/** {"s":123.4568,"d":1.235} */
function memoryIn(data: string): PackedCard["memory"] {
  if (!data.includes('"s"')) return null;
  try {
    const said: unknown = JSON.parse(data);
    if (typeof said !== "object" || said === null || !("s" in said) || !("d" in said)) return null;
    const { s: stability, d: difficulty } = said;
    if (typeof stability !== "number" || typeof difficulty !== "number") return null;
    return stability > 0 && stability <= 36_500 && difficulty >= 1 && difficulty <= 10
      ? { stability, difficulty }
      : null;
  } catch {
    return null;
  }
}

/** FSRS-5 had 19 weights: its forgetting curve is FSRS-6's with a decay of one half. */
const LAST_OF_FIVE = [0, 0.5];

function packedWay(id: number, way: RawWay, fsrs: boolean): PackedWay {
  const { weights, retention } = way;
  const whole = weights.length === 19 ? [...weights, ...LAST_OF_FIVE] : weights;
  return {
    id,
    name: way.name,
    newPerDay: way.newPerDay,
    reviewsPerDay: way.reviewsPerDay,
    learningMinutes: way.learningMinutes,
    relearningMinutes: way.relearningMinutes,
    maximumDays: way.maximumDays,
    retention: fsrs && retention >= 0.7 && retention <= 0.99 ? retention : null,
    weights: fsrs && whole.length === 21 ? whole : [],
    habits: way.habits,
  };
}
