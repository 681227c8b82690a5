import type { AlignOptions } from "./align.ts";
import { judgeDate } from "./judge-date.ts";
import { judgeList } from "./judge-list.ts";
import { type Judged, judgeWording, type Verdict } from "./judge-wording.ts";
import { asksForPerson, judgePerson, personName, TITLES } from "./persons.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { type Unit, unitsOf } from "./units.ts";
import { hasGenders, mainLanguage } from "./words.ts";

export type { Verdict } from "./judge-wording.ts";
export type { Piece } from "./pieces.ts";

export type JudgeOptions = {
  /** The answer's language, BCP 47; English where nothing is said. */
  readonly language?: string;
  /** What was asked: its words need not be said again, and it tells whether a person was asked for. */
  readonly question?: string;
};

export type TypedJudgement = {
  readonly verdict: Verdict;
  /** 0 to 1; 1 when right or but for a slip. */
  readonly share: number;
  readonly diff: readonly Piece[];
  /** The form of the answer that `diff` compares with: an alias, or the answer without what is optional. */
  readonly against: string;
  /** The alias that came nearest, where it was not the answer itself. */
  readonly matchedAlias?: string;
};

/** Longer texts are judged by their beginning: no card is answered with more. */
const LONGEST_TYPED = 2_000;
const MOST_UNITS = 120;

/**
 * Judges a typed answer as a fair teacher would. The rule:
 *
 * - Nothing depends on case, accents, punctuation, quotation marks, hyphens or articles, on British or American
 *   spelling, on how a number, a percentage, a time or a date is written, on usual abbreviations, on what stands in
 *   brackets, or on words that the question says already.
 * - A date is right when what was asked is said and right. A wrong day is wrong, never a slip; a day without its year is
 *   a slip. Figures with points are day.month.year, with strokes either way round.
 * - For a person the surname is enough; given names may be initials, but not others.
 * - Lists may come in any order; each item is judged by itself.
 * - A slip is forgiven by length: none in numbers and in words of up to four letters, one letter in words of up to
 *   eight, two up to thirteen, three in longer ones, and in all one for every seven letters. It never touches the first
 *   letter, and adds or drops no last one, so that Germany is not German. Another form of an English word (plural, tense)
 *   and another small word are slips.
 * - Never a slip: a negation too many or too few, an opposite, a name for another thing that looks alike, a word missing
 *   from a short answer, a name or a number too many, two answers with "or".
 *
 * `right` and `slip` are the best that the answer or any alias gives.
 */
export function judgeTyped(
  expected: string,
  aliases: readonly string[],
  typed: string,
  options: JudgeOptions = {},
): TypedJudgement {
  const said = typed.slice(0, LONGEST_TYPED);
  const judged = [expected, ...aliases].map((answer, at) => ({
    alias: at > 0,
    ...best(variantsOf(answer).map((variant) => judgeOne(variant, said, options, true))),
  }));
  const { alias, ...nearest } = best(judged);
  const { verdict, against } = nearest;
  // What is right has nothing to mend in it.
  const found = verdict === "right" ? { ...nearest, diff: same(against, said) } : nearest;
  return alias
    ? { ...found, matchedAlias: aliases[judged.findIndex((one) => one.diff === nearest.diff) - 1] ?? "" }
    : found;
}

function same(expected: string, typed: string): readonly Piece[] {
  return [{ kind: "same", expected, typed }];
}

const RANK: Readonly<Record<Verdict, number>> = { wrong: 0, slip: 1, right: 2 };

/** The kindest judgement; the first of equals. */
function best<Kind extends Judged>(all: readonly Kind[]): Kind {
  return all.reduce((a, b) => ((RANK[b.verdict] - RANK[a.verdict] || b.share - a.share) > 0 ? b : a));
}

