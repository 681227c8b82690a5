import { type Span, sharedLength } from "#lib/base/text.ts";
import type { Clause, DateMention, RoleFiller } from "#lib/extract/types.ts";
import { Descriptions } from "./descriptions.ts";
import { GatedPattern } from "./gated-pattern.ts";
import { isVerbOfKind, type Kind, kindOfVerb } from "./happenings.ts";
import type { Lexicon } from "./lexicon.ts";
import { PLANNED } from "./occasions.ts";
import { outcomesOf } from "./opposites.ts";
import type { Passage } from "./passages.ts";
import type { Phrase, Terms } from "./phrases.ts";

/** One telling of a happening: what kind, what it happened to, by whom, when. */
export type Telling = {
  readonly passage: Passage;
  readonly clause: Clause;
  readonly kind: Kind | null;
  readonly agent: Phrase | null;
  readonly theme: Phrase;
  readonly date: DateMention | null;
  readonly negated: boolean;
};

/** Adverbs that make a second happening of the same kind: `was opened again`. */
const AGAIN = new GatedPattern(
  /\b(?:again|re-?opened|second time|anew|once more|reprinted|revised)\b/iu,
  "again reopened re second anew once reprinted revised",
);

/** How far before its verb a plan is announced: `was expected to open`. */
const PLAN = 24;

// came into force · entered into effect · took effect
const FORCE = new GatedPattern(/\binto (?:force|effect)\b/iu, "force effect");
const EFFECT = /^t(?:ake|aken|akes|aking|ook)\s(?:legal\s)?effect\b/iu;

/**
 * What the document itself states to have happened, clause by clause, where its verb is one that is compared; plans and
 * what others say left out.
 */
export function tellingsIn(passages: readonly Passage[], terms: Terms, lexicon: Lexicon): Telling[] {
  const bySentence: Passage[] = [];
  for (const passage of passages)
    if (passage.sentence && passage.trusted) bySentence[passage.sentence.index] = passage;
  const subjects = new Subjects(terms, new Descriptions(passages, terms, lexicon));
  const told: Telling[] = [];
  for (const clause of passages[0]?.reading.clauses ?? []) {
    const passage = bySentence[clause.sentence];
    if (!passage) continue;
    const telling = tellingOf(passage, clause, terms, subjects);
    subjects.note(passage, clause);
    if (telling) told.push(telling);
  }
  return told;
}

/** Whom `it`, `she` and `the ship` mean where the extractor left them open: the named subject of the clause before, or what the document named. */
class Subjects {
  readonly #terms: Terms;
  readonly #descriptions: Descriptions;
  #last: { readonly passage: Passage; readonly filler: RoleFiller; readonly bearer: string } | null = null;

  constructor(terms: Terms, descriptions: Descriptions) {
    this.#terms = terms;
    this.#descriptions = descriptions;
  }

  note(passage: Passage, clause: Clause): void {
    const subject = clause.voice === "passive" ? clause.object : clause.agent;
    const bearer = subject && this.#terms.bearerAt(passage.document, subject);
    if (subject && bearer !== null) this.#last = { passage, filler: subject, bearer };
  }

  resolve(passage: Passage, phrase: Phrase): Phrase {
    if (phrase.terms.size > 0) return this.#descriptions.resolve(passage, phrase);
    if (!this.#last || passage.index - this.#last.passage.index > 1) return phrase;
    const person = this.#terms.typeOf(this.#last.bearer) === "PER";
    // `it` is never a person: a subject that was taken for one is a thing with a person's name.
    const fits = person ? /^(?:he|she|him|her|it)$/iu : /^it$/iu;
    return fits.test(phrase.text) ? this.#terms.phraseOf(passage.document, this.#last.filler) : phrase;
  }
}

function tellingOf(passage: Passage, clause: Clause, terms: Terms, subjects: Subjects): Telling | null {
  const { text } = passage.reading.document;
  if (clause.modality !== null || clause.attributed) return null;
  if (!isVerbOfKind(clause.lemma) && outcomesOf(clause).length === 0) return null;
  const lead = Math.max(passage.span.start, clause.verb.start - PLAN);
  if (AGAIN.isIn(passage, clause.span) || PLANNED.isIn(passage, { start: lead, end: clause.verb.end }))
    return null;
  const inForce = clause.lemma === "take" && EFFECT.test(text.slice(clause.verb.start, clause.span.end));
  const kind = inForce
    ? kindOfVerb("take", "effect")
    : kindOfVerb(clause.lemma, FORCE.isIn(passage, clause.span) ? "into+force" : clause.particle);
  const subject = clause.agent;
  const filler =
    clause.voice === "passive"
      ? clause.object
      : kind?.theme === "subject"
        ? subject
        : (clause.object ?? subject);
  if (!filler) return null;
  const theme = subjects.resolve(passage, terms.phraseOf(passage.document, filler));
  const acting =
    clause.agent && clause.agent !== filler ? terms.phraseOf(passage.document, clause.agent) : null;
  return {
    passage,
    clause,
    kind,
    agent: acting,
    theme,
    date: dateOf(passage, clause),
    negated: clause.negated,
  };
}

/** The one date of a clause: the one its own `when` holds, or the only one in its words. */
function dateOf(passage: Passage, clause: Clause): DateMention | null {
  const within = (span: Span) =>
    passage.dates.filter((date) => !date.quoted && sharedLength(date.span, span) > 0);
  const own = clause.when ? within(clause.when) : [];
  if (own.length === 1) return own[0] ?? null;
  const all = within(clause.span);
  return all.length === 1 ? (all[0] ?? null) : null;
}
