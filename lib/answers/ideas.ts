/** More ideas than this nobody ticks off. */
const MOST_IDEAS = 12;
const SHORTEST_IDEA = 3;

/**
 * The ideas that an answer is made of, each to be ticked off if it was said: its lines, else its sentences and what
 * semicolons divide, else the items of a list of three or more. Empty when it is one idea.
 */
export function ideasIn(answer: string): readonly string[] {
  for (const parts of [lines(answer), sentences(answer), items(answer)]) {
    const ideas = parts.map((part) => part.trim()).filter((part) => part.length >= SHORTEST_IDEA);
    if (ideas.length > 1) return ideas.slice(0, MOST_IDEAS);
  }
  return [];
}

/** "- one", "2. two", "• three": without what marks them. */
function lines(text: string): readonly string[] {
  return text.split(/\r?\n/u).map((line) => line.replace(/^\s*(?:[-*•–]|\p{Nd}{1,2}[.)])\s+/u, ""));
}

/** "He left; she stayed. Nobody won." Not after an initial or an abbreviation: the next word has to begin large. */
function sentences(text: string): readonly string[] {
  return text.split(/;\s+|(?<=\p{Ll}{2}[.!?]["”’')]?)\s+(?=["“‘'(]?\p{Lu})/u);
}

/** "iron, coal, and salt": at least two commas, so that "oil, which ran out" is one idea. */
function items(text: string): readonly string[] {
  const parts = text.split(/,\s+(?:and\s+|or\s+)?|\s+and\s+/u);
  return (text.match(/,\s/gu) ?? []).length >= 2 || /,\s[^,]{1,60}\sand\s/u.test(text) ? parts : [];
}
