import type { PlainPattern } from "./glob.ts";
import type { CategoryWord, Comparison, SearchField } from "./types.ts";

/**
 * A search after every name in it was looked up: what the database is asked. Days are counted and decks are known by
 * then; a set that is empty finds nothing.
 */
export type Sought =
  | { readonly kind: "everything" | "nothing" }
  | { readonly kind: "all" | "any"; readonly parts: readonly Sought[] }
  | { readonly kind: "not"; readonly part: Sought }
  /** Both, and the first is the cheaper question: of a card that fails it nothing else is asked. */
  | { readonly kind: "first"; readonly first: Sought; readonly rest: Sought }
  | {
      readonly kind: "text";
      readonly field: SearchField | null;
      /** For the full-text table; null when what is looked for is too short for it. */
      readonly words: string | null;
      /** One or two folded letters that are in it, when it has no longer word: for the beginnings in the full-text table. */
      readonly short: string | null;
      /** For the text itself; null when the full-text table alone decides. */
      readonly glob: string | null;
      /** The text is looked at with a space before and behind it. */
      readonly padded: boolean;
      /** What is looked for in the viewer's own words, which are not in the full-text table. */
      readonly own: string;
      /** The same of a text of ASCII alone, which is quicker; null when it cannot be said so. */
      readonly plain: PlainPattern | null;
    }
  /** Cards whose home is one of these decks: by its options they are scheduled. */
  | { readonly kind: "home-decks"; readonly ids: readonly string[] }
  | { readonly kind: "decks" | "dossiers" | "documents" | "cards" | "notes"; readonly ids: readonly string[] }
  | { readonly kind: "tags"; readonly folded: readonly string[] }
  | { readonly kind: "untagged" | "disputed" | "edited" | "suspended" | "marked" }
  | { readonly kind: "note-kinds"; readonly kinds: readonly string[] }
  | { readonly kind: "category"; readonly category: CategoryWord }
  | { readonly kind: "ord"; readonly ord: number }
  | { readonly kind: "phases"; readonly phases: readonly ("new" | "learning" | "review" | "relearning")[] }
  /** Review cards due by the day, learning cards by the instant; neither suspended nor buried. */
  | { readonly kind: "due-by"; readonly day: string; readonly at: number }
  | { readonly kind: "buried"; readonly day: string }
  | { readonly kind: "flag"; readonly flag: number }
  | {
      readonly kind: "compare";
      readonly what: "interval" | "reps" | "lapses" | "stability" | "difficulty" | "position";
      readonly comparison: Comparison;
      readonly value: number;
    }
  /** Review cards by their day; learning cards by the instants between which the day lies. */
  | {
      readonly kind: "due-day";
      readonly comparison: Comparison;
      readonly day: string;
      readonly from: number;
      readonly until: number;
    }
  /** Milliseconds since the last answer for each day of stability; a card never answered is never found. */
  | { readonly kind: "faded"; readonly comparison: Comparison; readonly now: number; readonly perDay: number }
  | { readonly kind: "added-since" | "edited-since"; readonly at: number }
  | { readonly kind: "rated-since"; readonly day: string; readonly rating: number | null }
  | { readonly kind: "introduced-since" | "moved-since"; readonly day: string };
