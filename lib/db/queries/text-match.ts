import { type Column, type SQL, sql } from "drizzle-orm";
import type { PlainPattern } from "#lib/search/glob.ts";

/** Before a character that LIKE would take for its own stands a backslash: see `plainPatternOf` and `likesOf`. */
const ESCAPED = sql`escape ${"\\"}`;

/** Whether a text is like a pattern of LIKE. */
export function isLike(text: SQL | Column, pattern: string): SQL {
  return sql`${text} like ${pattern} ${ESCAPED}`;
}

/** How a text is looked at: by a pattern of `globOf`, and in a quicker way where it is of ASCII alone and `plain` is known. */
export type TextMatch = {
  readonly glob: string;
  /** The text is looked at with a space before and behind it. */
  readonly padded: boolean;
  readonly plain: PlainPattern | null;
};

/** Whether a text has what is looked for. */
export function matchesText(text: SQL, { glob, padded, plain }: TextMatch): SQL {
  const all = padded ? sql`' ' || ${text} || ' ' glob ${glob}` : sql`${text} glob ${glob}`;
  if (plain === null) return all;
  const part = isLike(text, plain.like);
  const quick =
    plain.lower === null ? part : sql`(${part} and lower(' ' || ${text} || ' ') glob ${plain.lower})`;
  return sql`case when octet_length(${text}) = length(${text}) then ${quick} else ${all} end`;
}
