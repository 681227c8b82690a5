import { ADDRESSEE_VERBS, INTRANSITIVE, REPORTING_VERBS } from "../lexicon/verb-classes.ts";
import { isRoleNoun } from "../names/roles.ts";
import type { ConnectivePhrase, VerbPhrase } from "../phrases.ts";
import { SOURCE_NOUNS } from "../quotations/cues.ts";
import type { Token } from "../types.ts";
import { type Draft, draftOf, type Ref } from "./draft.ts";
import {
  before,
  type Frame,
  isInverted,
  isIt,
  isTimeNoun,
  mainOf,
  nearestNoun,
  openFrame,
  type State,
} from "./frame.ts";
import { readNonFinite } from "./non-finite.ts";
import { readPredicate } from "./predicates.ts";
import { endOfNoun, refOf, startsClause, subjectRef } from "./references.ts";
import type { Sequence } from "./sequences.ts";
import { extendObjects, shareObjects, takeGerunds, takeModifiers } from "./sharing.ts";

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
  extendObjects(state);
  shareObjects(state);
  takeGerunds(state);
  takeModifiers(state);
  return state.drafts;
}

/** `In May 1921, the council …`: what stands before any subject belongs to the verb to come. */
function readPreposition(state: State, phrase: ConnectivePhrase, i: number): void {
  const { frame, taken } = state;
  const noun = state.phrases[i + 1];
  if (frame.waiting !== null || frame.finite !== null || noun?.kind !== "noun" || taken.has(i + 1)) return;
  const object = refOf(noun, endOfNoun(state.phrases, i + 1, state.tokens).last);
  frame.front.push({ preposition: phrase.word, first: phrase.first, object });
}

function readNoun(state: State, i: number): void {
  const { phrases, taken, frame } = state;
  const previous = before(state, i);
  if (taken.has(i) || previous?.kind === "preposition" || isEpithet(state, i)) return;
  // `with Europe in turmoil and trade in decline, …`: still part of the phrase that `with` opened.
  if (previous?.kind === "coordinator" && !startsClause(phrases, i) && isGoverned(state, i)) return;
  if (frame.waiting === null && frame.finite === null) {
    frame.waiting = i;
    return;
  }
  if (opensBehindPhrase(phrases, i)) {
    state.frame = openFrame("main", null, { waiting: i, start: phrases[i]?.first ?? 0 });
    return;
  }
  if (
    previous?.kind === "noun" &&
    phrases[i - 1]?.kind === "noun" &&
    startsClause(phrases, i) &&
    !isTimeNoun(state, i) &&
    !saysWhen(state, i - 1)
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
    if (isYearOfDay(state, i) || isMeasure(state, i) || !startsClauseLoosely(state, i)) return;
    const inside = frame.kind !== "main" && previous?.kind === "coordinator" && !speaksNext(state, i);
    const holder = inside ? frame : returnTo(frame);
    state.frame = openFrame(holder.kind === "relative" ? "main" : holder.kind, holder.parent, {
      waiting: i,
      start: phrases[i]?.first ?? 0,
      reported: holder.reported || (frame.last?.complement?.kind === "that" && previous?.kind === "verb"),
    });
  }
}

/** `…, and through his envoy | he asked`: a pronoun that begins a statement behind a phrase of its own. */
function opensBehindPhrase(phrases: State["phrases"], i: number): boolean {
  const [comma, and, lead, noun, own] = phrases.slice(Math.max(0, i - 4), i + 1);
  return (
    own?.kind === "noun" &&
    own.pronoun &&
    noun?.kind === "noun" &&
    lead?.kind === "preposition" &&
    and?.kind === "coordinator" &&
    comma?.kind === "comma" &&
    startsClause(phrases, i)
  );
}

/** `suggested that it be divided, and | Komura answered that …`: behind what one said, what another said to it. */
function speaksNext({ phrases, frame }: State, i: number): boolean {
  const said = frame.parent?.last?.complement;
  const noun = phrases[i];
  if (noun === undefined || said?.kind !== "that" || noun.first <= said.last) return false;
  const verb = phrases[i + 1]?.kind === "adverb" ? phrases[i + 2] : phrases[i + 1];
  return verb?.kind === "verb" && verb.verb.form === "finite" && REPORTING_VERBS.has(verb.lemma);
}

