import type { Span } from "#lib/base/text.ts";

/** A piece of what is looked for: letters, `_` (any one character) or `*` (any number of them). */
export type PatternPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "one" }
  | { readonly kind: "many" };

/** What is looked for, in order; two texts never stand side by side, and no text is empty. */
export type Pattern = readonly PatternPart[];

export type Comparison = "=" | "!=" | "<" | ">" | "<=" | ">=";

/** The sides of a card that can be searched by themselves. */
export type SearchField = "question" | "answer";

export const STATES = [
  "new",
  "learn",
  "review",
  "due",
  "suspended",
  "buried",
  "leech",
  "marked",
  "disputed",
  "edited",
  "duplicate",
] as const;
export type StateWord = (typeof STATES)[number];

export const CATEGORY_WORDS = ["date", "participant", "quote", "proposal", "outcome"] as const;
export type CategoryWord = (typeof CATEGORY_WORDS)[number];

/** Interval, due (days from today), answers, lapses, stability, difficulty, recall now, place among the new cards. */
export const PROPERTIES = ["ivl", "due", "reps", "lapses", "s", "d", "r", "pos"] as const;
export type Property = (typeof PROPERTIES)[number];

/** What happened in the last so many study days, today counted as one. */
export const RECENT = ["added", "edited", "introduced", "resched"] as const;
export type Recent = (typeof RECENT)[number];

/** One condition; `at` is where it stands in what was typed. */
export type SearchTerm = { readonly at: Span } & (
  | {
      readonly kind: "text";
      /** Null looks for a part of either side; a field has to be the pattern from end to end, as in Anki. */
      readonly field: SearchField | null;
      /** Whole words only. */
      readonly whole: boolean;
      readonly pattern: Pattern;
    }
  | { readonly kind: "regex"; readonly field: SearchField | null; readonly source: string }
  | { readonly kind: "deck" | "dossier" | "document" | "tag" | "note"; readonly name: Pattern }
  /** A regular expression that a part of a tag answers. */
  | { readonly kind: "tag-regex"; readonly source: string }
  | { readonly kind: "current-deck" | "untagged" }
  | { readonly kind: "category"; readonly category: CategoryWord }
  /** 1 for the first card of its note. */
  | { readonly kind: "card"; readonly number: number }
  | { readonly kind: "is"; readonly state: StateWord }
  /** 0 for none. */
  | { readonly kind: "flag"; readonly flag: number }
  | { readonly kind: "recent"; readonly what: Recent; readonly days: number }
  | { readonly kind: "rated"; readonly days: number; readonly rating: number | null }
  | {
      readonly kind: "property";
      readonly property: Property;
      readonly comparison: Comparison;
      readonly value: number;
    }
  | { readonly kind: "ids"; readonly of: "card" | "note"; readonly ids: readonly string[] }
);

/** What was asked for. `and` and `or` have two parts or more, none of their own kind. */
export type SearchNode =
  | { readonly kind: "everything" }
  | { readonly kind: "and" | "or"; readonly parts: readonly SearchNode[] }
  | { readonly kind: "not"; readonly part: SearchNode }
  | SearchTerm;

/** Why a search cannot be read, as a sentence, and where. */
export type SearchProblem = { readonly message: string; readonly at: Span };

export type ParsedSearch =
  | { readonly ok: true; readonly node: SearchNode }
  | { readonly ok: false; readonly problem: SearchProblem };
