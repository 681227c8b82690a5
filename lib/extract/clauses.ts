import type { Span } from "#lib/base/text.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import { createLookup, type Lookup, whenOf, whereOf } from "./clauses/circumstances.ts";
import type { Draft, Ref } from "./clauses/draft.ts";
import { createFillers, type Fillers, spanOf } from "./clauses/fillers.ts";
import { draftClauses } from "./clauses/frames.ts";
import { settleParticiples } from "./clauses/participles.ts";
import { sequencesOf } from "./clauses/sequences.ts";
import { findPhrases } from "./phrases.ts";
import type {
  Clause,
  DateMention,
  Entity,
  NameMention,
  Quotation,
  RoleFiller,
  Sentence,
  Token,
} from "./types.ts";

/** What the finders before this one found. */
export type Known = {
  readonly dates: readonly DateMention[];
  readonly names: readonly NameMention[];
  readonly entities: readonly Entity[];
  readonly quotations: readonly Quotation[];
};

/**
 * Who did what to whom, when, where: one clause for each verb, in the order of the verbs. `name` of a participant is
 * filled only where the text settles it. Linear in the text; never throws.
 */
export function findClauses(document: ReadDocument, sentences: readonly Sentence[], known: Known): Clause[] {
  const spoken = known.quotations.filter(({ kind }) => kind === "speech").map(({ inner }) => inner);
  const context: Context = {
    text: document.text,
    fillers: createFillers(document.text, sentences, known.names, known.entities, spoken),
    dates: createLookup(known.dates),
    names: createLookup(known.names),
    entities: known.entities,
    spoken,
  };
  const clauses: Clause[] = [];
  for (const sentence of sentences) if (mayTell(sentence)) addClauses(clauses, sentence, context);
  return clauses;
}

/** Whether a sentence may have a verb: words tagged by their shape alone are none, but for what a `to` makes one. */
function mayTell({ tokens }: Sentence): boolean {
  return tokens.some(({ pos, text }) => !SHAPES.has(pos) || TO.test(text));
}

const SHAPES: ReadonlySet<string> = new Set(["NUM", "PUNCT", "SYM", "PROPN", "X"]);
const TO = /^to$/iu;

type Context = {
  readonly text: string;
  readonly fillers: Fillers;
  readonly dates: Lookup<DateMention>;
  readonly names: Lookup<NameMention>;
  readonly entities: readonly Entity[];
  /** What is said by somebody, in order. */
  readonly spoken: readonly Span[];
};

function addClauses(clauses: Clause[], sentence: Sentence, context: Context): void {
  const { tokens } = sentence;
  const drafts: Draft[] = [];
  for (const { phrases, anchor } of sequencesOf(findPhrases(tokens, freshNames(sentence, context)), tokens))
    for (const draft of draftClauses({ phrases: settleParticiples(phrases, tokens), anchor }, tokens))
      drafts.push(draft);
  drafts.sort((a, b) => a.verb.head - b.verb.head);
  for (const draft of drafts) clauses.push(clauseOf(draft, sentence, context));
}

/** Where the names of a sentence begin that stand right behind a place: `In London | Chamberlain told …`. */
function freshNames(sentence: Sentence, { text, names }: Context): ReadonlySet<number> {
  const { span } = sentence;
  const named = names.within(span);
  const crowd = crowdBehind(sentence, named);
  let fresh = crowd === null ? NOTHING : new Set([crowd]);
  let before: NameMention | null = null;
  for (const name of named) {
    const joined = before !== null && name.type === "PER" && before.type !== "PER" && before.form === "name";
    if (joined && /^\s+$/u.test(text.slice(before?.span.end ?? 0, name.span.start)))
      fresh = new Set([...fresh, name.span.start]);
    before = name;
  }
  return fresh;
}

/** `In Budapest | crowds rioted`: a place that opens the sentence, then many of whom nothing else tells. */
function crowdBehind({ tokens }: Sentence, names: readonly NameMention[]): number | null {
  const [lead, first] = tokens;
  if (first === undefined || !/^(?:In|At|Near|Outside|Across|Throughout)$/u.test(lead?.text ?? ""))
    return null;
  const place = names.find(({ span }) => span.start === first.start);
  if (place?.type !== "LOC" || place.form === "adjective") return null;
  let at = tokens.findIndex(({ start }) => start >= place.span.end);
  const from = tokens[at]?.start ?? null;
  while (tokens[at]?.pos === "ADJ") at += 1;
  const many = tokens[at]?.pos === "NOUN" && /[^s]s$|men$|people$/u.test(tokens[at]?.text ?? "");
  return many && /^(?:VERB|AUX)$/u.test(tokens[at + 1]?.pos ?? "") ? from : null;
}

