import type { Span } from "#lib/base/text.ts";
import type { Sentence } from "../types.ts";
import type { Lexeme } from "./lexemes.ts";
import type { Unit } from "./words/types.ts";

/** Day, month, year and what goes with them, as far as the words say it. Years before Christ are negative. */
export type DateFields = {
  readonly year: number | null;
  /** `194` for the 1940s, `-47` for the 470s BC. */
  readonly decade: number | null;
  /** `18` for the nineteenth century, `-3` for the fourth century BC. */
  readonly century: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly season: "SP" | "SU" | "FA" | "WI" | null;
  /** 1 for Monday. */
  readonly weekday: number | null;
  readonly time: string | null;
};

export const NO_FIELDS: DateFields = {
  year: null,
  decade: null,
  century: null,
  month: null,
  day: null,
  season: null,
  weekday: null,
  time: null,
};

/** Where a date without a year lies from the one before it; `year-after` where the words count years: `June of the next year`. */
export type Relation = "same" | "next" | "previous" | "year-after" | "year-before";

/**
 * A time expression as the words give it, before it is known which year they mean.
 * `date` names a date, `shift` counts from one (`two days later`, `that year`), `deictic` counts from the day of writing.
 */
export type Expression = { readonly span: Span; readonly modifier: string | null } & (
  | {
      readonly kind: "date";
      readonly fields: DateFields;
      readonly anchor: Relation | null;
    }
  | {
      readonly kind: "shift";
      readonly unit: Unit;
      readonly amount: number;
      readonly time: string | null;
      /** `ten years ago today` counts from the day of writing, to the very day. */
      readonly fromToday?: true;
    }
  | {
      readonly kind: "deictic";
      readonly unit: "day" | "month";
      readonly amount: number;
      readonly day: number | null;
    }
  | { readonly kind: "duration"; readonly unit: Unit; readonly amount: number | null }
);

/** The expressions of one sentence, before they have values. */
export type SentenceDates = {
  readonly sentence: Sentence;
  readonly lexemes: readonly Lexeme[];
  readonly expressions: readonly Expression[];
};
