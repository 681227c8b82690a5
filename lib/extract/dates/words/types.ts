/**
 * The words of time of one language, in small letters, forms separated by spaces. One table a language; the grammar
 * knows only the classes.
 */
export type DateWords = {
  readonly code: string;
  /** Twelve entries, January first: every form in which the month is written out. */
  readonly months: readonly string[];
  /** Twelve entries: short forms, which count only next to a number. */
  readonly shortMonths: readonly string[];
  /** Whether month names begin with a capital, so that `may` and `march` are told from May and March. */
  readonly capitalMonths: boolean;
  readonly seasons: { readonly SP: string; readonly SU: string; readonly FA: string; readonly WI: string };
  /** Seven entries, Monday first. */
  readonly weekdays: readonly string[];
  readonly units: Readonly<Record<Unit, string>>;
  /** `two:2 three:3` */
  readonly numbers: string;
  /** `first:1 second:2` */
  readonly ordinals: string;
  readonly articles: string;
  readonly of: string;
  /** `and`, `to`, `until`: between two dates of a list or a range. */
  readonly links: string;
  readonly early: string;
  readonly mid: string;
  readonly late: string;
  readonly start: string;
  readonly middle: string;
  readonly end: string;
  /** Before a date or a number: about, around. */
  readonly about: string;
  /** Before a number only: more than, at least, another. */
  readonly quantity: string;
  /** `the first half of 1941`, `the latter part of the year`. */
  readonly portion: string;
  readonly next: string;
  readonly previous: string;
  readonly same: string;
  readonly later: string;
  readonly earlier: string;
  readonly ago: string;
  readonly vague: string;
  readonly morning: string;
  readonly afternoon: string;
  readonly evening: string;
  readonly night: string;
  /** `yesterday:-1 today:0` */
  readonly deictic: string;
  /** One word for the day after or before: `lendemain:1 veille:-1`. */
  readonly neighbours: string;
  /** Nouns that make a decade of the number after them: `années 1930`, `década de 1930`. */
  readonly decadeNouns: string;
  /** Words before a day or a year that make it one: in, on, since, during. */
  readonly before: string;
  /** Whether an ordinal is a number with a full stop: `3. November`. */
  readonly dotOrdinals: boolean;
};

export type Unit = "minute" | "hour" | "day" | "week" | "month" | "season" | "year" | "decade" | "century";
