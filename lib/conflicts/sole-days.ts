import { everyMatch } from "#lib/base/every-match.ts";
import { MONTHS } from "#lib/base/months.ts";
import { contains, type Span, slice } from "#lib/base/text.ts";
import { befallsIn } from "./calamities.ts";
import { kindsOfVerb } from "./deed-kinds.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import { meantIn } from "./segments.ts";
import type { Fact } from "./sole-facts.ts";
import { clauseAt } from "./topics.ts";

const NAMES = MONTHS.join("|");
// on the 11th of March · on March 9th · on 9 March; not where a year follows
const DAY = new RegExp(
  `\\b(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\sof)?\\s(?<month>${NAMES})|(?<first>${NAMES})\\s(?<second>\\d{1,2})(?:st|nd|rd|th)?)(?!\\d|[,\\s]{1,2}\\d{4})\\b`,
  "giu",
);
/** Not the day itself: an end of a stretch, the day before, or what was planned. */
const OTHER =
  /\b(?:by|before|after|until|till|since|from|between|to|following|next|every|each|would|should|planned|scheduled|due|dated)\s(?:the\s)?$/iu;
/** The days of a year that are over when a month begins. */
const BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** So many days apart, they are two happenings. */
const NEAR = 25;

/** The day of the year on which something happened: a memoir names no year, and is held against a history that does. */
export function daysOfYearIn(passage: Passage, dossier: Dossier): Fact[] {
  const { text } = passage.reading.document;
  const found = [...datedIn(passage), ...undatedIn(passage)];
  const [only, ...more] = found;
  if (!only || more.length > 0) return [];
  const { focus, month, day, dated } = only;
  if (OTHER.test(text.slice(Math.max(passage.span.start, focus.start - 24), focus.start))) return [];
  const clause = clauseAt(passage, focus);
  if (!clause || clause.negated || clause.modality || clause.attributed) return [];
  const kinds = kindsOfVerb(clause.lemma, clause.particle);
  if (kinds.length === 0) return [];
  const own = meantIn(passage, dossier).flatMap(({ span, ids }) =>
    contains(focus, span) ? [] : ids.filter((id) => !id.startsWith("~")),
  );
  return [
    {
      passage,
      frame: `day ${kinds[0] ?? ""}`,
      slot: "date",
      focus,
      value: { kind: "label", label: `${month}-${day}` },
      words: `${day} ${MONTHS[month - 1] ?? ""}`,
      ask: null,
      about: new Set([...own, ...befallsIn(passage, dossier)]),
      least: 1,
      dayOfYear: { at: (BEFORE[month - 1] ?? 0) + day, dated, near: NEAR },
    },
  ];
}

type Found = { readonly focus: Span; readonly month: number; readonly day: number; readonly dated: boolean };

function datedIn(passage: Passage): Found[] {
  return passage.dates.flatMap(({ span, value, granularity, quoted }): Found[] => {
    const [, month, day] = value.split("-").map(Number);
    if (granularity !== "day" || quoted || !month || !day) return [];
    return [{ focus: span, month, day, dated: true }];
  });
}

function undatedIn(passage: Passage): Found[] {
  const body = slice(passage.reading.document.text, passage.span);
  if (passage.dates.length > 0 || !/\d/u.test(body)) return [];
  return everyMatch(body, DAY).flatMap((match): Found[] => {
    const { day, month, first, second } = match.groups ?? {};
    const start = passage.span.start + match.index;
    const index = MONTHS.findIndex((name) => name.toLowerCase() === (month ?? first ?? "").toLowerCase());
    if (index < 0) return [];
    return [
      {
        focus: { start, end: start + match[0].length },
        month: index + 1,
        day: Number(day ?? second),
        dated: false,
      },
    ];
  });
}
