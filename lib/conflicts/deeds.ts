import { type Span, sharedLength, slice } from "#lib/base/text.ts";
import type { Clause, DateMention, RoleFiller } from "#lib/extract/types.ts";
import { EVENTS, kindsOfNoun, kindsOfVerb, sameNoun } from "./deed-kinds.ts";
import { GatedPattern } from "./gated-pattern.ts";
import { PLANNED } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import type { Phrase, Terms } from "./phrases.ts";
import { firstWhere, isOwn, ownDates } from "./posted.ts";
import { clausesOf } from "./topics.ts";
import { contentWords } from "./words.ts";

/** Something done in a story, in the kinds that it may be told as: by whom, to what, when. */
export type Deed = {
  readonly passage: Passage;
  readonly clause: Clause;
  readonly kind: string;
  readonly theme: Phrase;
  readonly agent: RoleFiller | null;
  readonly date: DateMention | null;
  readonly negated: boolean;
  /** Whether its words point at one thing that the reader knows: `the agreement`, `it`, a name. */
  readonly definite: boolean;
};

/** Not the document's own word: what is said, guessed, asked or denied of others. */
export const HEARSAY = new GatedPattern(
  /\b(?:(?<!\b(?:the|his|her|their|its|this|that|a)\s)claim(?:ed|s)?|alleg\w{2,6}|rumou?r\w{0,3}|supposed\w{0,2}|report(?:ed|s)\sto|reportedly|some\ssay|(?:people|they|many|some)\s(?:say|said|think|thought|believed?)|it\sis\s(?:said|believed|thought)|(?:is|are)\ssaid|according\sto|whether|if|might|may\shave|perhaps|probably|legend|believed|untrue|not\strue|mistaken(?:ly)?|wrongly|myth)\b/iu,
  "claim* alleg* rumo* suppos* report* say said think thought believe believed according whether if might may perhaps " +
    "probably legend untrue true mistaken mistakenly wrongly myth",
);

/** A second happening of the same kind. */
export const AGAIN = new GatedPattern(
  /\b(?:again|re-?opened|once more|anew|another|later versions?|would-be)\b/iu,
  "again reopened re once anew another later would",
);

const PLAN = 24;
/** A sentence of more verbs than this is no sentence of a story. */
const MOST_CLAUSES = 40;

/** What a document itself tells to have been done, clause by clause, once for each kind that the verb may tell. */
export function deedsIn(passages: readonly Passage[], terms: Terms): Deed[] {
  const deeds: Deed[] = [];
  const before = new Antecedents(terms);
  for (const passage of passages) {
    if (!passage.trusted || !passage.sentence) continue;
    const { text } = passage.reading.document;
    const open = !HEARSAY.isIn(passage) && !slice(text, passage.span).endsWith("?");
    const clauses = clausesOf(passage);
    if (clauses.length > MOST_CLAUSES) continue;
    for (const clause of clauses) {
      if (open) {
        addDeeds(deeds, passage, clause, before);
        const journey = journeyOf(passage, clause, terms);
        if (journey) deeds.push(journey);
      }
      before.note(passage, clause);
    }
  }
  return deeds;
}

/** Leaving and reaching a place, whoever does: `we sailed from Orn`. */
function journeyOf(passage: Passage, clause: Clause, terms: Terms): Deed | null {
  const kinds = kindsOfVerb(clause.lemma, clause.particle);
  const kind = kinds.includes("left") ? "left" : kinds.includes("arrived") ? "arrived" : null;
  const date = kind && dateOf(passage, clause);
  if (!kind || !date || clause.negated || clause.modality !== null || !isOwn(passage, clause)) return null;
  const { text } = passage.reading.document;
  if (AGAIN.isIn(passage, clause.span)) return null;
  const way = kind === "left" ? /^from$/iu : /^(?:in|at)$/iu;
  const places = [
    ...clause.adjuncts.flatMap(({ preposition, object }) => (way.test(preposition) ? [object] : [])),
    ...(clause.object ? [clause.object.span] : []),
  ];
  const names = places.flatMap((place) => terms.namesIn(passage.document, place).slice(0, 1));
  const [name] = names;
  if (!name || names.length > 1) return null;
  const head = terms.bearerOf(passage.document, name);
  const shown = slice(text, name.span);
  const theme = { span: name.span, head, terms: new Set([head]), text: shown, words: contentWords(shown) };
  return {
    passage,
    clause,
    kind: `${kind} a place`,
    theme,
    agent: clause.agent,
    date,
    negated: false,
    definite: true,
  };
}

