import { contains, type Span, slice } from "#lib/base/text.ts";
import type { Candidate } from "./candidate.ts";
import { askContent, proofsOf } from "./content.ts";
import { isHalfOfVerb } from "./half-verbs.ts";
import { mentionsIn } from "./names.ts";
import { narratesPast } from "./past.ts";
import { isPerson } from "./phrases.ts";
import { infinitiveStart } from "./starts.ts";
import type { Telling } from "./telling.ts";
import { askable, isTimeless } from "./wide.ts";
import { contentWords } from "./words.ts";

/** Verbs that leave everything to their object, and those of moods: their object is no fact to learn. */
const SAYS_LITTLE = new Set(
  "be have do underscore underline highlight reveal signal illustrate demonstrate symbolise symbolize emphasise emphasize stress describe owe defend visit can could may might must shall will would should ought need seem appear become remain look feel think know want wish like love hate hope fear prefer mean matter happen occur exist stay sit wait go come get let keep try attempt suppose assume imagine doubt care involve concern turn tend use fail make take give put set call see hear bring hold begin start continue find help show prove run draw play follow enter reach leave ask tell meet join pass raise spend note include reflect mark enjoy interest face share play pursue remember regret".split(
    " ",
  ),
);

/** "gave Aurland the right to march": to whom it was given says enough. */
const GIVES = new Set("give grant allow cost teach".split(" "));
const SOMEBODY = /^(?:(?:the|both|all) \p{Ll}+|(?:the )?\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*){0,2})$/u;

const WEIGHT = 0.4;

/**
 * `What did the flood carry off?`: what a plain statement says of its subject. Also of what a kind of thing can do:
 * `can carry four molecules` tells it like `carries`. Null where the object is not what one would want to know.
 */
export function toldOf(telling: Telling): Candidate | null {
  const { clause } = telling;
  if (clause.voice !== "active" || (SAYS_LITTLE.has(clause.lemma) && !GIVES.has(clause.lemma))) return null;
  // What somebody gave somebody is asked as an offer.
  if (GIVES.has(clause.lemma) && isPerson(telling.reading, telling.subjectFiller)) return null;
  if (clause.object === null || clause.complement !== null) return null;
  const { first } = telling.asking;
  // "What was Stalin monitoring?", "What do the parties draft?" in a story: no deed that was done, and no law of nature
  if (/^(?:was|were|is|are)$/u.test(first) || (/^(?:do|does)$/u.test(first) && narratesPast(telling.reading)))
    return null;
  return askable(telling) === null ? null : told(telling, clause.object.span);
}

function told(telling: Telling, object: Span): Candidate | null {
  const { clause, reading, restSpan, subject } = telling;
  if (subject === null || !contains(restSpan, object) || /^(?:not|never) /u.test(telling.asking.last))
    return null;
  const { text } = reading.document;
  const between = text.slice(restSpan.start, object.start).trim();
  if (between !== "" && !(GIVES.has(clause.lemma) && SOMEBODY.test(between))) return null;
  if (between === "" && infinitiveStart(telling) !== null) return null;
  const words = slice(text, object);
  if (
    /^(?:it|him|her|them|us|this|that|these|those|one|some|many|more|most|none|nothing|himself|herself|itself|themselves|each other)\b/iu.test(
      words,
    )
  )
    return null;
  if (
    GIVES.has(clause.lemma) &&
    (between === "" || contentWords(slice(text, { start: object.start, end: restSpan.end })).length < 3)
  )
    return null;
  // "carried Winstanley off to France": the verb is in two parts
  if (/^\s(?:off|away|out|down|back|up|over|in)\b/u.test(text.slice(object.end, restSpan.end))) return null;
  if (isHalfOfVerb(telling, object.start)) return null;
  // An object of one plain word: one cannot know which is meant, and where it is a kind of thing it needs a name beside it.
  const behind = text.slice(object.start, restSpan.end);
  if (contentWords(behind).length < (isTimeless(telling) ? 1 : 2) && mentionsIn(reading, object).length === 0)
    return null;
  const made = askContent(telling, object.start);
  if (made === null) return null;
  return {
    reading,
    category: "outcome",
    frame: "told",
    key: [subject.text, clause.lemma, made.wording.answer],
    wordings: [made.wording],
    proofs: proofsOf(telling, [...subject.context, ...made.context]),
    focus: { start: object.start, end: Math.max(object.start + 1, restSpan.end) },
    sentence: clause.sentence,
    weight: WEIGHT,
    onlyIfUnasked: true,
  };
}
