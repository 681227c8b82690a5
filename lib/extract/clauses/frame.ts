import { TIME_NOUNS } from "../lexicon/time-words.ts";
import type { Phrase } from "../phrases.ts";
import type { Token } from "../types.ts";
import type { Draft, DraftAdjunct, Ref } from "./draft.ts";
import { refOf } from "./references.ts";

/** A place for one subject and its verbs: the sentence, a subordinate clause, a relative clause. */
export type Frame = {
  readonly kind: "main" | "subordinate" | "relative";
  readonly parent: Frame | null;
  readonly depth: number;
  readonly reported: boolean;
  /** Place of the subject among the phrases, before its verb is met. */
  waiting: number | null;
  /** Who the frame is about once a finite verb has been met, or at once in `who signed`. */
  subject: Ref | null;
  /** What a relative pronoun stands for. */
  readonly antecedent: Ref | null;
  /** Token where the frame begins. */
  readonly start: number;
  /** Prepositional phrases met before the subject. */
  front: DraftAdjunct[];
  /** The last clause of the frame. */
  last: Draft | null;
  finite: Draft | null;
};

export type State = {
  readonly phrases: readonly Phrase[];
  readonly tokens: readonly Token[];
  readonly taken: Set<number>;
  readonly drafts: Draft[];
  /** Participles before their subject: `Founded in 1921, the club …`. */
  dangling: Draft[];
  frame: Frame;
};

/** How deep clauses may stand inside each other: prose stays below ten. */
const DEEPEST = 24;

type Opening = Partial<Pick<Frame, "reported" | "waiting" | "subject" | "antecedent" | "start">>;

export function openFrame(kind: Frame["kind"], parent: Frame | null, opening: Opening): Frame {
  const depth = parent === null ? 0 : parent.depth + 1;
  return {
    kind,
    parent: depth > DEEPEST ? null : parent,
    depth: depth > DEEPEST ? 0 : depth,
    reported: opening.reported ?? parent?.reported ?? false,
    waiting: opening.waiting ?? null,
    subject: opening.subject ?? null,
    antecedent: opening.antecedent ?? null,
    start: opening.start ?? 0,
    front: [],
    last: null,
    finite: null,
  };
}

export function mainOf(frame: Frame): Frame {
  let top = frame;
  while (top.parent !== null) top = top.parent;
  return top;
}

export function before(state: State, i: number): Phrase | undefined {
  let k = i - 1;
  while (state.phrases[k]?.kind === "adverb" || state.phrases[k]?.kind === "mark") k -= 1;
  return state.phrases[k];
}

export function isTimeNoun(state: State, i: number): boolean {
  const noun = state.phrases[i];
  if (noun?.kind !== "noun") return false;
  const head = state.tokens[noun.head];
  return TIME_NOUNS.has(head?.lemma.toLowerCase() ?? "") || /^\d{3,4}s?$/u.test(head?.text ?? "");
}

export function nearestNoun(state: State, from: number): Ref | null {
  for (let k = from; k >= Math.max(0, from - 3); k -= 1) {
    const phrase = state.phrases[k];
    if (phrase?.kind === "noun") return refOf(phrase);
    if (phrase?.kind === "verb" || phrase?.kind === "stop") return null;
  }
  return null;
}

export function isIt(state: State, ref: Ref | null): boolean {
  return ref !== null && ref.first === ref.last && state.tokens[ref.first]?.lower === "it";
}

/** `Never did the council agree`: the auxiliary before the subject belongs to the verb behind it. */
export function isInverted(phrases: readonly Phrase[], i: number): boolean {
  const auxiliary = phrases[i];
  const noun = phrases[i + 1];
  const verb = phrases[i + 2];
  if (auxiliary?.kind !== "verb" || noun?.kind !== "noun" || verb?.kind !== "verb") return false;
  return auxiliary.first === auxiliary.last && auxiliary.lemma === "do" && verb.verb.form === "finite";
}
