import type { Match } from "./grammar.ts";
import type { Lexeme } from "./lexemes.ts";
import { UNITS, type Vocabulary } from "./vocabulary.ts";

/** Counted things: a number before one of them is no year. */
const COUNTED =
  /^(?:men|people|persons?|troops|soldiers|officers|civilians|prisoners|casualties|dead|wounded|killed|deaths|victims|refugees|jews|workers|students|members|voters|votes|seats|tons?|tonnes|km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|m|feet|ft|yards|acres|hectares|kg|lb|pounds|dollars|euros|francs|marks|rubles|roubles|aircraft|planes|tanks|guns|rifles|ships|vessels|vehicles|bombs|words|pages|copies|patients|cases|samples|times|rpm|mhz|hp|bc|mm|cm|percent|square|cubic|inhabitants|settlers|houses|horses|of)$/iu;
/** Words after which a number is a name or a count, not a year. */
const DESIGNATOR =
  /^(?:no|nos|nr|number|resolution|hill|flight|route|highway|model|type|boeing|windows|level|section|article|page|pages|pp?|chapter|paragraph|room|psalm|version|item|bus|channel|class|article|directive|order|№|art|par|стр|п|seite|artikel|numéro|número|numero)$/iu;
const NOT_MONTH_AFTER: Readonly<Record<number, RegExp>> = {
  // March on Rome, the March to the Sea; May I, May he
  3: /^(?:on|to|of|against|for|past|through|into|across|is|route|band)$/iu,
  5: /^(?:I|he|she|it|they|we|you|the|be|have|not|this|that|your|god|his)$/iu,
};

/** Judges a match by the words around it: a month that is a verb, a number that counts soldiers, the fall of a city. */
export function acceptMatch(lexemes: readonly Lexeme[], match: Match, vocabulary: Vocabulary): Match | null {
  return judge(lexemes, trimStart(lexemes, match, vocabulary), vocabulary);
}

/** `its end in 1917`, `a two-day conference`: the first words belong to the noun, not to the date. */
function trimStart(lexemes: readonly Lexeme[], match: Match, vocabulary: Vocabulary): Match {
  const first = lexemes[match.start];
  const second = lexemes[match.start + 1];
  if (first?.kind === "e" && first.value >= 3 && second?.text === "in")
    return { ...match, start: match.start + 2 };
  // Le 12 novembre, el 12 de noviembre: the article is not part of the date.
  if (first?.kind === "t" && vocabulary.code !== "en" && second && match.end - match.start > 1) {
    return { ...match, start: match.start + 1 };
  }
  if (match.rule === "duration" && first?.kind === "t" && second && "wdn".includes(second.kind)) {
    return { ...match, start: match.start + 1 };
  }
  return match;
}

function judge(lexemes: readonly Lexeme[], match: Match, vocabulary: Vocabulary): Match | null {
  const first = lexemes[match.start];
  const last = lexemes[match.end - 1];
  if (!first || !last) return null;
  const before = lexemes[match.start - 1];
  const after = lexemes[match.end];
  const inside = lexemes.slice(match.start, match.end);
  switch (match.rule) {
    case "month":
      return !inFirm(lexemes, match) && monthAlone(inside, before, after, vocabulary) ? match : null;
    case "season":
      return seasonStands(inside, before, after) ? match : null;
    case "year":
      return yearStands(inside, before, after, vocabulary) ? trimYear(match, inside, vocabulary) : null;
    case "day-month":
    case "month-year":
      return trimYear(match, inside, vocabulary);
    case "century":
      return inside.some((each) => unitOf(each) === "century") ? match : null;
    case "relative":
      // `the last week of August` is a part of August.
      if (
        after?.kind === "p" &&
        last.kind === "U" &&
        inside.some((each) => each.kind === "r" || each.kind === "q")
      )
        return null;
      return inside.some((each) => each.kind === "U" && !["minute", "hour", "season"].includes(unitOf(each)))
        ? match
        : null;
    case "neighbour":
      // `la veille de la bataille` is the eve of something; only Italian says `il giorno dopo` for the next day.
      if (after?.kind === "p") return null;
      return inside.some((each) => each.kind === "D") || vocabulary.code === "it" ? match : null;
    case "decade": {
      const noun = inside.find((each) => each.kind === "U" || each.kind === "Z");
      if (inside.some((each) => each.kind === "X")) return match;
      return noun &&
        (noun.kind === "Z" || vocabulary.decadeNouns.has(noun.text.toLowerCase())) &&
        roundNumber(inside)
        ? match
        : null;
    }
    case "shift":
      // `three days in this heat` counts from nothing.
      if (last.kind === "z" && !/^(?:before|after)$/iu.test(inside.at(-2)?.text ?? "")) return null;
      if (last.kind === "T" && !/^today$/iu.test(last.text)) return null;
      return inside.some(
        (each) => each.kind === "w" || each.kind === "d" || each.kind === "n" || isIndefinite(each),
      )
        ? match
        : null;
    case "duration":
      return durationStands(inside, after) ? match : null;
    case "clock":
      return inside.length > 1 || (first.kind === "C" && first.value === 0) ? match : null;
    case "holiday":
      // White Christmas is a song.
      return inside.length > 1 || (before !== undefined && vocabulary.before.has(before.word.toLowerCase()))
        ? match
        : null;
    case "ordinal-day":
      // "equalised in the 18th": of minutes, and not of days
      if (/^in$/iu.test(before?.text ?? "")) return null;
      // "on the eighth of that month"
      return last.kind === "U" || dayOrdinal(last, after) ? match : null;
    case "short-year":
      return before !== undefined &&
        first.start > before.end &&
        (vocabulary.before.has(before.word.toLowerCase()) || before.kind === "t")
        ? match
        : null;
    default:
      return match;
  }
}

