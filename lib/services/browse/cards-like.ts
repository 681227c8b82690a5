import { setImmediate } from "node:timers/promises";
import type { BrowseViewer } from "#lib/db/queries/browse-conditions.ts";
import { areFewTexts } from "#lib/db/queries/browse-rows.ts";
import {
  type CardTexts,
  countLike,
  lastText,
  ownTexts,
  type Side,
  textsBetween,
} from "#lib/db/queries/browse-texts.ts";
import type { Reader } from "#lib/db/store.ts";
import { regexFinder } from "#lib/search/regex.ts";
import { likesOf, neededLetters } from "#lib/search/regex-needs.ts";
import type { SearchField } from "#lib/search/types.ts";

/** Texts that are looked through at once for a regular expression; others are served between. */
const AT_ONCE = 10_000;
/** With so many texts at most that have the letters, they are looked up; else all texts are looked through. */
const FEW = 2_000;

/** The cards whose words a regular expression describes, or all others, where those are fewer. Whoever may see them. */
export type CardsLike = { readonly are: "these" | "all but these"; readonly ids: readonly string[] };

type Ask = {
  readonly viewer: BrowseViewer;
  readonly field: SearchField | null;
  readonly source: string;
};

/** Looks through the words of all cards, portion by portion, for what a regular expression describes. */
export async function cardsLike(read: Reader, { viewer, field, source }: Ask): Promise<CardsLike> {
  const describes = regexFinder(source);
  // A side that is not looked at is not there.
  const finds = (text: string | undefined): boolean => text !== undefined && describes(text);
  const sides: readonly Side[] = field === null ? ["question", "answer"] : [field];
  const hits: string[] = [];
  const others: string[] = [];
  const look = ({ cardIds, questions, answers }: CardTexts): void => {
    for (let i = 0; i < cardIds.length; i += 1)
      (finds(questions[i]) || finds(answers[i]) ? hits : others).push(cardIds[i] ?? "");
  };
  look(await ownTexts(read, { viewer, sides }));
  const last = await lastText(read);
  const only = await onlyThose(read, source, sides);
  const portion = only !== null && "words" in only ? last : AT_ONCE;
  for (let after = 0; after < last; after += portion) {
    look(await textsBetween(read, { viewer, sides, only, after, upTo: after + portion }));
    await setImmediate();
  }
  const areOthersKnown = only === null;
  return areOthersKnown && others.length < hits.length
    ? { are: "all but these", ids: others }
    : { are: "these", ids: hits };
}

/** What all texts have in which the expression can find anything, as the database is asked for it; null for too little. */
async function onlyThose(
  read: Reader,
  source: string,
  sides: readonly Side[],
): Promise<{ readonly words: string } | { readonly likes: readonly string[] } | null> {
  const letters = neededLetters(source);
  const words = `"${letters}"`;
  // The full-text table knows no less than three.
  if (Array.from(letters).length >= 3 && (await areFewTexts(read, words, FEW))) return { words };
  const likes = likesOf(source);
  if (likes === null) return null;
  // What most texts have spares little, and of the others nobody would know who they are.
  const most = await countLike(read, likes, { sides, after: 0, upTo: AT_ONCE });
  return most > AT_ONCE / 2 ? null : { likes };
}
