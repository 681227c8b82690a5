import type { Verdict } from "./judge-wording.ts";
import { nearness } from "./near-words.ts";
import type { Unit } from "./units.ts";

/** A person's name as its parts; all folded. */
export type PersonName = {
  readonly given: readonly string[];
  readonly particles: readonly string[];
  readonly surname: string;
};

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const PARTICLES = words(
  "von van der den de del della di da dos du la le af av zu zum ter ten al el bin ibn ben mac",
);
/** What stands before a name and is no part of it. */
export const TITLES = words(
  "mr mrs ms miss dr doctor prof professor sir lord lady king queen prince princess emperor empress tsar czar pope saint " +
    "st count countess duke duchess baron president chancellor minister premier general marshal admiral colonel captain " +
    "major lieutenant secretary ambassador senator governor mayor judge bishop archbishop cardinal chairman comrade " +
    "engineer engineers herr frau monsieur madame señor commander brother sister father mother",
);
const SUFFIXES = words("jr junior sr senior esq phd");
/** Before a lone name these make another thing of it. */
const NOT_GIVEN = words(
  "east west north south eastern western northern southern new old great greater lower upper central nazi soviet imperial " +
    "young mrs anti pro vice ex not no the either neither or",
);
/** A question with one of these asks for a person. */
const ASKS_PERSON =
  /\b(?:who|whom|whose)\b|\bwhich\b[^?]{0,80}\b(?:minister|leader|king|queen|president|premier|chancellor|general|marshal|admiral|ambassador|engineer|architect|mayor|master|author|poet|composer|painter|scientist|person|man|woman|emperor|pope|philosopher|inventor|explorer|dictator|secretary|bishop|captain|commander|speaker|writer|physicist|chemist)\b/iu;

/** Whether a question asks for somebody. */
export function asksForPerson(question: string | undefined): boolean {
  return question !== undefined && ASKS_PERSON.test(question);
}

/** The name that an answer is; null where it does not look like one, or is told apart by a number (Louis XIV). */
export function personName(text: string, units: readonly Unit[]): PersonName | null {
  if (units.some((unit) => unit.isNumber || unit.negation || unit.and || unit.or)) return null;
  const [first] = units;
  if (!first || first.article || units.length > 8) return null;
  const named = withoutTitles(units.filter((unit) => !SUFFIXES.has(unit.word)));
  const isName = named.every(
    (unit) => unit.proper || PARTICLES.has(unit.word) || noCase(text.slice(unit.start, unit.end)),
  );
  return isName && named.length > 0 && named.length <= 5 ? parts(wordsOf(text, named)) : null;
}

/** Scripts without large letters. */
function noCase(word: string): boolean {
  return word.toLowerCase() === word.toUpperCase();
}

/** The words of a name; initials that stand together ("J.R.R.", "JRR") are as many words. */
function wordsOf(text: string, units: readonly Unit[]): readonly string[] {
  return units.flatMap((unit, at) => {
    const written = text.slice(unit.start, unit.end);
    const initials = at < units.length - 1 && /^(?:(?:\p{Lu}\.){1,4}\p{Lu}?|\p{Lu}{2,3})$/u.test(written);
    return initials ? Array.from(unit.word) : [unit.word];
  });
}

/** What stands behind the last title, if anything does. */
function withoutTitles(units: readonly Unit[]): readonly Unit[] {
  const last = units.findLastIndex(
    (unit) => TITLES.has(unit.word) || unit.keys.some((key) => TITLES.has(key)),
  );
  return last >= 0 && last < units.length - 1 ? units.slice(last + 1) : units;
}

function parts(all: readonly string[]): PersonName | null {
  const surname = all.at(-1);
  if (surname === undefined) return null;
  const before = all.slice(0, -1);
  return {
    surname,
    given: before.filter((word) => !PARTICLES.has(word)),
    particles: before.filter((word) => PARTICLES.has(word)),
  };
}

/** The name as it may have been typed: in order, or the surname first. */
function readings(text: string, units: readonly Unit[]): readonly PersonName[] {
  const named = withoutTitles(units.filter((unit) => !SUFFIXES.has(unit.word)));
  const all = wordsOf(text, named);
  if (all.length === 0 || all.length > 6) return [];
  const [first = "", ...rest] = all;
  const straight = parts(all);
  const turned = rest.length > 0 ? parts([...rest, first]) : null;
  // "Ribbentrop, Joachim von" can only be read from its comma.
  const names = /^[^,]{1,60},[^,]{1,60}$/u.test(text) ? [turned] : [straight, turned];
  return names.filter((name) => name !== null);
}

/**
 * Judges a name: the surname has to be there; given names may be left out or cut to initials, but may not be others.
 * `fullOnly` where the surname would not tell whom it means. Null where what was typed is no name.
 */
export function judgePerson(
  expected: PersonName,
  typed: { readonly text: string; readonly units: readonly Unit[] },
  fullOnly: boolean,
): Verdict | null {
  if (typed.units.some((unit) => unit.isNumber || unit.negation || unit.and || unit.or)) return null;
  const verdicts = readings(typed.text, typed.units).map((name) => judgeName(expected, name, fullOnly));
  return verdicts.includes("right")
    ? "right"
    : verdicts.includes("slip")
      ? "slip"
      : verdicts.length > 0
        ? "wrong"
        : null;
}

function judgeName(expected: PersonName, typed: PersonName, fullOnly: boolean): Verdict {
  const surname =
    typed.surname === [...expected.particles, expected.surname].join("")
      ? "right"
      : likeness(expected.surname, typed.surname);
  if (surname === null || (fullOnly && typed.given.length === 0)) return "wrong";
  if (expected.given.length === 0) {
    return typed.given.some((word) => NOT_GIVEN.has(word)) || typed.given.length > 3 ? "wrong" : surname;
  }
  let from = 0;
  let matched = 0;
  let slip = surname === "slip";
  for (const word of typed.given) {
    const at = expected.given.findIndex((other, i) => i >= from && givenLikeness(other, word) !== null);
    if (at < 0) {
      // A further initial or a middle name that the answer leaves out; not another than it gives.
      if (matched > 0 && expected.given.length === 1) continue;
      return "wrong";
    }
    slip ||= givenLikeness(expected.given[at] ?? "", word) === "slip";
    matched += 1;
    from = at + 1;
  }
  return slip ? "slip" : "right";
}

function likeness(expected: string, typed: string): "right" | "slip" | null {
  if (expected === typed) return "right";
  return nearness(expected, typed, false) ? "slip" : null;
}

/** "V" stands for Vyacheslav, and "VM" is not looked into further than its first letter. */
function givenLikeness(expected: string, typed: string): "right" | "slip" | null {
  const isInitial =
    expected.length === 1 || typed.length === 1 || (typed.length === 2 && !/[aeiouy]/u.test(typed));
  if (isInitial && expected.charAt(0) === typed.charAt(0)) return "right";
  return likeness(expected, typed);
}
