import { everyMatch } from "#lib/base/every-match.ts";
import { contains, foldText, type Span, slice } from "#lib/base/text.ts";
import type { Clause } from "#lib/extract/types.ts";
import { doersIn } from "./context-doers.ts";
import { nominalsIn } from "./context-nominals.ts";
import { rolesIn } from "./context-roles.ts";
import { whetherIn } from "./context-whether.ts";
import { SITES } from "./deed-places.ts";
import { HEARSAY } from "./deeds.ts";
import type { Doer } from "./doers.ts";
import type { Dossier } from "./dossier.ts";
import { dateInWords, intervalOf } from "./intervals.ts";
import { PARTIAL } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import { ownDates } from "./posted.ts";
import { type Quantity, quantityInWords } from "./quantities.ts";
import { isAllQuoted } from "./quoted.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import type { Value } from "./statements.ts";
import { clausesOf } from "./topics.ts";
import { stem } from "./words.ts";

/** Something that one part of a sentence says and another document may say otherwise. */
export type Told = {
  readonly segment: Segment;
  /** What may be compared: numbers of one unit, places, days, ranks of one noun. */
  readonly frame: string;
  readonly sort: "number" | "length" | "place" | "day" | "rank" | "who" | "whether" | "range";
  readonly focus: Span;
  readonly value: Value;
  readonly words: string;
  readonly quantity: Quantity | null;
  readonly doer?: Doer;
  /** The words of the text that tell it, for a reader: what the documents are asked. */
  readonly clause?: Clause;
  /** Of an office: whether words for a country or a body stand with it, so that there are several. */
  readonly placed?: boolean;
  /** What is asked, where the words do not tell it by a clause. */
  readonly ask?: string;
};

/** What stands in a short document of a story. A longer sentence is a list. */
const MOST = 4;
const MOST_DEEDS = 24;

/** All that a passage tells in a form that can be compared. */
export function toldIn(passage: Passage, dossier: Dossier): Told[] {
  if (!passage.trusted || !passage.sentence) return [];
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  if (HEARSAY.isIn(passage) || body.endsWith("?")) return [];
  const segments = segmentsOf(passage, dossier);
  const own = clausesOf(passage);
  if (isAllQuoted(passage)) return [];
  return segments.flatMap((segment) => {
    const inside = own.filter(({ verb }) => verb.start >= segment.span.start && verb.end <= segment.span.end);
    const isReal = ({ focus }: Told) => {
      const clause = inside.findLast(({ verb }) => verb.start <= focus.start) ?? inside[0];
      return !clause || !(clause.negated || clause.attributed || UNREAL.test(clause.modality ?? ""));
    };
    const deeds = [
      ...doersIn(segment, dossier),
      ...nominalsIn(segment, dossier),
      ...rolesIn(segment, dossier),
      ...whetherIn(segment),
    ];
    const told = [
      ...numbersIn(segment),
      ...daysIn(segment),
      ...placesIn(segment, dossier),
      ...sitesIn(segment),
      ...ranksIn(segment),
    ].filter(isReal);
    return [...(told.length > MOST ? [] : told), ...(deeds.length > MOST_DEEDS ? [] : deeds)];
  });
}

const UNREAL = /\b(?:would|could|should|might|may|will|plan|hope|want|wish|try|offer|demand|propose)/iu;

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ["min", 1 / 1440],
  ["h", 1 / 24],
  ["day", 1],
  ["week", 7],
  ["month", 30.4],
  ["year", 365.25],
]);

// for three years · lasted six days · after forty minutes
const LASTING =
  /\b(?:(?<way>for|after|within|in|lasted|took|takes|taking)\s)(?:about\s|some\s|nearly\s|almost\s|only\s|over\s|more\sthan\s|the\s){0,2}$/iu;
// another · the first · page
const PART =
  /\b(?:another|other|further|first|last|age\sof|aged?|number|no\.|page|room|chapter|each|every|remaining|of\s(?:them|whom|which))\s?,?\s?(?:about\s|some\s|nearly\s)?[$€£]?$/iu;
// in the first year · a year · each
const SHARE =
  /^\s(?:\p{L}+\s){0,3}(?:in\sthe\s(?:first|second|third|next|last|following)|a\s(?:day|week|month|year)|each|per|yearly)\b/iu;
const AGO = /^\s(?:\p{L}+\s)?(?:ago|later|earlier|before|after|old)\b/iu;

