import { foldText, type Span } from "#lib/base/text.ts";
import type { Token } from "#lib/extract/types.ts";
import { stem } from "./words.ts";

/**
 * A counted or measured thing. `unit` is what is counted (`km`, `$`, `%`, a stemmed head noun), empty when the words do
 * not tell. A range has different ends; `score` is a result such as `3–1`, compared as it stands.
 */
export type Quantity = {
  readonly span: Span;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly approximate: boolean;
  readonly score: string | null;
  /** Four figures without a comma or a unit, which may be a year. */
  readonly yearLike: boolean;
};

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  (
    "two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 " +
    "fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 " +
    "seventy 70 eighty 80 ninety 90"
  )
    .split(" ")
    .flatMap((word, i, all) => (i % 2 === 0 ? [[word, Number(all[i + 1])] as const] : [])),
);

/** The words without which a sentence that has no figure holds no quantity. */
export const NUMERALS: readonly string[] = [...NUMBER_WORDS.keys()];

const POWERS: ReadonlyMap<string, number> = new Map([
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1_000],
  ["million", 1_000_000],
  ["m", 1_000_000],
  ["mn", 1_000_000],
  ["billion", 1_000_000_000],
  ["bn", 1_000_000_000],
  ["trillion", 1_000_000_000_000],
]);

/** One unit, many spellings: each line is a unit and the forms of it. */
const UNITS: ReadonlyMap<string, string> = new Map(
  [
    "% percent per-cent",
    "$ dollar dollars usd us$",
    "€ euro euros eur",
    "£ pound pounds gbp sterling",
    "km kilometre kilometres kilometer kilometers",
    "m metre metres meter meters",
    "cm centimetre centimetres centimeter centimeters",
    "mm millimetre millimetres millimeter millimeters",
    "mile miles",
    "feet foot ft",
    "yard yards",
    "kg kilogram kilograms kilogramme kilogrammes kilo kilos",
    "g gram grams gramme grammes",
    "mg milligram milligrams",
    "t tonne tonnes ton tons",
    "l litre litres liter liters",
    "ml millilitre millilitres milliliter milliliters",
    "°c celsius",
    "h hour hours hr hrs",
    "min minute minutes mins",
    "s second seconds sec",
    "day days",
    "week weeks",
    "month months",
    "year years",
    "km/h kph kmh",
    "mph",
    "knot knots kn",
    "lb lbs",
    "person people persons lives deaths dead fatalities souls",
    "spectator spectators fans onlookers",
  ].flatMap((line) => {
    const forms = line.split(" ");
    return forms.map((form) => [form, forms[0] ?? form] as const);
  }),
);

// 1,234,567.8 · 3.5 · 41 · 11:05
const NUMERAL = String.raw`\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{1,9}(?:[.:]\d{1,4})?`;
// $ 3.5 · 3–1 · 41 % · two hundred
const QUANTITY = new RegExp(
  String.raw`(?<currency>[$€£]\s?)?(?<![\p{L}\d])(?<a>${NUMERAL})(?:\s?[-–]\s?(?<b>${NUMERAL}))?(?![\d])|\b(?<word>${NUMERALS.join("|")})(?:-(?<ones>two|three|four|five|six|seven|eight|nine|one))?\b`,
  "iuy",
);

/** 1 for the number of each letter that a number in words begins with. */
const FIRST_LETTERS = new Uint8Array(0x80);
for (const word of NUMERALS)
  for (const form of [word, word.toUpperCase()]) FIRST_LETTERS[form.charCodeAt(0)] = 1;

/** Whether a number may begin at a place; looking at one character costs less than the pattern. */
function mayBegin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x80 || code === DOLLAR || (code >= 0x30 && code <= 0x39)) return true;
  return FIRST_LETTERS[code] === 1 && !isWordUnit(text.charCodeAt(at - 1));
}

/** Whether a UTF-16 unit is a letter, digit or underscore of ASCII (`\w`). */
function isWordUnit(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f
  );
}

const DOLLAR = 0x24;