/** 1930, 30, thirty: what a decade is named for. */
function roundNumber(inside: readonly Lexeme[]): boolean {
  const number = inside.find((each) => "Ydnw".includes(each.kind));
  return number !== undefined && number.value % 10 === 0 && number.value >= 10;
}

function unitOf(lexeme: Lexeme): string {
  return lexeme.kind === "U" || lexeme.kind === "u" ? (UNITS[lexeme.value] ?? "") : "";
}

function isIndefinite(lexeme: Lexeme): boolean {
  return lexeme.kind === "t" && !/^(?:the|der|die|das|le|la|les|el|los|il|lo|i)$/iu.test(lexeme.text);
}

/** `Bryant and May`, `Tom & June`: behind a name and a link stands a name, also where it is a month's. */
function inFirm(lexemes: readonly Lexeme[], { start }: Match): boolean {
  const name = lexemes[start - 2];
  const link = lexemes[start - 1];
  if (!name || !link || !/^(?:and|&)$/u.test(link.text)) return false;
  return name.kind === "x" && /^\p{Lu}\p{Ll}/u.test(name.text) && lexemes[start - 3]?.kind !== "M";
}

function monthAlone(
  inside: readonly Lexeme[],
  before: Lexeme | undefined,
  after: Lexeme | undefined,
  vocabulary: Vocabulary,
): boolean {
  const month = inside.find((each) => each.kind === "M");
  if (!month) return false;
  if (inside.length > 1 && inside.some((each) => each.kind === "e" || each.kind === "q" || each.kind === "r"))
    return true;
  if (!vocabulary.capitalMonths) return true;
  const led =
    before !== undefined &&
    (vocabulary.before.has(before.word.toLowerCase()) ||
      vocabulary.links.has(before.word.toLowerCase()) ||
      ",-(".includes(before.kind));
  if (led) return true;
  if (vocabulary.code === "en" && after && NOT_MONTH_AFTER[month.value]?.test(after.text)) return false;
  // `the March`, `Theresa May`, `August Strindberg`: such a month stands alone after a preposition or a comma, or between
  // an article and a noun (`a March operation`).
  if (month.value === 3 || month.value === 5 || month.value === 8) {
    if (before === undefined) return after?.kind === ",";
    if (before.kind !== "t" && !/^\p{Ll}/u.test(before.text)) return false;
    return (
      after?.kind === "x" &&
      // `the August Uprising`, but not `the merchant August Lund`
      (/^\p{Ll}{4,}$/u.test(after.text) || (month.value === 8 && before.kind === "t")) &&
      !VERB_FORM.test(after.text)
    );
  }
  return true;
}

const VERB_FORM = /^(?:was|were|had|has|is|are|began|ended|went|came|took|would|will|could|became|led|did)$/u;

const SEASONAL =
  /^(?:offensives?|counter-?offensives?|campaigns?|fighting|sessions?|semester|term|holidays?|vacation|months|days|elections?)$/iu;

