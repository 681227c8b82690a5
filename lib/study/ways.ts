/** How the cards of a deck are studied, besides when: the part of a preset that the memory model does not read. */
export type StudyWays = {
  /** How an answer is given. `mixed` asks for more the better a card is known. */
  readonly mode: "show" | "typed" | "choice" | "mixed";
  readonly newOrder: "deck" | "random" | "importance";
  /** `urgent`: what loses most by waiting first. */
  readonly reviewOrder: "shuffled" | "urgent" | "oldest" | "shortest" | "surest";
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
