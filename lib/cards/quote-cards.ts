import { type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading, Quotation } from "#lib/extract/types.ts";
import type { Candidate, Proof } from "./candidate.ts";
import { isDoubtfulPronoun, isPaper } from "./doubts.ts";
import { calledName, entityNamed, nameAt, possessive } from "./names.ts";
import { type Phrase, phrase } from "./phrases.ts";
import { sentenceAt } from "./places.ts";
import { pointsOutside } from "./pointing.ts";
import { framed, isSecondHalf, isSentence, ownPredicate, SAID_SO } from "./quote-frames.ts";
import { canSpeak, oneLine, speakerOf } from "./quote-speaker.ts";
import { wordsOf } from "./words.ts";

/** From so many words on a quotation can be recognised by itself, and its speaker asked. */
const SELF_CONTAINED = 5;
const MAX_QUOTED_WORDS = 26;
// "her husband", and a title whose bearer the reading lost: `Prince`
// "veteran", "testimony": a bare noun that lost its article or its name; "201 delegates": a figure cut in two
const NO_SPEAKER = /^\d|^\p{Ll}+(?<!s|men|people|police)$/u;
const NOBODY =
  /^(?:his|her|their|its|my|our) |^(?:Prince|Princess|King|Queen|Emperor|Empress|Count|Countess|Duke|Lord|Lady|Sir|Dame|Mr|Mrs|Miss|Dr|Captain|Colonel|General|President)\.?$/iu;

