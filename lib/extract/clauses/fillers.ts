import { isPlainUnit, type Span } from "#lib/base/text.ts";
import { createResolver, type Resolver } from "../resolve.ts";
import type { Entity, NameMention, RoleFiller, Sentence, Token } from "../types.ts";
import type { Ref } from "./draft.ts";
import { intervieweeOf } from "./interviewee.ts";

/** Gives a participant its name: the entity that stands there, or the one that a pronoun or `the talks` points back to. */
export type Fillers = {
  /** `empty`: the `it` of `it is said that`, which stands for nobody. */
  readonly fill: (tokens: readonly Token[], ref: Ref, empty: boolean) => RoleFiller;
};

const PRONOUNS = new Set("he him she her it they them himself herself itself themselves".split(" "));
const POINTING = new Set(["the", "this", "these", "that", "those"]);
/** `this pact` points at something close; `the pact` at the only one there has been. */
const CLOSE = 1_500;

export function createFillers(
  text: string,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  entities: readonly Entity[],
  spoken: readonly Span[],
): Fillers {
  const resolver = createResolver(text, sentences, names, entities, spoken);
  const interviewee = intervieweeOf(text, sentences, names, entities);
  const kinds = createKinds(text, names);
  const nameAt = finder(names);
  const nameOf = (entity: number | null): string | null =>
    entity === null ? null : (entities[entity]?.name ?? null);
  return {
    fill: (tokens, ref, empty) => {
      const span = spanOf(tokens, ref.first, ref.last);
      const head = spanOf(tokens, ref.head, ref.head);
      if (empty || isSeveral(tokens, ref)) return { span, head, entity: null, anaphoric: false, name: null };
      const named = nameAt(head);
      if (named !== null)
        return {
          span: wholeName(text, span, named.span),
          head,
          entity: named.entity,
          anaphoric: false,
          name: nameOf(named.entity),
        };
      const asked = isFirstPerson(tokens, ref) ? interviewee(head.start) : null;
      const entity = asked ?? pointsAt(tokens, ref, resolver, kinds);
      return { span, head, entity, anaphoric: entity !== null, name: nameOf(entity) };
    },
  };
}

/** `the Conference on Weights | and Measures named …`: the last part of a name stands for all of it. */
function wholeName(text: string, span: Span, name: Span): Span {
  const isRest =
    name.start < span.start && name.end === span.end && / on /u.test(text.slice(name.start, span.start));
  if (!isRest) return span;
  const article = /\bthe $/iu.test(text.slice(Math.max(0, name.start - 4), name.start)) ? 4 : 0;
  return { start: name.start - article, end: span.end };
}

function isFirstPerson(tokens: readonly Token[], { first, last }: Ref): boolean {
  return first === last && /^(?:I|me)$/u.test(tokens[first]?.text ?? "");
}

/** `Norway and Sweden`: the name of one would say too little. */
function isSeveral(tokens: readonly Token[], ref: Ref): boolean {
  for (let i = ref.head + 1; i <= ref.last; i += 1) {
    const text = tokens[i]?.text;
    if (text === "and" || text === "or" || text === "&") return true;
  }
  return false;
}

export function spanOf(tokens: readonly Token[], first: number, last: number): Span {
  const start = tokens[first]?.start ?? 0;
  return { start, end: Math.max(start, tokens[last]?.end ?? start) };
}

/** The name that holds a token. Names are in order and do not overlap. */
function finder(names: readonly NameMention[]): (span: Span) => NameMention | null {
  return (span) => {
    let low = 0;
    let high = names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((names[middle]?.span.end ?? 0) <= span.start) low = middle + 1;
      else high = middle;
    }
    const name = names[low];
    return name !== undefined && name.span.start < span.end && name.form !== "adjective" ? name : null;
  };
}

function pointsAt(tokens: readonly Token[], ref: Ref, resolver: Resolver, kinds: Kinds): number | null {
  const first = tokens[ref.first];
  const head = tokens[ref.head];
  if (first === undefined || head === undefined) return null;
  if (ref.first === ref.last && PRONOUNS.has(head.lower)) return resolver.pronoun(head);
  if (ref.head - ref.first !== 1 || ref.last !== ref.head || !POINTING.has(first.lower)) return null;
  return (
    resolver.role(spanOf(tokens, ref.first, ref.last)) ??
    kinds.meant(head, /^th(?:is|ese)$/iu.test(first.text))
  );
}

/** The mentions that end in one word, and how many of the first of them mean the same. */
type Kind = { readonly mentions: NameMention[]; sole: number };

type Kinds = { readonly meant: (head: Token, close: boolean) => number | null };

/** Named things by their last word: `German–Soviet Axis talks` is one of the `talks`. */
function createKinds(text: string, names: readonly NameMention[]): Kinds {
  const byWord = new Map<string, Kind>();
  for (const name of names) {
    if (name.type === "PER" || name.type === "LOC") continue;
    // `Court of Appeal` is a court, and no appeal.
    const whole = text.slice(name.span.start, name.span.end);
    const of = whole.includes("of") ? whole.search(/\sof\s/u) : -1;
    const word = lastWord(of < 0 ? whole : whole.slice(0, of))?.toLowerCase();
    if (word === undefined || name.span.end - name.span.start <= word.length) continue;
    const known = byWord.get(word);
    if (known === undefined) byWord.set(word, { mentions: [name], sole: 1 });
    else {
      const [first] = known.mentions;
      if (known.sole === known.mentions.length && first?.entity === name.entity) known.sole += 1;
      known.mentions.push(name);
    }
  }
  return {
    meant: (head, close) => {
      const kind = byWord.get(head.lower);
      if (kind === undefined) return null;
      const count = endingBy(kind.mentions, head.start);
      const last = kind.mentions[count - 1];
      if (last === undefined) return null;
      if (close) return head.start - last.span.end < CLOSE ? last.entity : null;
      return count <= kind.sole ? last.entity : null;
    },
  };
}

/** The letters and hyphens that a name ends in, three or more; undefined where it does not end in a word. */
function lastWord(name: string): string | undefined {
  let start = name.length;
  while (start > 0 && name.length - start < LONGEST_WORD && isWordCode(name.charCodeAt(start - 1)))
    start -= 1;
  const isPlain = start === 0 || isPlainUnit(name.charCodeAt(start - 1));
  if (!isPlain) return /[\p{L}-]{3,40}$/u.exec(name.slice(-LONGEST_WORD))?.[0];
  return name.length - start >= 3 ? name.slice(start) : undefined;
}

const LONGEST_WORD = 40;
const HYPHEN = 0x2d;

function isWordCode(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || code === HYPHEN;
}

/** How many mentions end at a place or before it. They are in order and do not overlap. */
function endingBy(mentions: readonly NameMention[], place: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.span.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