function numbersIn(segment: Segment): Told[] {
  const { passage, span } = segment;
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  return passage.quantities.flatMap((quantity): Told[] => {
    if (!contains(span, quantity.span) || quantity.yearLike || quantity.score !== null) return [];
    if (/^(?:|clock|%|tim)$/u.test(quantity.unit)) return [];
    const before = text.slice(Math.max(passage.span.start, quantity.span.start - 30), quantity.span.start);
    const after = text.slice(quantity.span.end, quantity.span.end + 30);
    const words = quantityInWords(text, quantity);
    const days = LENGTHS.get(quantity.unit);
    if (days !== undefined) {
      const way = LASTING.exec(before)?.groups?.way?.toLowerCase();
      if (way === undefined || /^\s?\p{L}+\s(?:ago|later|earlier|old|high|long)\b/iu.test(after)) return [];
      const sort = /^(?:after|within|in)$/u.test(way) ? "after" : "for";
      const value: Value = {
        kind: "quantity",
        quantity: { ...quantity, low: quantity.low * days, high: quantity.high * days },
      };
      return [
        { segment, frame: `length ${sort}`, sort: "length", focus: quantity.span, value, words, quantity },
      ];
    }
    if (PARTIAL.test(body) || PART.test(before) || AGO.test(after) || SHARE.test(after)) return [];
    const size =
      /^\s?\p{L}*\s?(?<size>high|tall|long|wide|deep|across|thick)\b/u.exec(after)?.groups?.size ?? "";
    const frame = `number ${quantity.unit} ${size}`;
    return [
      {
        segment,
        frame,
        sort: "number",
        focus: quantity.span,
        value: { kind: "quantity", quantity },
        words,
        quantity,
      },
    ];
  });
}

function daysIn(segment: Segment): Told[] {
  const { passage, span } = segment;
  return ownDates(passage).flatMap((date): Told[] => {
    const interval = contains(span, date.span) ? intervalOf(date) : null;
    if (!interval) return [];
    if (date.granularity === "range" && date.modifier === null)
      return [
        {
          segment,
          frame: "range",
          sort: "range",
          focus: date.span,
          value: { kind: "label", label: date.value },
          words: dateInWords(date.value),
          quantity: null,
        },
      ];
    if (interval.to - interval.from > 400) return [];
    if (!/\d/u.test(slice(passage.reading.document.text, date.span))) return [];
    return [
      {
        segment,
        frame: "day",
        sort: "day",
        focus: date.span,
        value: { kind: "days", interval },
        words: dateInWords(date.value),
        quantity: null,
      },
    ];
  });
}

// at the railway station of · in a castle
const SITE =
  /\b(?:in|at|into|on)\s(?:the|a|an|his|her|its|their)\s(?<site>\p{L}{2,15}(?:\s\p{L}{2,15}){0,2})/gu;

/** Buildings and grounds by their nouns: `at the railway station`. */
function sitesIn(segment: Segment): Told[] {
  const { passage, span } = segment;
  const { text } = passage.reading.document;
  return everyMatch(slice(text, span), SITE).flatMap((match): Told[] => {
    const words = (match.groups?.site ?? "").split(" ");
    const last = words.findIndex((word) => SITES.has(stem(word)));
    const noun = words[last];
    if (noun === undefined) return [];
    const site = words.slice(0, last + 1).join(" ");
    const start = span.start + match.index + match[0].length - words.join(" ").length;
    return [
      {
        segment,
        frame: "site",
        sort: "place",
        focus: { start, end: start + site.length },
        value: { kind: "label", label: stem(noun) },
        words: `the ${site}`,
        quantity: null,
      },
    ];
  });
}

const PART_OF_A_PLACE = /^\s(?:area|district|region|capital|city|town|suburb|neighbou?rhood|state|coast)\b/u;

function placesIn(segment: Segment, { terms }: Dossier): Told[] {
  const { passage, span } = segment;
  const { text } = passage.reading.document;
  return terms.namesIn(passage.document, span).flatMap((name): Told[] => {
    const entity = passage.reading.entities[name.entity];
    if (!entity || entity.state || name.form === "adjective") return [];
    const before = text.slice(Math.max(span.start, name.span.start - 12), name.span.start);
    // in the Sicilian capital · in the Porta Nuova area
    if (PART_OF_A_PLACE.test(text.slice(name.span.end, name.span.end + 14))) return [];
    if (!/\b(?:in|at)\s(?:the\s)?$/iu.test(before) || entity.type === "PER" || entity.type === "EVENT")
      return [];
    const label = terms.bearerOf(passage.document, name);
    return [
      {
        segment,
        frame: "place",
        sort: "place",
        focus: name.span,
        value: { kind: "label", label },
        words: terms.nameOf(label) || slice(text, name.span),
        quantity: null,
      },
    ];
  });
}

// on the sixth stage · in the second act
const RANK =
  /\b(?:in|on|at|after|during|of)\s(?:the|his|her|its)\s(?<rank>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))\s(?<noun>\p{Ll}{3,15})\b/giu;

function ranksIn(segment: Segment): Told[] {
  const { passage, span } = segment;
  const { text } = passage.reading.document;
  return everyMatch(slice(text, span), RANK).flatMap((match): Told[] => {
    const { rank = "", noun = "" } = match.groups ?? {};
    if (/^(?:time|place|day|year|century|world|minute|hour|week|month|half|floor|edition)$/u.test(noun))
      return [];
    const start = span.start + match.index + match[0].length - noun.length - 1 - rank.length;
    return [
      {
        segment,
        frame: `rank ${stem(noun)}`,
        sort: "rank",
        focus: { start, end: start + rank.length },
        value: { kind: "label", label: foldText(rank) },
        words: `the ${rank} ${noun}`,
        quantity: null,
      },
    ];
  });
}
