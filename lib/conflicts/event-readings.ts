import { everyMatch } from "#lib/base/every-match.ts";
import { slice } from "#lib/base/text.ts";
import type { DateMention } from "#lib/extract/types.ts";
import { type Dossier, passagesWith } from "./dossier.ts";
import { dateInWords, intervalOf } from "./intervals.ts";
import type { Passage } from "./passages.ts";
import { agree, sidesOf } from "./sides.ts";
import type { Question, Statement } from "./statements.ts";
import { shownSpan } from "./topics.ts";

/** Nouns and verbs for people coming together to talk. */
const MEETING =
  /\b(?:talks?|negotiations?|conferences?|summits?|meetings?|discussions?|conversations?|visit(?:ed|s)?|congress|parley|encounters?)\b/giu;
const CUES =
  "talk talks negotiation conference summit meeting discussion conversation visit visited congress parley encounter".split(
    " ",
  );
/** A date further from the meeting's word than this dates something else. */
const NEAR = 110;
/** Names a sentence must share with the disputed ones to be about the same meeting. */
const SHARED_NAMES = 3;

/**
 * What further documents say about a meeting whose date is in dispute already. Described meetings (`traveled to Berlin for
 * discussions`, `the talks were in Berlin in November 1940`) prove no dispute by themselves, but belong among its readings
 * when they bear one side out.
 */
export function withFurtherReadings(questions: readonly Question[], dossier: Dossier): Question[] {
  const meetings = passagesWith(CUES, dossier).filter(
    (passage) => passage.dates.length > 0 && isMeeting(passage),
  );
  return questions.map((question) => {
    const sides = question.slot === "date" && question.happening ? sidesOf(question.statements) : [];
    if (sides.length < 2 || !question.statements.some(({ passage }) => isMeeting(passage))) return question;
    const bearing = furtherOn(question, meetings, dossier).filter(
      (one) => sides.filter((side) => side.every((other) => agree(one.value, other.value))).length === 1,
    );
    return bearing.length === 0
      ? question
      : { ...question, statements: [...question.statements, ...bearing] };
  });
}

function furtherOn(question: Question, meetings: readonly Passage[], dossier: Dossier): Statement[] {
  const known = new Set(question.statements.map(({ passage }) => passage));
  const about = new Set(question.statements.flatMap(({ passage }) => namesAround(passage, dossier)));
  const events = new Set([...about].filter((term) => dossier.terms.typeOf(term) === "EVENT"));
  return meetings.flatMap((passage): Statement[] => {
    if (known.has(passage)) return [];
    const own = [...dossier.terms.bearersIn(passage)];
    const named = own.some((term) => events.has(term));
    if (!named && own.filter((term) => about.has(term)).length < SHARED_NAMES) return [];
    return passage.dates.flatMap((date) =>
      isDatedMeeting(passage, date) ? (statementOf(passage, date) ?? []) : [],
    );
  });
}

const isMeeting = ({ reading, span }: Passage) => slice(reading.document.text, span).search(MEETING) >= 0;

/** The names in a passage and in the one after it, which often says who took part. */
function namesAround(passage: Passage, { library, terms }: Dossier): string[] {
  const next = library.documents[passage.document]?.[passage.index + 1];
  return (next ? [passage, next] : [passage]).flatMap((one) => [...terms.bearersIn(one)]);
}

function isDatedMeeting(passage: Passage, date: DateMention): boolean {
  if (date.quoted || date.modifier === "before" || date.modifier === "after" || date.modifier === "since")
    return false;
  const body = slice(passage.reading.document.text, passage.span);
  const at = date.span.start - passage.span.start;
  return everyMatch(body, MEETING).some((match) => Math.abs(match.index - at) <= NEAR);
}

function statementOf(passage: Passage, date: DateMention): Statement | null {
  const interval = intervalOf(date);
  if (!interval) return null;
  return {
    passage,
    span: shownSpan(passage, date.span),
    focus: date.span,
    value: { kind: "days", interval },
    words: dateInWords(date.value),
  };
}
