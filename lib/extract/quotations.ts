import type { Span } from "#lib/base/text.ts";
import { languagesOf } from "#lib/documents/languages.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import { addresseeOf } from "./quotations/addressee.ts";
import { type Attribution, cueAfter, cueBefore, phraseFrom } from "./quotations/attribute.ts";
import { carriedFrom, cueInParagraphBefore, staysWith, subjectNearby } from "./quotations/carry.ts";
import { kindOf, repeatFinder, type Setting, settingOf } from "./quotations/kind.ts";
import { findMarked, type Marked } from "./quotations/marks.ts";
import type { Placed } from "./quotations/placed.ts";
import { type Scene, scenesOf, sentenceFrom, wordFrom } from "./quotations/scene.ts";
import type { Speaker } from "./quotations/speaker.ts";
import { createResolver, type Resolver } from "./resolve.ts";
import type { DateMention, Entity, NameMention, Quotation, QuotationKind, Sentence } from "./types.ts";

type Known = {
  readonly dates: readonly DateMention[];
  readonly names: readonly NameMention[];
  readonly entities: readonly Entity[];
};

/**
 * Every quotation, in the order of the text, with what it is and, for speech, whose words they are. A quotation inside
 * another one is listed after it and has no speaker of its own. Linear in the text.
 */
export function findQuotations(
  document: ReadDocument,
  sentences: readonly Sentence[],
  known: Known,
): Quotation[] {
  const { text, blocks } = document;
  const readable = blocks.flatMap((block, index) =>
    block.zone === "noise" && block.reason !== "pull-quote" ? [] : [{ block, index }],
  );
  const paragraphs = readable.map(({ block }) => block.span);
  const marked = findMarked(text, paragraphs);
  const zones = readable.map(({ block }) => block.zone);
  const signatures = signaturesIn(text, zones, paragraphs);
  const outer = withBlockQuotes(
    zones.map((zone, index) => (signatures.has(index) ? "body" : zone)),
    paragraphs,
    marked.filter((each) => each.depth === 0),
  );
  // Nothing is quoted in most documents, and then nobody has to be told apart.
  if (outer.length === 0 && marked.length === 0) return [];
  const spans = outer.map((each) => each.span);
  const scenes = scenesOf(text, sentences, known.names, spans);
  let made: Resolver | null = null;
  const resolver = (): Resolver =>
    (made ??= createResolver(text, sentences, known.names, known.entities, spans));
  const repeats = repeatFinder(scenes.all);
  const placed: Placed[] = [];
  const sceneOf = (paragraph: number): Scene | undefined => scenes.of(readable[paragraph]?.index ?? -1);

  outer.forEach((each, i) => {
    const scene = sceneOf(each.paragraph);
    const paragraph = paragraphs[each.paragraph];
    const before = placed[i - 1];
    if (!scene || !paragraph || readable[each.paragraph]?.block.zone === "noise") {
      placed.push(bare(each, scene || paragraph === undefined ? "scare" : "pull-quote"));
      return;
    }
    const previous = sceneOf(each.paragraph - 1);
    const signature = signatures.has(each.paragraph + 1) ? (sceneOf(each.paragraph + 1) ?? null) : null;
    const made = place({
      text,
      scene,
      paragraph,
      previous,
      signature,
      marked: each,
      before,
      resolver,
      known,
      repeats,
    });
    const language = readable[each.paragraph]?.block.language ?? "und";
    // Its translation takes the speaker over.
    placed.push(
      isOriginal(text, each, outer[i + 1], language)
        ? { ...made, quotation: bare(each, "foreign-original").quotation }
        : made,
    );
  });
  const nested = marked.filter((each) => each.depth > 0).map((each) => bare(each, "term").quotation);
  return [...placed.map((each) => each.quotation), ...nested].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  );
}

