import type { Span } from "#lib/base/text.ts";
import { phrase } from "./phrases.ts";
import { clausesOf } from "./places.ts";
import { shortened } from "./shorten.ts";
import { type Telling, tell } from "./telling.ts";

export type InnerDeed = {
  readonly question: string;
  readonly answer: string;
  readonly context: readonly Span[];
};

const NOBODY = /^(?:there|it|nothing|this|that|he|she|they|we|I|you|what|one|anybody|nobody)\b/iu;
const LEADS = /^(?:(?:that|if|whether)\s+)?(?:the\s+)?$/u;
const MODAL = /^(?:would|could|should|might|must|will|can|may|shall)$/u;
const FEWEST_WORDS = 2;

/**
 * What somebody put forward for another to do: `What did Moreau suggest that the museum should do?` — `lend the drawings
 * to Veldmar`. `base` is the question without its question word. Null where the content has no deed of its own.
 */
export function innerDeed(telling: Telling, from: number, base: string): InnerDeed | null {
  const { reading, sentence } = telling;
  const { text } = reading.document;
  const inner = clausesOf(reading, sentence.index).find(
    (one) => one.verb.start > from && one.finite && one.verb.start < telling.restSpan.end,
  );
  if (inner === undefined || inner.voice === "passive" || inner.negated || inner.lemma === "be") return null;
  const told = tell(reading, inner);
  if (told?.subject == null || told.subjectFiller === null || NOBODY.test(told.subject.text)) return null;
  if (told.subjectFiller.span.start < from) return null;
  const { first } = told.asking;
  if (!MODAL.test(first)) return null;
  // "suggested that if the ice held the ferry should …": the deed hangs on something that the question would lose.
  const lead = LEADS.exec(text.slice(from, told.subjectFiller.span.start));
  if (lead === null) return null;
  const deed = phrase(reading, { start: inner.verb.start, end: withFurtherDeeds(told) });
  const answer = shortened(deed.text.replace(/, and (?:when|then|if|so|how|what) .*$| and that .*$/u, ""));
  if (answer.split(" ").length < FEWEST_WORDS) return null;
  // "What did Solberg wonder if the ferrymen might do?" is no English.
  const wondered = /^(?:if|whether)\b/u.test(lead[0]);
  if (wondered && telling.subject === null) return null;
  return {
    question: wondered
      ? `What, ${telling.subject?.text ?? ""} ${telling.verbs}, ${first} ${told.subject.text} do?`
      : `What ${base} that ${told.subject.text} ${first} do?`,
    answer,
    context: [...told.subject.context, ...deed.context],
  };
}

// "raise wages by a tenth | and publish its accounts": what the same modal governs
const FURTHER = /^,?\s+and\s+(?=(?<verb>\p{Ll}+)\s)[^,;.:]{3,70}(?=[.;:]|$)/u;
const MOST_WORDS = 18;

/** Where the deeds end that one is to do: the reading ends a clause before the next verb, also where it goes on. */
function withFurtherDeeds({ reading, sentence, clause, restSpan }: Telling): number {
  const { text } = reading.document;
  const match = FURTHER.exec(text.slice(restSpan.end, sentence.span.end));
  const verb = match?.groups?.verb;
  if (match === null || verb === undefined) return restSpan.end;
  const token = sentence.tokens.find((one) => one.start > restSpan.end && one.text === verb);
  const bare = token !== undefined && token.pos === "VERB" && token.lemma === verb;
  const end = restSpan.end + match[0].length;
  return bare && text.slice(clause.verb.start, end).split(/\s+/u).length <= MOST_WORDS ? end : restSpan.end;
}
