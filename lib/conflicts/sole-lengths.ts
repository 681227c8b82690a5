import { contains, type Span, slice } from "#lib/base/text.ts";
import { befallsIn } from "./calamities.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import { quantityInWords } from "./quantities.ts";
import { meantIn } from "./segments.ts";
import type { Fact } from "./sole-facts.ts";
import { stem } from "./words.ts";

const DAYS: Readonly<Record<string, number>> = {
  min: 1 / 1440,
  h: 1 / 24,
  day: 1,
  week: 7,
  month: 30.4,
  year: 365.25,
};
/** Writers count the first day or not, and round: so much more or less says the same. */
const LESS = 0.82;
const MORE = 1.2;

// lasted nine weeks · took seven weeks · sat for four days · was out for nearly five hours · an absence of twenty minutes
const BEFORE =
  /\b(?<verb>lasted|took|raged\sfor|went\son\sfor|dragged\son\sfor|sat\sfor|(?:was|were)\sout\sfor|deliberated\sfor|absence\sof|occupied(?:\s\p{L}+){0,3}\sfor|had\ssat\sfor|was\sover\s(?:with)?in|over\sin|stayed\sout\sfor|held\sout\sfor)\s(?:only\s|no\smore\sthan\s|barely\s|just\s|nearly\s|almost\s|about\s|some\s|over\s|more\sthan\s|fully\s|a\sfull\s|another\s){0,2}$/iu;
// ended five weeks later · was called off after two days
const ENDED =
  /\b(?:ended|was\sover|broke\sup|collapsed|was\scalled\soff|surrendered|gave\sin|returned\sto\swork|came\sto\san\send)\s(?:only\s|just\s|about\s|some\s|after\s){0,2}$/iu;
const SHARE = /^\s(?:\p{L}+\s){0,2}(?:a\sday|a\sweek|each|daily|per|every|old|ago)\b/iu;
const OTHER =
  /\b(?:another|first|last|next|further|would|could|should|expected|planned|at\sleast|up\sto)\b/iu;

/** The words for lasting say nothing of what lasted. */
const LASTING: ReadonlySet<string> = new Set(
  "last take rage drag sit deliberate absence occupy stay hold end break collapse call surrender give return work"
    .split(" ")
    .map(stem),
);

/** How long something of a story took, by the words for lasting. */
export function lengthsIn(passage: Passage, dossier: Dossier): Fact[] {
  const { text } = passage.reading.document;
  const long = passage.quantities.filter(({ unit }) => DAYS[unit] !== undefined);
  const [quantity, ...more] = long;
  if (!quantity || more.length > 0) return [];
  const days = DAYS[quantity.unit] ?? 1;
  const before = text.slice(Math.max(passage.span.start, quantity.span.start - 60), quantity.span.start);
  const after = text.slice(quantity.span.end, Math.min(passage.span.end, quantity.span.end + 40));
  const ended = ENDED.test(before) && (/\bafter\s/u.test(before) || /^\s?\p{L}*\slater\b/u.test(after));
  if (!(BEFORE.test(before) || ended) || SHARE.test(after) || OTHER.test(before)) return [];
  if (/^\s(?:years?|days?|weeks?|months?)?\s?(?:later|before|earlier)\b/iu.test(after) && !ended) return [];
  const focus: Span = quantity.span;
  const apart = { start: Math.max(passage.span.start, focus.start - 1), end: focus.end + 8 };
  const own = meantIn(passage, dossier).flatMap(({ span, ids }) =>
    contains(apart, span) ? [] : ids.filter((id) => !LASTING.has(id)),
  );
  const about = new Set([...own, ...befallsIn(passage, dossier)]);
  if (/^\s*(?:it|this)\s/iu.test(slice(text, passage.span))) {
    const previous = dossier.library.documents[passage.document]?.[passage.index - 1];
    if (previous?.sentence && previous.sentence.block === passage.sentence?.block)
      for (const id of befallsIn(previous, dossier)) about.add(id);
  }
  return [
    {
      passage,
      frame: "length",
      slot: "interval",
      focus,
      value: {
        kind: "quantity",
        quantity: {
          ...quantity,
          low: quantity.low * days * LESS,
          high: quantity.high * days * MORE,
          yearLike: true,
        },
      },
      words: quantityInWords(text, quantity),
      ask: null,
      about,
      least: 1,
    },
  ];
}