/** `„Nie wieder“ ("Never again")`: words in another language, with their translation in brackets right behind them. */
function isOriginal(text: string, own: Marked, next: Marked | undefined, language: string): boolean {
  if (next === undefined || !/^,?\s?[([]$/u.test(text.slice(own.span.end, next.span.start))) return false;
  const [here = "und"] = languagesOf([text.slice(own.inner.start, own.inner.end)]);
  return here !== "und" && here !== language;
}

/** Whoever signs a quotation is named within so many words. */
const SIGNER = 8;

// — Prince Miroslav, letter to the Doge
const SIGNATURE = /^\s{0,4}[—–―-]{1,2}\s?\p{Lu}[^\n]{2,100}$/u;

/** The paragraphs that do no more than sign the quotation set apart above them. */
function signaturesIn(text: string, zones: readonly string[], paragraphs: readonly Span[]): Set<number> {
  const out = new Set<number>();
  paragraphs.forEach((span, index) => {
    if (zones[index - 1] === "block-quote" && SIGNATURE.test(text.slice(span.start, span.end)))
      out.add(index);
  });
  return out;
}

/** Paragraphs that the page sets apart as quotations, where they carry no marks of their own. */
function withBlockQuotes(
  zones: readonly string[],
  paragraphs: readonly Span[],
  marked: readonly Marked[],
): Marked[] {
  const started = new Set(
    marked
      .filter((each) => each.span.start === paragraphs[each.paragraph]?.start)
      .map((each) => each.paragraph),
  );
  const added = paragraphs.flatMap((span, paragraph): Marked[] => {
    if (zones[paragraph] !== "block-quote" || started.has(paragraph)) return [];
    return [{ span, inner: span, depth: 0, paragraph, closed: "paragraph", continues: false }];
  });
  const apart = new Set(added.map((each) => each.paragraph));
  return [...marked.filter((each) => !apart.has(each.paragraph)), ...added].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

type Place = {
  readonly text: string;
  readonly scene: Scene;
  readonly paragraph: Span;
  readonly previous: Scene | undefined;
  /** The line below a quotation set apart that says whose it is. */
  readonly signature: Scene | null;
  readonly marked: Marked;
  readonly before: Placed | undefined;
  /** Made when a speaker has to be resolved for the first time. */
  readonly resolver: () => Resolver;
  readonly known: Known;
  readonly repeats: (setting: Setting) => boolean;
};

function place(input: Place): Placed {
  const { scene, paragraph, previous, marked, before } = input;
  const at = wordFrom(scene, marked.span.start);
  const after = wordFrom(scene, marked.span.end);
  const from = sentenceFrom(scene, at);
  const here = attributionHere(input, from, at, after);
  const signer = input.signature === null || here ? null : phraseFrom(input.signature, 0, SIGNER);
  if (signer !== null && signer.kind === "name") {
    const { words } = input.signature ?? scene;
    const cue = { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
    return said(input, signer, entityOf(input, signer), "paragraph", cue, null);
  }
  const aloneBefore = at === from && marked.span.start <= paragraph.start + 1;
  const paragraphCue = !here && aloneBefore ? cueInParagraphBefore(previous) : null;
  const carried = here || paragraphCue ? null : carriedFrom(scene, paragraph, marked, before, from, at);
  const setting = settingOf(
    scene,
    marked,
    paragraph,
    here,
    paragraphCue !== null || carried?.whole === true || marked.continues,
  );
  let kind = kindOf(setting);
  if (kind === "speech" && setting.whole && !here && !paragraphCue && !carried && input.repeats(setting))
    kind = "pull-quote";
  if (kind !== "speech") return bare(marked, kind);
  if (carried && before)
    return said(input, before.speaker, before.entity, "carried", before.quotation.cue, null);
  const found = here ?? paragraphCue?.attribution ?? null;
  if (found) {
    const where = here ? scene : (previous ?? scene);
    const cue = here ? null : (paragraphCue?.cue ?? null);
    return said(
      input,
      found.speaker,
      entityOf(input, found.speaker),
      here ? "cue" : "paragraph",
      cue,
      addresseeOf(where, found, paragraphCue?.from ?? from),
    );
  }
  // A piece without a cue in a sentence about nobody belongs to whoever the paragraph has just quoted.
  if (before?.speaker && before.marked.paragraph === marked.paragraph && staysWith(scene, from, at)) {
    return said(input, before.speaker, before.entity, "carried", null, null);
  }
  const nearby = subjectNearby(setting, from, at, after);
  return nearby
    ? said(input, nearby, entityOf(input, nearby), "cue", null, null)
    : said(input, null, null, "none", null, null);
}

/** The cue in the quotation's own sentence: the one that touches it wins. */
function attributionHere(input: Place, from: number, at: number, after: number): Attribution | null {
  const { text, scene, marked } = input;
  const ending = text.charAt(marked.inner.end - 1);
  const following = cueAfter(scene, after, marked.span.end, ending);
  const leading = at > from ? cueBefore(scene, from, at) : null;
  if (!following || !leading) return following ?? leading;
  const gap = text.slice(scene.words[at - 1]?.end ?? 0, marked.span.start);
  const touches = leading.verb >= at - 3 || /:/u.test(gap);
  return touches && leading.cue?.force !== "weak" ? leading : following;
}

function entityOf(input: Place, speaker: Speaker): number | null {
  const { resolver, known, before } = input;
  if (speaker.kind === "name") return known.names[speaker.mention]?.entity ?? null;
  if (speaker.kind === "pronoun") return resolver().pronoun(speaker.span, before?.entity ?? null);
  return speaker.kind === "role" ? resolver().role(speaker.span, before?.entity ?? null) : null;
}

function said(
  input: Place,
  speaker: Speaker | null,
  entity: number | null,
  how: Placed["how"],
  cue: Span | null,
  addressee: Speaker | null,
): Placed {
  const { text, known, marked } = input;
  const nameFor = (who: Speaker | null, bearer: number | null): string | null => {
    const name = bearer === null ? undefined : known.entities[bearer]?.name;
    return who && name !== undefined && name !== text.slice(who.span.start, who.span.end) ? name : null;
  };
  const quotation: Quotation = {
    span: marked.span,
    inner: marked.inner,
    kind: "speech",
    speaker: speaker?.span ?? null,
    speakerName: nameFor(speaker, entity),
    addressee: addressee?.span ?? null,
    addresseeName: addressee ? nameFor(addressee, entityOf(input, addressee)) : null,
    cue,
  };
  return { marked, kind: "speech", speaker, entity, how, quotation };
}

function bare(marked: Marked, kind: QuotationKind): Placed {
  const quotation: Quotation = {
    span: marked.span,
    inner: marked.inner,
    kind,
    speaker: null,
    speakerName: null,
    addressee: null,
    addresseeName: null,
    cue: null,
  };
  return { marked, kind, speaker: null, entity: null, how: "none", quotation };
}
