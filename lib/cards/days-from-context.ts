import { slice } from "#lib/base/text.ts";
import type { DateMention, DocumentReading } from "#lib/extract/types.ts";
import { holdingSentences, touching } from "./places.ts";

// "that day" · "the same evening" · "In the afternoon, …": a day that only the sentences before name
const CONTEXT =
  /(?<![\p{L}-])(?:that|the same) (?:day|morning|afternoon|evening|night)(?![\p{L}-])(?!,? (?:as|that|on which|when)\b)|^(?:In|Late in|Early in) the (?:morning|afternoon|evening)(?=,? )/u;

const mayPoint = holdingSentences([" day", " morning", " afternoon", " evening", " night"]);

// "for the first time since 1933": a time beside the story
const ASIDE = /\b(?:since|of|before|after|until)\s+(?:the\s+)?$/iu;

/** So many sentences further on a day is still the day of the story, when no heading has come between. */
const REACH = 30;

/** Days that are only pointed at, with the day named last as their source; none where another time was named since. */
export function daysFromContext(reading: DocumentReading): DateMention[] {
  const { document, sentences, dates, quotations } = reading;
  return sentences.flatMap((sentence) => {
    if (sentence.block.zone !== "body" || !mayPoint(reading, sentence)) return [];
    if (touching(dates, sentence.span).length > 0) return [];
    const match = CONTEXT.exec(slice(document.text, sentence.span));
    if (match === null) return [];
    const start = sentence.span.start + match.index;
    const span = { start, end: start + match[0].length };
    if (touching(quotations, span).length > 0) return [];
    const near = sentences.slice(Math.max(0, sentence.index - REACH), sentence.index);
    const heading = near.findLast((one) => one.block.zone === "heading");
    const from = (heading ?? near[0] ?? sentence).span.start;
    const before = touching(dates, { start: from, end: sentence.span.start })
      .filter(
        (one) =>
          !one.quoted &&
          one.granularity !== "duration" &&
          !ASIDE.test(document.text.slice(Math.max(0, one.span.start - 10), one.span.start)),
      )
      .at(-1);
    if (before === undefined || !/^\d{4}-\d{2}-\d{2}/u.test(before.value)) return [];
    if (before.granularity !== "day" && before.granularity !== "time") return [];
    return [
      {
        span,
        value: before.value.slice(0, 10),
        granularity: "day" as const,
        certainty: "implied" as const,
        source: before.span,
        modifier: null,
        quoted: false,
      },
    ];
  });
}