function seasonStands(
  inside: readonly Lexeme[],
  before: Lexeme | undefined,
  after: Lexeme | undefined,
): boolean {
  const season = inside.find((each) => each.kind === "S");
  if (!season) return false;
  if (inside.some((each) => each.kind === "Y" || each.kind === "B")) return true;
  const word = season.text;
  // The Spring Offensive took place in a spring; the Winter War and the Summer Palace are only named for a season.
  if (after && SEASONAL.test(after.text)) return true;
  // Winter War, Prague Spring, Summer Olympics: part of a name.
  if (/^\p{Lu}/u.test(word) && before && /^\p{Lu}/u.test(before.text) && before.kind === "x") return false;
  if (/^\p{Lu}/u.test(word) && after && /^\p{Lu}/u.test(after.text)) return false;
  if (inside.some((each) => "eqrz".includes(each.kind)))
    return word.toLowerCase() !== "fall" || after?.text !== "of";
  if (word.toLowerCase() === "fall" || word.toLowerCase() === "spring") {
    const led = inside[0]?.kind === "t" ? before : inside.length === 1 ? before : undefined;
    return (
      led !== undefined &&
      /^(?:in|by|during|since|until|of|that|last|next|through|throughout|spent|spend|and)$/iu.test(
        led.text,
      ) &&
      !/^(?:of|to|from|into|in)$/iu.test(after?.text ?? "")
    );
  }
  // the Winter war: a capital in the middle of a sentence makes a name of it.
  if (
    /^\p{Lu}/u.test(word) &&
    before &&
    !/^[.("“:-]$/u.test(before.text) &&
    after?.kind === "x" &&
    /^\p{Ll}{3,}$/u.test(after.text)
  )
    return false;
  // In French and Russian the words are other words as well (été, лето); a season stands after a preposition or first.
  return before === undefined || before.kind !== "x" || inside.length > 1 || !/^(?:été)$/iu.test(word);
}

function yearStands(
  inside: readonly Lexeme[],
  before: Lexeme | undefined,
  after: Lexeme | undefined,
  vocabulary: Vocabulary,
): boolean {
  const year = inside.find((each) => each.kind === "Y");
  if (!year) return false;
  if (after && COUNTED.test(after.text) && after.text.toLowerCase() !== "of" && after.start - year.end <= 2)
    return false;
  if (after && /^[%°]$/u.test(after.text)) return false;
  if (before && (/^[$£€#№§+=]$/u.test(before.text) || DESIGNATOR.test(before.text))) return false;
  // 3.1940, 1940.5 and the like are pieces of another number; so is 10-1940-3.
  if (before && before.end === year.start && /^[.,:/\d]/u.test(before.text)) return false;
  const approximate = inside[0]?.kind === "a" && vocabulary.code === "en";
  const plural =
    after !== undefined &&
    /^\p{Ll}{3,}s$/u.test(after.text) &&
    !/^(?:was|has|its|his|as|is|this|thus|across|towards|does|besides|perhaps|always|sometimes|afterwards)$/u.test(
      after.text,
    );
  if (approximate && plural) return false;
  const led =
    before === undefined ||
    vocabulary.before.has(before.word.toLowerCase()) ||
    vocabulary.links.has(before.word.toLowerCase()) ||
    "(,-[;:/".includes(before.kind);
  const owned = before?.kind === "t" || /^(?:its|his|her|their|our|my)$/iu.test(before?.text ?? "");
  return led || owned || inside.length > 1 || !plural;
}

/** `1940 года` is one expression; in languages that do not say so the unit after a year begins something else. */
function trimYear(match: Match, inside: readonly Lexeme[], vocabulary: Vocabulary): Match {
  const at = inside.findIndex(
    (each, i) => i > 0 && (each.kind === "U" || each.kind === "u") && inside[i - 1]?.kind === "Y",
  );
  if (at < 0) return match;
  const slavic = ["ru", "uk", "pl", "lv"].includes(vocabulary.code);
  const isYear = unitOf(inside[at] ?? (inside[0] as Lexeme)) === "year";
  return slavic && isYear ? match : { ...match, end: match.start + at };
}

function durationStands(inside: readonly Lexeme[], after: Lexeme | undefined): boolean {
  const first = inside.find((each) => !"ajqro".includes(each.kind));
  const unit = inside.at(-1);
  if (!first || !unit) return false;
  // `a few months later` has no length and no date.
  if (after && "lgG".includes(after.kind)) return false;
  const odd = inside.find((each) => each.kind === "x");
  if (odd && (!/^\p{Ll}{3,}$/u.test(odd.text) || /^(?:per|and|the|for|each|every)$/u.test(odd.text)))
    return false;
  // A number of four digits before a unit counts it, unless it is a year: `1940 months`.
  if (inside.some((each) => each.kind === "Y")) return unit.text.endsWith("s");
  if (inside.some((each) => "wdnbv".includes(each.kind))) return true;
  // `a day` may be `per day`; `the year` is no duration; `a months-long` is none either.
  return (
    inside.at(-2)?.kind === "t" &&
    isIndefinite(first) &&
    !(unit.text.endsWith("s") && /^an?$/iu.test(first.text))
  );
}

/** `on the 13th, …`, `the 13th of`: a day; `the 13th Army`, `the 38th parallel`: not. */
function dayOrdinal(ordinal: Lexeme, after: Lexeme | undefined): boolean {
  if (!/^\d/u.test(ordinal.text)) return false;
  if (after === undefined) return true;
  if (/^[.,;:)]$/u.test(after.text)) return true;
  // "on the 23rd two men were killed", "on the 24th Mr. Bray paid"
  return /^(?:the|an?|he|she|they|it|we|at|by|when|after|before|with|to|was|were|had|that|his|her|their|its|our|there|some|several|two|three|four|five|six|seven|eight|nine|ten|Mr|Mrs|Miss|Dr|Sir|Messrs)$/u.test(
    after.text,
  );
}
