import { tidy } from "./phrases.ts";

/** A content answer longer than this is cut where a thought ends. */
const MAX_WORDS = 15;

// Where a phrase is whole without what follows, the strongest first: ", including Finland" · ", particularly in light of"
// · " whereby …" · " in order to …", then the phrases that only modify: " during …" · " with Britain". Never before "of"
// or "to": "a part | of Rumania" and "irrespective | of the results" are not whole.
const STRONG =
  /,?\s(?=(?:(?<=, )to \p{Ll}|including|such as|namely|particularly|especially|notably|in particular|whereby|whereas|although|though|in order to|so that|because|since|unless|until|irrespective of|regardless of|despite|in (?:the )?light of|on condition that|provided that|on the grounds? that|as well as|which|who|whose|when|while|where|if|after|before|albeit|except)\s)/gu;
// A quoted manner or reason is one of them: ' “whatever the weather brings”'.
const WEAK =
  /,?\s(?=(?:(?:with|within|during|throughout|at|regarding|concerning|against|under|for|from|in|on|by|that|directed|raised|made|sent|contained)\s)|["“])/gu;
// ", the massive invasion": a second name for what was just named
const APPOSITION = /,\s(?=(?:the|a|an)\s)/gu;

// "a pension | , at least in principle" · "the lease | , if necessary" · "two boats | , for the time being": how sure
// or how long, and not what
const HEDGE =
  /,\s(?:at (?:the very )?(?:least|most|best|any rate|all events)(?: (?:in|for|on|as|until) [^,;]{3,30})?|in principle|in theory|in part|if (?:necessary|need be|possible|needed|at all|only [^,;]{3,30})|for (?:now|the time being|the moment)|of course|among other(?: thing)?s|so to speak|as it were|to say the least)$/iu;

// "surrendered with four thousand men shortly | after noon": what led into words that were left out
const LEADING_ON = /,? (?:shortly|soon|immediately|straight|right|just|even|only|long)$/u;

/**
 * The beginning of a long phrase, up to a place where it is whole; the phrase as it is when it is short, or when it has
 * no such place (a card's check then refuses it).
 */
export function shortened(long: string, max: number = MAX_WORDS): string {
  const text = long.includes(", ") ? long.replace(HEDGE, "") : long;
  const words = text.split(" ");
  if (words.length <= max) return withoutApposition(text.replace(LEADING_ON, ""));
  const limit = words.slice(0, max).join(" ").length;
  for (const places of [STRONG, WEAK, APPOSITION]) {
    const cuts = [...text.matchAll(places)].map((match) => match.index);
    const cut = cuts.findLast((at) => at <= limit && isWhole(text.slice(0, at), text.slice(at)));
    if (cut !== undefined) return tidy(text.slice(0, cut)).replace(LEADING_ON, "");
  }
  return text;
}

// "Operation Lantern, the largest raid of the war": a second name, which the first does not need
function withoutApposition(text: string): string {
  if (!text.includes(",")) return text;
  const name = /^(?<name>(?:(?:the|a|an) )?[^,;"“]{4,60}\p{Lu}[^,;"“]*), (?:the|an?) \p{Ll}[^,;]+$/u.exec(
    text,
  )?.groups?.name;
  return name === undefined || / and /u.test(text.slice(name.length)) ? text : name;
}

/** Whether a phrase can end here: it says something, opens nothing that it does not close, and cuts no list. */
function isWhole(head: string, tail: string): boolean {
  if (head.length < 12 || head.split(" ").length < 3) return false;
  if (/\b(?:between|both|either|neither)\b(?:(?!\b(?:and|or|nor)\b).)*$/u.test(head)) return false;
  // "would be | closed", "in light | of", "has | in": what is left begins something
  if (
    /\b(?:and|or|but|of|to|the|a|an|particularly|especially|notably|in|on|at|for|with|by|from|as|than|that|not|be|is|was|were|are|been|would|will|should|could|can|may|must|had|has|have|its|their|his|her|such|light|view|terms|respect|behalf)$/iu.test(
      head,
    )
  )
    return false;
  // "any alliance directed | at the four": a participle that asks for what follows
  if (
    /\s(?:\p{Ll}{2,}ed|led|made|held|built|sent|drawn|written|given|run|taken|found|known|born|driven|won|paid)$/u.test(
      head,
    ) &&
    /^ (?:at|with|by|from|to|in|on|for|against)\s/u.test(tail)
  )
    return false;
  const quotes = (head.match(/["“”]/gu) ?? []).length;
  if (quotes % 2 === 1) return false;
  // "the whole Finland, Bulgaria | and the Straits": a list whose last member would be lost
  return !(/,/u.test(head) && !/\b(?:and|or)\b/u.test(head) && /^[^.;:]{0,60}?,?\s(?:and|or)\s/u.test(tail));
}

/** `conquer the islands, the coast | and build a fort`: the `and` of the list went with the next deed. */
export function closedList(behind: string, content: string): string {
  const pair = /^(?<first>[^,]+), (?<second>[^,]+)$/u.exec(content)?.groups;
  if (pair === undefined || !/^\s+and\s/u.test(behind) || / and /u.test(content)) return content;
  if (/^to\s/u.test(pair.second ?? "")) return content;
  return `${pair.first} and ${pair.second}`;
}