/** Adds what a clause tells to have been done, once for each kind. */
function addDeeds(deeds: Deed[], passage: Passage, clause: Clause, before: Antecedents): void {
  const { text } = passage.reading.document;
  if (clause.modality !== null || !clause.finite || !isOwn(passage, clause)) return;
  const lead = Math.max(passage.span.start, clause.verb.start - PLAN);
  if (PLANNED.isIn(passage, { start: lead, end: clause.verb.end }) || AGAIN.isIn(passage, clause.span))
    return;
  // `the test took place`: the place is no thing that it was done to.
  const happened =
    clause.lemma === "take" && clause.object && /^place$/iu.test(slice(text, clause.object.span));
  const filler = happened ? clause.agent : (clause.object ?? clause.agent);
  if (!filler) return;
  const theme = before.resolve(passage, filler, clause);
  if (theme === null) return;
  const agent = clause.agent !== filler ? clause.agent : null;
  const date = dateOf(passage, clause);
  const { negated } = clause;
  const definite = theme.head.startsWith("#") || DEFINITE.test(slice(text, filler.span));
  // `the discovery was made`, `the first test took place`: the noun tells what was done.
  const noun = happened || HAPPENING.test(clause.lemma) ? kindsOfNoun(theme.head) : [];
  const kinds = kindsOfVerb(clause.lemma, clause.particle).filter((kind) => fits(kind, clause, theme));
  kinds.push(...noun);
  if (ASHORE.isIn(passage, clause.span)) kinds.push("landed");
  kinds.push(clause.lemma);
  kinds.forEach((kind, i) => {
    if (kinds.indexOf(kind) === i)
      deeds.push({ passage, clause, kind, theme, agent, date, negated, definite });
  });
  const about = noun.length > 0 ? namedIn(theme) : null;
  if (about)
    for (const kind of noun)
      deeds.push({ passage, clause, kind, theme: about, agent, date, negated, definite: true });
}

/** `the explosion on the Hector happened` tells of the Hector that it exploded. */
function namedIn(theme: Phrase): Phrase | null {
  const [name, ...more] = [...theme.terms].filter((term) => term.startsWith("#"));
  if (name === undefined || more.length > 0 || theme.head.startsWith("#")) return null;
  const words = new Set([...theme.words].filter((word) => word !== theme.head));
  return { ...theme, head: name, terms: new Set([name]), words };
}

const DEFINITE =
  /^(?:the|this|that|these|those|his|her|its|their|our|my|it|\p{Lu}[\p{L}'’]*['’]s?)(?![\p{L}-])/iu;
const ASHORE = new GatedPattern(/\b(?:brought|put|taken|carried)\sashore\b/iu, "ashore");
const HAPPENING = /^(?:occur|happen|make|be|come)$/u;

/** Verbs of beginning and holding tell so of happenings only; an opened door is no beginning. */
function fits(kind: string, clause: Clause, theme: Phrase): boolean {
  if (kind === "held") return isEvent(theme);
  if (kind === "begun" && clause.lemma === "open") return isEvent(theme);
  if (kind === "arrested") return clause.lemma !== "take" || clause.voice === "passive";
  return true;
}

/** Whether a phrase is of something that happens: `the sea battle of Cape Moren`, `the Elm Street trial`. */
export function isEvent({ head, words }: Phrase): boolean {
  if (EVENTS.has(sameNoun(head))) return true;
  return head.startsWith("#") && [...words].some((word) => EVENTS.has(sameNoun(word)));
}

/** The one date of a clause that no `by then` or `since` blurs. */
function dateOf(passage: Passage, clause: Clause): DateMention | null {
  // Most sentences name no day.
  if (passage.dates.length === 0) return entryOn(passage);
  const dates = ownDates(passage);
  const within = (span: Span) => dates.filter((date) => sharedLength(date.span, span) > 0);
  const own = clause.when ? within(clause.when) : [];
  if (own.length === 1) return own[0] ?? null;
  const all = within(clause.span);
  if (all.length > 0) return all.length === 1 ? (all[0] ?? null) : null;
  // The clause may be cut short of its own end: `it began on the 11th of March`.
  const next =
    clausesOf(passage).find(({ verb }) => verb.start > clause.verb.end)?.verb.start ?? passage.span.end;
  const rest = within({
    start: clause.verb.end,
    end: Math.max(clause.verb.end, Math.min(next, clause.verb.end + REST)),
  });
  if (rest.length > 0) return rest.length === 1 ? (rest[0] ?? null) : null;
  return entryOn(passage);
}