/** `on October 12, | 1861, by steamer, and arrived …`: a part of the date, and nobody. */
function isYearOfDay({ phrases, tokens }: State, i: number): boolean {
  const noun = phrases[i];
  return (
    noun?.kind === "noun" &&
    noun.first === noun.last &&
    phrases[i - 1]?.kind === "comma" &&
    /^\d{3,4}$/u.test(tokens[noun.head]?.text ?? "")
  );
}

const UNIT =
  /^(?:feet|foot|ft|met(?:re|er)s?|kilomet(?:re|er)s?|m|cm|km|mm|inch(?:es)?|yards?|miles?|pounds?|lbs?|kg|kilograms?|tons?|tonnes?|knots?|acres?|hectares?|percent)$/iu;

/** `was eleven feet tall, twelve feet across, and weighed a ton`: a measure does nothing. */
function isMeasure({ phrases, tokens, frame }: State, i: number): boolean {
  const noun = phrases[i];
  return (
    noun?.kind === "noun" &&
    frame.finite?.verb.verb.copula === true &&
    tokens[noun.first]?.pos === "NUM" &&
    UNIT.test(tokens[noun.head]?.text ?? "")
  );
}

function isGoverned(state: State, i: number): boolean {
  const { phrases, taken } = state;
  for (let k = i - 1; k >= Math.max(0, i - 6); k -= 1) {
    if (phrases[k]?.kind === "noun") return taken.has(k) || phrases[k - 1]?.kind === "preposition";
    if (phrases[k]?.kind === "verb" || phrases[k]?.kind === "stop") return false;
  }
  return false;
}

/** `Suleiman the Magnificent`: an adjective with an article straight after a name. */
function isEpithet(state: State, i: number): boolean {
  const name = state.phrases[i - 1];
  const noun = state.phrases[i];
  if (name?.kind !== "noun" || noun?.kind !== "noun" || noun.last - noun.first !== 1) return false;
  const { tokens } = state;
  return (
    tokens[name.head]?.pos === "PROPN" &&
    tokens[noun.first]?.text === "the" &&
    /^\p{Lu}/u.test(tokens[noun.last]?.text ?? "")
  );
}

/** After a fronted clause or a relative clause, a new subject stands in the clause around it. */
function returnTo(frame: Frame): Frame {
  return frame.kind === "main" ? frame : (frame.parent ?? frame);
}

function startsClauseLoosely(state: State, i: number): boolean {
  if (startsClause(state.phrases, i)) return true;
  let brackets = 0;
  for (let k = i + 1; k < Math.min(state.phrases.length, i + 14); k += 1) {
    const phrase = state.phrases[k];
    // `stayed at Bath, a spa (where it was signed), and were taken …`: what stands in brackets is nobody's verb
    if (phrase?.kind === "mark") {
      const mark = state.tokens[phrase.first]?.text;
      if (mark === "(") brackets += 1;
      else if (mark === ")") brackets = Math.max(0, brackets - 1);
      continue;
    }
    if (brackets > 0) continue;
    if (phrase?.kind === "relative") return true;
    if (phrase?.kind === "verb" && before(state, k)?.kind === "coordinator" && isPlural(state, k))
      return false;
    if (phrase?.kind === "verb") return phrase.verb.form === "finite" || phrase.verb.form === "en";
    if (phrase?.kind === "stop" || phrase?.kind === "subordinator") return false;
  }
  return false;
}

/** `and were taken`: of those whom the sentence began with, and not of the one place or person named last. */
function isPlural(state: State, k: number): boolean {
  const verb = state.phrases[k];
  return verb?.kind === "verb" && /^(?:were|are|have)$/u.test(state.tokens[verb.first]?.text ?? "");
}