const NOTHING: ReadonlySet<number> = new Set();

function clauseOf(draft: Draft, sentence: Sentence, context: Context): Clause {
  const { tokens } = sentence;
  const { verb, head, lemma } = draft.verb;
  const filler = (ref: Ref | null): RoleFiller | null =>
    ref === null ? null : context.fillers.fill(tokens, ref, draft.expletive && ref === draft.subject);
  const agent = filler(verb.passive ? draft.byAgent : draft.subject);
  const span = spanOf(tokens, Math.min(draft.first, draft.subject?.first ?? draft.first), draft.last);
  return {
    sentence: sentence.index,
    span,
    verb: spanOf(tokens, head, head),
    lemma,
    particle: verb.particle,
    voice: verb.passive ? "passive" : "active",
    finite: verb.form === "finite",
    negated: verb.negated || deniesPart(draft, tokens),
    modality: verb.modality ?? draft.modality,
    agent,
    object: notItself(filler(objectOf(draft)), agent, tokens),
    recipient: notItself(recipientOf(filler(draft.recipient), context.entities), agent, tokens),
    complement: draft.complement && {
      kind: draft.complement.kind,
      span: spanOf(tokens, draft.complement.first, draft.complement.last),
    },
    adjuncts: draft.adjuncts.map((adjunct) => ({
      preposition: adjunct.preposition,
      span: spanOf(tokens, adjunct.first, adjunct.object.last),
      object: spanOf(tokens, adjunct.object.first, adjunct.object.last),
    })),
    when: whenOf(draft, tokens, context.dates),
    where: whereOf(draft, tokens, context.names, context.dates),
    attributed:
      draft.reported ||
      sentence.block.zone === "block-quote" ||
      isSpoken(tokens[head]?.start ?? 0, context.spoken),
  };
}

/** `Brandt accepted it`: a pronoun without `-self` never means who did it. */
function notItself(
  filler: RoleFiller | null,
  agent: RoleFiller | null,
  tokens: readonly Token[],
): RoleFiller | null {
  if (filler === null || !filler.anaphoric || filler.entity === null || filler.entity !== agent?.entity)
    return filler;
  const word = tokens.find((token) => token.start === filler.head.start)?.lower ?? "";
  return PLAIN_OBJECT.has(word) ? { ...filler, entity: null, anaphoric: false, name: null } : filler;
}

const PLAIN_OBJECT = new Set(["him", "her", "it", "them"]);

/** `No agreement was reached`, `there was no reply`: denied by a participant. */
function deniesPart(draft: Draft, tokens: readonly Token[]): boolean {
  const { subject, object, complement } = draft;
  const denies = (ref: { readonly first: number } | null): boolean =>
    ref !== null &&
    DENYING.has(tokens[ref.first]?.lower ?? "") &&
    // "no more than four", "no fewer than": so many
    !(
      /^(?:more|less|fewer)$/u.test(tokens[ref.first + 1]?.text ?? "") &&
      tokens[ref.first + 2]?.text === "than"
    );
  return denies(subject) || denies(object) || (complement?.kind === "predicate" && denies(complement));
}

const DENYING = new Set(["no", "none", "neither", "nobody", "nothing"]);

/** `sent the envoy to Oslo`: a town receives nobody; a state may. */
function recipientOf(filler: RoleFiller | null, entities: readonly Entity[]): RoleFiller | null {
  const entity = filler === null || filler.entity === null ? undefined : entities[filler.entity];
  return entity?.type === "LOC" && (entity.state === null || entity.state === undefined) ? null : filler;
}

/** Who or what it was done to; for a verb of saying, what was said. `It is believed that …` believes the clause. */
function objectOf(draft: Draft): Ref | null {
  if (!draft.verb.verb.passive) return draft.object ?? draft.content;
  return draft.expletive ? (draft.content ?? draft.subject) : draft.subject;
}

/** Whether a place is inside one of the spans, which are in order. */
function isSpoken(place: number, spoken: readonly Span[]): boolean {
  let low = 0;
  let high = spoken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spoken[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return (spoken[low]?.start ?? Number.POSITIVE_INFINITY) <= place;
}