/** Every match of `QUANTITY`, in order. */
function numbersIn(text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let at = 0; at < text.length; ) {
    QUANTITY.lastIndex = at;
    const match = mayBegin(text, at) ? QUANTITY.exec(text) : null;
    if (match) found.push(match);
    at = match ? QUANTITY.lastIndex : at + 1;
  }
  return found;
}

const BLURRED =
  /(?:about|around|some|roughly|approximately|nearly|almost|circa|ca\.?|over|more than|at least|up to|fewer than|less than|under|estimated|~)\s{0,2}[$€£]?\s?$/iu;

const value = (numeral: string): number => Number(numeral.replaceAll(",", "").replace(":", "."));

// a crowd of 4,200 · an attendance of some 12,000
const CROWD = /\b(?:crowd|audience|attendance|gate)\sof\s(?:about\s|around\s|some\s|nearly\s|over\s)?$/iu;

/** What a number counts: a unit that follows, or the last noun of the noun phrase that it opens. */
function unitAfter(text: string, end: number, tokens: readonly Token[]): string {
  const near =
    /^[\s-]{0,2}(?<unit>%|°\s?[CF]\b|per cent\b|percent\b|[\p{L}]{1,14}(?:\/\p{L}{1,3}\b)?)/iu.exec(
      text.slice(end, end + 20),
    )?.groups?.unit;
  if (near !== undefined) {
    const known = UNITS.get(foldText(near).replace(" ", "-").replace("°-", "°"));
    if (known !== undefined) return known;
  }
  let head = "";
  let seen = 0;
  for (const token of tokens) {
    if (token.start < end) continue;
    if (seen >= 5) break;
    seen += 1;
    if (token.pos === "NOUN") head = token.text;
    else if (head !== "" || (token.pos !== "ADJ" && token.pos !== "PROPN" && token.text !== "-")) break;
  }
  if (head === "") return "";
  return UNITS.get(foldText(head)) ?? stem(head);
}

/** Every number of a sentence outside the spans in `taken` (its dates), in order. Offsets are those of the document. */
export function quantitiesOf(
  text: string,
  span: Span,
  tokens: readonly Token[],
  taken: readonly Span[],
): Quantity[] {
  const found: Quantity[] = [];
  const body = text.slice(span.start, span.end);
  for (const match of numbersIn(body)) {
    let start = span.start + match.index;
    let end = start + match[0].length;
    // It is the end of the number before: `two hundred and fifty`.
    if (start < (found.at(-1)?.span.end ?? 0)) continue;
    if (taken.some((date) => date.start < end && start < date.end)) continue;
    const { currency, a, b, word, ones } = match.groups ?? {};
    if (a !== undefined && (isRank(text, end) || isSplit(text, start, end))) continue;
    let low =
      word === undefined ? value(a ?? "0") : (NUMBER_WORDS.get(word.toLowerCase()) ?? 0) + onesOf(ones);
    let high = b === undefined ? low : value(b);
    const power = mayBePower(text, end) ? POWER.exec(text.slice(end, end + 12)) : null;
    const factor =
      power && !(power.groups?.power === "m" && currency === undefined)
        ? POWERS.get((power.groups?.power ?? "").toLowerCase())
        : undefined;
    if (power && factor !== undefined) {
      low *= factor;
      high *= factor;
      end += power[0].length;
    }
    const more =
      word !== undefined && factor !== undefined && b === undefined ? endOf(text, end, factor) : null;
    if (more) {
      low += more.value;
      high += more.value;
      end += more.length;
    }
    const lead =
      word === undefined ? null : LEAD.exec(body.slice(Math.max(0, match.index - 24), match.index));
    const before100 = POWERS.get(lead?.groups?.power?.toLowerCase() ?? "") ?? 0;
    if (lead && low < before100) {
      low += before100;
      high += before100;
      start -= lead[0].length;
    }
    const counted =
      currency === undefined ? unitAfter(text, end, tokens) : (UNITS.get(currency.trim()) ?? currency.trim());
    const opens = start - span.start;
    const before = body.slice(Math.max(0, opens - 24), opens);
    if (LEAST.test(before)) high *= AT_LEAST;
    const unit =
      a?.includes(":") === true
        ? "clock"
        : CROWD.test(before)
          ? "spectator"
          : counted === "year" && (OLD.test(text.slice(end, end + 14)) || AGED.test(before))
            ? "age"
            : counted === "mile" || /^nautic/u.test(counted)
              ? NAUTICAL.test(text.slice(end, end + 16))
                ? "nautical mile"
                : counted
              : counted;
    found.push({
      span: { start, end },
      low: Math.min(low, high),
      high: Math.max(low, high),
      unit,
      approximate: BLURRED.test(before),
      yearLike: unit === "" && b === undefined && /^(?:1\d|20)\d\d$/u.test(a ?? ""),
      score:
        b !== undefined && currency === undefined && low < 200 && high < 200 && unit === ""
          ? `${low}–${high}`
          : null,
    });
  }
  return found;
}

