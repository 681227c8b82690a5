import { contains, type Span } from "#lib/base/text.ts";
import { createResolver, type Resolver } from "#lib/extract/resolve.ts";
import type { DocumentReading, RoleFiller } from "#lib/extract/types.ts";
import { appositive } from "./appositive.ts";
import { eventClass, namedEvents } from "./named-events.ts";
import { calledName, entityOf, mentionsIn } from "./names.ts";
import { paperOwner } from "./paper-owner.ts";
import { clausesOf, sentenceAt } from "./places.ts";

/** Words ready to stand in a card, with the receipts of what was filled in. `null` where a phrase cannot stand alone. */
export type Phrase = { readonly text: string; readonly context: readonly Span[] };

type Patch = { readonly span: Span; readonly text: string; readonly source: Span | null };

// "the talks" · "this pact" · "these negotiations" · "that war": a bare noun of the classes that point back
const BARE =
  /(?<![\p{L}-])(?<pointer>the|this|these|those|that|their|said) (?<noun>\p{Ll}{3,16})(?![\p{L}-])(?! (?:of|on|for|with|between|which|that|who|over|about|in which)\b)/giu;
const OBJECT_PRONOUN = /^(?:he|she|it|they|him|her|them)$/iu;
const POSSESSIVE = /^(?:his|her|its|their)$/iu;

/**
 * The words of a stretch of text as a card may show them: pronouns and bare nouns that the reading resolves are replaced
 * by names, line breaks become spaces. `drop` are spans to leave out; pronouns for `own`, an entity, stay as they are.
 */
export function phrase(
  reading: DocumentReading,
  span: Span,
  drop: readonly Span[] = [],
  own: number | null = null,
): Phrase {
  const { text } = reading.document;
  const patches = [
    ...drop.map((one): Patch => ({ span: one, text: "", source: null })),
    ...patchesIn(reading, span, own),
  ]
    .filter((one) => one.span.start >= span.start && one.span.end <= span.end)
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let out = "";
  let at = span.start;
  const context: Span[] = [];
  for (const patch of patches) {
    if (patch.span.start < at) continue;
    out += text.slice(at, patch.span.start) + patch.text;
    at = patch.span.end;
    if (patch.source !== null) context.push(patch.source);
  }
  out += text.slice(at, span.end);
  return { text: midSentence(reading, span, tidy(out)), context };
}

/** A sentence's first word is small in the middle of another, unless it is a name. */
function midSentence(reading: DocumentReading, span: Span, shown: string): string {
  const sentence = sentenceAt(reading, span.start);
  const first = sentence?.tokens.find((token) => token.end > span.start);
  if (
    sentence === null ||
    first === undefined ||
    first !== sentence.tokens.find((token) => /\p{L}/u.test(token.text))
  )
    return shown;
  if (!shown.startsWith(first.text)) return shown;
  if (eventClass(first.text) >= 0 && first.text === shown.split(" ")[0])
    return shown.charAt(0).toLowerCase() + shown.slice(1);
  if (first.pos === "ADJ" && !/^(?:Several|Many|Some|Few|Other|Such|Both|All)$/u.test(first.text))
    return shown;
  if (lowerWords(reading).has(first.text.toLowerCase()) && mentionsIn(reading, first).length === 0)
    return shown.charAt(0).toLowerCase() + shown.slice(1);
  if (first.pos === "PROPN" || mentionsIn(reading, first).length > 0) return shown;
  return first.text === "I" ? shown : shown.charAt(0).toLowerCase() + shown.slice(1);
}

const smallWords = new WeakMap<DocumentReading, ReadonlySet<string>>();

/** The words that a document also writes small: they are no names where they stand at the head of a sentence. */
function lowerWords(reading: DocumentReading): ReadonlySet<string> {
  const known = smallWords.get(reading);
  if (known !== undefined) return known;
  const made = new Set<string>();
  for (const { tokens } of reading.sentences) {
    for (const { text } of tokens) if (/^\p{Ll}/u.test(text)) made.add(text);
  }
  smallWords.set(reading, made);
  return made;
}

