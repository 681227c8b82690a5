import { contains, type Span, slice } from "#lib/base/text.ts";
import type { DateMention, DocumentReading, Sentence, Token } from "#lib/extract/types.ts";
import type { Candidate, Proof, Wording } from "./candidate.ts";
import type { DateWords } from "./date-words.ts";
import { tokenFrom, touching } from "./places.ts";

/** A date mention that can be asked for, in its sentence. */
export type Dated = {
  readonly reading: DocumentReading;
  readonly mention: DateMention;
  readonly words: DateWords;
  readonly sentence: Sentence;
};

/** A date card's candidate; `event` is what was dated, in words. */
export function datedCandidate(
  { reading, mention, words, sentence }: Dated,
  event: string,
  made: { frame: string; wordings: Wording[]; proof: Span; context: readonly Span[]; weight: number },
): Candidate {
  const proofs: Proof[] = [{ span: made.proof, role: "proof" }];
  const context = [...sourcesOf(reading, mention), ...made.context];
  for (const span of context) if (!contains(made.proof, span)) proofs.push({ span, role: "context" });
  const dated: Candidate = {
    reading,
    category: "date",
    frame: made.frame,
    key: [event, words.answer],
    wordings: made.wordings,
    proofs,
    focus: mention.span,
    sentence: sentence.index,
    weight: made.weight,
    date: mention.value,
  };
  return mention.source === null ? dated : { dateSource: mention.source, ...dated };
}

/** Where the unsaid parts of a date stand: its source, and that one's own when it leaves something unsaid too. */
function sourcesOf(reading: DocumentReading, mention: DateMention): Span[] {
  const out: Span[] = [];
  const day = dayNamedBefore(reading, mention);
  if (day !== null) out.push(day);
  let at: DateMention | undefined = mention;
  while (at?.source != null && out.length < 4) {
    const { source }: DateMention = at;
    out.push(source);
    at = touching(reading.dates, source).find((one) => one !== mention && one.certainty === "implied");
  }
  return out;
}

/** How far back a day is looked for that `that night` means. */
const REACH = 12;

/** Where the day is named that `that night` or `the same day` means. */
function dayNamedBefore(reading: DocumentReading, { span, value, granularity }: DateMention): Span | null {
  const text = (one: Span): string => slice(reading.document.text, one);
  if (granularity !== "day" || /\d/u.test(text(span))) return null;
  const before = touching(reading.dates, { start: Math.max(0, span.start - 9000), end: span.start }).slice(
    -REACH,
  );
  return (
    before.findLast(
      (one) => one.value.slice(0, 10) === value && /\d/u.test(text(one.span)) && one.granularity === "day",
    )?.span ?? null
  );
}

/** `the 1940 negotiations` and `the protocol of 1939`: the date belongs to a noun, not to the verb. */
export function isAttribute({ tokens }: Sentence, span: Span): boolean {
  const first = tokenFrom(tokens, span.start);
  const before = tokens[first - 1];
  if (before !== undefined && before.text.length === 2 && /^of$/iu.test(before.text)) return true;
  const after = nextWord(tokens, span.end);
  if (after === undefined) return false;
  // "from September’s output"
  if (after.pos === "PART" && after.start === span.end && /^['’]s?$/u.test(after.text)) return true;
  if (after.pos !== "NOUN" && after.pos !== "PROPN" && after.pos !== "ADJ") return false;
  const led =
    before?.pos === "DET" ||
    before?.pos === "ADJ" ||
    /^(?:his|her|its|their|['’]s)$/iu.test(before?.text ?? "");
  if (!led) return false;
  const own = tokens[first]?.text ?? "";
  // "the January flood"
  if (MONTH.test(own) && after.pos === "NOUN" && after.start - span.end <= 1) return true;
  return /^\d/u.test(own);
}

/** The first token at a place or behind it that is no comma. */
function nextWord(tokens: readonly Token[], place: number): Token | undefined {
  let at = tokenFrom(tokens, place);
  while (tokens[at]?.text === ",") at += 1;
  return tokens[at];
}

const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/u;
