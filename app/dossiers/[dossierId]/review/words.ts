import { capital, counted, countedInWords, numberWord } from "#app/_ui/words.ts";
import { BELOW_LINE, type DeskCard, type ReviewView } from "#lib/study/review.ts";

/** The short list: 1 to 5 are said as they stand, 6 is said in one's own words. */
export const REASONS = [
  "wrong",
  "unclear",
  "gives the answer away",
  "not worth learning",
  "duplicate",
] as const;

/** What has become of a card, for its head. */
export function decisionWords({ decision, reason, byHand, studied }: DeskCard): string {
  switch (decision) {
    case null:
      return studied ? "Published, not looked at" : "Undecided";
    case "accepted":
      return byHand ? "Written by hand" : "Accepted";
    case "edited":
      return "Accepted, in your words";
    case "rejected":
      return reason === BELOW_LINE ? "Left out by the line" : `Rejected: ${reason ?? "no reason given"}`;
    case "merged":
      return "Merged into another card";
  }
}

/** "Core: among the first twelve of 61." */
export function importanceWords(rank: number, of: number): string {
  const share = rank / of;
  const word = share <= 0.2 ? "Core" : share <= 0.6 ? "Solid" : "Marginal";
  return `${word}: number ${rank} of ${of} by importance`;
}

/** The head of the page: how much of a document's cards has been looked at. */
export function headline(looked: number, of: number): string {
  if (of === 0) return "No cards from this document";
  if (looked === 0) return `${capital(countedInWords(of, "card"))} to look at`;
  if (looked < of) return `${capital(numberWord(of - looked))} of ${numberWord(of)} still to look at`;
  return of === 1 ? "Its one card is decided" : `All ${numberWord(of)} cards are decided`;
}

/** Why a passage made no card, without the name of the machinery before it. */
export function leftOutWords(reason: string): string {
  const bare = reason.replace(/^page furniture: /u, "").replace(/-/gu, " ");
  return reason.startsWith("page furniture: ") ? `Page furniture: ${bare}` : capital(reason);
}

/** "41 accepted, 4 rejected, 3 left out by the line". */
export function sumOf(cards: Iterable<DeskCard>): string {
  const counts = { accepted: 0, rejected: 0, line: 0, open: 0 };
  for (const { decision, reason } of cards) {
    if (decision === null) counts.open += 1;
    else if (decision === "rejected") counts[reason === BELOW_LINE ? "line" : "rejected"] += 1;
    else counts.accepted += 1;
  }
  const parts = [
    counts.accepted > 0 ? `${counts.accepted} accepted` : "",
    counts.rejected > 0 ? `${counts.rejected} rejected` : "",
    counts.line > 0 ? `${counts.line} left out by the line` : "",
    counts.open > 0 ? `${counts.open} undecided` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** "1,329 characters, 14 cards." */
export function sizeWords({ length, lanes }: NonNullable<ReviewView["document"]>, cards: number): string {
  const leftOut = lanes.find((lane) => lane.kind === "left-out")?.count ?? 0;
  const size = `${counted(length, "character")}, ${counted(cards, "card")}`;
  return leftOut === 0 ? `${size}. Nothing was left out.` : `${size}.`;
}
