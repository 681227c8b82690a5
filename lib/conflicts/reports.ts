import { slice } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";

// What a report has from others, and a day that is told from the one on which it was written.
const TOLD = /\b(?:said|says|told|according\sto|reported)\b/gu;
const DAY =
  /\b(?:today|yesterday|tonight|last\s(?:night|week|month))\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!,?\s(?:the\s)?\d)(?!,?\s\p{Lu}\p{L}{2,8}\.?\s\d)/u;

/** So many tellings by others, in this share of the sentences, make a report of the day. */
const MANY = 3;
const SHARE = 0.12;
/** Fewer will do where days go by their weekday. */
const SOME = 2;

/** The days that a report writes out. */
export type Report = ReadonlySet<string>;

/** A document as a report of its day, which goes by what others said, and by weekdays; null for any other. */
export function reportOf(reading: DocumentReading): Report | null {
  const { text } = reading.document;
  const told = text.match(TOLD)?.length ?? 0;
  if (told < SOME) return null;
  const isReport = (told >= MANY && told >= SHARE * reading.sentences.length) || DAY.test(text);
  return isReport ? daysIn(reading) : null;
}

/**
 * Whether two reports may be of two days of one affair: what they call by one noun need not be one thing then, as the
 * affair goes on between them. They are of one day where both write that day out.
 */
export function areTwoReports(a: Report | null | undefined, b: Report | null | undefined): boolean {
  if (!a || !b) return false;
  for (const day of a) if (b.has(day)) return false;
  return true;
}

function daysIn({ dates, document: { text } }: DocumentReading): Report {
  const days = new Set<string>();
  for (const { granularity, value, span } of dates)
    if (granularity === "day" && /\d/u.test(slice(text, span))) days.add(value);
  return days;
}
