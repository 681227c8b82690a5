/**
 * What the checks of a card look for in its words, a bit for each. A pattern that cannot match without a word of a kind is
 * asked only of texts that have its sign. A sign says `may`: words that only look so have it too.
 */
export const SIGN = {
  /** Points by itself: `he`, `here`, `the former`, `the same day`. */
  points: 1,
  that: 2,
  /** Points with a `that` beside it: `that day`, `after that`. */
  besideThat: 4,
  /** `the move` · `both sides` */
  bare: 8,
  /** `instant` · the `morrow` of `to-morrow` */
  ofThePaper: 16,
  /** The `expressed` of `a declaration that expressed`. */
  cutOff: 32,
  /** `according` to the text · the passage `above` */
  ofThePage: 64,
  /** `him` · `them` · `her` */
  him: 128,
  /** What a vague answer ends with: `ones`, `so`. */
  one: 256,
} as const;

/** For texts whose words do not tell. */
export const EVERY_SIGN = -1;

// The patterns of the checks know only ASCII letters as parts of words: a sign for an end asks for no beginning.
const PATTERNS: readonly (readonly [sign: number, pattern: RegExp])[] = [
  [
    SIGN.points,
    /^(?:he|she|it|they|him|them|his|her|its|their|this|these|those|we|us|our|i|my|you|your|here|former|latter|then|same)$/u,
  ],
  [SIGN.that, /^that$/u],
  [
    SIGN.besideThat,
    /^(?:after|before|day|night|year|month|time|morning|afternoon|evening|pact|treaty|meeting|one)$/u,
  ],
  [SIGN.bare, /^(?:move|decision|step|incident|news|idea|two$|both$)/u],
  [SIGN.ofThePaper, /(?:inst|ult|prox)(?:ant|imo)?$|^(?:morrow|day|night)$/u],
  [
    SIGN.cutOff,
    /^(?:express|contain|declar|describ|announc|promis|demand|propos|stat|includ|call|defin|nam|read|sa)(?:ed|es|s|d|id)$/u,
  ],
  [SIGN.ofThePage, /^(?:according|above|following)$/u],
  [SIGN.him, /^(?:him|them|her)/u],
  [SIGN.one, /(?:ones?|so)$/u],
];

/** The signs of one folded word. */
export function signsOf(word: string): number {
  let signs = 0;
  for (const [sign, pattern] of PATTERNS) if (pattern.test(word)) signs |= sign;
  return signs;
}
