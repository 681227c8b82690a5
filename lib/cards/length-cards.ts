import { madeOf } from "#lib/base/made-of.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { datesIn } from "./content.ts";
import { candidateOf, type MadeAsked } from "./made-asked.ts";
import { inSentencesWith, statements } from "./places.ts";
import { isSaying } from "./reported-cards.ts";
import { asked, type Telling } from "./telling.ts";
import { canBeAsked, openingTime, tellPlain } from "./wide.ts";

const NUMBER =
  "(?:(?:about|around|some|nearly|almost|over|more than|less than|only|at least|up to) )?(?:an? |\\d[\\d,.]*|half an?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\\p{Ll}+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{Ll}+teen|a hundred|several)(?: and a half)?";
// "were broken off | for nine days" · "was placed | for twenty years | under a commission"
const LASTED = new RegExp(
  `\\sfor (?<long>${NUMBER} ?(?:minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|centuries))(?=[,;:.]|$| (?!(?:of|old|ago|later|earlier|before|the)\\b))`,
  "u",
);
// "It ran | for eleven miles | from the port"
const REACHED = new RegExp(
  `\\sfor (?<long>${NUMBER} ?(?:miles|kilomet(?:re|er)s|met(?:re|er)s|feet|yards|leagues))(?=[,;:.]|$| )`,
  "u",
);
// "was an earth bank | 100 feet high and 1,250 feet long" · "is 80 kilometres long"
const MEASURED =
  /(?:\s|^)(?<size>(?:(?:about|some|nearly|over) )?(?:\d[\d,.]*|\p{Ll}+) (?:feet|foot|met(?:re|er)s|miles|yards|inches|kilomet(?:re|er)s|centimet(?:re|er)s|millimet(?:re|er)s)) (?<how>high|long|wide|deep|tall|thick)\b/u;

const isMeasured = inSentencesWith(
  [" for ", " high", " long", " wide", " deep", " tall", " thick"],
  /\sfor [^.;]{1,30}(?:minute|hour|day|week|fortnight|month|year|decade|centur|mile|met(?:re|er)s|feet|yards)|(?:feet|foot|met(?:re|er)s|miles|yards|inches) (?:high|long|wide|deep|tall|thick)/u,
);

const WEIGHT = 0.5;

/** `For how long were the talks broken off?`, `How high was the bank?`: how long something went on, and its measures. */
export function lengthCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (!isMeasured(reading, clause) || isSaying(clause.lemma)) return null;
    const telling = tellPlain(reading, clause);
    const made = telling === null ? null : clause.lemma === "be" ? measured(telling) : lasted(telling);
    if (telling === null || made === null) return null;
    return candidateOf(telling, made, { category: "outcome", frame: "how-long", weight: WEIGHT });
  });
}

function lasted(telling: Telling): MadeAsked | null {
  const { reading, restSpan } = telling;
  const rest = reading.document.text.slice(restSpan.start, restSpan.end);
  const long = LASTED.exec(rest);
  const match = long ?? REACHED.exec(rest);
  const answer = match?.groups?.long;
  if (match === null || answer === undefined) return null;
  const start = restSpan.start + match.index;
  const end = start + match[0].length;
  const question = asked(telling, [{ start, end }, ...datesIn(telling)]);
  if (question === null || question.text.split(" ").length < 3) return null;
  return {
    question:
      `For how ${long === null ? "many miles" : "long"} ${question.text}${openingTime(telling)}?`.replace(
        "many miles",
        `many ${answer.split(" ").at(-1)}`,
      ),
    answer: answer.replace(/^(?:an?) (?=\p{Ll}+$)/u, "one "),
    focus: { start: end - answer.length, end },
    context: question.context,
  };
}

function measured(telling: Telling): MadeAsked | null {
  const { reading, restSpan, subject, asking } = telling;
  if (subject === null || !canBeAsked(subject.text)) return null;
  const match = MEASURED.exec(reading.document.text.slice(restSpan.start, restSpan.end));
  const { size, how } = match?.groups ?? {};
  if (
    match === null ||
    size === undefined ||
    how === undefined ||
    /^(?:is|are|was|were)$/u.test(asking.first) === false
  )
    return null;
  // "was a mile from a tower 90 feet high": the measure is another thing's
  const before = reading.document.text.slice(restSpan.start, restSpan.start + match.index);
  if (/\b(?:in|on|at|from|with|by|to|under|over|near|between|of)\b|,/u.test(before)) return null;
  const start = restSpan.start + match.index + match[0].indexOf(size);
  return {
    question: `How ${how} ${asking.first} ${subject.text}?`,
    answer: size,
    focus: { start, end: start + size.length },
    context: subject.context,
  };
}
