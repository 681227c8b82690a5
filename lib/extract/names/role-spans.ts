import type { Span } from "#lib/base/text.ts";
import { isGivenName } from "./people.ts";
import { isSingularRole, NAME_TITLES, ROLE_MODIFIERS, SHORT_TITLES } from "./roles.ts";
import { STATE_FORMS } from "./states.ts";
import type { Word } from "./words.ts";

/** Where in a sentence a person's name stands, in words. */
export type NamePlace = { readonly from: number; readonly to: number; readonly title: Span | null };

export type RolePlace = "before" | "after" | "bracket" | "ahead";

export type RoleFound = { readonly span: Span; readonly place: RolePlace };

// A courtesy is no role: nobody asks who was a Mr.
const COURTESY =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Lord|Lady|Dame|Herr|Frau|Monsieur|Madame|Mme|Mlle|M|Messrs|St|Saint|Hon|Rev|Revd|Reverend|Señor|Señora|Signor|Signora|Fräulein)$/u;
const OPENS_APPOSITION = /^(?:the|a|an|his|her|its|their|our|my|then|former|formerly|one|another|now)$/u;
const STOPS =
  /^(?:who|whom|whose|which|that|was|were|is|are|had|has|said|would|when|where|while|because|if|but)$/u;

/** The role that stands with a person's name: right before it, in apposition, or in brackets. */
export function roleWith(text: string, words: readonly Word[], place: NamePlace): RoleFound | null {
  const before = roleBefore(text, words, place);
  if (before) return { span: before, place: "before" };
  const after = roleAfter(text, words, place.to);
  const ahead = after === null || isNextOne(text, after) ? roleAhead(text, words, place) : null;
  if (after && !ahead) return after;
  return ahead ? { span: ahead, place: "ahead" } : null;
}

/** `the premier, Mr Ryd, the former minister, | Dr Paas, and …`: in a list of offices and names the second office is the next one's. */
function isNextOne(text: string, { span, place }: RoleFound): boolean {
  return place === "after" && /^,\s\p{Lu}/u.test(text.slice(span.end, span.end + 3));
}

/** `former Italian leader | Benito Mussolini`, `Apple's chief executive | Tim Cook`. */
function roleBefore(text: string, words: readonly Word[], { from, title }: NamePlace): Span | null {
  let at = from - 1;
  if (title) while (at >= 0 && (words[at]?.start ?? 0) > title.start) at -= 1;
  return title ? titleRole(text, words, at, from) : stretchBack(text, words, from - 1);
}

function titleRole(text: string, words: readonly Word[], first: number, nameFrom: number): Span | null {
  const opening = words[first];
  const last = words[nameFrom - 1];
  if (!opening || !last) return null;
  if (words.slice(first, nameFrom).every((word) => COURTESY.test(word.text)))
    return stretchBack(text, words, first - 1);
  // `the astronomer Professor Lascelles`: what he was, and how he was addressed.
  const own = words[first - 1];
  if (nameFrom - first === 1 && /^Prof(?:essor)?$/u.test(opening.text) && own?.shape === "lower") {
    const said = stretchBack(text, words, first - 1);
    if (said !== null) return said;
  }
  const wider = reachBack(text, words, first);
  return { start: words[wider]?.start ?? opening.start, end: last.end };
}

/** A phrase that ends in a singular role noun at word `at`, right before a name. */
function stretchBack(text: string, words: readonly Word[], at: number): Span | null {
  const noun = words[at];
  const name = words[at + 1];
  if (!noun || !name || noun.possessive || !isSingularRole(noun.text) || NAME_TITLES.has(noun.text))
    return null;
  if (COURTESY.test(noun.text) || !/^\s+$/u.test(text.slice(noun.end, name.start))) return null;
  return { start: words[reachBack(text, words, at)]?.start ?? noun.start, end: noun.end };
}

