import { canBeParticiple } from "./lexicon/irregular-verbs.ts";
import type { NounPhrase, Phrase } from "./phrases.ts";
import { endsDay } from "./phrases-days.ts";
import type { Token } from "./types.ts";

const POSSESSIVES = new Set("my your his her its our their whose".split(" "));
const PRONOUNS = new Set(
  (
    "i you he she it we they me him us them who whom myself yourself himself herself itself ourselves themselves " +
    "this that these those one none each both all some many few most much others another nobody everybody somebody anyone " +
    "everyone someone nothing everything something anything what whatever whoever such several any neither either"
  ).split(" "),
);
/** -ing words that describe the noun after them far more often than they govern it. */
const DESCRIBING_ING = new Set(
  (
    "increasing growing existing following remaining leading rising falling emerging continuing ongoing outstanding " +
    "overwhelming underlying prevailing neighbouring neighboring surrounding opposing competing warring ruling governing " +
    "living working binding developing declining widening coming preceding corresponding"
  ).split(" "),
);
/** Longest noun phrase in tokens: prose stays far below, hostile text must not make one look-ahead after another. */
const LONGEST = 40;

/** The noun phrase without its prepositional phrases that begins at a token, or null when none does. */
export function nounPhrase(
  tokens: readonly Token[],
  first: number,
  before: Phrase | undefined,
  fresh: ReadonlySet<number>,
): NounPhrase | null {
  const start = tokens[first];
  if (start === undefined) return null;
  const word = start.lower;
  // "Three days later | 2,800 men walked out"
  if (/^(?:later|earlier|afterwards?)$/u.test(word) && endsTime(tokens[first - 1])) return null;
  // `offered her 300,000 crowns`: nobody owns so many of anything by a pronoun.
  const given = word === "her" && /^\d[\d,.]{2,12}$/u.test(tokens[first + 1]?.text ?? "");
  if (given) return { kind: "noun", first, last: first, head: first, pronoun: true, modifiers: [] };
  if (start.pos === "PRON" && !POSSESSIVES.has(word) && !(word === "that" || word === "this")) {
    return followedByPossessive(tokens, first)
      ? collect(tokens, first, before, fresh)
      : { kind: "noun", first, last: first, head: first, pronoun: true, modifiers: [] };
  }
  const phrase = collect(tokens, first, before, fresh);
  if (phrase !== null) return phrase;
  if (
    PRONOUNS.has(word) &&
    (start.pos === "DET" || start.pos === "PRON" || start.pos === "NUM" || start.pos === "ADJ")
  ) {
    return { kind: "noun", first, last: first, head: first, pronoun: start.pos !== "NUM", modifiers: [] };
  }
  return null;
}

/** `In truth Professor Lascelles directed`, `In May Lascelles`: a noun alone at a sentence's opening, and then a name. */
function opensAfterAdverb(tokens: readonly Token[], first: number, i: number, head: number): boolean {
  if (first !== 1 || i !== 2 || head !== 1 || tokens[2]?.pos !== "PROPN") return false;
  const noun = tokens[1];
  return tokens[0]?.text === "In" && noun?.pos === "NOUN" && IN_NOUNS.has(noun.lemma);
}

/** What stands after `In` alone at the beginning of a sentence, to say how or when. */
const IN_NOUNS = new Set(
  "truth fact reality theory practice addition response reply return turn time desperation secret private public vain despair anger protest retaliation exile prison parliament court effect law principle particular general sum short conclusion contrast comparison retrospect hindsight consequence summer autumn winter spring revenge gratitude appreciation exchange retirement".split(
    " ",
  ),
);

function endsTime(token: Token | undefined): boolean {
  return /^(?:year|month|week|day|hour|minute|decade|century|centurie|fortnight|night)s?$/u.test(
    token?.text ?? "",
  );
}