/** The whole answer, without what stands in brackets, and without what explains a bare "None:" or "Yes:". */
function variantsOf(answer: string): readonly string[] {
  const variants = [answer];
  // Vyacheslav Molotov (Soviet Foreign Minister)
  const bare = answer.replace(/\s*(?:\([^()]{0,300}\)|\[[^[\]]{0,300}\])/gu, "").trim();
  if (bare !== "" && bare !== answer) variants.push(bare);
  const headed = /^\s*(?<head>none|no|yes|true|false|nothing)\s*[:;,–—-]\s/iu.exec(answer)?.groups?.head;
  if (headed !== undefined) variants.push(headed);
  // Treaty of Versailles, Versailles Treaty
  const turned = /^(?:[Tt]he\s+)?(?<what>\p{L}{3,40})\s+of\s+(?:the\s+)?(?<whose>\p{Lu}\p{L}{2,40})$/u.exec(
    bare,
  )?.groups;
  if (turned) variants.push(`${turned.whose ?? ""} ${turned.what ?? ""}`);
  return variants;
}

function judgeOne(
  expected: string,
  typed: string,
  options: JudgeOptions,
  lists: boolean,
  fullNames = false,
): Judged {
  const date = judgeDate(expected, typed, options.language);
  if (date) return date;
  const language = mainLanguage(options.language);
  const units = (text: string, lenient: boolean) => unitsOf(text, { language, lenient }).slice(0, MOST_UNITS);
  const e = { text: expected, units: units(expected, false) };
  const t = { text: typed, units: units(typed, true) };
  const align: AlignOptions = {
    language,
    genders: hasGenders(language),
    given: givenIn(options.question, language),
  };
  const all = [judgeWording(e, t, align)];
  if (isInitialism(e, t) || isInitialism(t, e)) all.push(fully("right", e.text, t.text));
  const name = asksForPerson(options.question) ? personName(expected, e.units) : null;
  const named = name ? judgePerson(name, t, fullNames) : null;
  // Whom a name means is decided by the name: two words of three in common do not make it the same person.
  if (named === "wrong" && all.every((one) => one.verdict !== "right")) {
    const [wording] = all;
    return wording && wording.verdict === "slip"
      ? { ...wording, verdict: "wrong", share: 0.5 }
      : (wording ?? best(all));
  }
  if (named === "right" || named === "slip")
    all.push({ ...fully(named, e.text, t.text), diff: judgeWording(e, t, align).diff });
  if (lists) {
    const listed = judgeList(e, t, (item, other, full) => judgeOne(item, other, options, false, full));
    if (listed) all.push(listed);
  }
  return best(all);
}

function fully(verdict: Verdict, expected: string, typed: string): Judged {
  return { verdict, share: 1, diff: piecesOf([], expected, typed), against: expected };
}

/** The canonical forms of the question's words. */
function givenIn(question: string | undefined, language: string): ReadonlySet<string> {
  if (question === undefined) return new Set();
  const units = unitsOf(question, { language, lenient: false });
  const words = units.filter((unit) => unit.weight === "content" && !unit.negation && !unit.isNumber);
  // A person is asked for by a title as well: "John Paul II" is "Pope John Paul II".
  const titles = asksForPerson(question) ? TITLES : [];
  // "For how many years …": years is a measure where a number stands before it.
  return new Set([...titles, ...words.flatMap((unit) => [...unit.keys, unit.word.replace(/s$/u, "")])]);
}

type Side = { readonly text: string; readonly units: readonly Unit[] };

/** NATO for North Atlantic Treaty Organization: three letters or more, one for each word that says something. */
function isInitialism(long: Side, short: Side): boolean {
  const [letters, ...more] = short.units.filter((unit) => !unit.article);
  if (!letters || more.length > 0 || !/^\p{L}{3,8}$/u.test(letters.word)) return false;
  const words = long.units.filter(
    (unit) => unit.weight === "content" && !/^(?:jr|sr|junior|senior)$/u.test(unit.word),
  );
  if (words.length < 3 || !words.every((unit) => unit.proper)) return false;
  return words.map((unit) => unit.word.charAt(0)).join("") === letters.word;
}
