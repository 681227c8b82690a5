import { BELOW_LINE, type DeskCard } from "./review.ts";

type Ranked = Pick<DeskCard, "id" | "weight" | "decision" | "reason" | "byHand" | "position">;

/** Whether the line may move a card: only one that nobody decided about, or that the line itself left out. */
export function isBelowLine(card: Pick<Ranked, "decision" | "reason">): boolean {
  return card.decision === "rejected" && card.reason === BELOW_LINE;
}

/** How many cards would be learnt as things stand, of how many; fewer than `least` cannot be asked for. */
export function lineNow(cards: readonly Ranked[]): {
  readonly kept: number;
  readonly of: number;
  readonly least: number;
} {
  const counted = cards.filter((card) => card.decision !== "merged" && !isRejectedByHand(card));
  return {
    kept: counted.filter((card) => !isBelowLine(card)).length,
    of: counted.length,
    least: counted.filter((card) => !isMovable(card)).length,
  };
}

/**
 * Which cards change when at most `keep` are to be learnt: the most important stay, whatever a person decided about
 * stays in any case. Ids, each in rank order.
 */
export function moveLine(
  cards: readonly Ranked[],
  keep: number,
): { readonly leaveOut: readonly string[]; readonly takeBack: readonly string[] } {
  const { least } = lineNow(cards);
  const movable = cards.filter(isMovable).sort(byImportance);
  const room = Math.max(0, keep - least);
  return {
    leaveOut: movable
      .slice(room)
      .filter((card) => !isBelowLine(card))
      .map((card) => card.id),
    takeBack: movable
      .slice(0, room)
      .filter(isBelowLine)
      .map((card) => card.id),
  };
}

function isMovable(card: Ranked): boolean {
  return !card.byHand && (card.decision === null || isBelowLine(card));
}

function isRejectedByHand(card: Ranked): boolean {
  return card.decision === "rejected" && card.reason !== BELOW_LINE;
}

/** The weightiest first; one that nobody ranked counts as weighty; ties in the generator's order. */
export function byImportance(a: Ranked, b: Ranked): number {
  return (b.weight ?? 1) - (a.weight ?? 1) || a.position - b.position || (a.id < b.id ? -1 : 1);
}
