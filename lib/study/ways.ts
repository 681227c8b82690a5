/**
 * What comes first when more is due than a day holds. `urgent`: what is furthest past its day for its interval;
 * `surest` and `weakest`: by how likely it is recalled now.
 */
export const REVIEW_ORDERS = [
  "shuffled",
  "urgent",
  "oldest",
  "shortest",
  "longest",
  "surest",
  "weakest",
  "easiest",
  "hardest",
  "random",
] as const;
export type ReviewOrder = (typeof REVIEW_ORDERS)[number];

/** How the cards of a deck are studied, besides when: the part of a preset that the memory model does not read. */
export type StudyWays = {
  /** How an answer is given. `mixed` asks for more the better a card is known. */
  readonly mode: "show" | "typed" | "choice" | "mixed";
  readonly newOrder: "deck" | "random" | "importance";
  readonly reviewOrder: ReviewOrder;
  readonly newAmong: "mixed" | "first" | "last";
  /** Whether cards of one sentence are kept apart on one day. */
  readonly siblingsApart: "both" | "reviews" | "new" | "none";
  /** Monday to Sunday: how much a day should carry. */
  readonly easyDays: readonly ("normal" | "reduced" | "minimum")[];
  /** Days of like load rather than the first that fits. */
  readonly balance: boolean;
  /** So many lapses make a card a leech. */
  readonly leechAfter: number;
  readonly leechAction: "tell" | "suspend";
};

/** As in Anki where Anki has it. */
export const DEFAULT_WAYS: StudyWays = {
  mode: "show",
  newOrder: "deck",
  reviewOrder: "shuffled",
  newAmong: "mixed",
  siblingsApart: "both",
  easyDays: ["normal", "normal", "normal", "normal", "normal", "normal", "normal"],
  balance: false,
  leechAfter: 8,
  leechAction: "tell",
};
