import { contains, cover, type Span, sharedLength, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading, RoleFiller } from "#lib/extract/types.ts";
import type { Passage } from "./passages.ts";
import { wantsArticle } from "./phrases.ts";
import { contentWords, stem } from "./words.ts";

const LONGEST = 110;

/** The clauses of a passage, in order. */
export const clausesOf = ({ clauses }: Passage): readonly Clause[] => clauses;

/** The clause that a place belongs to: the one it dates, else the smallest one that holds it, finite ones first. */
export function clauseAt(passage: Passage, place: Span): Clause | null {
  const own = clausesOf(passage);
  for (const clause of own)
    if (clause.finite && clause.when && sharedLength(clause.when, place) > 0) return clause;
  let smallest: Clause | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const clause of own) {
    if (!contains(clause.span, place)) continue;
    const size = clause.span.end - clause.span.start + (clause.finite ? 0 : 1000);
    if (size >= least) continue;
    smallest = clause;
    least = size;
  }
  return smallest;
}

/** The clause in which a place fills a role (`killed 43 people`, `60 people were injured`); null when it stands elsewhere. */
export function roleClauseAt(passage: Passage, place: Span): Clause | null {
  let smallest: Clause | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const clause of clausesOf(passage)) {
    const { agent, object, span } = clause;
    const holds =
      (agent !== null && contains(agent.span, place)) || (object !== null && contains(object.span, place));
    if (!holds || span.end - span.start >= least) continue;
    smallest = clause;
    least = span.end - span.start;
  }
  return smallest;
}

/**
 * Whether two sentences are about different things of one kind: the subject of both is a `sample`, of zinc in the one and
 * of iron in the other.
 */
export function contrasted(a: Passage, b: Passage): boolean {
  return haveContrast(subjectsOf(a), subjectsOf(b));
}

/** What a sentence is about, where it takes more words than one: the head, and the others, as stems. */
export type Subject = { readonly head: string; readonly others: ReadonlySet<string> };

/** Whether two sentences with these subjects are contrasted. */
export function haveContrast(a: readonly Subject[], b: readonly Subject[]): boolean {
  for (const x of a) for (const y of b) if (x.head === y.head && apart(x.others, y.others)) return true;
  return false;
}

function apart(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const word of a) if (b.has(word)) return false;
  return true;
}

const subjects = new WeakMap<Passage, readonly Subject[]>();

/** The subjects of a sentence that have more words than one, as stems. A sentence is held against many others. */
export function subjectsOf(passage: Passage): readonly Subject[] {
  const known = subjects.get(passage);
  if (known) return known;
  const { text } = passage.reading.document;
  const made = clausesOf(passage).flatMap((clause): Subject[] => {
    const subject = clause.voice === "passive" ? clause.object : clause.agent;
    if (!subject || subject.anaphoric) return [];
    const head = stem(slice(text, subject.head));
    const others = contentWords(slice(text, subject.span));
    others.delete(head);
    return others.size > 0 ? [{ head, others }] : [];
  });
  subjects.set(passage, made);
  return made;
}

/** The words to show for a place: its clause with what stands between the two, or the whole sentence. */
export function shownSpan(passage: Passage, place: Span): Span {
  const clause = clauseAt(passage, place);
  if (!clause) return passage.span;
  const both = cover(clause.span, place);
  const { text } = passage.reading.document;
  // `In June` belongs together: the preposition before a fronted date is part of it.
  const lead =
    /(?:\b(?:in|on|at|by|from|since|until|during|after|before|about|around)\s(?:the\s)?(?:early\s|late\s|mid-?)?)$/iu.exec(
      text.slice(Math.max(passage.span.start, both.start - 24), both.start),
    );
  return { start: both.start - (lead?.[0].length ?? 0), end: both.end };
}

/** A noun phrase for a reader who does not have the page: the resolved name in the place of `the talks` or `he`. */
export function nameOf(reading: DocumentReading, filler: RoleFiller): string {
  if (filler.anaphoric && filler.name !== null) return filler.name;
  return tidy(slice(reading.document.text, filler.span));
}

/** What happened, without its date: `the German–Soviet Axis talks occurred`. Null when it is not clear. */
export function happening(passage: Passage, place: Span): string | null {
  const clause = clauseAt(passage, place);
  if (!clause) return null;
  const { reading } = passage;
  const subject = clause.voice === "passive" ? clause.object : clause.agent;
  if (!subject || subject.span.end > clause.verb.start) return null;
  const { text } = reading.document;
  const verb = tidy(slice(text, { start: subject.span.end, end: clause.verb.end }));
  const object =
    clause.voice === "active" && clause.object && clause.object.span.start >= clause.verb.end
      ? clause.object
      : null;
  const said = object && isNoun(passage, object.head) ? nameOf(reading, object) : "";
  // A particle or a short adverb stays where it is: `laid down their tools`.
  const between = object ? slice(text, { start: clause.verb.end, end: object.span.start }) : "";
  const particle = said !== "" && between.length <= 14 ? tidy(between) : "";
  const phrase = tidy([withArticle(passage, subject), verb, particle, said].join(" "));
  return phrase.length <= LONGEST && !/\d{4}|[,;]/u.test(verb) ? phrase : null;
}

function isNoun(passage: Passage, head: Span): boolean {
  const token = passage.sentence?.tokens.find((one) => one.start <= head.start && head.start < one.end);
  return token?.pos === "NOUN" || token?.pos === "PROPN" || token?.pos === "NUM";
}

/** A plural or an event that opens a sentence bare gets its article back: `Axis talks occurred` → `the Axis talks occurred`. */
function withArticle({ reading }: Passage, subject: RoleFiller): string {
  const name = nameOf(reading, subject);
  const event = eventsOf(reading).has(name);
  const bare = !/^(?:the|a|an|operation)\b/iu.test(name);
  return bare && (event || (/^\p{Lu}/u.test(name) && wantsArticle(name)))
    ? `the ${name}`
    : lowerArticle(name);
}

const events = new WeakMap<DocumentReading, ReadonlySet<string>>();

/** The names that a document has for events; gathered once. */
function eventsOf(reading: DocumentReading): ReadonlySet<string> {
  const known = events.get(reading);
  if (known !== undefined) return known;
  const made = new Set(
    reading.entities.flatMap((one) => (one.type === "EVENT" ? [one.name, ...one.aliases] : [])),
  );
  events.set(reading, made);
  return made;
}

const lowerArticle = (name: string) =>
  name.replace(/^(?:The|A|An|This|These)\b/u, (word) => word.toLowerCase());

/** The passage itself, shortened and without the words in dispute, for when nothing better names the question. */
export function excerpt(passage: Passage, disputed: Span): string {
  const { text } = passage.reading.document;
  const half = LONGEST / 2;
  const from = Math.max(passage.span.start, disputed.start - half);
  const to = Math.min(passage.span.end, disputed.end + half);
  const before = slice(text, { start: from, end: disputed.start });
  const after = slice(text, { start: disputed.end, end: to });
  // Cut at words, and show where something was left out.
  const head = from > passage.span.start ? `… ${before.replace(/^\S*\s/u, "")}` : before;
  const tail = to < passage.span.end ? `${after.replace(/\s\S*$/u, "")} …` : after;
  return tidy(`${head}…${tail}`);
}

export function tidy(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/\s+(?=[,.;:])/gu, "")
    .replace(/^[,;:\s]+|[,;:\s]+$/gu, "")
    .trim();
}
