import type { Candidate } from "./candidate.ts";
import type { Card } from "./types.ts";
import { overlap, sharedBy, type WordedText } from "./words.ts";

/** How many cards with the same answer a new one is compared with, so that work grows with the dossier and not with its square. */
const NEAR = 40;
/** From here on two questions with the same answer ask the same thing. */
const SAME_QUESTION = 0.6;

/** So many words that say something make two questions about one sentence the same, whatever the longer adds. */
const SAME_WORDS = 3;

/** A card in the making, with what was joined to it; the key of its answer and the words of its question are kept. */
export type Group = {
  card: Card;
  readonly from: Candidate[];
  readonly answers: string;
  readonly words: readonly string[];
  readonly says: WordedText;
};

/** The cards that have one answer, by what they ask for. */
export type SameAnswer = Partial<Record<Candidate["category"], Group[]>>;

/** The card that asks the same as a candidate with the same answer. */
export function twinOf(same: SameAnswer, candidate: Candidate, words: readonly string[]): Group | undefined {
  return (
    amongLast(same[candidate.category], (one) => isSame(one, candidate, words)) ??
    firstOf(OTHERS[candidate.category], (other) =>
      amongLast(same[other], (one) => isSameSaying(one, candidate, words)),
    )
  );
}

/** The first of the last `NEAR` groups that fits. */
function amongLast(groups: readonly Group[] | undefined, fits: (one: Group) => boolean): Group | undefined {
  if (groups === undefined) return undefined;
  for (let at = Math.max(0, groups.length - NEAR); at < groups.length; at += 1) {
    const one = groups[at];
    if (one !== undefined && fits(one)) return one;
  }
  return undefined;
}

function isSame(group: Group, candidate: Candidate, words: readonly string[]): boolean {
  // Of two questions of very different length even all words of the shorter are too few to share.
  const [less, more] =
    words.length < group.words.length
      ? [words.length, group.words.length]
      : [group.words.length, words.length];
  if (less >= SAME_QUESTION * more && overlap(words, group.words) >= SAME_QUESTION) return true;
  // One sentence that answers the same person twice in one category tells one thing.
  const [first] = group.from;
  return (
    candidate.category === "participant" &&
    first?.reading === candidate.reading &&
    first.sentence === candidate.sentence
  );
}

/**
 * What was said and what was proposed are often one (`asked that his opposition be recorded`), and who proposed or
 * opposed something took part in it.
 */
const OTHERS: Readonly<Record<Candidate["category"], readonly Candidate["category"][]>> = {
  quote: ["proposal", "participant"],
  proposal: ["quote", "participant"],
  participant: ["proposal", "quote"],
  date: [],
  outcome: [],
};

function firstOf<One, Found>(list: readonly One[], find: (one: One) => Found | undefined): Found | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether one sentence was asked twice for who said something, once as words and once as a wish. */
function isSameSaying(
  { from, words: known }: Group,
  candidate: Candidate,
  words: readonly string[],
): boolean {
  const [first] = from;
  if (first?.reading !== candidate.reading || first.sentence !== candidate.sentence) return false;
  if (overlap(words, known) >= SAME_QUESTION) return true;
  const shared = sharedBy(words, known);
  // `opposed the motion` and `asked for a vote` of one sentence: who took part is asked once for each deed.
  const tookPart = first.category === "participant" || candidate.category === "participant";
  return shared >= SAME_WORDS && (!tookPart || shared === Math.min(words.length, known.length));
}
