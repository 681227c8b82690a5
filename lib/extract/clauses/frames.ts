import { TIME_NOUNS } from "../lexicon/time-words.ts";
import { ADDRESSEE_VERBS, OBJECT_CONTROL, REPORTING_VERBS } from "../lexicon/verb-classes.ts";
import type { ConnectivePhrase, Phrase, VerbPhrase } from "../phrases.ts";
import type { Token } from "../types.ts";
import { type Draft, type DraftAdjunct, draftOf, type Ref } from "./draft.ts";
import { readPredicate } from "./predicates.ts";
import { endOfNoun, refOf, startsClause, subjectRef } from "./references.ts";
import type { Sequence } from "./sequences.ts";

/** A place for one subject and its verbs: the sentence, a subordinate clause, a relative clause. */
type Frame = {
  readonly kind: "main" | "subordinate" | "relative";
  readonly parent: Frame | null;
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

type State = {
  readonly phrases: readonly Phrase[];
  readonly tokens: readonly Token[];
  readonly taken: Set<number>;
  readonly drafts: Draft[];
  /** Participles before their subject: `Founded in 1921, the club …`. */
  dangling: Draft[];
  frame: Frame;
};

function openFrame(kind: Frame["kind"], parent: Frame | null, fields: Partial<Frame> = {}): Frame {
  return {
    kind,
    parent,
    reported: parent?.reported ?? false,
    waiting: null,
    subject: null,
    antecedent: null,
    start: 0,
    front: [],
    last: null,
    finite: null,
    ...fields,
  };
}

/** The clauses of one run of phrases, each with its subject found. One pass from left to right. */
export function draftClauses(sequence: Sequence, tokens: readonly Token[]): Draft[] {
  const { phrases, anchor } = sequence;
  const state: State = {
    phrases,
    tokens,
    taken: new Set(),
    drafts: [],
    dangling: [],
    frame: openFrame("main", null, { subject: anchor === null ? null : refOf(anchor) }),
  };
  phrases.forEach((phrase, i) => {
    switch (phrase.kind) {
      case "preposition":
        readPreposition(state, phrase, i);
        break;
      case "verb":
        if (!isInverted(phrases, i)) readVerb(state, phrase, i);
        break;
      case "noun":
        readNoun(state, i);
        break;
      case "subordinator":
        readSubordinator(state, phrase.word, i);
        break;
      case "relative":
        readRelative(state, phrase.word, i);
        break;
      case "stop":
        state.frame = openFrame("main", null, {
          subject: mainOf(state.frame).subject,
          start: phrase.last + 1,
        });
        break;
      default:
    }
  });
  shareObjects(state);
  takeGerunds(state);
  takeModifiers(state);
  return state.drafts;
}

function mainOf(frame: Frame): Frame {
  let top = frame;
  while (top.parent !== null) top = top.parent;
  return top;
}

function before(state: State, i: number): Phrase | undefined {
  let k = i - 1;
  while (state.phrases[k]?.kind === "adverb" || state.phrases[k]?.kind === "mark") k -= 1;
  return state.phrases[k];
}

/** `In May 1921, the council …`: what stands before any subject belongs to the verb to come. */
function readPreposition(state: State, phrase: ConnectivePhrase, i: number): void {
  const { frame, taken } = state;
  const noun = state.phrases[i + 1];
  if (frame.waiting !== null || frame.finite !== null || noun?.kind !== "noun" || taken.has(i + 1)) return;
  const object = { ...refOf(noun), last: endOfNoun(state.phrases, i + 1).last };
  frame.front.push({ preposition: phrase.word, first: phrase.first, object });
}

function readNoun(state: State, i: number): void {
  const { phrases, taken, frame } = state;
  const previous = before(state, i);
  if (taken.has(i) || previous?.kind === "preposition") return;
  if (frame.waiting === null && frame.finite === null) {
    frame.waiting = i;
    return;
  }
  if (
    previous?.kind === "noun" &&
    phrases[i - 1]?.kind === "noun" &&
    startsClause(phrases, i) &&
    !isTimeNoun(state, i)
  ) {
    if (!(frame.last !== null && ADDRESSEE_VERBS.has(frame.last.verb.lemma) && frame.waiting === null)) {
      const antecedent = nearestNoun(state, i - 1);
      state.frame = openFrame("relative", frame, { antecedent, waiting: i, start: phrases[i]?.first ?? 0 });
      return;
    }
  }
  if (frame.waiting !== null) {
    const waiting = phrases[frame.waiting];
    if (waiting?.kind !== "noun") return;
    if (isTimeNoun(state, frame.waiting)) {
      frame.waiting = i;
      return;
    }
    // `the ships he built`: a noun straight after a noun, with a verb of its own.
    if (previous?.kind === "noun" && startsClause(phrases, i) && !isTimeNoun(state, i)) {
      const antecedent = nearestNoun(state, i - 1);
      state.frame = openFrame("relative", frame, { antecedent, waiting: i, start: phrases[i]?.first ?? 0 });
    } else if (
      previous?.kind === "comma" &&
      startsClause(phrases, i) &&
      waitsSinceIntroduction(state, frame.waiting, i)
    ) {
      frame.waiting = i;
    }
    return;
  }
  if (startsClause(phrases, i) || previous?.kind === "comma" || previous?.kind === "coordinator") {
    if (!startsClauseLoosely(state, i)) return;
    const holder = frame.kind === "main" || previous?.kind !== "coordinator" ? returnTo(frame) : frame;
    state.frame = openFrame(holder.kind === "relative" ? "main" : holder.kind, holder.parent, {
      waiting: i,
      start: phrases[i]?.first ?? 0,
      reported: holder.reported || (frame.last?.complement?.kind === "that" && previous?.kind === "verb"),
    });
  }
}

/** After a fronted clause or a relative clause, a new subject stands in the clause around it. */
function returnTo(frame: Frame): Frame {
  return frame.kind === "main" ? frame : (frame.parent ?? frame);
}

function startsClauseLoosely(state: State, i: number): boolean {
  if (startsClause(state.phrases, i)) return true;
  for (let k = i + 1; k < Math.min(state.phrases.length, i + 14); k += 1) {
    const phrase = state.phrases[k];
    if (phrase?.kind === "relative") return true;
    if (phrase?.kind === "verb") return phrase.verb.form === "finite" || phrase.verb.form === "en";
    if (phrase?.kind === "stop" || phrase?.kind === "subordinator") return false;
  }
  return false;
}

/** `In the end, the talks` has no noun waiting; `A year later, the talks` has one that is not the subject. */
function waitsSinceIntroduction(state: State, waiting: number, i: number): boolean {
  const commas = state.phrases.slice(waiting, i).filter((phrase) => phrase.kind === "comma").length;
  return (
    commas === 1 &&
    state.phrases[waiting]?.kind === "noun" &&
    state.phrases[i + 1]?.kind === "verb" &&
    i - waiting > 4
  );
}

function isTimeNoun(state: State, i: number): boolean {
  const noun = state.phrases[i];
  if (noun?.kind !== "noun") return false;
  const head = state.tokens[noun.head];
  return TIME_NOUNS.has(head?.lemma.toLowerCase() ?? "") || /^\d{3,4}s?$/u.test(head?.text ?? "");
}

function nearestNoun(state: State, from: number): Ref | null {
  for (let k = from; k >= Math.max(0, from - 3); k -= 1) {
    const phrase = state.phrases[k];
    if (phrase?.kind === "noun") return refOf(phrase);
    if (phrase?.kind === "verb" || phrase?.kind === "stop") return null;
  }
  return null;
}

function readSubordinator(state: State, word: string, i: number): void {
  const { frame } = state;
  const content =
    frame.last?.complement?.kind === "that" && frame.last.complement.first === state.phrases[i]?.first;
  const reported = frame.reported || (content && REPORTING_VERBS.has(frame.last?.verb.lemma ?? ""));
  state.frame = openFrame("subordinate", frame, {
    start: state.phrases[i]?.first ?? 0,
    reported: word === "that" || content ? reported : frame.reported,
  });
}

function readRelative(state: State, word: string, i: number): void {
  const { frame, phrases } = state;
  const again = before(state, i)?.kind === "coordinator" && frame.kind === "relative";
  const antecedent = again ? frame.antecedent : (nearestNoun(state, i - 1) ?? nearestNoun(state, i - 2));
  let k = i + 1;
  while (phrases[k]?.kind === "adverb" || phrases[k]?.kind === "comma") k += 1;
  const asSubject = phrases[k]?.kind === "verb" && word !== "whom" && phrases[i - 1]?.kind !== "preposition";
  const holder = frame;
  state.frame = openFrame("relative", holder, {
    antecedent: phrases[i - 1]?.kind === "preposition" ? null : antecedent,
    subject: asSubject ? antecedent : null,
    start: phrases[i]?.first ?? 0,
  });
}

function readVerb(state: State, phrase: VerbPhrase, i: number): void {
  const draft = draftOf(phrase, i);
  state.drafts.push(draft);
  if (phrase.verb.form === "finite") readFinite(state, draft, i);
  else readNonFinite(state, draft, i);
  draft.reported = state.frame.reported;
  if (phrase.verb.form === "finite") {
    draft.start = Math.min(draft.start, state.frame.start);
    draft.front = state.frame.front;
  }
  readPredicate(state.phrases, draft, state.tokens, state.taken);
  fillGap(state.frame, draft);
  state.frame.last = draft;
}

function readFinite(state: State, draft: Draft, i: number): void {
  const joined = before(state, i)?.kind === "coordinator";
  const inherits = joined && sharesForm(state, draft);
  if (inherits) return;
  let frame = state.frame;
  if (frame.waiting === null && frame.finite !== null && !joined) {
    // A second verb without a noun of its own closes a clause that stood inside another: `the men who built it | left`.
    let outer = frame.parent;
    while (outer !== null && !(outer.waiting !== null || (outer.finite === null && outer.subject !== null)))
      outer = outer.parent;
    if (outer !== null) frame = outer;
  }
  state.frame = frame;
  if (frame.waiting !== null) {
    frame.subject = subjectRef(state.phrases, frame.waiting, i);
    frame.waiting = null;
  } else if (frame.subject === null) frame.subject = frame.parent?.finite?.subject ?? null;
  draft.subject = frame.subject;
  draft.expletive = isIt(state, draft.subject);
  frame.finite = draft;
  for (const loose of state.dangling) loose.subject = draft.subject;
  state.dangling = [];
}

function isIt(state: State, ref: Ref | null): boolean {
  return ref !== null && ref.first === ref.last && state.tokens[ref.first]?.text.toLowerCase() === "it";
}

/** `to draft and sign`, `would draft and sign`: a bare form after `and` goes with the infinitive before it. */
function sharesForm(state: State, draft: Draft): boolean {
  const { last } = state.frame;
  if (last === null || last.verb.verb.form !== "to") return false;
  const token = state.tokens[draft.verb.head];
  if (token === undefined || draft.verb.first !== draft.verb.head || token.text.toLowerCase() !== token.lemma)
    return false;
  draft.subject = last.subject;
  draft.modality = last.modality;
  return true;
}

function readNonFinite(state: State, draft: Draft, i: number): void {
  const { form } = draft.verb.verb;
  if (form === "to") readInfinitive(state, draft, i);
  else readParticiple(state, draft, i);
}

function readParticiple(state: State, draft: Draft, i: number): void {
  const { phrases, frame } = state;
  const previous = before(state, i);
  const around = subjectAround(state, i);
  const { passive } = draft.verb.verb;
  if (previous?.kind === "coordinator" && frame.last?.verb.verb.form === draft.verb.verb.form) {
    draft.subject = frame.last.subject;
    return;
  }
  const afterComma =
    previous?.kind === "comma" && frame.finite !== null && (passive || draft.verb.lemma === "include");
  const neighbour = previous?.kind === "noun" && phrases[i - 1]?.kind === "noun";
  if (neighbour || afterComma) {
    draft.subject = nearestNoun(state, afterComma ? i - 2 : i - 1) ?? around;
    return;
  }
  if (around !== null) {
    draft.subject = around;
    return;
  }
  state.dangling.push(draft);
}

/** Who a clause without a subject of its own is about: the noun that waits, or the subject of the clause around it. */
function subjectAround(state: State, i: number): Ref | null {
  if (state.frame.waiting !== null) return subjectRef(state.phrases, state.frame.waiting, i);
  for (let frame: Frame | null = state.frame; frame !== null; frame = frame.parent) {
    if (frame.subject !== null) return frame.subject;
    if (frame !== state.frame && frame.waiting !== null) return subjectRef(state.phrases, frame.waiting, i);
  }
  return null;
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
  if (phrases[i - 1]?.kind === "noun" && beforeNoun?.kind === "preposition" && beforeNoun.word === "for") {
    draft.subject = refOf(phrases[i - 1] as Extract<Phrase, { kind: "noun" }>);
    return;
  }
  if (frame.waiting !== null) {
    draft.subject = ownerOf(state, frame.waiting) ?? subjectRef(phrases, frame.waiting, i);
    return;
  }
  if (governor === null) {
    draft.subject = subjectAround(state, i);
    if (draft.subject === null) state.dangling.push(draft);
    return;
  }
  const { lemma } = governor.verb;
  const controls = OBJECT_CONTROL.has(lemma) && !governor.verb.verb.passive;
  const owner = phrases[i - 1]?.kind === "noun" ? ownerOf(state, i - 1) : null;
  draft.subject = owner ?? (controls && governor.object !== null ? governor.object : governor.subject);
  if (draft.subject === null && state.dangling.includes(governor)) state.dangling.push(draft);
  if (phrases[i - 1]?.kind === "verb") {
    governor.complement ??= { kind: "infinitive", first: draft.verb.first, last: draft.verb.last };
    draft.modality = `${lemma} to`;
  }
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

/** `Never did the council agree`: the auxiliary before the subject belongs to the verb behind it. */
function isInverted(phrases: readonly Phrase[], i: number): boolean {
  const auxiliary = phrases[i];
  const noun = phrases[i + 1];
  const verb = phrases[i + 2];
  if (auxiliary?.kind !== "verb" || noun?.kind !== "noun" || verb?.kind !== "verb") return false;
  return auxiliary.first === auxiliary.last && auxiliary.lemma === "do" && verb.verb.form === "finite";
}

/** `support and assist him`: the first of two joined verbs has the object of the second. */
function shareObjects(state: State): void {
  const { phrases, drafts } = state;
  for (let n = drafts.length - 2; n >= 0; n -= 1) {
    const draft = drafts[n];
    const next = drafts[n + 1];
    if (draft === undefined || next === undefined || phrases[draft.at + 1]?.kind !== "coordinator") continue;
    const adjacent =
      next.at === draft.at + 2 || (next.at === draft.at + 3 && phrases[draft.at + 2]?.kind === "adverb");
    if (!adjacent || draft.object !== null || draft.verb.verb.passive || next.verb.verb.passive) continue;
    draft.object = next.object;
  }
}

/** `began painting the hall`: what was begun is the painting. */
function takeGerunds(state: State): void {
  const { phrases, drafts } = state;
  drafts.forEach((draft, n) => {
    const next = drafts[n + 1];
    if (next?.verb.verb.form !== "ing" || next.at !== draft.at + 1 || phrases[next.at - 1]?.kind !== "verb")
      return;
    if (draft.object !== null || draft.verb.verb.passive || draft.verb.verb.copula) return;
    draft.object = {
      first: next.verb.first,
      last: Math.max(next.last, next.verb.last),
      head: next.verb.head,
    };
  });
}

/** `a modified plan`: the plan was modified; `falling snow`: the snow falls. */
function takeModifiers(state: State): void {
  for (const [at, phrase] of state.phrases.entries()) {
    if (phrase.kind !== "noun") continue;
    for (const modifier of phrase.modifiers) {
      const token = state.tokens[modifier];
      if (token === undefined) continue;
      const active = token.text.toLowerCase().endsWith("ing");
      const verb: VerbPhrase = {
        kind: "verb",
        first: modifier,
        last: modifier,
        head: modifier,
        lemma: token.lemma,
        verb: {
          form: active ? "ing" : "en",
          passive: !active,
          negated: false,
          modality: null,
          copula: false,
          particle: null,
        },
      };
      const draft = draftOf(verb, at);
      draft.subject = { first: Math.min(modifier + 1, phrase.last), last: phrase.last, head: phrase.head };
      state.drafts.push(draft);
    }
  }
}

/** The object that a relative clause takes from its antecedent: `the ships that he built`. */
function fillGap(frame: Frame, draft: Draft): void {
  if (
    frame.kind !== "relative" ||
    frame.antecedent === null ||
    draft.verb.verb.passive ||
    draft.verb.verb.copula
  )
    return;
  if (draft.object !== null || draft.subject === null || draft.complement !== null) return;
  if (
    sameRef(draft.subject, frame.antecedent) ||
    draft.adjuncts.some((adjunct) => adjunct.first === draft.verb.last + 1)
  )
    return;
  draft.object = frame.antecedent;
}

function sameRef(a: Ref, b: Ref): boolean {
  return a.first === b.first;
}
