import { madeOf } from "#lib/base/made-of.ts";
import { PARTLY_READ } from "#lib/base/read-languages.ts";
import { contains, type Span, slice } from "#lib/base/text.ts";
import type { DateMention, DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { tidy } from "./phrases.ts";
import { touching } from "./places.ts";

// What happened cannot be asked in words of one's own where the grammar of a language is not read. The sentence itself
// can: `Which date is left out of “Die Brücke von Tromvik wurde am … eröffnet”?`

const SHORTEST = 40;
const LONGEST = 180;
const ASKED: Readonly<Record<string, string>> = { day: "date", month: "month", year: "year" };

// Er sagte · Il partit · Ella dijo · Она сказала · Dort stand: what stands before tells who or what
const POINTS_BACK =
  /^(?:(?:[Dd]ies|[Jj]en)\p{L}{0,3}|[Ee]r|[Ss]ie|[Ee]s|[Ss]ein\p{L}{0,2}|[Ii]hr\p{L}{0,2}|[Dd]ort|[Dd]anach|[Dd]arauf|[Dd]abei|[Ii]ls?|[Ee]lles?|[Cc]e(?:t|tte|s|la|ci)?|[Ss](?:on|a|es)|[Ll]eurs?|[Éé]l|[Ee]ll[ao]s?|[Ee]st[aeo]s?|[Ss]us?|[Aa]ll[ií]|[Оо]н[аио]?|[Ээ]т[оаи]\p{L}{0,2}|[Ее]го|[Ее][её]|[Ии]х|[Тт]ам|[Oo]n[aio]?|[Tt](?:o|en|a)|[Jj]ego|[Jj]ej|[Ii]ch|[Tt]am)(?!\p{L})/u;

// hatte sie entworfen · l’a vendu avec lui · se lo dieron a ella
const PRONOUN =
  /(?<!\p{L})(?:er|sie|ihn|ihm|ihnen|ils?|elles?|lui|leur|él|ell[ao]s?|он|она|они|его|её|ее|им|их|ему|jego|jej|mu|ją|nim|nią)(?!\p{L})/iu;

/** A gap for the date of each sentence that names somebody or something, in languages that are read for dates and names. */
export function gapDates(reading: DocumentReading): Candidate[] {
  return madeOf(reading.sentences, (sentence) => {
    if (!PARTLY_READ.has(sentence.block.language) || sentence.block.zone !== "body") return null;
    const date = onlyDateIn(reading, sentence);
    return date === null ? null : gapIn(reading, sentence, date);
  });
}

function onlyDateIn({ dates }: DocumentReading, { span }: Sentence): DateMention | null {
  const [one, ...others] = touching(dates, span).filter((date) => contains(span, date.span));
  if (one === undefined || others.length > 0) return null;
  const plain = one.certainty === "known" && one.modifier === null && !one.quoted && one.parts === undefined;
  return plain && ASKED[one.granularity] !== undefined ? one : null;
}

function gapIn(
  reading: DocumentReading,
  { index, span, block }: Sentence,
  date: DateMention,
): Candidate | null {
  const { document, names } = reading;
  const text = slice(document.text, span).trim();
  if (text.length < SHORTEST || text.length > LONGEST || POINTS_BACK.test(text)) return null;
  if (/[“”„«»"?!:]/u.test(text) || PRONOUN.test(text)) return null;
  // German writes every noun large, so that few names are told for sure.
  if (block.language !== "de" && !touching(names, span).some((one) => contains(span, one.span))) return null;
  const before: Span = { start: span.start, end: date.span.start };
  const after: Span = { start: date.span.end, end: span.end };
  const gap = tidy(`${slice(document.text, before)}…${slice(document.text, after)}`).replace(/\.$/u, "");
  const answer = slice(document.text, date.span);
  return {
    reading,
    category: "date",
    frame: "date-gap",
    key: [gap, answer],
    wordings: [{ question: `Which ${ASKED[date.granularity]} is left out of “${gap}”?`, answer }],
    proofs: [{ span, role: "proof" }],
    focus: date.span,
    sentence: index,
    weight: 0.4,
    date: date.value,
  };
}