/** How far left the words before a role noun belong to the role. */
function reachBack(text: string, words: readonly Word[], at: number): number {
  let i = at;
  while (i > 0 && at - i < 8) {
    const word = words[i - 1];
    const next = words[i];
    if (!word || !next) break;
    const gap = text.slice(word.end, next.start);
    if (!/^(?:['’]s?)?\s+$/u.test(gap) && gap !== "-") break;
    const belongs =
      isSingularRole(word.text) ||
      ROLE_MODIFIERS.has(word.lower) ||
      STATE_FORMS.has(word.text) ||
      (word.lower === "of" && isSingularRole(words[i - 2]?.text ?? "")) ||
      (word.possessive && (word.shape === "capital" || word.shape === "capitals")) ||
      ((word.shape === "capital" || word.shape === "capitals") &&
        !word.first &&
        !isGivenName(word.text) &&
        !SHORT_TITLES.has(word.text)) ||
      /^[a-z]+(?:-[a-z]+)+$/u.test(word.text);
    if (!belongs) break;
    i -= 1;
  }
  return i;
}

/** `X, the architect of the meeting,` and `X (Soviet Prime Minister …)`. */
function roleAfter(text: string, words: readonly Word[], to: number): RoleFound | null {
  const last = words[to - 1];
  const first = words[to];
  if (!last || !first || last.possessive) return null;
  const gap = text.slice(last.end, first.start);
  if (/^\s?\($/u.test(gap)) {
    const span = bracketRole(text, words, to);
    return span ? { span, place: "bracket" } : null;
  }
  if (!/^(?:,|\s?[—–]|\s-)\s?$/u.test(gap)) return null;
  const opens =
    OPENS_APPOSITION.test(first.lower) ||
    ROLE_MODIFIERS.has(first.lower) ||
    isSingularRole(first.text) ||
    STATE_FORMS.get(first.text)?.kind === "adjective";
  if (!opens) return null;
  const span = apposition(text, words, to);
  return span ? { span, place: "after" } : null;
}

function apposition(text: string, words: readonly Word[], from: number): Span | null {
  let roleAt = -1;
  let end = from;
  for (let i = from; i < Math.min(words.length, from + 18); i += 1) {
    const word = words[i];
    const before = words[i - 1];
    if (!word) break;
    if (
      i > from &&
      before &&
      /[,;.:()—]/u.test(text.slice(before.end, word.start).replace(/^\.(?= )/u, roleAt < 0 ? "" : "."))
    )
      break;
    if (STOPS.test(word.lower)) break;
    // `X, the architect of …`: the noun has to come before the phrase branches off.
    if (roleAt < 0 && i > from && /^(?:of|in|at|to|for|from|by|with|and|on)$/u.test(word.lower)) return null;
    if (roleAt < 0 && isSingularRole(word.text)) roleAt = i;
    end = i + 1;
  }
  const opening = words[from];
  const last = words[end - 1];
  if (roleAt < 0 || !opening || !last) return null;
  // A list (`Smith, doctor Jones and …`) has a name right after the noun.
  const next = words[roleAt + 1];
  const parted = next && roleAt + 1 < end ? text.slice(words[roleAt]?.end ?? 0, next.start) : "";
  if (
    next &&
    roleAt + 1 < end &&
    /^\s+$/u.test(parted) &&
    next.shape === "capital" &&
    !isSingularRole(next.text) &&
    !STATE_FORMS.has(next.text)
  ) {
    return null;
  }
  return { start: opening.start, end: last.end };
}

function bracketRole(text: string, words: readonly Word[], from: number): Span | null {
  const opening = words[from];
  if (!opening) return null;
  const close = text.indexOf(")", opening.start);
  if (close < 0 || close - opening.start > 220) return null;
  let found = false;
  for (let i = from; i < words.length; i += 1) {
    const word = words[i];
    if (!word || word.start > close) break;
    if (isSingularRole(word.text)) found = true;
  }
  return found ? { start: opening.start, end: close } : null;
}

/** `the Soviet Foreign Minister, Vyacheslav Molotov,`. */
function roleAhead(text: string, words: readonly Word[], { from: first, to, title }: NamePlace): Span | null {
  // `the former minister, Dr. Paas`
  let from = first;
  while (title && from > 0 && (words[from - 1]?.start ?? 0) >= title.start) from -= 1;
  const name = words[from];
  const noun = words[from - 1];
  const last = words[to - 1];
  if (!name || !noun || !last || !/^,\s+$/u.test(text.slice(noun.end, name.start))) return null;
  if (!/^(?:,|\.|;|\)|\s?[—–(])/u.test(text.slice(last.end, last.end + 2))) return null;
  for (let i = from - 1; i >= Math.max(0, from - 9); i -= 1) {
    const word = words[i];
    const next = words[i + 1];
    if (!word || !next) return null;
    if (i < from - 1 && !/^(?:['’]s)?[\s-]+$/u.test(text.slice(word.end, next.start))) return null;
    if (OPENS_APPOSITION.test(word.lower) || word.possessive) {
      const role = words.slice(i + 1, from).find((each) => isSingularRole(each.text));
      if (role)
        return { start: word.possessive || word.lower === "former" ? word.start : next.start, end: noun.end };
      // `the secretary of the Football Association, Frederick Wall`
      if (word.lower !== "the" || words[i - 1]?.lower !== "of") return null;
    }
  }
  return null;
}