function followedByPossessive(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  return next?.pos === "PART" && /^['’]s?$/u.test(next.text);
}

function collect(
  tokens: readonly Token[],
  first: number,
  before: Phrase | undefined,
  fresh: ReadonlySet<number>,
): NounPhrase | null {
  let i = first;
  let head = -1;
  let determined = false;
  const modifiers: number[] = [];
  while (i < tokens.length && i - first < LONGEST) {
    const token = tokens[i];
    if (token === undefined) break;
    const word = token.lower;
    if (token.pos === "DET" || POSSESSIVES.has(word)) {
      if (word === "that" && head < 0 && i > first) break;
      // A second article opens a second phrase: `gave the envoy the letter`; `all the`, `both his` are one.
      if (
        head >= 0 ||
        (determined && !/^(?:all|both|half|such|many|what|quite)$/u.test(tokens[i - 1]?.lower ?? ""))
      )
        break;
      determined = true;
    } else if (token.pos === "PART" && /^['’]s?$/u.test(token.text) && head >= 0) {
      head = -1;
      determined = true;
    } else if (
      token.pos === "NOUN" ||
      token.pos === "PROPN" ||
      token.pos === "NUM" ||
      token.pos === "SYM" ||
      token.pos === "X"
    ) {
      if (head >= 0 && fresh.has(token.start)) break;
      if (startsAnother(tokens, i, head) || opensAfterAdverb(tokens, first, i, head)) break;
      head = i;
    } else if (token.pos === "ADJ") {
      if (head >= 0 && !nominalAhead(tokens, i + 1)) break;
      if (head >= 0 && tokens[head]?.pos === "NOUN") break;
      if (head < 0 && !determined && !nominalAhead(tokens, i + 1) && !joinedAdjective(tokens, i + 1)) break;
    } else if (token.pos === "VERB") {
      if (head >= 0 || !describes(tokens, i, first, determined, before)) break;
      modifiers.push(i);
    } else if (token.pos === "ADV") {
      const next = tokens[i + 1];
      if (
        head >= 0 ||
        !(determined || i === first) ||
        !(next?.pos === "ADJ" || next?.pos === "NUM" || (determined && isDescribingVerb(tokens, i + 1)))
      )
        break;
      if (!nominalAhead(tokens, i + 2)) break;
    } else if (token.text === "," && determined && isDayInside(tokens, i)) {
      i += 2;
    } else if (token.pos === "CCONJ" || token.text === ",") {
      if (head >= 0 || i === first || !canJoin(tokens, i - 1, determined) || !joinedAdjective(tokens, i))
        break;
    } else if (!(determined && head < 0 && /^["“”'`‘’-]$/u.test(token.text))) break;
    i += 1;
  }
  const last = lastOf(tokens, first, i - 1, head, determined);
  if (last < first) return null;
  return {
    kind: "noun",
    first,
    last,
    head: head < 0 ? last : Math.min(head, last),
    pronoun: false,
    modifiers,
  };
}

/** Where a phrase without a noun ends: `the French` is one, `the very` is none. */
function lastOf(
  tokens: readonly Token[],
  first: number,
  end: number,
  head: number,
  determined: boolean,
): number {
  if (head >= 0) return head;
  if (!determined) return first - 1;
  let last = end;
  while (last >= first && !/^(?:ADJ|NUM|DET)$/u.test(tokens[last]?.pos ?? "")) last -= 1;
  return tokens[last]?.pos === "ADJ" || tokens[last]?.pos === "NUM" ? last : first - 1;
}

/** `gave Molotov a draft` has an article; `in 1940 Germany` and `last year Italy` have none, and are two all the same. */
function startsAnother(tokens: readonly Token[], i: number, head: number): boolean {
  if (head < 0) return false;
  const token = tokens[i];
  const previous = tokens[i - 1];
  if (token === undefined || previous === undefined) return false;
  // `beat Chelsea 2-1`
  if (token.text.length > 2 && /^\d{1,3}[-–]\d{1,3}$/u.test(token.text)) return true;
  // `In contrast Catholics …`
  if (
    token.pos === "PROPN" &&
    /^(?:contrast|addition|fact|turn|general|particular|practice|response|return|theory|reality)$/u.test(
      previous.text,
    )
  ) {
    return /^in$/iu.test(tokens[i - 2]?.text ?? "");
  }
  // `gave Brandt four seats`; not `Apollo 11`
  if (
    previous.pos === "PROPN" &&
    token.pos === "NUM" &&
    tokens[i + 1]?.pos === "NOUN" &&
    /^[a-z]+$/u.test(token.text)
  )
    return true;
  // `in 1940 Germany`; not `the 1940 elections`, where the year is a part of what it is called
  if (previous.pos === "NUM" && /^\d{4}$/u.test(previous.text))
    return tokens[i - 2]?.pos !== "DET" && (token.pos === "PROPN" || token.pos === "NOUN");
  if (token.pos === "PROPN" && endsDay(tokens, i - 1)) return true;
  if (previous.pos !== "NOUN" || token.pos !== "PROPN") return false;
  if (/^(?:year|month|week|day|time|century|decade)s?$/u.test(previous.text)) return true;
  // `The next morning Norling …`; not `the spring Carnival`
  return (
    /^(?:morning|afternoon|evening|night|spring|summer|autumn|winter)$/u.test(previous.text) &&
    /^(?:next|following|same|previous|last|that)$/iu.test(tokens[i - 2]?.text ?? "")
  );
}

const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/u;

/** `the June 11 | , 1962, decision`: a whole day before the noun that it belongs to. */
function isDayInside(tokens: readonly Token[], comma: number): boolean {
  return (
    MONTH.test(tokens[comma - 2]?.text ?? "") &&
    /^\d{4}$/u.test(tokens[comma + 1]?.text ?? "") &&
    tokens[comma + 2]?.text === "," &&
    /^(?:NOUN|ADJ)$/u.test(tokens[comma + 3]?.pos ?? "")
  );
}

function canJoin(tokens: readonly Token[], i: number, determined: boolean): boolean {
  return tokens[i]?.pos === "ADJ" || (determined && isDescribingVerb(tokens, i));
}

function nominalAhead(tokens: readonly Token[], from: number): boolean {
  for (let k = from; k < Math.min(tokens.length, from + 6); k += 1) {
    const token = tokens[k];
    if (token === undefined) return false;
    const { pos } = token;
    if (pos === "NOUN" || pos === "PROPN") return true;
    if (pos === "VERB" && !isDescribingVerb(tokens, k)) return false;
    if (pos !== "ADJ" && pos !== "NUM" && pos !== "VERB" && !/^["“'`‘]$/u.test(token.text))
      return joinedAdjective(tokens, k);
  }
  return false;
}

/** `political, legal and economic questions`: from a comma or `and` on, one more adjective and at last a noun. */
function joinedAdjective(tokens: readonly Token[], from: number): boolean {
  let k = from;
  for (let steps = 0; steps < 5; steps += 1) {
    const joint = tokens[k];
    if (joint === undefined || !(joint.text === "," || joint.pos === "CCONJ")) return false;
    k += joint.text === "," && tokens[k + 1]?.pos === "CCONJ" ? 2 : 1;
    // `environmental and social tradeoffs`, `economic and livelihood tradeoffs`, `chlorinated and filtered water`
    if (tokens[k]?.pos === "NOUN" && tokens[k + 1]?.pos === "NOUN") return true;
    const participle =
      joint.pos === "CCONJ" && isDescribingVerb(tokens, k) && !(tokens[k]?.text ?? "").endsWith("ing");
    if (tokens[k]?.pos !== "ADJ" && !participle) return false;
    if (participle) k += 1;
    while (tokens[k]?.pos === "ADJ") k += 1;
    const pos = tokens[k]?.pos;
    if (pos === "NOUN" || pos === "PROPN") return true;
  }
  return false;
}

function isDescribingVerb(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.pos !== "VERB") return false;
  const word = token.lower;
  return word.endsWith("ing") || canBeParticiple(word);
}

/** Whether a participle stands before its noun (`a modified plan`) rather than as a verb (`while modifying plans`). */
function describes(
  tokens: readonly Token[],
  i: number,
  first: number,
  determined: boolean,
  before: Phrase | undefined,
): boolean {
  if (!isDescribingVerb(tokens, i)) return false;
  const next = tokens[i + 1];
  if (determined && joinedAdjective(tokens, i + 1)) return true;
  const nounNext =
    nominalAhead(tokens, i + 1) && next !== undefined && /^(?:NOUN|PROPN|ADJ|VERB|NUM)$/u.test(next.pos);
  if (!nounNext) return false;
  if (determined || i > first) return true;
  const word = tokens[i]?.lower ?? "";
  if (word.endsWith("ing")) return DESCRIBING_ING.has(word) && next.pos !== "PROPN";
  return (
    before === undefined ||
    before.kind === "preposition" ||
    before.kind === "verb" ||
    before.kind === "comma" ||
    before.kind === "coordinator"
  );
}