/** `In the end, the talks` has no noun waiting; `A year later, the talks` has one that is not the subject. */
function waitsSinceIntroduction(state: State, waiting: number, i: number): boolean {
  let commas = 0;
  for (let k = waiting; k < i; k += 1) if (state.phrases[k]?.kind === "comma") commas += 1;
  return commas === 1 && startsClause(state.phrases, i);
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
  const antecedent = again
    ? frame.antecedent
    : (otherThanDenied(state, i) ??
      tellingPaper(state, word, i) ??
      strikingEvent(state, word, i) ??
      bearerOfPlace(state, word, i) ??
      somebodyBefore(state, word, i) ??
      nearestNoun(state, i - 1) ??
      nearestNoun(state, i - 2));
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

/** What a paper does, and none of the people and places that stand between it and its relative clause. */
const PAPER_DOES = new Set(
  "demand state declare propose provide contain announce require offer accuse promise request threaten warn stipulate guarantee invite complain insist".split(
    " ",
  ),
);
const FARTHEST_PAPER = 9;

/** `a dispatch to the envoy, the minister at Vienna, which demanded …`: the dispatch did. */
function tellingPaper({ phrases, tokens }: State, word: string, i: number): Ref | null {
  const verb = phrases[i + 1];
  if (word !== "which" || phrases[i - 1]?.kind !== "comma" || verb?.kind !== "verb") return null;
  if (!PAPER_DOES.has(verb.lemma)) return null;
  for (let k = i - 2; k >= Math.max(0, i - FARTHEST_PAPER); k -= 1) {
    const phrase = phrases[k];
    if (phrase?.kind === "noun" && SOURCE_NOUNS.has(tokens[phrase.head]?.lemma.toLowerCase() ?? ""))
      return refOf(phrase);
    if (phrase?.kind !== "noun" && phrase?.kind !== "preposition" && phrase?.kind !== "comma") return null;
  }
  return null;
}

/** What an explosion does, and none of the places that stand between it and its relative clause. */
const EVENT_DOES = new Set(
  "kill injure wound destroy damage disable cripple cause force prevent trigger prompt spark last claim sink end delay wreck leave cost".split(
    " ",
  ),
);
const STRIKES =
  /^(?:explosions?|fires?|blasts?|attacks?|bombings?|storms?|floods?|earthquakes?|collisions?|crash|accidents?|raids?|strikes?|riots?|epidemics?|outbreaks?|eruptions?|famines?|wars?|battles?|sieges?|shootings?|disasters?|massacres?)$/iu;

/** `It was Hald, not Lind, who proposed it`: whoever stands before the one who is denied did. */
function otherThanDenied({ phrases, tokens }: State, i: number): Ref | null {
  let k = i - 1;
  if (phrases[k]?.kind === "comma") k -= 1;
  const denied = phrases[k];
  if (denied?.kind !== "noun" || tokens[denied.first - 1]?.lower !== "not") return null;
  for (k -= 1; k >= Math.max(0, i - FARTHEST_DENIED); k -= 1) {
    const phrase = phrases[k];
    if (phrase?.kind === "noun") return refOf(phrase);
    if (phrase?.kind === "verb") return null;
  }
  return null;
}

/** A comma, an `and` and the `not` stand between the two. */
const FARTHEST_DENIED = 7;

/** `an explosion on the way to the Moon, which disabled …`: the explosion did. */
function strikingEvent({ phrases, tokens }: State, word: string, i: number): Ref | null {
  const verb = phrases[i + 1];
  if (word !== "which" || phrases[i - 1]?.kind !== "comma" || verb?.kind !== "verb") return null;
  if (!EVENT_DOES.has(verb.lemma) || verb.verb.passive) return null;
  for (let k = i - 2; k >= Math.max(0, i - FARTHEST_PAPER); k -= 1) {
    const phrase = phrases[k];
    if (phrase?.kind === "noun" && STRIKES.test(tokens[phrase.head]?.text ?? "")) return refOf(phrase);
    if (phrase?.kind !== "noun" && phrase?.kind !== "preposition") return null;
  }
  return null;
}

/** `Dr Hale of Ripon, who opened the body`: the doctor did. */
function bearerOfPlace({ phrases, tokens }: State, word: string, i: number): Ref | null {
  if (word !== "who" || phrases[i - 1]?.kind !== "comma") return null;
  const [bearer, of, place] = [phrases[i - 4], phrases[i - 3], phrases[i - 2]];
  if (bearer?.kind !== "noun" || of?.kind !== "preposition" || place?.kind !== "noun") return null;
  if (!/^(?:of|from)$/u.test(of.word)) return null;
  const named = (at: number, last: number): boolean =>
    tokens[at]?.pos === "PROPN" && tokens[last]?.pos === "PROPN";
  return named(bearer.first, bearer.last) && named(place.first, place.last) && place.first === place.last
    ? refOf(bearer)
    : null;
}

/** `a messenger, Ming, to the other side, who told`: no side tells, the one before it does. */
function somebodyBefore({ phrases, tokens }: State, word: string, i: number): Ref | null {
  const [lead, noun] = [phrases[i - 3], phrases[i - 2]];
  if (word !== "who" || phrases[i - 1]?.kind !== "comma") return null;
  if (noun?.kind !== "noun" || lead?.kind !== "preposition" || lead.word !== "to") return null;
  if (!NOT_SOMEBODY.test(tokens[noun.head]?.text ?? "")) return null;
  for (let k = i - 4; k >= Math.max(0, i - FARTHEST_PAPER); k -= 1) {
    const phrase = phrases[k];
    if (phrase?.kind === "noun" && tokens[phrase.head]?.pos === "PROPN") return refOf(phrase);
    if (phrase?.kind === "noun" && isRoleNoun(tokens[phrase.head]?.text ?? "")) return refOf(phrase);
    if (phrase?.kind !== "noun" && phrase?.kind !== "preposition" && phrase?.kind !== "comma") return null;
  }
  return null;
}

const NOT_SOMEBODY =
  /^(?:sides?|camp|court|city|town|capital|country|palace|headquarters|house|place|castle|fort|fortress|front|border|ship|village)$/u;

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
  const { phrases, tokens, taken } = state;
  readPredicate({ phrases, tokens, taken, enclosed: isEnclosed(state.frame, phrase) }, draft);
  fillGap(state.frame, draft);
  state.frame.last = draft;
}

