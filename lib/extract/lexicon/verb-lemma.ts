import { PARTICIPLES, PAST_FORMS } from "./irregular-verbs.ts";
import { NOUN_VERBS } from "./noun-verbs.ts";

/** Base form of an English verb form, by the irregular table and spelling rules: `made` → `make`, `planned` → `plan`. */
export function verbLemma(word: string): string {
  const lower = word.toLowerCase();
  const irregular = irregularBase(lower);
  if (irregular !== null) return irregular;
  if (/[a-z]{2}ies$/u.test(lower)) return `${lower.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz|[^aeiou]o)es$/u.test(lower)) return lower.slice(0, -2);
  if (/[a-z]{2}s$/u.test(lower) && !/(?:ss|us|is)$/u.test(lower)) return lower.slice(0, -1);
  if (/[a-z]{2}ied$/u.test(lower)) return `${lower.slice(0, -3)}y`;
  if (/[aeiouy].{0,60}ed$/u.test(lower) && !BASES_EED.test(lower)) return restored(lower.slice(0, -2));
  if (/[aeiouy].{0,60}ing$/u.test(lower)) return restored(lower.slice(0, -3));
  return lower;
}

/** `proceed` is a base form, `agreed` is not. */
const BASES_EED = /^(?:need|heed|seed|weed|feed|bleed|breed|speed|(?:pro|suc|ex)ceed)$/u;

const SHORT = new Map(
  ["die", "lie", "tie", "vie", "belie"].flatMap((base): [string, string][] => [
    [`${base}d`, base],
    [`${base.slice(0, -2)}ying`, base],
  ]),
);

/** The tagger takes `hoping` for a form of `hop`, and knows no words of several parts (`re-elected`). */
export function betterLemma(word: string, lemma: string): string {
  const irregular = irregularBase(word);
  if (irregular !== null) return irregular;
  if (lemma === word && word.includes("-")) return verbLemma(word);
  return NOUN_VERBS.has(`${lemma}e`) && verbLemma(word) === `${lemma}e` ? `${lemma}e` : lemma;
}

/** The base of an irregular past form or participle, or null. `lay` is left alone: it is a base form too. */
export function irregularBase(lower: string): string | null {
  if (lower === "lay") return null;
  const short = SHORT.get(lower);
  if (short !== undefined) return short;
  return PAST_FORMS.get(lower) ?? PARTICIPLES.get(lower) ?? null;
}

/** Endings after which a silent `e` was lost, with words that show why. */
const SILENT_E = new RegExp(
  [
    "[cvzu]", // replaced, moved, realized, continued
    "[^su]s|[^oc]us", // raised, used, accused
    "[^n]g|[ae]ng", // merged, changed
    "[bcdfgkpstz]l|[^aeiou][iu]l", // settled, exiled, scheduled
    "(?:[^aeiou]|qu)[aiu]r|(?:pl|gn|st|ad)or", // declared, required, ensured, explored
    "[^aeiou]in", // determined
    "[^aeiou][aeiou]d|uad", // invaded, decided, exploded, included
    "[^aeiou][aiou]k|pon|com|conven|nam|plet|[^aeiou]ib", // taken, postponed, overcoming, completed, described
    "[^aeiou]u[mt]", // assumed, executed
    "(?:inv|un|c|ign|exc|inc|desp|exped)it", // invited
    "(?:om|ev|en|qu)ot", // promoted
    "[^eo]at|creat", // negotiated, created
  ]
    .map((ending) => `(?:${ending})$`)
    .join("|"),
  "u",
);

function restored(stem: string): string {
  if (NOUN_VERBS.has(stem) || stem === "focus") return stem;
  if (NOUN_VERBS.has(`${stem}e`) || /[^e]e$/u.test(stem)) return `${stem}e`;
  // `planned`, `occurred`, `expelled`, but `passed`, `called`, `buzzed` keep both letters.
  if (/([bdgkmnprtv])\1$/u.test(stem) || /^.{3,30}[eo]ll$/u.test(stem)) return stem.slice(0, -1);
  return SILENT_E.test(stem) ? `${stem}e` : stem;
}
