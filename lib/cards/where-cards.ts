import { madeOf } from "#lib/base/made-of.ts";
import { contains, slice } from "#lib/base/text.ts";
import { isNationAdjective } from "#lib/extract/names/states.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { datesIn, proofsOf } from "./content.ts";
import { entityNamed } from "./names.ts";
import { phrase } from "./phrases.ts";
import { statements } from "./places.ts";
import { shortened } from "./shorten.ts";
import { asked, type Telling } from "./telling.ts";
import { topicPerson } from "./topic-person.ts";
import { openingTime, tellPlain } from "./wide.ts";

/** Deeds that one remembers by their place, and those that go somewhere. */
const THERE = new Set(
  "bear bury die stand lie settle hang keep hold sign hear find meet live land build hide study store lay base locate situate station moor wash educate assemble print make produce exhibit display preserve break destroy discover open work winter anchor teach".split(
    " ",
  ),
);
const THITHER = new Set(
  "move return exile send flee emigrate retire go transfer withdraw sail travel banish deport ship take march retreat escape bring carry remove migrate invite evacuate".split(
    " ",
  ),
);
/** Verbs that say so of their subject; the others need somebody who did it, and are asked in the passive. */
const GOES = new Set(
  "die stand lie settle hang meet live land study winter anchor teach moor work move return flee emigrate retire go withdraw sail travel march retreat escape migrate".split(
    " ",
  ),
);
const IN = /^(?:in|at|on|near|outside|inside|beneath|under|beside|above|below|off|within)$/u;
const TO = /^(?:to|into|back to|for)$/u;
/** Before who did it (a life is about where its bearer went), and behind. */
const IN_A_LIFE = 0.46;
const WEIGHT = 0.41;
const LONGEST = 9;

/** `Where was Brandis born?`, `Where was the court moved?`: places that a deed is remembered by. */
export function whereCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    const thither = THITHER.has(clause.lemma);
    if (!thither && !THERE.has(clause.lemma)) return null;
    if (clause.voice === "active" && (clause.object !== null || !GOES.has(clause.lemma))) return null;
    const telling = tellPlain(reading, clause);
    return telling === null ? null : where(telling, thither ? TO : IN);
  });
}

function where(telling: Telling, leads: RegExp): Candidate | null {
  const { clause, reading, restSpan, subject } = telling;
  const place = clause.adjuncts.find(
    ({ preposition, span, object }) =>
      leads.test(preposition) &&
      contains(restSpan, span) &&
      isPlace(reading, slice(reading.document.text, object)),
  );
  if (place === undefined || subject === null) return null;
  const { text } = reading.document;
  // With what belongs to the place: "in the laboratory | of Wilhelm Ostwald in Leipzig"
  const more = /^ (?:of|in|at|near) [^,;:.]{3,50}/u.exec(text.slice(place.span.end, restSpan.end))?.[0] ?? "";
  const dates = datesIn(telling);
  const end = dates.some((one) => one.start < place.span.end + more.length && one.end > place.span.end)
    ? place.span.end
    : place.span.end + more.length;
  const focus = { start: place.span.start, end };
  // "to Zurich, | one of the few towns in which …": a second name goes with the first
  const aside = text.charAt(end) === "," ? restSpan.end : end;
  const question = asked(telling, [{ start: focus.start, end: Math.max(end, aside) }, ...dates]);
  if (question === null) return null;
  const said = phrase(reading, focus, dates);
  if (said.text.split(" ").length > LONGEST || /\b(?:it|them|this|that|these|those)\b/u.test(said.text))
    return null;
  return {
    reading,
    category: "outcome",
    frame: "where",
    key: [subject.text, clause.lemma, said.text],
    wordings: [
      {
        question: `Where ${question.text}${openingTime(telling)}?`,
        answer: shortened(said.text),
        derived: true,
      },
    ],
    proofs: proofsOf(telling, [...question.context, ...said.context], [focus]),
    focus,
    sentence: clause.sentence,
    weight: isOfLife(telling) ? IN_A_LIFE : WEIGHT,
    onlyIfUnasked: true,
  };
}

/** Whether the page bears the name of the one who is asked about, and no more. */
function isOfLife({ reading, subjectFiller }: Telling): boolean {
  const topic = topicPerson(reading);
  const name = reading.entities[topic]?.name ?? "";
  return (
    topic >= 0 &&
    subjectFiller?.entity === topic &&
    reading.document.title.split(" ").every((word) => name.includes(word))
  );
}

const SPOT =
  /\b(?:churchyard|cemetery|church|chapel|cathedral|abbey|museum|archives?|library|palace|castle|hospital|house|hall|town|city|village|harbour|harbor|port|river|island|islands|coast|bay|valley|mountains?|square|park|school|university|prison|camp|laboratory|theatre|theater|marrow|liver|lungs?|heart|stomach|spleen|kidneys?|brain|cells?|blood|nucleus|leaf|leaves|roots?|soil|sea|ocean|shed|warehouse|vault|tower|fort|fortress|gorge|hut|cellar|attic|mine|quarry|forest|desert)\b/u;
const NO_PLACE =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|^(?:the )?(?:time|end|course|beginning|middle|name|way|state|favour|order|case|turn|fact|war|peace|night|day|morning|evening|winter|summer|spring|autumn|year|month|week|age|hands?|arms?|action|force|effect|office|power)\b/u;

/** Whether words name a spot: with a name in them that is no person's, or a building, a town, a part of a body. */
function isPlace(reading: DocumentReading, words: string): boolean {
  // "held in German": a language
  if (/\d/u.test(words) || NO_PLACE.test(words) || isNationAdjective(words)) return false;
  const bearer = reading.entities[entityNamed(reading, words.replace(/^the /iu, ""))];
  if (bearer !== undefined) return bearer.type === "LOC" || bearer.type === "ORG";
  return SPOT.test(words) || /\p{Lu}\p{Ll}/u.test(words);
}