/** The day of the entry that a sentence stands in, unless it speaks of another. */
function entryOn(passage: Passage): DateMention | null {
  const entry = entryDateOf(passage);
  return entry && OTHER_DAY.test(slice(passage.reading.document.text, passage.span)) ? null : entry;
}

const REST = 40;
const OTHER_DAY =
  /\b(?:yesterday|tomorrow|last|next|ago|later|before|after|since|until|will|tonight|week|month|year|\p{L}{3,6}day)\b/iu;
const LONGEST_DATE = 30;

/** The date that opens an entry of a diary or a log: `9 March. Off the islands.` */
function entryDateOf({ reading, sentence }: Passage): DateMention | null {
  const block = sentence?.block;
  if (!block) return null;
  const first = reading.dates[firstWhere(reading.dates, ({ span }) => span.end > block.span.start)];
  if (first?.granularity !== "day" || first.quoted || first.span.start > block.span.start + 1) return null;
  const after = reading.document.text.slice(first.span.end, first.span.end + 2);
  return first.span.end - first.span.start <= LONGEST_DATE && /^[.:]\s?$/u.test(after) ? first : null;
}

/** What `it` and `they` mean: the subject of the clause before, or as an object its object. */
class Antecedents {
  readonly #terms: Terms;
  #passage: Passage | null = null;
  #subject: Phrase | null = null;
  #object: Phrase | null = null;

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  note(passage: Passage, clause: Clause): void {
    if (!clause.finite || !isOwn(passage, clause)) return;
    const subject = clause.voice === "passive" ? clause.object : clause.agent;
    if (subject) {
      const phrase = this.resolve(passage, subject, clause);
      if (phrase && !meansNobody(phrase.text)) this.#subject = phrase;
      if (this.#subject === phrase) this.#passage = passage;
    }
    this.#object =
      clause.voice === "active" && clause.object
        ? this.resolve(passage, clause.object, clause)
        : this.#object;
  }

  /** The phrase of a role; null for a pronoun that means nothing known. */
  resolve(passage: Passage, filler: RoleFiller, clause: Clause): Phrase | null {
    const phrase = this.#terms.phraseOf(passage.document, filler);
    if (filler.span.end - filler.span.start > LONGEST_PRONOUN) return phrase;
    const said = slice(passage.reading.document.text, filler.span).toLowerCase();
    if (said !== "it") return PRONOUN.test(said) && phrase.text.toLowerCase() === said ? null : phrase;
    const known = filler.anaphoric && phrase.terms.size > 0 ? phrase : null;
    if (!this.#passage || passage.index - this.#passage.index > 1) return known;
    const isObject = clause.voice === "active" && clause.object === filler;
    // What is called, held, begun or ended is something that happens.
    const kinds = kindsOfVerb(clause.lemma, clause.particle);
    const event = [this.#subject, this.#object].find((one) => one !== null && isEvent(one));
    if (event && kinds.some((kind) => /^(?:called|held|begun|ended)$/u.test(kind))) return event;
    if (known) return known;
    const isThing = (phrase: Phrase | null) => phrase !== null && this.#terms.typeOf(phrase.head) !== "PER";
    const [first, second] = isObject ? [this.#object, this.#subject] : [this.#subject, this.#object];
    return isThing(first) ? first : isThing(second) ? second : null;
  }
}

const PRONOUN =
  /^(?:i|he|she|they|we|you|him|her|them|us|me|this|that|these|those|there|who|which|one|some|all|both|nobody|nothing|none|everything|everybody|it)$/u;
const NOBODY = /^(?:there|nobody|who|which|what)$/iu;
const meansNobody = (text: string) => text.length <= LONGEST_PRONOUN && NOBODY.test(text);
/** `everything`: nothing longer becomes a pronoun in small letters. */
const LONGEST_PRONOUN = 10;
