import type { Token } from "./types.ts";

const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/u;
const WEEKDAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/u;
const BEFORE_DAY =
  /^(?:on|in|by|since|until|till|from|before|after|of|during|early|late|mid|that|next|last|following)$/iu;
/** `the 9 November Street`, `In July Revolution …`: what is named for a day. */
const NAMED_FOR_DAY =
  /^(?:Day|Revolution|Plot|Uprising|Coup|Movement|Manifesto|Programme|Program|Agreement|Street|Bridge|Crisis|War|BC|AD|B\.C\.|A\.D\.|Old|New)$/u;

/** `On 23 October Dayan`, `In October Hitler`, `On Monday Chamberlain`: the day is over, and a name begins. */
export function endsDay(tokens: readonly Token[], last: number): boolean {
  const name = tokens[last + 1]?.text ?? "";
  if (MONTH.test(name) || NAMED_FOR_DAY.test(name) || WEEKDAY.test(name)) return false;
  const isDayNumber = (at: number): boolean => /^\d{1,2}(?:st|nd|rd|th)?$/u.test(tokens[at]?.text ?? "");
  const word = tokens[last]?.text ?? "";
  let start = last;
  if (MONTH.test(word)) start = isDayNumber(last - 1) ? last - 1 : last;
  else if (isDayNumber(last) && MONTH.test(tokens[last - 1]?.text ?? "")) start = last - 1;
  else if (!WEEKDAY.test(word)) return false;
  return BEFORE_DAY.test(tokens[start - 1]?.text ?? "");
}
