import { type Span, trimSpan } from "#lib/base/text.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import { addresseeOf } from "./quotations/addressee.ts";
import { isCueHere } from "./quotations/attribute.ts";
import { gapAfter, type Scene, scenesOf, sentenceFrom } from "./quotations/scene.ts";
import { type Speaker, subjectOf } from "./quotations/subject.ts";
import { createResolver, type Resolver } from "./resolve.ts";
import type { Entity, NameMention, Quotation, Sentence } from "./types.ts";

/** What somebody is reported to have said, in the words of the document: never to be shown inside quotation marks. */
export type ReportedSpeech = {
  /** The whole statement: from its speaker to the end of what was said. */
  readonly span: Span;
  readonly speaker: Span;
  readonly speakerName: string | null;
  readonly entity: number | null;
  readonly addressee: Span | null;
  readonly addresseeName: string | null;
  readonly verb: Span;
  readonly lemma: string;
  /** What was said, without `that`. */
  readonly content: Span;
  readonly opener: "that" | "question" | "none";
  readonly sentence: number;
  /** Part of it stands in quotation marks. */
  readonly quotes: boolean;
};

// Verbs that report; asking, ordering and describing have shapes of their own.
const REPORTS =
  /^(?:say|tell|state|reply|answer|add|declare|announce|remark|observe|note|explain|insist|argue|write|claim|admit|concede|acknowledge|affirm|assert|maintain|contend|comment|respond|warn|protest|complain|promise|vow|swear|pledge|conclude|stress|emphasize|emphasise|underline|predict|testify|allege|suggest|point|reveal|disclose|confirm|deny|object|submit|hold|rule|hint|imply|recall|boast|inform|assure|remind|ask|inquire|enquire|wonder|demand|agree|concur|believe|think|hope|fear|convince|reiterate|caution|confess|find|counter|mention|report)$/u;
const QUESTION = /^(?:whether|if|why|how|what|who|when|where|which)$/u;
const MIN_WORDS = 4;

/** Statements of the form `X stated that …`, `X asked Y whether …`, in the order of the text. Linear. */
export function findReportedSpeech(
  document: ReadDocument,
  sentences: readonly Sentence[],
  known: {
    readonly names: readonly NameMention[];
    readonly entities: readonly Entity[];
    readonly quotations: readonly Quotation[];
  },
): ReportedSpeech[] {
  const { text } = document;
  const spans: Span[] = [];
  for (const { span } of known.quotations)
    if (span.start >= (spans[spans.length - 1]?.end ?? 0)) spans.push(span);
  const scenes = scenesOf(text, sentences, known.names, spans);
  const resolver = createResolver(text, sentences, known.names, known.entities, spans);
  const out: ReportedSpeech[] = [];
  for (const scene of scenes.values()) {
    let end = 0;
    for (let k = 0; k < scene.words.length; k += 1) {
      const word = scene.words[k];
      if (!word || scene.quoted[k] || word.start < end) continue;
      const found = reportAt(scene, k, sentences, known.entities, resolver);
      if (!found) continue;
      out.push(found);
      end = found.content.end;
    }
  }
  return out;
}

function reportAt(
  scene: Scene,
  k: number,
  sentences: readonly Sentence[],
  entities: readonly Entity[],
  resolver: Resolver,
): ReportedSpeech | null {
  const cue = isCueHere(scene, k);
  const verb = scene.words[k];
  if (!cue || !verb || !REPORTS.test(cue.lemma)) return null;
  const opened = openerAfter(scene, k, cue.lemma);
  if (!opened) return null;
  const from = sentenceFrom(scene, k);
  const speaker = subjectOf(scene, k, from, cue);
  if (!speaker) return null;
  const sentence = sentences[scene.sentence[k] ?? -1];
  const opening = scene.words[opened.at];
  if (!sentence || !opening) return null;
  const content = trimSpan(scene.text, {
    start: opening.start,
    end: contentEnd(scene, opened.at, sentence.span.end),
  });
  if (scene.text.slice(content.start, content.end).split(/\s+/u).length < MIN_WORDS) return null;
  const entity = bearerOf(scene, speaker, resolver);
  const addressee = addresseeOf(scene, { speaker, verb: k, cue, how: "cue" }, from);
  const hearer = addressee && addressee.span.end <= content.start ? addressee : null;
  return {
    span: { start: Math.min(speaker.span.start, content.start), end: content.end },
    speaker: speaker.span,
    speakerName: entity === null ? null : (entities[entity]?.name ?? null),
    entity,
    addressee: hearer?.span ?? null,
    addresseeName: hearer ? nameOf(entities, bearerOf(scene, hearer, resolver)) : null,
    verb: { start: verb.start, end: verb.end },
    lemma: cue.lemma,
    content,
    opener: opened.opener,
    sentence: scene.sentence[k] ?? 0,
    quotes: scene.quoted
      .slice(opened.at, opened.at + 200)
      .some((quoted, i) => quoted && (scene.words[opened.at + i]?.start ?? content.end) < content.end),
  };
}

