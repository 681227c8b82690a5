import type { Span } from "#lib/base/text.ts";

/** How far into a paragraph its lead may reach. */
const LONGEST = 110;

const SHOUTED = "\\p{Lu}[\\p{Lu}'.-]{1,20}(?:,? (?:\\p{Lu}[\\p{Lu}'.-]{0,20}|&)){0,6}";
const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{Ll}{0,6}\\.?";
const DAY = `(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day|\\.)?,? )?(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH})(?:,? \\d{4})?`;
const AGENCY = "\\([\\p{L}][\\p{L}. /&-]{1,30}\\)";
const DASH = "(?:\\.?,? ?(?:—|--|–|―)|\\.?:?,? -) ?-?";
const LEADS = [
  // LONDON, Nov. 12 (Reuters) — | PORT ASHBY - | WASHINGTON, D.C. (AP) -- | ELECTION INTELLIGENCE.--
  `${SHOUTED}(?:, \\p{Lu}\\p{L}{1,20}\\.?)?(?:,? \\(?${DAY}\\)?)?,?(?: ${AGENCY})?${DASH}`,
  // Carrick, Oct. 11.— | Paris, 3 March (Havas) —
  `\\p{Lu}\\p{Ll}{2,20}(?: \\p{Lu}\\p{Ll}{1,20}){0,2},? ${DAY},?(?: ${AGENCY})?${DASH}`,
  // Foreign Intelligence.— | The Weavers' Strike.--
  "\\p{Lu}[\\p{L}'-]{1,20}(?: [\\p{L}'-]{1,20}){0,6}\\. ?(?:—|--|―)",
].map((lead) => new RegExp(`^${lead}\\s?(?=["“'‘]?[\\p{Lu}\\d])`, "u"));

const CAPITAL = /^\p{Lu}/u;

/**
 * Where the lead of a paragraph ends: the place, day and agency that a newspaper prints before the first sentence, or a
 * heading that runs on into it. The paragraph's start when it has none.
 */
export function leadEnd(text: string, paragraph: Span): number {
  const opening = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LONGEST));
  if (!CAPITAL.test(opening) || !/[—–―-]/u.test(opening)) return paragraph.start;
  for (const lead of LEADS) {
    const match = lead.exec(opening);
    if (match && match[0].length < opening.length) return paragraph.start + match[0].trimEnd().length;
  }
  return paragraph.start;
}