// a mark or a space that `tidy` may have to do with; without any of them a text is tidy
const UNTIDY = /["“”()]|\s{2}|[^\S ]| [,.;:!?]|,\s?(?:,|$)|^[\s,;:.–—-]|[\s,;:.–—]$/u;

/** One space between words, none before marks, no marks at the ends. */
export function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text;
  const odd = (text.match(/["“”]/gu) ?? []).length % 2 === 1;
  return (odd ? text.replace(/["“”]/gu, "") : text)
    .replace(/\s+/gu, " ")
    .replace(/\s?\([^()]*\)|\s?\([^()]*$/gu, "")
    .replace(/ (?=[,.;:!?)])/gu, "")
    .replace(/(?:,\s*)+(?=,|$)/gu, "")
    .replace(/^[\s,;:.–—-]+|[\s,;:–—]+$/gu, "")
    .replace(/(?<!(?<!\p{L})\p{L})\.$/u, "")
    .trim();
}

// "He and Molotov agreed" · "what he had said": he and she inside a phrase
const PERSONAL = /(?<![\p{L}’'-])(?:he|she|him)(?![\p{L}-])/giu;

const resolvers = new WeakMap<DocumentReading, Resolver>();

function resolverOf(reading: DocumentReading): Resolver {
  const known = resolvers.get(reading);
  if (known !== undefined) return known;
  const { document, sentences, names, entities } = reading;
  const made = createResolver(document.text, sentences, names, entities);
  resolvers.set(reading, made);
  return made;
}

function patchesIn(reading: DocumentReading, span: Span, own: number | null): Patch[] {
  const out: Patch[] = [];
  const { text } = reading.document;
  const sentence = sentenceAt(reading, span.start);
  if (sentence !== null) {
    for (const clause of clausesOf(reading, sentence.index)) {
      for (const filler of [clause.agent, clause.object, clause.recipient]) {
        const patch =
          filler === null || (own !== null && filler.entity === own) ? null : patchOf(reading, filler);
        if (patch !== null && contains(span, patch.span)) out.push(patch);
      }
    }
  }
  for (const match of text.slice(span.start, span.end).matchAll(PERSONAL)) {
    const at = { start: span.start + match.index, end: span.start + match.index + match[0].length };
    if (out.some((one) => one.span.start < at.end && at.start < one.span.end)) continue;
    const entity = resolverOf(reading).pronoun(at);
    const bearer = entity === null || entity === own ? undefined : reading.entities[entity];
    if (bearer?.type === "PER") out.push({ span: at, text: calledName(reading, bearer.name), source: null });
  }
  const events = namedEvents(reading);
  for (const match of text.slice(span.start, span.end).matchAll(BARE)) {
    const { pointer = "", noun = "" } = match.groups ?? {};
    if (pointer.toLowerCase() === "their") continue;
    const start = span.start + match.index;
    const owned = out.some((one) => one.span.start < start + match[0].length && start < one.span.end)
      ? null
      : paperOwner(reading, noun, start, start + match[0].length);
    if (owned !== null) {
      out.push({
        span: { start, end: start + match[0].length },
        text: owned.named ? `${possessive(owned.name)} ${noun}` : `the ${noun} of ${owned.name}`,
        source: owned.span,
      });
      continue;
    }
    if (eventClass(noun) < 0) continue;
    if (out.some((one) => one.span.start < start + match[0].length && start < one.span.end)) continue;
    const found = events.resolve(noun, start, /^th(?:is|ese|at)/iu.test(pointer));
    if (found === null) continue;
    out.push({
      span: { start, end: start + match[0].length },
      text: definite(found.name),
      source: found.span,
    });
  }
  return out;
}

/** `Solberg’s` · `the workers’`. */
export function possessive(name: string): string {
  return /s$/u.test(name) ? `${name}’` : `${name}’s`;
}

/** A name with its article; none before a possessive: `Molotov's visit`. */
function definite(name: string): string {
  return /^\p{Lu}[\p{L}-]*['’]s?\s|^World War\b/u.test(name) ? name : `the ${name.replace(/^the /iu, "")}`;
}

function patchOf(reading: DocumentReading, filler: RoleFiller): Patch | null {
  if (!filler.anaphoric || filler.name === null) return null;
  const words = reading.document.text.slice(filler.span.start, filler.span.end).trim();
  if (/^(?:they|them|it)$/iu.test(words)) return null;
  if (POSSESSIVE.test(words)) return null;
  if (!OBJECT_PRONOUN.test(words) && eventClass(words.split(/\s+/u).at(-1) ?? "") < 0) return null;
  return { span: filler.span, text: calledName(reading, filler.name), source: firstMention(reading, filler) };
}

function firstMention(reading: DocumentReading, filler: RoleFiller): Span | null {
  if (filler.entity === null) return null;
  const before = mentionsIn(reading, { start: Math.max(0, filler.span.start - 600), end: filler.span.start });
  return before.filter((one) => one.entity === filler.entity).at(-1)?.span ?? null;
}

/** A role's filler in words: a name when the reading resolves it; null when it stays a pronoun. */
export function filler(reading: DocumentReading, one: RoleFiller): Phrase | null {
  const raw = tidy(reading.document.text.slice(one.span.start, one.span.end));
  // A group that one name stands for may be two of them, or their talks: better no card.
  if (/^(?:they|them)$/iu.test(raw)) return null;
  if (one.anaphoric && one.name !== null && (OBJECT_PRONOUN.test(raw) || raw.split(" ").length <= 3)) {
    const source = firstMention(reading, one);
    return { text: calledName(reading, one.name), context: source === null ? [] : [source] };
  }
  if (
    OBJECT_PRONOUN.test(raw) ||
    /^(?:I|we|you|who|which|that|this|these|those|one|both|there|what)$/iu.test(raw)
  )
    return null;
  // "the traders' association": the apostrophe of a plural may have cut the phrase
  const owners = ownersBefore(reading.document.text, one.span.start);
  const bearer = appositive(reading, one.span);
  if (bearer !== null && owners === undefined) return { text: bearer, context: [] };
  const whole = { start: one.span.start - (owners?.length ?? 0), end: one.span.end };
  const made = ownedBySomebody(reading, whole, phrase(reading, whole));
  if (made.text === "") return null;
  // "USSR joined" is how notes are written; a question says "the USSR".
  return /^\p{Lu}{2,5}$/u.test(made.text) &&
    one.entity !== null &&
    reading.entities[one.entity]?.type === "LOC"
    ? { ...made, text: `the ${made.text}` }
    : made;
}

function ownersBefore(text: string, place: number): string | undefined {
  if (!/^['’]\s$/u.test(text.slice(Math.max(0, place - 2), place))) return undefined;
  return /(?:\b[Tt]he )?\p{L}+s['’]\s$/u.exec(text.slice(Math.max(0, place - 40), place))?.[0];
}

/** `Her refusal` is `Solberg’s refusal`, when the reading knows who she is. */
function ownedBySomebody(reading: DocumentReading, span: Span, made: Phrase): Phrase {
  const whose = /^(?:his|her)(?= \p{Ll})/iu.exec(made.text);
  const noun = /^(?:his|her|their|its) (?<noun>\p{Ll}+)$/iu.exec(made.text)?.groups?.noun;
  const maker = noun === undefined ? null : paperOwner(reading, noun, span.start, span.end);
  if (maker !== null && noun !== undefined && maker.named)
    return { text: `${possessive(maker.name)} ${noun}`, context: [maker.span] };
  const entity =
    whose === null
      ? null
      : resolverOf(reading).pronoun({ start: span.start, end: span.start + whose[0].length });
  const bearer = entity === null ? undefined : reading.entities[entity];
  const fits = bearer?.gender === (/^his/iu.test(whose?.[0] ?? "") ? "m" : "f");
  if (whose === null || bearer?.type !== "PER" || !fits) return made;
  return {
    ...made,
    text: `${possessive(calledName(reading, bearer.name))}${made.text.slice(whose[0].length)}`,
  };
}

/** What a name's bearer is: for choosing between Who and What. */
export function isPerson(reading: DocumentReading, one: RoleFiller | null): boolean {
  if (one === null) return false;
  const type = one.entity === null ? undefined : reading.entities[one.entity]?.type;
  if (type !== undefined) return type === "PER";
  return mentionsIn(reading, one.span).some((mention) => entityOf(reading, mention)?.type === "PER");
}
