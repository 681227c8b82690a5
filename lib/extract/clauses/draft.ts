import type { VerbPhrase } from "../phrases.ts";

/** A stretch of tokens with the token that names it. `last` is inclusive. */
export type Ref = { readonly first: number; readonly last: number; readonly head: number };

export type DraftAdjunct = { readonly preposition: string; readonly first: number; readonly object: Ref };

export type DraftComplement = {
  readonly kind: "infinitive" | "that" | "as" | "predicate";
  readonly first: number;
  readonly last: number;
};

/** A clause while it is being put together; all numbers are places in the sentence's tokens. */
export type Draft = {
  readonly verb: VerbPhrase;
  /** Place of the verb among the phrases of its sequence. */
  readonly at: number;
  /** What stands in subject position: the agent in the active voice, the object in the passive. */
  subject: Ref | null;
  object: Ref | null;
  recipient: Ref | null;
  byAgent: Ref | null;
  complement: DraftComplement | null;
  /** What is said, when it is a clause: the object if there is no other. */
  content: Ref | null;
  adjuncts: DraftAdjunct[];
  /** `planned to`: what the governing verb makes of this one. */
  modality: string | null;
  /** Its subject is the `it` of `it is believed that`. */
  expletive: boolean;
  /** Said or thought by somebody inside the same sentence. */
  reported: boolean;
  /** Where its own words begin, with what stands in front of the subject, and end. */
  start: number;
  end: number;
  /** Prepositional phrases in front of the subject. */
  front: DraftAdjunct[];
  first: number;
  last: number;
};

export function draftOf(verb: VerbPhrase, at: number): Draft {
  return {
    verb,
    at,
    subject: null,
    object: null,
    recipient: null,
    byAgent: null,
    complement: null,
    content: null,
    adjuncts: [],
    modality: null,
    reported: false,
    expletive: false,
    start: verb.first,
    end: verb.last,
    front: [],
    first: verb.first,
    last: verb.last,
  };
}