const POWER = /^[\s-]?(?<power>dozen|hundred|thousand|million|billion|trillion|bn|mn|m)\b/iu;

/** Whether one of these letters stands at a place, or behind what stands there. */
function mayBePower(text: string, at: number): boolean {
  return "dhtmbDHTMB".includes(text.charAt(at)) || "dhtmbDHTMB".includes(text.charAt(at + 1));
}

/** `2, 117` of a text that was taken apart: neither half is a number of anything. */
function isSplit(text: string, start: number, end: number): boolean {
  return (
    (end - start === 3 && /(?<!\d)\d{1,3},\s$/u.test(text.slice(Math.max(0, start - 6), start))) ||
    (end - start <= 3 && /^,\s\d{3}(?!\d)/u.test(text.slice(end, end + 6)))
  );
}

/** `the 11th point`, `6th`: a rank, and no number of anything. */
const isRank = (text: string, end: number) => /^(?:st|nd|rd|th)\b/u.test(text.slice(end, end + 3));

// a 61-year-old · 23 years old · 8 years of age
const OLD = /^[\s-]years?[\s-](?:old(?:er)?\b|of\sage\b)/iu;
// aged 23 · at the age of 23
const AGED = /\b(?:aged|age(?:\sof)?)\s$/iu;
const NAUTICAL = /^[\s-]nautical[\s-]miles?\b/iu;

// a hundred and twenty · one thousand two hundred
const LEAD = /\b(?:a|one)\s(?<power>hundred|thousand)\s(?:and\s)?$/iu;
// two hundred and fifty-three
const REST = new RegExp(
  String.raw`^\s(?:and\s)?(?<word>one|${NUMERALS.join("|")})(?:-(?<ones>one|two|three|four|five|six|seven|eight|nine))?\b(?!\s(?:dozen|hundred|thousand|million|billion))`,
  "iu",
);

/** What is added to hundreds or thousands: the rest of a number in words. */
function endOf(
  text: string,
  end: number,
  factor: number,
): { readonly value: number; readonly length: number } | null {
  const match = factor < 100 ? null : REST.exec(text.slice(end, end + 32));
  if (!match) return null;
  const { word, ones } = match.groups ?? {};
  const value = onesOf(word) + onesOf(ones);
  return value < factor ? { value, length: match[0].length } : null;
}

/** Who counts at least five knows of no more: another may count fifteen. */
const LEAST = /\b(?:at\sleast|no\sfewer\sthan|not\sless\sthan|no\sless\sthan)\s$/iu;
const AT_LEAST = 3;

function onesOf(word: string | undefined): number {
  if (word === undefined) return 0;
  return word.toLowerCase() === "one" ? 1 : (NUMBER_WORDS.get(word.toLowerCase()) ?? 0);
}

const within = (a: number, b: number, share: number) => Math.abs(a - b) <= share * Math.max(a, b);

const METRES: Readonly<Record<string, number>> = {
  m: 1,
  km: 1000,
  cm: 0.01,
  mile: 1609,
  "nautical mile": 1852,
  feet: 0.3048,
  foot: 0.3048,
  ft: 0.3048,
  yard: 0.9144,
};

