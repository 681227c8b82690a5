import { madeOf } from "#lib/base/made-of.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { datesIn } from "./content.ts";
import { candidateOf } from "./made-asked.ts";
import { phrase } from "./phrases.ts";
import { inSentencesWith, statements } from "./places.ts";
import { isVague } from "./pointing.ts";
import { shortened } from "./shorten.ts";
import { asked, type Telling } from "./telling.ts";
import { openingTime, tellPlain } from "./wide.ts";

const WEIGHT = 0.55;

// "ended the incident | by releasing the envoys"
const MEANS =
  /,?\s(?<joint>by)\s(?<how>(?:(?:first|simply|secretly|then|not) )?(?<verb>\p{Ll}{2,}ing)\s[^,;:.]{6,90})\.?\s*$/u;
/** Words in -ing behind `by` that are no deeds: `by evening`, `by morning`. */
const NO_DEED =
  /^(?:morning|evening|spring|king|nothing|anything|everything|something|being|having|lightning)$/u;

// Any of them: most sentences have none
const hasMeans = inSentencesWith([" by "], / by (?:(?:first|simply|secretly|then|not) )?\p{Ll}{2,}ing /u);

/** `How did the United States end the affair? — By releasing the envoys`: how something was brought about. */
export function meansCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (clause.lemma === "be" || clause.lemma === "begin" || !hasMeans(reading, clause)) return null;
    const telling = tellPlain(reading, clause);
    return telling === null ? null : byWhat(telling);
  });
}

function byWhat(telling: Telling): Candidate | null {
  const { reading, restSpan, subject } = telling;
  const match = MEANS.exec(reading.document.text.slice(restSpan.start, restSpan.end));
  const { how, verb } = match?.groups ?? {};
  if (match === null || subject === null || how === undefined || verb === undefined) return null;
  if (NO_DEED.test(verb)) return null;
  const start = restSpan.start + match.index + match[0].indexOf(how);
  const focus = { start, end: start + how.length };
  const dates = datesIn(telling);
  const question = asked(telling, [{ start: restSpan.start + match.index, end: restSpan.end }, ...dates]);
  // "How did he win?": too little to know of which deed
  if (question === null || question.text.split(" ").length < 4) return null;
  const said = phrase(reading, focus, dates, telling.subjectFiller?.entity ?? null);
  const answer = shortened(said.text);
  if (isVague(answer)) return null;
  return candidateOf(
    telling,
    {
      question: `How ${question.text}${openingTime(telling)}?`,
      answer: `By ${answer}`,
      focus,
      context: [...question.context, ...said.context],
    },
    { category: "outcome", frame: "means", weight: WEIGHT },
  );
}
