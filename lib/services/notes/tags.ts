import { z } from "zod";
import { foldText } from "#lib/base/text.ts";
import { pairKey } from "../journal/ledger.ts";

const LONGEST_TAG = 100;
const MOST_TAGS = 50;

/** A tag as in Anki: no spaces, levels joined by `::`. */
export const Tag = z
  .string()
  .transform((text) =>
    text
      .trim()
      .replace(/^#/u, "")
      .replace(/\s+/gu, "_")
      .replace(/:{3,20}/gu, "::"),
  )
  .pipe(
    z
      .string()
      .min(1, "A tag needs a letter.")
      .max(LONGEST_TAG, `A tag has at most ${LONGEST_TAG} characters.`)
      .regex(/^[^\p{C}"(),]+$/u, "A tag has no quotation marks, brackets or commas."),
  );

export const Tags = z
  .array(Tag)
  .max(MOST_TAGS, `A note has at most ${MOST_TAGS} tags.`)
  .transform((tags) => [...new Map(tags.map((tag) => [foldTag(tag), tag])).values()]);

/** As tags are compared. */
export function foldTag(tag: string): string {
  return foldText(tag);
}

/** What the journal writes to give cards tags, or with `off` to take them away. */
export function tagRows(
  cardIds: readonly string[],
  tags: readonly string[],
  { off = false }: { readonly off?: boolean } = {},
): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    cardIds.flatMap((cardId) => tags.map((tag) => [pairKey(cardId, foldTag(tag)), off ? null : tag])),
  );
}