// "Hitler stated that the new idea was" → verb `stated`, before `the new idea was`
const CUE_BEFORE =
  /(?<verb>said|says|stated|states|stating|told|tells|telling|noted|notes|insisted|insists|added|adds|adding|concluded|concludes|declared|declares|wrote|writes|replied|replies|argued|argues|announced|claimed|claims|explained|remarked|asked|inquired|warned|stressed|observed|complained|recalled|admitted|testified|reported|called|described|characterized|characterised)(?<to>\s+(?:\p{Lu}[\p{L}’'-]+\s?){1,3})?(?<that>\s+that)?[\s,:]+(?<before>[^"“”]{0,140})$/u;

/** Who said it, or what was said: one card for each quotation whose speaker is known. */
export function quoteCandidates(reading: DocumentReading): Candidate[] {
  return reading.quotations.flatMap((quotation, index) => {
    const next = reading.quotations[index + 1];
    const isHalf =
      next !== undefined &&
      next.span.start >= quotation.span.end &&
      firstHalf(reading, next, quotation) !== null;
    const candidate =
      quotation.kind === "speech" && !isHalf
        ? fromQuotation(reading, quotation, quotationBefore(reading.quotations, index))
        : null;
    return candidate === null ? [] : [candidate];
  });
}

/** The last quotation that ends before one, whatever stands inside or around it. */
function quotationBefore(quotations: readonly Quotation[], index: number): Quotation | null {
  const start = quotations[index]?.span.start ?? 0;
  for (let i = index - 1; i >= 0; i -= 1) {
    const one = quotations[i];
    if (one !== undefined && one.span.end <= start) return one;
  }
  return null;
}

function fromQuotation(
  reading: DocumentReading,
  quotation: Quotation,
  earlier: Quotation | null,
): Candidate | null {
  const { document } = reading;
  const speaker = speakerOf(reading, quotation);
  const sentence = sentenceAt(reading, quotation.span.start);
  if (speaker === null || sentence === null) return null;
  if (isPlaceElsewhere(reading, speaker, sentence.span)) return null;
  if (NOBODY.test(speaker) || NO_SPEAKER.test(speaker) || !canSpeak(speaker)) return null;
  if (isLabel(document.text, quotation) || SAID_SO.test(slice(document.text, quotation.inner))) return null;
  const first = earlier === null ? null : firstHalf(reading, quotation, earlier);
  // "He was sent to mend a pipe," he said, "and he mended it badly": the first half says it without the second.
  if (first === null && earlier !== null && isSecondHalf(document.text, quotation, earlier)) return null;
  const own = oneLine(slice(document.text, quotation.inner));
  const text =
    first === null ? own : `${oneLine(slice(document.text, first.inner)).replace(/[,;]$/u, "")} … ${own}`;
  const words = wordsOf(text).length;
  if (words === 0) return null;
  const proofs = [
    ...proofsOf(quotation, sentence.span),
    ...(first === null ? [] : [{ span: first.span, role: "context" as const }]),
  ];
  const base = {
    reading,
    category: "quote" as const,
    proofs,
    focus: quotation.inner,
    sentence: sentence.index,
  };
  const cue = cueOf(document.text, quotation, sentence.span);
  const whole = /[?!]$/u.test(text);
  if (words >= SELF_CONTAINED || (whole && words >= 2)) {
    const shown = shorten(text);
    const piece = !whole && !isPaper(speaker) && !isSentence(reading, quotation);
    const frame = piece ? framed(reading, quotation, shown, entityNamed(reading, speaker)) : null;
    const asks = [
      ...(frame === null ? [] : [frame.question]),
      isPaper(speaker)
        ? `Which document contains the words “${shown}”?`
        : // "Who said: “Never!”?": one mark is enough
          askWho(shown.replace(/!$/u, ""), cue, quotation, reading, { isQuestion: whole, piece }),
    ];
    return {
      frame: "who-said",
      key: [speaker, text.slice(0, 80)],
      // The speaker may stand in an earlier line; it is then a receipt of its own.
      wordings: asks.map((question) => ({ question, answer: speaker, derived: true as const })),
      ...base,
      proofs: [...proofs, ...(frame?.context ?? []).map((span): Proof => ({ span, role: "context" }))],
      weight: (words >= SELF_CONTAINED ? 0.9 : 0.8) * (/^\p{Lu}/u.test(speaker) ? 1 : 0.7),
    };
  }
  const before = wordsBefore(reading, quotation, sentence.span, speaker);
  if (before === null) return null;
  const lead = ownPredicate(reading, quotation, entityNamed(reading, speaker), before.text);
  return {
    frame: "what-said",
    key: [speaker, text],
    wordings: [
      {
        question: `${whichWords(calledName(reading, speaker))} complete “${lead} …”?`,
        answer: `“${text.replace(/[.,;]$/u, "")}”`,
      },
    ],
    ...base,
    proofs: [...proofs, ...before.context.map((span): Proof => ({ span, role: "context" }))],
    weight: 0.7,
  };
}

/** A state for a speaker, whom the sentence of the quotation does not name: a pronoun that meant somebody else. */
function isPlaceElsewhere(reading: DocumentReading, speaker: string, sentence: Span): boolean {
  const bearer = reading.entities[entityNamed(reading, speaker)];
  return bearer?.type === "LOC" && !slice(reading.document.text, sentence).includes(speaker);
}

/** `called on the “interim” government`: a word in marks before its noun is a name for it, and nobody's speech. */
function isLabel(text: string, { span, inner }: Quotation): boolean {
  return (
    wordsOf(slice(text, inner)).length <= 2 &&
    /\b(?:the|an?|its|their|his|her|this|these|such|so-called|of|as)\s$/iu.test(
      text.slice(Math.max(0, span.start - 12), span.start),
    ) &&
    /^\s\p{Ll}{3,}/u.test(text.slice(span.end, span.end + 5)) &&
    !/^\s(?:and|but|for|with|from|that|while|when|because|after|before|during|about|over|into)\b/u.test(
      text.slice(span.end, span.end + 9),
    )
  );
}

/** `“Never,” said the judge, “has a trust been so abused”`: the words before the speaker's name, when they are few. */
function firstHalf(
  reading: DocumentReading,
  { span, inner }: Quotation,
  before: Quotation,
): Quotation | null {
  const { text } = reading.document;
  if (!/^\p{Ll}/u.test(text.slice(inner.start, inner.start + 1))) return null;
  if (wordsOf(slice(text, before.inner)).length >= SELF_CONTAINED && isSentence(reading, before)) return null;
  const between = text.slice(before.span.end, span.start);
  return BETWEEN_HALVES.test(between) && /,$/u.test(slice(text, before.inner)) ? before : null;
}

const SAYS =
  "said|says|cried|replied|answered|wrote|writes|added|adds|asked|asks|remarked|exclaimed|declared|declares|argued|argues|insisted|insists|noted|notes|warned|warns|explained|explains|observed|continued|concluded|reported|recalled|complained|protested|admitted|announced|maintained|told (?:him|her|them|\\p{Lu}\\p{Ll}+)";
const BETWEEN_HALVES = new RegExp(
  `^\\s(?:${SAYS})\\s[^.;:!?"“”]{2,70},\\s$|^\\s[^.;:!?"“”]{1,40}\\s(?:${SAYS}),\\s$`,
  "u",
);

const LONGEST_BEFORE = 150;

/** The words from the speaker to the quotation, names in the place of pronouns: `Molotov stated the new idea was`. */
function wordsBefore(
  reading: DocumentReading,
  { speaker, span, cue }: Quotation,
  sentence: Span,
  name: string,
): Phrase | null {
  const start = Math.min(sentence.start, cue?.start ?? sentence.start);
  if (
    speaker === null ||
    speaker.end > span.start ||
    speaker.start < start ||
    span.start - speaker.start > LONGEST_BEFORE
  )
    return null;
  const between = reading.document.text.slice(speaker.end, span.start);
  if (/["“”;]/u.test(between)) return null;
  const own = entityNamed(reading, name);
  const rest = phrase(reading, { start: speaker.end, end: span.start }, [], own < 0 ? null : own);
  const made = {
    text: `${calledName(reading, name)} ${rest.text.replace(/^(?:that|which|who) /u, "").replace(PARTICIPLE, (verb) => PAST[verb] ?? verb)}`,
    context: rest.context,
  };
  return wordsOf(made.text).length < 3 || pointsOutside(`Which ${made.text}`) ? null : made;
}

function proofsOf(quotation: Quotation, sentence: Span): Proof[] {
  const out: Proof[] = [{ span: quotation.span, role: "proof" }];
  const cue = quotation.cue ?? quotation.speaker;
  if (cue === null) return out;
  if (cue.start >= sentence.start && cue.end <= sentence.end) {
    const span = {
      start: Math.min(cue.start, quotation.span.start),
      end: Math.max(cue.end, quotation.span.end),
    };
    return [{ span, role: "proof" }];
  }
  out.push({ span: cue, role: "context" });
  return out;
}

type Cue = { readonly verb: string; readonly that: boolean; readonly to: string; readonly before: string };

function cueOf(text: string, quotation: Quotation, sentence: Span): Cue | null {
  const start = Math.min(sentence.start, quotation.cue?.start ?? sentence.start);
  const lead = text.slice(Math.max(start, quotation.span.start - 400), quotation.span.start);
  const match = CUE_BEFORE.exec(lead.replace(/\s+/gu, " "))?.groups;
  if (match === undefined) return null;
  return {
    verb: (match.verb ?? "said").toLowerCase(),
    that: match.that !== undefined,
    to: (match.to ?? "").trim(),
    before: (match.before ?? "").trim(),
  };
}

const POINTING_START = /^(?:he|she|it|they|this|these|that|those|his|her|their|its|there)\b/iu;
const PARTICIPLE =
  /^(?:stating|adding|telling|saying|noting|writing|warning|calling|describing|insisting)\b/u;
const PAST: Readonly<Record<string, string>> = {
  stating: "stated",
  adding: "added",
  telling: "told",
  saying: "said",
  noting: "noted",
  writing: "wrote",
  warning: "warned",
  calling: "called",
  describing: "described",
  insisting: "insisted",
};

function askWho(
  shown: string,
  cue: Cue | null,
  quotation: Quotation,
  reading: DocumentReading,
  { isQuestion, piece }: { readonly isQuestion: boolean; readonly piece: boolean },
): string {
  const verb = cue === null ? "said" : (PAST[cue.verb] ?? cue.verb);
  const to = addresseeOf(reading, quotation);
  if (isQuestion && shown.endsWith("?"))
    return `Who ${to === null ? "asked" : `asked ${calledName(reading, to)}`}: “${shown}”`;
  const usable =
    cue !== null &&
    cue.before !== "" &&
    cue.that &&
    !POINTING_START.test(cue.before) &&
    !cue.before.includes(":");
  if (usable && cue !== null)
    return `Who ${verb}${cue.to === "" ? "" : ` ${cue.to}`} that ${cue.before} “${shown}”?`;
  const complete =
    !piece ||
    /\b(?:is|are|was|were|has|have|had|will|would|can|could|does|did|do|must|should|wants?)\b/u.test(shown);
  if (!complete) return `Whose words are “${shown}”?`;
  return to === null ? `Who said: “${shown}”?` : `Who told ${calledName(reading, to)}: “${shown}”?`;
}

/** Who was spoken to: a name, or the phrase as it stands (`Soviet diplomats`). */
function addresseeOf(reading: DocumentReading, { addressee, addresseeName }: Quotation): string | null {
  if (addressee === null) return null;
  const text = oneLine(slice(reading.document.text, addressee));
  const named = nameAt(reading, addressee);
  if (named !== null && wordsOf(text).length <= wordsOf(named).length) return named;
  if (!/^(?:him|her|them|it|us|me|you)$/iu.test(text)) return text;
  // A group that one name stands for may be two, or others.
  if (/^(?:them|it)$/iu.test(text)) return null;
  const bearer = addresseeName === null ? -1 : entityNamed(reading, addresseeName);
  return isDoubtfulPronoun(reading, addressee, bearer < 0 ? null : bearer) ? null : addresseeName;
}

// "… and the Arabian": small words, and what they lead to when it is cut in two
const DANGLING =
  /[,;:\s]+(?:(?:and|or|of|to|in|on|at|by|for|from|with|into|between)\s+(?:(?:the|a|an|its|his|her|their)\s+)?\p{L}+|and|or|but|of|to|in|on|at|by|for|from|with|the|a|an|its|his|her|their|is|are|was|were|be|not)$/iu;

/** A long quotation is recognised by its first sentences; the rest stands in the receipt. */
function shorten(text: string): string {
  const words = text.split(" ");
  if (words.length <= MAX_QUOTED_WORDS) return text.replace(/[.,;]+$/u, "");
  const cut = words.slice(0, MAX_QUOTED_WORDS).join(" ");
  const stop = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf("; "), cut.lastIndexOf("... "));
  if (stop > 50) return cut.slice(0, stop).replace(/[.\s]+$/u, "");
  const pauses = [
    ...cut.matchAll(/[,;:]\s|\s[–—]\s?|\s(?=(?:which|who|that|because|while|when|but|if|as|where)\s)/gu),
  ];
  const pause = pauses.findLast((one) => one.index > 40)?.index;
  let end = pause === undefined ? cut : cut.slice(0, pause);
  while (DANGLING.test(end)) end = end.replace(DANGLING, "");
  return `${end.replace(/[.,;:\s]+$/u, "")} …`;
}

/** `Which of Molotov’s own words` · `Which words of a Soviet official` */
function whichWords(speaker: string): string {
  return /^(?:a|an|the) /iu.test(speaker)
    ? `Which words of ${speaker}`
    : `Which of ${possessive(speaker)} own words`;
}
