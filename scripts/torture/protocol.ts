/** How many cards the victim's deck has: few, so that answers meet on the same card. */
export const CARDS = 40;

/** What the parent tells the process that will be killed. */
export type Order =
  | { readonly kind: "open"; readonly url: string }
  /** As `open`, and puts the deck in. */
  | { readonly kind: "seed"; readonly url: string }
  | { readonly kind: "record"; readonly number: number; readonly learner: string; readonly batch: unknown };

/** What it answers. `accepted` is what a server says with status 200: after the commit, and naming the answers. */
export type Reply =
  | { readonly kind: "open" }
  | {
      readonly kind: "accepted";
      readonly number: number;
      readonly ids: readonly string[];
      readonly refused: number;
    }
  | { readonly kind: "failed"; readonly message: string };
