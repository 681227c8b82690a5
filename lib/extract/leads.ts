import type { Span } from "#lib/base/text.ts";

/** How far into a paragraph its lead may reach. */
const LONGEST = 110;

const SHOUTED = "\\p{Lu}[\\p{Lu}'.-]{1,20}(?:,? (?:\\p{Lu}[\\p{Lu}'.-]{0,20}|&)){0,6}";
const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{Ll}{0,6}\\.?";
const DAY = `(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day|\\.)?,? )?(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH})(?:,? \\d{4})?`;
/** `Thursday Night, June 13` · `June 13, 11.30 p.m.` · `Sunday Evening` */
const HOURS = "(?:Morning|Noon|Afternoon|Evening|Night|Midnight|\\d{1,2}(?:[.:]\\d\\d)? ?[ap]\\.?m\\.?)";
const WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const TOLD = `(?:${WEEKDAY}(?:,? ${HOURS})?(?:,? ${DAY}(?:,? ${HOURS})?)?|${DAY}(?:,? ${HOURS})?)`;
const AGENCY = "\\([\\p{L}][\\p{L}. /&-]{1,30}\\)";
const DASH = "(?:\\.?,? ?(?:—|--|–|―)|\\.?:?,? -) ?-?";
const LEADS = [
  // LONDON, Nov. 12 (Reuters) — | PORT ASHBY - | WASHINGTON, D.C. (AP) -- | ELECTION INTELLIGENCE.--
  `${SHOUTED}(?:, \\p{Lu}\\p{L}{1,20}\\.?)?(?:,? \\(?${DAY}\\)?)?,?(?: ${AGENCY})?${DASH}`,
  // Carrick, Oct. 11.— | Paris, 3 March (Havas) —
  `\\p{Lu}\\p{Ll}{2,20}(?: \\p{Lu}\\p{Ll}{1,20}){0,2},? ${DAY},?(?: ${AGENCY})?${DASH}`,
  // LONDON, Sunday Evening. | VIENNA, June 15.
  `${SHOUTED}, ${TOLD}\\.`,
  // Foreign Intelligence.— | The Weavers' Strike.--
  "\\p{Lu}[\\p{L}'-]{1,20}(?: [\\p{L}'-]{1,20}){0,6}\\. ?(?:—|--|―)",
].map((lead) => new RegExp(`^${lead}\\s?(?=["“'‘]?[\\p{Lu}\\d])`, "u"));

const CAPITAL = /^\p{Lu}/u;

// BERLIN, Thursday Night, June 13. | Constantinople, June 12 | (By Telegraph.) PARIS, Monday Evening.
const LINE = new RegExp(
  `^(?:\\([^()]{4,40}\\) ?)?(?:${SHOUTED}|\\p{Lu}\\p{Ll}{2,20}(?: \\p{Lu}\\p{Ll}{1,20}){0,2}),? \\(?${TOLD}\\)?[.:]?$`,
  "u",
);

/** Whether a paragraph is nothing but the place and the day from which what follows was sent, without its year. */
export function isDateline(text: string, paragraph: Span): boolean {
  if (paragraph.end - paragraph.start > LONGEST) return false;
  return LINE.test(text.slice(paragraph.start, paragraph.end).trim().replace(/\s+/gu, " "));
}

/**
 * Where the lead of a paragraph ends: the place, day and agency that a newspaper prints before the first sentence, or a
 * heading that runs on into it. The paragraph's start when it has none.
 */
export function leadEnd(text: string, paragraph: Span): number {
  const opening = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LONGEST));
  if (!CAPITAL.test(opening) || !/[—–―-]|day\b|\d\./u.test(opening)) return paragraph.start;
  for (const lead of LEADS) {
    const match = lead.exec(opening);
    if (match && match[0].length < opening.length) return paragraph.start + match[0].trimEnd().length;
  }
  return paragraph.start;
}
