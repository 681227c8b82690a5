import { contentId } from "#lib/cards/identity.ts";
import type { Card } from "#lib/cards/types.ts";
import type { Claim, Conflict } from "#lib/conflicts/types.ts";
import { sameWords } from "./readings.ts";

/** Finds the disagreement that a generated card shows: the one it asks about, or whose claims are its readings. */
export function conflictFinder(conflicts: readonly Conflict[]): (card: Card) => Conflict | null {
  const bySiblings = new Map(conflicts.map((one) => [siblingsOf(one), one]));
  // The first of two that rest on the same words.
  const byPlaces = new Map([...conflicts].reverse().map((one) => [together(one.claims.map(placeOf)), one]));
  return (card) => {
    if (card.disputed !== true || card.readings === undefined) return null;
    return bySiblings.get(card.siblings) ?? byPlaces.get(together(readingPlaces(card))) ?? null;
  };
}

/** Whether a card asks about the disagreement itself, and not for a fact that is disputed. */
export function isConflictCard(card: Pick<Card, "siblings">, conflict: Conflict): boolean {
  return card.siblings === siblingsOf(conflict);
}

function siblingsOf({ id }: Conflict): string {
  return contentId(["conflict", id]);
}

// A long claim is cut at its end on a card, so that its beginning and its value say which it is.
function placeOf({ document, start, value }: Pick<Claim, "document" | "start" | "value">): string {
  return JSON.stringify([document, start, sameWords(value)]);
}

function readingPlaces({ readings = [], evidence }: Card): readonly string[] {
  return readings.flatMap(({ value, evidence: indices }) =>
    indices.flatMap((index) => {
      const at = evidence[index];
      return at === undefined ? [] : [placeOf({ ...at, value })];
    }),
  );
}

function together(places: readonly string[]): string {
  return [...new Set(places)].sort().join("\n");
}
