import { foldText } from "#lib/base/text.ts";
import { MEN_NAMES, PARTICLES, WOMEN_NAMES } from "./people.ts";
import { russianGiven } from "./people-ru.ts";
import { NAME_TITLES } from "./roles.ts";
import { oneSlip } from "./spelling.ts";

export type Gender = "m" | "f";

/** A name of a person in parts, folded for comparing. A single word stands in `family`, whatever it is. */
export type PersonName = {
  readonly given: readonly string[];
  readonly family: string;
  readonly numeral: string;
  readonly gender: Gender | null;
};

const MALE_TITLE =
  /\b(?:Mr|Sir|Lord|King|Prince|Emperor|Tsar|Czar|Kaiser|Sultan|Pope|Duke|Earl|Baron|Count|Herr|Monsieur|Father|Brother|Señor|Signor|chairman|father|son|brother|husband|uncle|king)\b/u;
const FEMALE_TITLE =
  /\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Empress|Duchess|Countess|Baroness|Frau|Madame|Mme|Mlle|Sister|Señora|Signora|chairwoman|mother|daughter|sister|wife|aunt|queen)\b/u;
const NUMERAL = /^(?:[IVX]+|Jr\.?|Sr\.?|the)$/u;

const COURTESY = /^(?:the|Mrs?\.?|Ms\.?|Miss|Dr\.?|Prof(?:essor|\.)?|Captain|Colonel|Major) /u;

// J.F.
const INITIALS = /^(?:\p{Lu}\.){2,}$/u;

/** The parts of a person's name. `title`: what stands before it. */
export function partsOf(shown: string, title: string): PersonName {
  const words = shown
    .replace(COURTESY, "")
    .split(/\s+/u)
    .flatMap((word) => (INITIALS.test(word) ? word.split(/(?<=\.)/u) : [word]));
  const numeral = words.find((word, i) => i > 0 && /^[IVX]+$/u.test(word)) ?? "";
  const kept = words.filter(
    (word) => !PARTICLES.has(word) && !NAME_TITLES.has(word) && !NUMERAL.test(word) && word !== "of",
  );
  const family = foldText(kept[kept.length - 1] ?? shown);
  const given = kept
    .slice(0, -1)
    .map((word) => foldText(russianGiven(word)?.nominative ?? word).replace(/\./gu, ""));
  return {
    given,
    family,
    numeral,
    gender: genderOf(kept, `${title} ${COURTESY.exec(shown)?.[0] ?? ""}${words.slice(0, 1).join("")}`),
  };
}

function genderOf(words: readonly string[], title: string): Gender | null {
  if (FEMALE_TITLE.test(title)) return "f";
  if (MALE_TITLE.test(title)) return "m";
  const first = words[0];
  if (first === undefined) return null;
  const russian = russianGiven(first);
  if (russian !== null) return russian.gender;
  const man = MEN_NAMES.has(first);
  const woman = WOMEN_NAMES.has(first);
  if (man === woman) return null;
  return man ? "m" : "f";
}

/** Whether two persons' names can belong to one bearer: same family name, no given name or gender against it. */
export function sameBearer(a: PersonName, b: PersonName): boolean {
  if (a.family !== b.family || a.numeral !== b.numeral) return false;
  if (a.gender && b.gender && a.gender !== b.gender) return false;
  const one = a.given[0];
  const two = b.given[0];
  if (one === undefined || two === undefined) return true;
  if (one.length === 1 || two.length === 1) return one.charAt(0) === two.charAt(0);
  return one === two || a.given.includes(two) || b.given.includes(one) || oneSlip(one, two);
}
