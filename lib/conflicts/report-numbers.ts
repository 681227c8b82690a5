import { slice } from "#lib/base/text.ts";
import { type Aged, agedAt } from "./ages.ts";
import { sameNoun } from "./deed-kinds.ts";
import type { Passage } from "./passages.ts";
import type { Terms } from "./phrases.ts";
import { type Quantity, quantityInWords } from "./quantities.ts";
import type { Reported } from "./report-told.ts";
import type { Segment } from "./segments.ts";
import { stem } from "./words.ts";

/** A figure on the way, hoped for or guessed. */
const UNSURE =
  /\b(?:half[- ]time|first half|second half|led|leading|so far|as of|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|rose|rises?|risen|rais(?:ed?|ing)|expect(?:ed|s)?|demand(?:s|ed|ing)|forecast|estimat\w{1,4}|claim\w{0,3}|would|could|may (?:be|have)|might|planned|at first|initially|early reports?|rumou?r\w{0,3}|if|whether|fear(?:ed|s)?)\b/iu;
const PART =
  /\b(?:another|other|further|additional|first|last|number|no\.|page|room|chapter|each|every|remaining|of\s(?:them|whom|which)|including|among\s(?:them|whom))\s?,?\s?$/iu;
const AGO = /^\s(?:\p{L}+\s)?(?:ago|later|earlier|before|after)\b/iu;
const MOST = 6;
const NOTHING: ReadonlySet<string> = new Set();

/** Who is counted by one noun or another. */
const PEOPLE: ReadonlySet<string> = new Set(
  "people person resident inhabitant citizen villager life".split(" ").map(stem),
);
// magnitude 5.6 · a magnitude of 5.6 · a 5.6-magnitude quake · measured 5.6 on the Richter scale
const MAGNITUDE_BEFORE = /\bmagnitude\s(?:of\s)?$|\bmeasur(?:ed|ing)\s$/iu;
const MAGNITUDE_AFTER = /^(?:-|\s-?)?magnitude\b|^\son\sthe\s(?:open-ended\s)?Richter\b/iu;
// a 31-24 victory · beat Evansville, 91-73
const SCORE = /^(?<a>\d{1,3})\s?[-–]\s?(?<b>\d{1,3})$/u;
const WON = /^\s(?:victory|win|defeat|loss|triumph|rout)\b/iu;

/** The numbers of a sentence of a report, which may well be what somebody told the reporter. */
export function numbersToldIn(
  passage: Passage,
  segments: () => readonly Segment[],
  terms: Terms,
): Reported[] {
  if (passage.quantities.length === 0 || passage.quantities.length > MOST) return [];
  const { text } = passage.reading.document;
  return passage.quantities.flatMap((quantity): Reported[] => {
    const aged = ageIn(passage, quantity, terms);
    if (aged) {
      const segment = segments().findLast(({ span }) => span.start <= quantity.span.start);
      const value = { kind: "quantity", quantity: aged.quantity } as const;
      const words = slice(text, quantity.span).replace(/\D/gu, "");
      return segment
        ? [
            {
              segment,
              frame: `age ${aged.bearer}`,
              focus: quantity.span,
              value,
              words,
              day: null,
              deed: NOTHING,
              quantity: aged.quantity,
              person: aged.name,
            },
          ]
        : [];
    }
    const before = text.slice(Math.max(passage.span.start, quantity.span.start - 30), quantity.span.start);
    const after = text.slice(quantity.span.end, quantity.span.end + 30);
    const unit = unitOf(quantity, slice(text, quantity.span), before, after);
    if (unit === null || PART.test(before) || AGO.test(after)) return [];
    const segment = segments().findLast(({ span }) => span.start <= quantity.span.start);
    if (!segment || UNSURE.test(slice(text, segment.span))) return [];
    const told = unit === "score" ? { ...quantity, score: scoreOf(slice(text, quantity.span)) } : quantity;
    return [
      {
        segment,
        frame: `number ${unit}`,
        focus: quantity.span,
        value: { kind: "quantity", quantity: told },
        words: quantityInWords(text, quantity),
        day: null,
        deed: NOTHING,
        quantity: told,
      },
    ];
  });
}

/** `31-24` as quantities write it. */
function scoreOf(words: string): string | null {
  const { a, b } = SCORE.exec(words)?.groups ?? {};
  return a === undefined || b === undefined ? null : `${Number(a)}–${Number(b)}`;
}

// Kirkpatrick, 61, · Kirkpatrick (61)
const BESIDE_BEFORE = /\p{Ll}(?:,\s|\s\()$/u;
const BESIDE_AFTER = /^(?:[,)]|\sand\b)/u;
// at the age of 85 · aged 85
const AT_AGE = /\b(?:aged|age\sof)\s$/iu;
const LONGEST_LIFE = 105;

/** An age and whose it is. */
function ageIn(
  passage: Passage,
  quantity: Quantity,
  terms: Terms,
): (Aged & { readonly quantity: Quantity }) | null {
  const { text } = passage.reading.document;
  const { span, unit, low, high } = quantity;
  const apposed =
    unit === "" &&
    /^\d{1,3}$/u.test(slice(text, span)) &&
    BESIDE_BEFORE.test(text.slice(Math.max(passage.span.start, span.start - 3), span.start)) &&
    BESIDE_AFTER.test(text.slice(span.end, span.end + 5));
  const told =
    unit === "" && AT_AGE.test(text.slice(Math.max(passage.span.start, span.start - 12), span.start));
  if ((unit !== "age" && !apposed && !told) || low !== high || high > LONGEST_LIFE) return null;
  const aged = agedAt(passage, span, terms);
  return aged && { ...aged, quantity: { ...quantity, unit: "age", approximate: false } };
}

/** What is counted or measured, by one word for all that mean it; null where the words do not tell. */
function unitOf(quantity: Quantity, words: string, before: string, after: string): string | null {
  const { unit, yearLike, score } = quantity;
  if (MAGNITUDE_BEFORE.test(before) || MAGNITUDE_AFTER.test(after))
    return quantity.high < 10 ? "magnitude" : null;
  if (SCORE.test(words) && (score !== null || WON.test(after))) return "score";
  if (score !== null) return null;
  if (yearLike || unit === "" || unit === "clock" || unit === "%" || unit === "age") return null;
  return PEOPLE.has(unit) ? "person" : sameNoun(unit);
}
