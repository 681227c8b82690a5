import { madeOf } from "#lib/base/made-of.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { datesIn } from "./content.ts";
import { candidateOf } from "./made-asked.ts";
import { mentionsIn } from "./names.ts";
import { statements } from "./places.ts";
import { asked, type Telling } from "./telling.ts";
import { openingTime, tellPlain } from "./wide.ts";

/** What comes into the hands of somebody. */
const HANDS = new Set(
  "entrust give award hand assign sell present leave transfer cede grant deliver offer lend send address bequeath surrender submit".split(
    " ",
  ),
);
const WEIGHT = 0.5;
// "entrusted | to Mr. John Smeaton"
const TO =
  /^\s?(?:over )?(?:[^;:.]{0,40}\s)?to (?<who>[^,;:]{3,60}?)(?=[,;:]|\.?$|\s(?:in|on|at|by|for|who|after|as)\s)/u;

/** `To whom was the building of the third light entrusted?`: who got what was given away. */
export function toWhomCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (clause.voice !== "passive" || !HANDS.has(clause.lemma)) return null;
    const telling = tellPlain(reading, clause);
    return telling === null ? null : toWhom(telling);
  });
}

function toWhom(telling: Telling): Candidate | null {
  const { reading, restSpan } = telling;
  const { text } = reading.document;
  const match = TO.exec(text.slice(restSpan.start, restSpan.end));
  const who = match?.groups?.who;
  if (match === null || who === undefined) return null;
  const start = restSpan.start + match[0].length - who.length;
  const focus = { start, end: restSpan.start + match[0].length };
  const named = mentionsIn(reading, focus).filter(
    (one) => one.span.start >= start && one.span.end <= focus.end,
  );
  const [first] = named;
  const bearer = first === undefined ? undefined : reading.entities[first.entity];
  if (first === undefined || bearer === undefined || named.length > 1) return null;
  // "to the town of Bath", "to Molotov's staff": the name is a part of what got it
  if (first.span.end !== focus.end || /['’]s?$/u.test(who)) return null;
  const person = bearer.type === "PER";
  if (!person && (bearer.state ?? null) === null) return null;
  const from = text.lastIndexOf(" to ", start);
  const question = asked(telling, [
    { start: Math.max(from, restSpan.start), end: restSpan.end },
    ...datesIn(telling),
  ]);
  if (question === null || question.text.split(" ").length < 4) return null;
  return candidateOf(
    telling,
    {
      question: `To ${person ? "whom" : "which country"} ${question.text}${openingTime(telling)}?`,
      answer: bearer.name,
      focus,
      context: [...question.context],
    },
    { category: "participant", frame: "to-whom", weight: WEIGHT },
  );
}
