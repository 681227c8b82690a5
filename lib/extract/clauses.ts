import type { Span } from "#lib/base/text.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import type { Draft, Ref } from "./clauses/draft.ts";
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

/** Who did what to whom, when, where: one clause for each verb, in the order of the verbs. Never throws. */
export function findClauses(
  _document: ReadDocument,
  sentences: readonly Sentence[],
  _known: Known,
): Clause[] {
  return sentences.flatMap((sentence) => sentenceClauses(sentence));
}

function sentenceClauses(sentence: Sentence): Clause[] {
  const { tokens } = sentence;
  const phrases = settleParticiples(findPhrases(tokens), tokens);
  const drafts = sequencesOf(phrases, (phrase) => tokens[phrase.first]?.text ?? "").flatMap((sequence) =>
    draftClauses(sequence.phrases, tokens),
  );
  return drafts.toSorted((a, b) => a.verb.head - b.verb.head).map((draft) => clauseOf(draft, sentence));
}

function clauseOf(draft: Draft, sentence: Sentence): Clause {
  const { tokens } = sentence;
  const { verb, head, lemma } = draft.verb;
  const filler = (ref: Ref | null): RoleFiller | null =>
    ref === null
      ? null
      : {
          span: spanOf(tokens, ref),
          head: spanOf(tokens, { first: ref.head, last: ref.head }),
          entity: null,
          anaphoric: false,
          name: null,
        };
  const agent = verb.passive ? draft.byAgent : draft.subject;
  const object = verb.passive ? draft.subject : draft.object;
  return {
    sentence: sentence.index,
    span: spanOf(tokens, {
      first: Math.min(draft.first, draft.subject?.first ?? draft.first),
      last: draft.last,
    }),
    verb: spanOf(tokens, { first: head, last: head }),
    lemma,
    particle: verb.particle,
    voice: verb.passive ? "passive" : "active",
    finite: verb.form === "finite",
    negated: verb.negated,
    modality: verb.modality ?? draft.modality,
    agent: filler(agent),
    object: filler(object),
    recipient: filler(draft.recipient),
    complement: draft.complement && { kind: draft.complement.kind, span: spanOf(tokens, draft.complement) },
    adjuncts: draft.adjuncts.map((adjunct) => ({
      preposition: adjunct.preposition,
      span: spanOf(tokens, { first: adjunct.first, last: adjunct.object.last }),
      object: spanOf(tokens, adjunct.object),
    })),
    when: null,
    where: null,
    attributed: draft.reported,
  };
}

function spanOf(tokens: readonly Token[], ref: { readonly first: number; readonly last: number }): Span {
  const start = tokens[ref.first]?.start ?? 0;
  return { start, end: Math.max(start, tokens[ref.last]?.end ?? start) };
}
