import { INFINITIVE_NOUNS } from "../lexicon/noun-complements.ts";
import { OBJECT_CONTROL } from "../lexicon/verb-classes.ts";
import type { Draft, Ref } from "./draft.ts";
import { before, type Frame, isTimeNoun, nearestNoun, type State } from "./frame.ts";
import { refOf, subjectRef } from "./references.ts";

export function readNonFinite(state: State, draft: Draft, i: number): void {
  const { form } = draft.verb.verb;
  if (form === "to") readInfinitive(state, draft, i);
  else readParticiple(state, draft, i);
}

function readParticiple(state: State, draft: Draft, i: number): void {
  const { frame } = state;
  const previous = before(state, i);
  const around = subjectAround(state, i);
  const { passive } = draft.verb.verb;
  if (previous?.kind === "coordinator" && frame.last?.verb.verb.form === draft.verb.verb.form) {
    draft.subject = frame.last.subject;
    return;
  }
  const afterComma =
    previous?.kind === "comma" && frame.finite !== null && (passive || draft.verb.lemma === "include");
  if (previous?.kind === "preposition") {
    const owner = ownerOf(state, i - 2);
    // `cannot be ensured without securing …`: a passive does not say who.
    const unsaid =
      frame.finite?.verb.verb.passive === true && /^(?:by|without|through)$/u.test(previous.word);
    if (owner !== null || unsaid) {
      draft.subject = owner;
      return;
    }
  }
  const turnsBack = lemmaIn(frame.last, SUBJECT_GERUND) || draft.verb.lemma === "follow";
  if ((previous?.kind === "noun" || afterComma) && !(turnsBack && around !== null)) {
    draft.subject = besideOf(state, afterComma ? i - 2 : i - 1) ?? around;
    return;
  }
  if (around !== null) {
    draft.subject = around;
    return;
  }
  state.dangling.push(draft);
}

/** The noun a participle stands behind; a date between is stepped over (`four papers in 1905, including …`). */
function besideOf(state: State, from: number): Ref | null {
  for (let k = from; k > Math.max(0, from - 6); k -= 1) {
    const phrase = state.phrases[k];
    if (phrase?.kind === "noun" && !isTimeNoun(state, k)) return refOf(phrase);
    if (phrase?.kind === "verb" || phrase?.kind === "stop") break;
  }
  return nearestNoun(state, from);
}

/** `spent the winter writing`: the one who spends writes. */
const SUBJECT_GERUND = new Set(["spend", "waste", "pass", "busy"]);

function lemmaIn(draft: Draft | null, lemmas: ReadonlySet<string>): boolean {
  return draft !== null && lemmas.has(draft.verb.lemma);
}

function readInfinitive(state: State, draft: Draft, i: number): void {
  const { phrases, frame } = state;
  const governor = frame.last;
  const previous = before(state, i);
  const beforeNoun = phrases[i - 2];
  if (previous?.kind === "coordinator" && governor?.verb.verb.form === "to") {
    draft.subject = governor.subject;
    draft.modality = governor.modality;
    return;
  }
  const neighbour = phrases[i - 1];
  if (neighbour?.kind === "noun" && beforeNoun?.kind === "preposition" && beforeNoun.word === "for") {
    draft.subject = refOf(neighbour);
    return;
  }
  const owner = neighbour?.kind === "noun" ? ownerOf(state, i - 1) : null;
  const completes =
    neighbour?.kind === "noun" && INFINITIVE_NOUNS.has(state.tokens[neighbour.head]?.lemma ?? "");
  if (frame.waiting !== null) {
    // `The offer to sell`: nobody is named who sells.
    draft.subject = owner ?? (completes ? null : subjectRef(phrases, frame.waiting, i, state.tokens));
    return;
  }
  if (governor === null) {
    draft.subject = subjectAround(state, i);
    if (draft.subject === null) state.dangling.push(draft);
    return;
  }
  const { lemma } = governor.verb;
  // `It is time to think`: nobody is named.
  if (governor.expletive && governor.verb.verb.copula) return;
  const controls = OBJECT_CONTROL.has(lemma) && !governor.verb.verb.passive;
  const given = completes ? governor.recipient : null;
  draft.subject =
    owner ?? given ?? (controls && governor.object !== null ? governor.object : governor.subject);
  if (draft.subject === null && state.dangling.includes(governor)) state.dangling.push(draft);
  if (neighbour?.kind === "verb") {
    governor.complement ??= { kind: "infinitive", first: draft.verb.first, last: draft.verb.last };
    draft.modality = `${lemma} to`;
  }
}

/** Who a clause without a subject of its own is about: the noun that waits, or the subject of the clause around it. */
function subjectAround(state: State, i: number): Ref | null {
  if (state.frame.waiting !== null) return subjectRef(state.phrases, state.frame.waiting, i, state.tokens);
  for (let frame: Frame | null = state.frame; frame !== null; frame = frame.parent) {
    if (frame.subject !== null) return frame.subject;
    if (frame !== state.frame && frame.waiting !== null)
      return subjectRef(state.phrases, frame.waiting, i, state.tokens);
  }
  return null;
}

/** `Hitler's refusal to yield`: who owns the noun does what the infinitive says. */
function ownerOf(state: State, at: number): Ref | null {
  const noun = state.phrases[at];
  if (noun?.kind !== "noun") return null;
  for (let k = noun.head; k > noun.first; k -= 1) {
    if (/^['’]s?$/u.test(state.tokens[k]?.text ?? "")) return { first: noun.first, last: k - 1, head: k - 1 };
  }
  return null;
}
