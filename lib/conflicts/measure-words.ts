import { stem } from "./words.ts";

/** Ways to say one thing when things are counted. */
const SAME_MEASURE: readonly (readonly string[])[] = [
  [
    "kill",
    "die",
    "dead",
    "death",
    "perish",
    "victim",
    "fatality",
    "life",
    "lives",
    "lose",
    "loss",
    "toll",
    "drown",
  ],
  ["injure", "injury", "wound", "hurt", "casualty"],
  ["attend", "attendance", "watch", "spectator", "crowd", "audience"],
  ["pay", "price", "cost", "buy", "sell", "purchase", "acquire", "worth"],
  ["win", "beat", "defeat", "lose", "draw", "loss", "victory", "score"],
  ["high", "height", "tall"],
  ["long", "length"],
  ["wide", "width", "broad"],
  ["deep", "depth"],
  ["heat", "temperature", "warm"],
  ["vote", "receive", "poll", "obtain", "gain", "secure", "win", "get", "take", "cast"],
  ["inhabitant", "population", "live"],
];
const MEASURES = new Map<string, string[]>();
for (const words of SAME_MEASURE) {
  for (const word of words)
    MEASURES.set(stem(word), [...(MEASURES.get(stem(word)) ?? []), stem(words[0] ?? word)]);
}

/** What a verb or noun measures: one word for all that say the same (`die`, `death`, `victim`), else its own stem. */
export function measureOf(word: string): string[] {
  return MEASURES.get(stem(word)) ?? [stem(word)];
}

/** Whether a word is one of those that say what is counted. */
export function isMeasureWord(word: string): boolean {
  return MEASURES.has(stem(word));
}