/** Two lengths in two units, in metres; null for anything else. */
function inMetres(a: Quantity, b: Quantity): readonly [number, number] | null {
  const [x, y] = [METRES[a.unit], METRES[b.unit]];
  return x === undefined || y === undefined || x === y ? null : [a.high * x, b.high * y];
}

const KMH: Readonly<Record<string, number>> = { "km/h": 1, mph: 1.609, knot: 1.852 };
const GRAMS: Readonly<Record<string, number>> = { mg: 0.001, g: 1, kg: 1000, t: 1_000_000, lb: 453.6 };

/** Two speeds or two weights in two units, in one; null for anything else. */
function inOneScale(a: Quantity, b: Quantity): readonly [number, number] | null {
  for (const scale of [KMH, GRAMS]) {
    const [x, y] = [scale[a.unit], scale[b.unit]];
    if (x !== undefined && y !== undefined && x !== y) return [a.high * x, b.high * y];
  }
  return null;
}

const DAYS: Readonly<Record<string, number>> = { h: 1 / 24, day: 1, week: 7, month: 30.4, year: 365.25 };
/** Who counts in months rounds what another counts in weeks. */
const OTHER_UNIT = 0.17;

/** Two lengths of time in two units, in days; null for anything else. */
function inDays(a: Quantity, b: Quantity): readonly [number, number] | null {
  const [x, y] = [DAYS[a.unit], DAYS[b.unit]];
  return x === undefined || y === undefined || x === y ? null : [a.high * x, b.high * y];
}

/** Whether two quantities in two units of one kind are about the same. */
function agreeInUnits(a: Quantity, b: Quantity): boolean {
  const days = inDays(a, b);
  if (days && within(...days, OTHER_UNIT)) return true;
  const metres = inMetres(a, b);
  if (metres && within(...metres, OTHER_UNIT)) return true;
  const scaled = inOneScale(a, b);
  return scaled !== null && within(...scaled, OTHER_UNIT);
}

/** Whether two quantities can both be right: equal, one a rounding of the other, a range that holds the other. */
export function quantitiesAgree(a: Quantity, b: Quantity): boolean {
  if (a.unit !== b.unit && agreeInUnits(a, b)) return true;
  if (a.score !== null && b.score !== null)
    return a.score === b.score || a.score === b.score.split("–").reverse().join("–");
  if (a.low <= b.high && b.low <= a.high) return true;
  const loose = a.approximate || b.approximate;
  // Nobody rounds a year.
  if (a.yearLike && b.yearLike) return false;
  // Small counts are exact: 20 goals are not 21. From a hundred on, writers round.
  const large = Math.min(a.high, b.high) >= 100;
  if (loose) return within(a.high, b.high, 0.2);
  return large && within(a.high, b.high, 0.05) && isRound(a, b);
}

/** Whether both ends agree: two copies that tell `100–250` and `100–126` do not, although both hold 110. */
export function sameEnds(a: Quantity, b: Quantity): boolean {
  if (a.unit === "clock" || b.unit === "clock") return a.low === b.low;
  if (a.low === a.high || b.low === b.high) return quantitiesAgree(a, b);
  const end = (one: Quantity, value: number): Quantity => ({ ...one, low: value, high: value, score: null });
  return quantitiesAgree(end(a, a.low), end(b, b.low)) && quantitiesAgree(end(a, a.high), end(b, b.high));
}

/** Whether one of the two has fewer significant digits, as a rounded number does. */
function isRound(a: Quantity, b: Quantity): boolean {
  const digits = (n: number) => String(n).replace(".", "").replace(/0+$/u, "").length;
  return digits(a.high) !== digits(b.high);
}

/** A quantity for a reader, as the document writes it, with a unit that follows: `80 °C`, `€4.2 million`, `43`. */
export function quantityInWords(text: string, { span, unit }: Quantity): string {
  const number = text.slice(span.start, span.end).trim();
  const next = /^[\s-]?(?<unit>%|°\s?[CF]|\p{L}{1,14})/u.exec(text.slice(span.end, span.end + 18));
  const follows = next !== null && UNITS.get(foldText(next.groups?.unit ?? "").replace("° ", "°")) === unit;
  return follows && unit !== "person" ? `${number}${next[0]}` : number;
}