/** The first word of what was said: after `that`, at a question word, or right after a verb that needs neither. */
function openerAfter(
  scene: Scene,
  k: number,
  lemma: string,
): { at: number; opener: ReportedSpeech["opener"] } | null {
  for (let i = k + 1; i < Math.min(scene.words.length, k + 9); i += 1) {
    const word = scene.words[i];
    if (!word || scene.quoted[i] || /[.;:!?]/u.test(gapAfter(scene, i - 1))) return null;
    if (word.lower === "that" && scene.mention[i] === -1) {
      const next = scene.words[i + 1];
      // `said that day`: a demonstrative.
      return next && !/^(?:day|night|morning|year|week|time|was|is)$/u.test(next.lower)
        ? { at: i + 1, opener: "that" }
        : null;
    }
    if (
      QUESTION.test(word.lower) &&
      /^(?:ask|inquire|enquire|wonder|demand|remark|explain|tell)$/u.test(lemma)
    )
      return { at: i, opener: "question" };
    if (
      i === k + 1 &&
      /^(?:say|state|think|believe|add|insist|claim|note)$/u.test(lemma) &&
      startsClause(scene, i)
    )
      return { at: i, opener: "none" };
  }
  return null;
}

/** `said he wondered`, `stated the new idea was`: a subject and a verb follow at once. */
function startsClause(scene: Scene, i: number): boolean {
  const word = scene.words[i];
  if (!word || !/^\s+$/u.test(gapAfter(scene, i - 1))) return false;
  const opens =
    /^(?:he|she|it|they|we|there|the|a|an|this|these|his|her|its|their)$/u.test(word.lower) ||
    scene.mention[i] !== -1;
  if (!opens) return false;
  for (let k = i + 1; k < Math.min(scene.words.length, i + 7); k += 1) {
    const next = scene.words[k];
    if (!next || scene.quoted[k] || /[.;:,]/u.test(gapAfter(scene, k - 1))) return false;
    if (next.pos === "AUX" || (next.pos === "VERB" && !/ing$/u.test(next.lower))) return true;
  }
  return false;
}

/** What was said ends with its sentence, or where another verb of speaking takes over (`…, while Y replied`). */
function contentEnd(scene: Scene, at: number, sentenceEnd: number): number {
  let last = sentenceEnd;
  for (let i = at; i < scene.words.length; i += 1) {
    const word = scene.words[i];
    if (!word || word.start >= sentenceEnd) break;
    if (
      i > at &&
      /^(?:while|whereas|with|but)$/u.test(word.lower) &&
      /,/u.test(gapAfter(scene, i - 1)) &&
      scene.mention[i + 1] !== -1
    ) {
      last = scene.words[i - 1]?.end ?? last;
      break;
    }
  }
  return /[.!?]/u.test(scene.text.charAt(last - 1)) ? last - 1 : last;
}

function bearerOf(scene: Scene, speaker: Speaker, resolver: Resolver): number | null {
  if (speaker.kind === "name") return scene.names[speaker.mention]?.entity ?? null;
  if (speaker.kind === "pronoun") return resolver.pronoun(speaker.span);
  return speaker.kind === "role" ? resolver.role(speaker.span) : null;
}

function nameOf(entities: readonly Entity[], entity: number | null): string | null {
  return entity === null ? null : (entities[entity]?.name ?? null);
}
