import { contains, type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading, NameMention, RoleFiller, Sentence } from "#lib/extract/types.ts";
import { withArticle } from "./names.ts";
import { tokenFrom, touching } from "./places.ts";

// Notes and translations leave articles out. A card is read by others, so that it says "the Soviet Union", "the Germans".

type Article = { readonly span: Span; readonly text: string; readonly source: null };

/** A state's name as one writes it in a sentence: `Soviet union` → `the Soviet Union`, `USSR` → `the USSR`. */
function inFull(name: string): string {
  if (/^\p{Lu}{2,5}$/u.test(name)) return `the ${name}`;
  return withArticle(name.replace(/(?<=\s)(?!(?:of|and|the)\b)\p{Ll}/gu, (letter) => letter.toUpperCase()));
}

function isState(reading: DocumentReading, { type, entity }: NameMention): boolean {
  return type === "LOC" && (reading.entities[entity]?.state ?? null) !== null;
}

type Bare = { readonly mention: NameMention; readonly full: string };

const shortNames = new WeakMap<DocumentReading, readonly Bare[]>();

/** The names of states that take an article, wherever they stand without it: few documents have any. */
function shortNamesOf(reading: DocumentReading): readonly Bare[] {
  const known = shortNames.get(reading);
  if (known !== undefined) return known;
  const { text } = reading.document;
  const made = reading.names.flatMap((mention): Bare[] => {
    if (mention.form === "people" || mention.form === "adjective" || !isState(reading, mention)) return [];
    const name = slice(text, mention.span);
    const full = inFull(name);
    if (
      full === name ||
      /\b(?:the|The|a|an|this|our|their)\s$/u.test(
        text.slice(Math.max(0, mention.span.start - 6), mention.span.start),
      )
    )
      return [];
    return [{ mention, full }];
  });
  shortNames.set(reading, made);
  return made;
}

/** Where a sentence names a state without the article that its name takes, behind a preposition, a verb or `and`. */
export function bareStates(reading: DocumentReading, { span, tokens }: Sentence): Article[] {
  return shortNamesOf(reading).flatMap(({ mention, full }): Article[] => {
    if (!contains(span, mention.span)) return [];
    const before = tokens[tokenFrom(tokens, mention.span.start) - 1];
    const behind = tokens.find((token) => token.start >= mention.span.end);
    // "USSR delegates": a name that stands before a noun has no article of its own.
    if (behind !== undefined && /^(?:NOUN|PROPN|ADJ)$/u.test(behind.pos)) return [];
    if (before === undefined || !/^(?:ADP|VERB|CCONJ|SCONJ|PART)$/u.test(before.pos)) return [];
    if (touching(reading.quotations, mention.span).length > 0) return [];
    return [{ span: mention.span, text: full, source: null }];
  });
}

/** The words of a subject or object that is nothing but a state or its people: `Germans` → `the Germans`. */
export function withStatesArticle(reading: DocumentReading, one: RoleFiller, text: string): string {
  if (one.entity === null) return text;
  const mention = touching(reading.names, one.span)[0];
  if (mention === undefined || slice(reading.document.text, mention.span) !== text) return text;
  if (mention.form === "people") return `the ${text}`;
  return isState(reading, mention) ? inFull(text) : text;
}
