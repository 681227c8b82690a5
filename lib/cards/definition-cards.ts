import { type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { type Found, isSomebody, NO_THING, uncapital } from "./explained.ts";
import { bearerInPassing, calledInPassing, namedKind, notButSo } from "./kinds-named.ts";
import { letterPairs, mayHold, type Parts, pairsOf } from "./letter-pairs.ts";
import { isPageTalk, isQuoted } from "./page-talk.ts";
import { partsOf, servesAs } from "./parts-of.ts";
import { isReadable } from "./places.ts";
import { isVague } from "./pointing.ts";
import { shortened } from "./shorten.ts";
import { thingBefore } from "./thing-defined.ts";

/** What explains a thing: what it is, what it is called, of what it is made, what it is there for. */
export function definitionCandidates(reading: DocumentReading): Candidate[] {
  const out: Candidate[] = [];
  const pairs = letterPairs(reading);
  for (const sentence of reading.sentences) {
    const { zone } = sentence.block;
    if (zone === "heading" || zone === "noise" || !isReadable(sentence)) continue;
    const text = slice(reading.document.text, sentence.span);
    // Most sentences hold none of these words.
    if (!EXPLAINS.test(text) || isPageTalk(reading, sentence)) continue;
    for (const { find, parts } of FINDERS) {
      const found = mayHold(pairs, sentence.index, parts) ? find(reading, sentence, text) : null;
      if (found !== null && !isQuoted(reading, found.focus)) out.push(candidate(reading, sentence, found));
    }
  }
  return out;
}

const EXPLAINS =
  / (?:is|are|was|were|serves?|acts?|consists?) |, an? \p{Ll}|, \p{Ll}[^,.;]{2,50} (?:that|which) |, (?:that|which) /u;

type Finder = (reading: DocumentReading, sentence: Sentence, text: string) => Found | null;

/** Each way to explain a thing, with parts one of which stands in every sentence that does: looked for before its pattern. */
const FINDERS: readonly { readonly find: Finder; readonly parts: Parts }[] = [
  { find: definedAs, parts: pairsOf([" is ", " are ", " was "]) },
  { find: calledSo, parts: pairsOf(["called ", "known as ", "termed ", "referred to as "]) },
  { find: namedAfter, parts: pairsOf([" named "]) },
  { find: aside, parts: pairsOf([", which "]) },
  { find: secondName, parts: pairsOf([" that ", " which "]) },
  { find: secondNames, parts: pairsOf([" that ", " which "]) },
  { find: partsOf, parts: pairsOf([" are ", "consist", "made up of ", "composed of "]) },
  { find: servesAs, parts: pairsOf(["s as "]) },
  { find: namedKind, parts: pairsOf([", which ", ", that "]) },
  { find: calledInPassing, parts: pairsOf(["called ", "known as "]) },
  { find: notButSo, parts: pairsOf([" not "]) },
  { find: bearerInPassing, parts: pairsOf([", a ", ", an "]) },
];

const WEIGHT = { definition: 0.7, called: 0.75, parts: 0.75, serves: 0.65 } as const;

function candidate(reading: DocumentReading, sentence: Sentence, found: Found): Candidate {
  const { frame, thing, wording, focus, context } = found;
  return {
    reading,
    category: frame === "serves" ? "outcome" : "participant",
    frame,
    key: [thing, frame, wording.answer],
    wordings: [wording],
    proofs: [
      { span: { start: sentence.span.start, end: focus.end }, role: "proof" },
      ...(context === undefined ? [] : [{ span: context, role: "context" } as const]),
    ],
    focus,
    sentence: sentence.index,
    weight: WEIGHT[frame],
  };
}

// what makes a kind of thing this thing: "a device | that raises boats", "a lock | whose gates …", "the space | in which"
const LINK =
  "(?:that|which|who|whose|where|in which|on which|by which|through which|used|made|built|designed|formed|caused|for|between|beside|by means of|with|of|in)";
// "A canal lock is a device that raises …" · "The chamber is the space in which …" · "The Link was a paper that …"
const DEFINED = new RegExp(
  `^(?<thing>(?:An?|The) (?:[\\p{L}’'-]+ ){1,4})(?<verb>is|are|was) (?<what>(?:an?|the) (?:[\\p{L}’'-]+ ){1,4}?${LINK} [^;:.!?]{6,140})[.;]`,
  "u",
);
// "Photosynthesis is the process by which …"
const MATTER_DEFINED =
  /^(?<thing>(?!This|That|There|Here|What|Such|Each|Another|Nothing|Everything)\p{Lu}\p{Ll}{3,}(?: \p{Ll}{4,})? )(?<verb>is) (?<what>(?:an?|the) (?:[\p{L}’'-]+ ){1,4}?(?:that|which|by which|in which|through which|whose|used|formed|caused) [^;:.!?]{6,140})[.;]/u;
// "Paddles are sliding valves that …" · "The stomata are tiny pores through which …"
const MANY_DEFINED =
  /^(?<thing>(?!These|Those|They|There|Both|All|Some|Many|Most|Others|Things|Theirs|Its|We|You)(?:The )?(?:\p{L}+ )?\p{L}{3,} )(?<verb>are) (?<what>(?:\p{Ll}+ ){1,3}?(?:\p{Ll}+ on the \p{Ll}+ of the \p{Ll}+ |\p{Ll}+ )?(?:that|which|whose|through which|in which|on which|by which|used|made) [^;:.!?]{6,140})[.;]/u;
// "is a matter of", "is the reason that": no kind of thing either
const NO_KIND =
  /^(?:an?|the) (?:\p{Ll}+ )?(?:reason|result|matter|question|sign|case|fact|cause|consequence|way|bit|lot|number|subject|source|member|part|series|list|reminder|shame|pity|surprise|mistake|success|failure|victory|disaster|result|work|property|offer|proposal|demand|request|move|decision|step|plan|claim|idea|motion|deed|act|feat|figure|sum|rise|fall|loss|time|year|day|place|only|same|most|best|first|last|largest|biggest|oldest)\b/u;

/** `What is a canal lock?` */
function definedAs(reading: DocumentReading, sentence: Sentence, text: string): Found | null {
  const match = (
    DEFINED.exec(text) ??
    (text.includes(" is ") ? MATTER_DEFINED.exec(text) : null) ??
    (text.includes(" are ") ? MANY_DEFINED.exec(text) : null)
  )?.groups;
  const { thing = "", verb = "is", what = "" } = match ?? {};
  if (match === undefined || NO_THING.test(thing) || NO_KIND.test(what)) return null;
  const start = sentence.span.start;
  if (isSomebody(reading, { start, end: start + thing.length })) return null;
  // "The talks were a …", "The bridge was a …": what was, is told of one thing, and needs its name.
  if (verb === "was" && !/ \p{Lu}/u.test(thing)) return null;
  // "The bill is a paper of the second reading": of the present only what holds of all of its kind, or has a name
  if (
    /^The /u.test(thing) &&
    / (?:of|in|with|for) /u.test(firstLink(what)) &&
    !/\p{Lu}/u.test(thing.slice(3))
  )
    return null;
  return defined(sentence, { text, thing: uncapital(thing.trim()), verb, what });
}

function firstLink(what: string): string {
  return (
    new RegExp(`^(?:[\\p{L}’'-]+ ){1,5}?${LINK} `, "u").exec(what)?.[0].replace(/^.*?(?= \S+ $)/u, "") ?? ""
  );
}

// "sliding valves in the gates | or in culverts beside them": the end points at what only the sentence tells
function whole(what: string): string {
  if (!isVague(what)) return what;
  const cut = / (?:or|and) [^,]*$/u.exec(what)?.index;
  return cut === undefined ? what : what.slice(0, cut);
}

function defined(
  sentence: Sentence,
  {
    text,
    thing,
    verb,
    what,
    context,
  }: { text: string; thing: string; verb: string; what: string; context?: Span },
): Found {
  const at = sentence.span.start + text.indexOf(what);
  const answer = whole(shortened(what.trim().replace(/\s+/gu, " "), 17));
  return {
    frame: "definition",
    thing,
    wording: { question: `What ${verb} ${thing}?`, answer },
    focus: { start: at, end: at + what.length },
    ...(context === undefined ? {} : { context }),
  };
}

// "The stretch of water between two locks is called a pound." · "A lock whose … is therefore known as a pound lock"
const CALLED =
  /^(?<what>(?:An?|The) [^,;:.]{12,110}?) (?<verb>is|are) (?:therefore |also |usually |often |sometimes |generally |commonly |now )?(?<how>called|known as|termed|referred to as) (?<name>(?:an? |the )?[^,;:.]{2,50}?)(?=[,.;]| (?:in contrast|because|after|and|or|by|from|since|when|if|as)\b)/u;

/** `What is the stretch of water between two locks called?` */
function calledSo(reading: DocumentReading, sentence: Sentence, text: string): Found | null {
  const { what, verb, how, name } = CALLED.exec(text)?.groups ?? {};
  if (what === undefined || verb === undefined || how === undefined || name === undefined) return null;
  if (what.split(" ").length < 4 || isSomebody(reading, sentence.span)) return null;
  const at = sentence.span.start + text.indexOf(name, what.length);
  return {
    frame: "called",
    thing: name,
    wording: { question: `What ${verb} ${uncapital(what)} ${how}?`, answer: name },
    focus: { start: at, end: at + name.length },
  };
}

// "The Calvin cycle is named after Melvin Calvin"
const NAMED_AFTER =
  /^(?<what>(?:The |\p{Lu})[^,;:.]{2,60}?) (?<verb>is|are|was|were) named (?<how>after|for|in honour of) (?<name>[^,;:.]{3,60}?)(?=[,.;]| (?:who|which|that|in|because|and|by)\b)/u;

/** `After whom is the Calvin cycle named?` */
function namedAfter(reading: DocumentReading, sentence: Sentence, text: string): Found | null {
  const { what, verb, how, name } = NAMED_AFTER.exec(text)?.groups ?? {};
  if (what === undefined || verb === undefined || how === undefined || name === undefined) return null;
  const at = sentence.span.start + text.indexOf(name, what.length);
  const focus = { start: at, end: at + name.length };
  const asks = isSomebody(reading, focus) ? "whom" : "what";
  const thing = /^The /u.test(what) ? uncapital(what) : what;
  return {
    frame: "called",
    thing: name,
    wording: { question: `After ${asks} ${verb} ${thing} named?`, answer: name },
    focus,
  };
}

// "the paddles, which are small sliding valves in the gates" · "a culvert, which is a tunnel that …"
const ASIDE = new RegExp(
  `, which (?<verb>is|are) (?<what>(?:an? )?(?:\\p{Ll}+ ){1,4}?${LINK} [^,;:.()]{5,110})(?=[,.;])`,
  "u",
);

/** `What are the paddles?`, where it is said in passing. */
function aside(reading: DocumentReading, sentence: Sentence, text: string): Found | null {
  const match = ASIDE.exec(text);
  const { verb = "", what = "" } = match?.groups ?? {};
  if (match === null || (verb === "is" && !/^an? /u.test(what)) || NO_KIND.test(what)) return null;
  const thing = thingBefore(reading, sentence, sentence.span.start + match.index);
  return thing === null || NO_THING.test(thing) || (verb === "are") !== /s$/u.test(thing)
    ? null
    : defined(sentence, { text, thing, verb, what });
}

// "phossy jaw, a disease that rotted the bone" · "glycol, a wax that replaces the water in the wood"
const SECOND_NAME =
  /, (?<what>an? (?:\p{Ll}+ ){1,3}?(?:that|which) (?<verb>\p{Ll}+) [^,;:.()]{3,110})(?=[,.;])/u;

/** `What was phossy jaw?`, where a second name explains the first. */
function secondName(reading: DocumentReading, sentence: Sentence, text: string): Found | null {
  const match = SECOND_NAME.exec(text);
  const { what = "", verb = "" } = match?.groups ?? {};
  if (match === null || NO_KIND.test(what)) return null;
  const thing = thingBefore(reading, sentence, sentence.span.start + match.index);
  if (thing === null || NO_THING.test(thing) || thing.split(" ").length > 4) return null;
  const now = /^(?:is|are|has|have|does|can)$|[^s]s$/u.test(verb);
  return defined(sentence, { text, thing, verb: now ? "is" : "was", what });
}

// "antibodies, proteins that stick to an invader": many things and their kind
const SECOND_NAMES =
  /, (?<what>(?:\p{Ll}+ ){0,2}?\p{Ll}{3,}s (?:that|which) (?<verb>\p{Ll}+) [^,;:.()]{5,110})(?=[,.;])/u;

/** `What are antibodies?`, where a second name explains the first. */
function secondNames(reading: DocumentReading, sentence: Sentence, text: string): Found | null {
  const match = SECOND_NAMES.exec(text);
  const { what = "", verb = "" } = match?.groups ?? {};
  if (
    match === null ||
    /^(?:an?|the|and|or|but|in|on|at|with|of|its|his|her|their|which|including|such)\b/u.test(what)
  )
    return null;
  const thing = thingBefore(reading, sentence, sentence.span.start + match.index);
  if (thing === null || NO_THING.test(thing) || thing.split(" ").length > 3 || !/s$/u.test(thing))
    return null;
  const past = /^(?:was|were|had|did)$|ed$/u.test(verb);
  return defined(sentence, { text, thing, verb: past ? "were" : "are", what });
}
