import type { Category } from "#lib/cards/types.ts";

// On what date …? · In which two months …? · Since which season …? · When …?
const DATE =
  /^(?:when\b|(?:(?:on|in|since|until|by|from|at)\s)?(?:what|which)\s(?:\S{1,12}\s)?(?:dates?|days?|months?|years?|seasons?|decades?|centur(?:y|ies)|time|hour)\b)/iu;
// What did Ada propose? · Who offered …? · Which terms …?
const PROPOSAL =
  /\b(?:propos|offer(?:ed|s)?\b|suggest|demand|invit(?:e|ed|ation)\b|draft|terms\b|conditions?\b|asked for\b)/iu;
// Who said … · What did she call …? · In his telegram …
const SPEECH =
  /\b(?:say|says|said|wrote|write|state[sd]?|call(?:ed)?|describe[sd]?|remark(?:ed)?|declare[sd]?|telegram|letter|words?)\b/iu;
const QUOTED = /["“„«]/u;
// Who … · With whom … · Whose … · Between which …
const PARTICIPANT =
  /^(?:(?:with|by|to|for|from|between|against)\s)?(?:who|whom|whose)\b|^(?:between\s)?which\s(?:\S{1,14}\s){0,2}(?:person|people|states?|countr(?:y|ies)|minister|leader|power|part(?:y|ies))\b/iu;

/** The category that a question most likely belongs to, for a card that a person writes; they can say otherwise. */
export function likelyCategory(question: string, answer: string): Category {
  const asked = question.trim();
  if (DATE.test(asked)) return "date";
  if (QUOTED.test(asked) || QUOTED.test(answer) || SPEECH.test(asked)) return "quote";
  if (PROPOSAL.test(asked)) return "proposal";
  if (PARTICIPANT.test(asked)) return "participant";
  return "outcome";
}
