import { type Span, trimSpan } from "#lib/base/text.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import { addresseeOf } from "./quotations/addressee.ts";
import { isCueHere } from "./quotations/attribute.ts";
import { gapAfter, type Scene, scenesOf, sentenceFrom, wordFrom } from "./quotations/scene.ts";
import type { Speaker } from "./quotations/speaker.ts";
import { subjectAt, subjectOf } from "./quotations/subject.ts";
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
const MIN_WORDS = 3;

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
  const byName = new Map(known.entities.map((entity, index) => [entity.name, index]));
  const speeches = known.quotations.flatMap(({ span, speaker, speakerName }) =>
    speaker
      ? [
          {
            start: span.start,
            entity: byName.get(speakerName ?? text.slice(speaker.start, speaker.end)) ?? null,
          },
        ]
      : [],
  );
  const out: ReportedSpeech[] = [];
  let said = 0;
  let near: number | null = null;
  for (const scene of scenes.values()) {
    let end = 0;
    for (let k = 0; k < scene.words.length; k += 1) {
      const word = scene.words[k];
      if (!word || scene.quoted[k] || word.start < end) continue;
      while (said < speeches.length && (speeches[said]?.start ?? 0) < word.start) {
        near = speeches[said]?.entity ?? near;
        said += 1;
      }
      const alone = reportAt(scene, k, sentences, known.entities, resolver, near);
      if (!alone) continue;
      const found = sameSpeaker(scene, k, out[out.length - 1], alone);
      out.push(found);
      near = found.entity ?? near;
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
  near: number | null,
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
  // All of it in quotation marks: a quotation, not a report.
  const inside = wordsWithin(scene, opened.at, content.end);
  if (inside.length < MIN_WORDS || inside.every((i) => scene.quoted[i])) return null;
  const together = partnersOf(scene, speaker, from);
  const entity = together ? null : bearerOf(scene, speaker, resolver, near);
  const both = together?.map((each) => nameOf(entities, bearerOf(scene, each, resolver, near)));
  const addressee = addresseeOf(scene, { speaker, verb: k, cue, how: "cue" }, from);
  const hearer = addressee && addressee.span.end <= content.start ? addressee : null;
  return {
    span: {
      start: Math.min(together?.[0]?.span.start ?? speaker.span.start, content.start),
      end: content.end,
    },
    speaker: { start: together?.[0]?.span.start ?? speaker.span.start, end: speaker.span.end },
    speakerName: both ? (both.includes(null) ? null : both.join(" and ")) : nameOf(entities, entity),
    entity,
    addressee: hearer?.span ?? null,
    addresseeName: hearer ? nameOf(entities, bearerOf(scene, hearer, resolver, near)) : null,
    verb: { start: verb.start, end: verb.end },
    lemma: cue.lemma,
    content,
    opener: opened.opener,
    sentence: scene.sentence[k] ?? 0,
    quotes: inside.some((i) => scene.quoted[i]),
  };
}

/** `X replied that …, and wondered whether …`: what is joined on has the speaker of what went before. */
function sameSpeaker(
  scene: Scene,
  k: number,
  before: ReportedSpeech | undefined,
  found: ReportedSpeech,
): ReportedSpeech {
  let and = k - 1;
  while (
    and > 0 &&
    /^(?:also|then|further|later|again|even|[a-z]{3,}ly)$/u.test(scene.words[and]?.lower ?? "")
  )
    and -= 1;
  if (!before || scene.words[and]?.lower !== "and" || before.sentence !== found.sentence) return found;
  if ((scene.words[and - 1]?.end ?? -1) !== before.content.end) return found;
  const { speaker, speakerName, entity } = before;
  return { ...found, span: { start: speaker.start, end: found.span.end }, speaker, speakerName, entity };
}

function wordsWithin(scene: Scene, from: number, end: number): number[] {
  const out: number[] = [];
  for (let i = from; i < scene.words.length && (scene.words[i]?.start ?? end) < end; i += 1) out.push(i);
  return out;
}

/** `He and X agreed`: both of them. */
function partnersOf(scene: Scene, speaker: Speaker, from: number): [Speaker, Speaker] | null {
  const first = wordFrom(scene, speaker.span.start);
  if (first - 2 < from || scene.words[first - 1]?.lower !== "and" || /,/u.test(gapAfter(scene, first - 2)))
    return null;
  const other = subjectAt(scene, first - 2, from);
  return other ? [other, speaker] : null;
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
  if (!opens || word.possessive) return false;
  for (let k = i + 1; k < Math.min(scene.words.length, i + 7); k += 1) {
    const next = scene.words[k];
    if (!next || scene.quoted[k] || /[.;:,]/u.test(gapAfter(scene, k - 1))) return false;
    if (next.pos === "AUX" || (next.pos === "VERB" && !/ing$/u.test(next.lower))) return true;
  }
  return false;
}

/** What was said ends with its sentence, or where a verb of speaking takes over (`… and stated that`, `…, while Y replied`). */
function contentEnd(scene: Scene, at: number, sentenceEnd: number): number {
  for (let i = at + 1; i < scene.words.length; i += 1) {
    const word = scene.words[i];
    if (!word || word.start >= sentenceEnd) break;
    if (scene.quoted[i]) continue;
    const pause = /,/u.test(gapAfter(scene, i - 1));
    const contrast = /^(?:while|whereas|with|but)$/u.test(word.lower) && pause && scene.mention[i + 1] !== -1;
    if (contrast || (takesOver(scene, i, pause) && i - at >= MIN_WORDS))
      return scene.words[i - 1]?.end ?? sentenceEnd;
  }
  return /[.!?]/u.test(scene.text.charAt(sentenceEnd - 1)) ? sentenceEnd - 1 : sentenceEnd;
}

/** Whether a new report begins at word `i`: `and wondered whether`, `, he also stressed that`. */
function takesOver(scene: Scene, i: number, pause: boolean): boolean {
  const word = scene.words[i];
  if (!word) return false;
  const and = word.lower === "and";
  if (!and && !(pause && (/^(?:he|she|they)$/u.test(word.lower) || scene.mention[i] !== -1))) return false;
  for (let k = i + 1; k < i + 5; k += 1) {
    const cue = isCueHere(scene, k);
    if (cue && REPORTS.test(cue.lemma) && cue.form === "past" && openerAfter(scene, k, cue.lemma))
      return true;
    if (
      !/^(?:also|then|further|later|again|even|[a-z]{3,}ly)$/u.test(scene.words[k]?.lower ?? "") &&
      scene.mention[k] === -1
    )
      return false;
  }
  return false;
}

function bearerOf(scene: Scene, speaker: Speaker, resolver: Resolver, near: number | null): number | null {
  if (speaker.kind === "name") return scene.names[speaker.mention]?.entity ?? null;
  if (speaker.kind === "pronoun") return resolver.pronoun(speaker.span, near);
  return speaker.kind === "role" ? resolver.role(speaker.span, near) : null;
}

function nameOf(entities: readonly Entity[], entity: number | null): string | null {
  return entity === null ? null : (entities[entity]?.name ?? null);
}
