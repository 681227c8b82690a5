import { type Span, sharedLength, slice } from "#lib/base/text.ts";
import type { Clause, DateMention } from "#lib/extract/types.ts";
import { type Kind, kindOfVerb } from "./happenings.ts";
import type { Passage } from "./passages.ts";
import type { Phrase, Terms } from "./phrases.ts";

/** One telling of a happening: what kind, what it happened to, by whom, when. */
export type Telling = {
  readonly passage: Passage;
  readonly clause: Clause;
  readonly kind: Kind | null;
  readonly agent: Phrase | null;
  readonly theme: Phrase;
  /** All terms of the clause. */
  readonly terms: ReadonlySet<string>;
  readonly date: DateMention | null;
  readonly negated: boolean;
};

/** Adverbs that make a second happening of the same kind: `was opened again`. */
const AGAIN = /\b(?:again|re-?opened|second time|anew|once more|reprinted|revised)\b/iu;

// came into force · entered into effect
const FORCE = /\binto (?:force|effect)\b/iu;

/** What the document itself states to have happened, clause by clause; plans and what others say left out. */
export function tellingsIn(passages: readonly Passage[], terms: Terms): Telling[] {
  const byPassage = new Map(
    passages.flatMap((passage) => (passage.sentence ? [[passage.sentence.index, passage] as const] : [])),
  );
  const reading = passages[0]?.reading;
  if (!reading) return [];
  const subjects = new Subjects(terms);
  return reading.clauses.flatMap((clause) => {
    const passage = byPassage.get(clause.sentence);
    if (!passage) return [];
    const telling = tellingOf(passage, clause, terms, subjects);
    subjects.note(passage, clause);
    return telling ? [telling] : [];
  });
}

/** Whom `it` and `she` mean where the extractor left them open: the named subject of the clause before. */
class Subjects {
  readonly #terms: Terms;
  #last: { readonly passage: Passage; readonly phrase: Phrase } | null = null;

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  note(passage: Passage, clause: Clause): void {
    const subject = clause.voice === "passive" ? clause.object : clause.agent;
    const phrase = subject && this.#terms.phraseOf(passage.document, subject);
    if (phrase?.head.startsWith("#") === true) this.#last = { passage, phrase };
  }

  resolve(passage: Passage, phrase: Phrase): Phrase {
    if (phrase.terms.size > 0 || !this.#last || passage.index - this.#last.passage.index > 1) return phrase;
    const person = this.#terms.typeOf(this.#last.phrase.head) === "PER";
    // `it` is never a person: a subject that was taken for one is a thing with a person's name.
    const fits = person ? /^(?:he|she|him|her|it)$/iu : /^it$/iu;
    return fits.test(phrase.text) ? this.#last.phrase : phrase;
  }
}

function tellingOf(passage: Passage, clause: Clause, terms: Terms, subjects: Subjects): Telling | null {
  const { text } = passage.reading.document;
  if (clause.modality !== null || clause.attributed) return null;
  if (AGAIN.test(slice(text, clause.span))) return null;
  const kind = kindOfVerb(
    clause.lemma,
    FORCE.test(slice(text, clause.span)) ? "into+force" : clause.particle,
  );
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
    terms: new Set([
      ...terms.termsIn(passage.document, clause.span),
      ...theme.terms,
      ...(acting?.terms ?? []),
    ]),
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