function isEnclosed(frame: Frame, verb: VerbPhrase): boolean {
  // `Their refusal to admit defeat led …`: the sentence still waits for its verb.
  if (verb.verb.form !== "finite" && frame.waiting !== null) return true;
  return frame.kind === "relative" && frame.parent !== null && frame.parent.waiting !== null;
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
  // `claimed that it was over and added that …`: the one who claimed also added.
  const outer = frame.parent;
  if (
    joined &&
    frame.kind === "subordinate" &&
    frame.waiting === null &&
    outer?.finite &&
    bothReport(draft, outer.finite)
  )
    frame = outer;
  state.frame = frame;
  if (frame.waiting !== null) {
    frame.subject = subjectRef(state.phrases, frame.waiting, i, state.tokens);
    frame.waiting = null;
  } else if (frame.subject === null) frame.subject = frame.parent?.finite?.subject ?? null;
  draft.subject = frame.subject;
  draft.expletive = isIt(state, draft.subject);
  frame.finite = draft;
  for (const loose of state.dangling) loose.subject = draft.subject;
  state.dangling = [];
}

function bothReport(draft: Draft, outer: Draft): boolean {
  return REPORTING_VERBS.has(draft.verb.lemma) && REPORTING_VERBS.has(outer.verb.lemma);
}

/** `to draft and sign`, `would draft and sign`: a bare form after `and` goes with the infinitive before it. */
function sharesForm(state: State, draft: Draft): boolean {
  const { last } = state.frame;
  if (last === null || last.verb.verb.form !== "to") return false;
  const token = state.tokens[draft.verb.head];
  if (token === undefined || draft.verb.first !== draft.verb.head || token.lower !== token.lemma)
    return false;
  draft.subject = last.subject;
  draft.modality = last.modality;
  return true;
}

/** `The following day (his neighbour rode to court)`: a time of its own, unlike `the day he died`. */
function saysWhen(state: State, i: number): boolean {
  const phrase = state.phrases[i];
  if (phrase?.kind !== "noun" || !isTimeNoun(state, i)) return false;
  for (let k = phrase.first; k < phrase.head; k += 1)
    if (WHICH_TIME.has(state.tokens[k]?.lower ?? "")) return true;
  return false;
}

const WHICH_TIME = new Set("next following same previous last that this one every each".split(" "));

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
  if (sameRef(draft.subject, frame.antecedent) || INTRANSITIVE.has(draft.verb.lemma)) return;
  draft.object = frame.antecedent;
}

function sameRef(a: Ref, b: Ref): boolean {
  return a.first === b.first;
}
