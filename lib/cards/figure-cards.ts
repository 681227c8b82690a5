import { madeOf } from "#lib/base/made-of.ts";
import { type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { proofsOf } from "./content.ts";
import { inSentencesWith, statements } from "./places.ts";
import { isStated } from "./stated.ts";
import { asked, type Telling, tell } from "./telling.ts";

/** Verbs of what grows or shrinks. */
const CHANGES = new Set(
  "fall rise drop grow increase decrease decline sink climb shrink swell jump soar plunge tumble go dwindle expand".split(
    " ",
  ),
);

const FROM_TO = inSentencesWith(["from "], /\bfrom [^;:]{0,30}\d[^;:]{0,60} to [^;:]{0,30}\d/u);

/** `From what to what did the death rate fall?`: figures that changed. */
export function figureCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (!CHANGES.has(clause.lemma) || !clause.finite || clause.attributed || clause.modality !== null)
      return null;
    if (clause.negated || !FROM_TO(reading, clause) || !isStated(reading, clause)) return null;
    const telling = tell(reading, clause);
    return telling === null ? null : changed(telling);
  });
}

// "18.3 per cent" · "72,000" · "1.2 million tons" · "£40"
const FIGURE =
  "(?:(?:about|some|around|nearly|almost|over|more than|less than) )?[£$€]?\\d[\\d,.]*(?: (?:per cent|percent|million|billion|thousand|%))?(?: (?!in |by |to |at |on |and |per )\\p{Ll}{3,14}(?! \\d))?%?";
const WHEN = "(?: (?:in|by|on|at) (?:[\\p{L}\\d]+ ?){1,3}?)?";
// "from 18.3 per cent in April to 2.2 per cent in June"
const CHANGE = new RegExp(
  `^ (?:\\p{L}+ly )?from (?<from>${FIGURE})(?<since>${WHEN}) to (?<to>${FIGURE})(?<till>${WHEN})(?=[,.;:]|$| (?:when|while|and|after|before|because|as|with)\\b)`,
  "u",
);

function changed(telling: Telling): Candidate | null {
  const { reading, sentence, restSpan, clause } = telling;
  const text = slice(reading.document.text, { start: restSpan.start, end: sentence.span.end });
  const match = CHANGE.exec(text);
  const { from = "", since = "", to = "", till = "" } = match?.groups ?? {};
  if (match === null || /^(?:1[5-9]|20)\d\d$/u.test(from)) return null;
  const question = asked({ ...telling, restSpan: { start: restSpan.start, end: restSpan.start } });
  if (question === null) return null;
  // "between April and June", "from 1925 to 1934": when, since the figures are what is asked
  const time = since !== "" && till !== "" ? ` between${bare(since)} and${bare(till)}` : till;
  const focus: Span = { start: restSpan.start + 1, end: restSpan.start + match[0].length };
  return {
    reading,
    category: "outcome",
    frame: "figure",
    key: [question.text, from, to],
    wordings: [{ question: `From what to what ${question.text}${time}?`, answer: `From ${from} to ${to}` }],
    proofs: proofsOf(telling, question.context, [focus]),
    focus,
    sentence: clause.sentence,
    weight: 0.75,
  };
}

function bare(time: string): string {
  return time.replace(/^ (?:in|by|on|at)/u, "");
}
