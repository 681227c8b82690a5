import { foldText, type Span, slice } from "#lib/base/text.ts";
import type { Clause, RoleFiller } from "#lib/extract/types.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";

const lives = new WeakMap<Dossier, Map<number, string | null>>();

/** A life names its person in so many sentences at its head, and nobody else. */
const HEAD = 2;
/** Nobody else is named more than so many times as often. */
const OFTEN = 2;

/** Whose life a document tells: the one person named at its head; null where two are, or somebody else is its hero. */
export function lifeOf(document: number, dossier: Dossier): string | null {
  const known = lives.get(dossier) ?? new Map<number, string | null>();
  lives.set(dossier, known);
  const found = known.get(document);
  if (found !== undefined) return found;
  const made = lifeIn(document, dossier);
  known.set(document, made);
  return made;
}

function lifeIn(document: number, { terms, readings, library }: Dossier): string | null {
  const people = new Map<string, string>();
  const counts = new Map<string, number>();
  const mentions = (readings[document]?.names ?? []).map((name) => {
    const bearer = terms.bearerOf(document, name);
    const family = familyOf(terms.nameOf(bearer));
    if (terms.typeOf(bearer) === "PER") people.set(family, bearer);
    counts.set(family, (counts.get(family) ?? 0) + 1);
    return { span: name.span, family };
  });
  const head = (library.documents[document] ?? []).filter(({ trusted }) => trusted).slice(0, HEAD);
  const end = head.at(-1)?.span.end ?? 0;
  // `The Lindqvist serum` is named after somebody: the family name of a person is that person.
  const named = new Set(
    mentions.flatMap(({ span, family }) => (span.start < end && people.has(family) ? [family] : [])),
  );
  const [only, ...others] = named;
  if (only === undefined || others.length > 0) return null;
  const most = Math.max(...[...people.keys()].map((family) => counts.get(family) ?? 0));
  return most <= OFTEN * (counts.get(only) ?? 0) ? (people.get(only) ?? null) : null;
}

const familyOf = (name: string) => foldText(name).split(/\s+/u).at(-1) ?? "";

/** How many sentences back a pronoun still finds its person. */
const BACK = 2;

/** So many sentences of one subject may stand between. */
const FURTHEST = 4;
const OF_ONE = /^(?:He|She)\s/u;

/** The person nearest before a place: named in its sentence, else the last one named in the sentences before it. */
export function personBefore(passage: Passage, place: Span, { terms, library }: Dossier): string | null {
  const passages = library.documents[passage.document] ?? [];
  let last = passage.index - BACK;
  for (let i = passage.index; i >= Math.max(0, last); i -= 1) {
    const one = passages[i];
    if (!one?.sentence || one.sentence.block !== passage.sentence?.block) return null;
    // `He sold it to Crewe. He never married.`: both are of one who was named before.
    if (one !== passage && OF_ONE.test(one.reading.document.text.slice(one.span.start, one.span.start + 4))) {
      if (passage.index - i <= FURTHEST) last -= 1;
      continue;
    }
    const end = one === passage ? place.start : one.span.end;
    const people = terms
      .namesIn(one.document, { start: one.span.start, end })
      .map((name) => terms.bearerOf(one.document, name))
      .filter((bearer) => terms.typeOf(bearer) === "PER");
    // Of two who were named, a pronoun may mean either.
    if (one === passage ? people.length > 0 : new Set(people).size === 1) return people.at(-1) ?? null;
    if (people.length > 0) return null;
  }
  return null;
}

const titled = new WeakMap<Dossier, ReadonlySet<string>>();

const TITLE =
  /\b(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lady|Lord|Professor|Captain|Capt|Major|Colonel|General|Lieutenant|Sergeant|Admiral|Commodore|Father|Sister|Brother|Abbot|Bishop|Pastor|Superintendent|Inspector|Constable|Judge|Count|Baron|Nurse|Alderman|Squire|Madame|Monsieur|Herr|Frau|M|Mme)\.?\s(?:\p{Lu}[\p{L}.]*\s)?$/u;

/** Whether a bearer of a name is a person: known as one, or called Captain or Mrs anywhere. */
export function isPerson(term: string, dossier: Dossier): boolean {
  if (dossier.terms.typeOf(term) === "PER") return true;
  if (dossier.terms.typeOf(term) === "LOC") return false;
  let known = titled.get(dossier);
  if (!known) {
    const made = new Set<string>();
    for (const [
      document,
      {
        names,
        document: { text },
      },
    ] of dossier.readings.entries())
      for (const name of names)
        if (TITLE.test(text.slice(Math.max(0, name.span.start - LONGEST_TITLE), name.span.start)))
          made.add(dossier.terms.bearerOf(document, name));
    known = made;
    titled.set(dossier, known);
  }
  return known.has(term);
}

const LONGEST_TITLE = 30;
// Her master, Lund, · the owner, Mr Harland
const APPOSED = /^,\s(?:\p{L}+\.?\s){0,2}$/u;
const PRONOUN = /^(?:he|she|him|her|who|himself|herself)$/iu;

/** The one person that a role of a clause is, by a name in it or beside it, or by the pronoun that stands for one. */
export function personIn(
  passage: Passage,
  filler: RoleFiller | null,
  place: Span,
  dossier: Dossier,
): string | null {
  const { terms } = dossier;
  const { text } = passage.reading.document;
  if (filler === null) return null;
  const titled = titledIn(passage, filler, dossier);
  if (titled !== null) return titled;
  const own = terms.bearerAt(passage.document, filler);
  if (own !== null && isPerson(own, dossier)) return own;
  const people = terms
    .namesIn(passage.document, filler.span)
    .map((name) => terms.bearerOf(passage.document, name))
    .filter((term) => isPerson(term, dossier));
  if (new Set(people).size > 1) return null;
  const after = terms
    .namesIn(passage.document, { start: filler.span.end, end: passage.span.end })
    .find((name) => APPOSED.test(text.slice(filler.span.end, name.span.start)));
  const apposed = after && terms.bearerOf(passage.document, after);
  if (apposed && isPerson(apposed, dossier)) return apposed;
  return PRONOUN.test(slice(text, filler.span)) ? personBefore(passage, place, dossier) : null;
}

/** Whom a clause is told of: its subject, which in the passive is what it is done to. */
export const subjectOf = (clause: Clause | null): RoleFiller | null =>
  clause === null ? null : clause.voice === "passive" ? clause.object : clause.agent;

// the Duke himself
const BY_TITLE =
  /^the\s(?<title>king|queen|emperor|empress|duke|duchess|prince|princess|count|countess|baron|sultan|tsar|pope|bishop|abbot|captain|colonel|major|general|admiral|governor|mayor|superintendent)(?:\s(?:him|her)self)?$/iu;

const OWN = /^(?:him|her)self$/iu;

/** Whom a document calls by no more than a title that it gives to one person: `the Duke`, of Duke Albrecht. */
export function titledIn(passage: Passage, filler: RoleFiller, dossier: Dossier): string | null {
  const { text } = passage.reading.document;
  // The role may be cut down to the last word of `the Duke himself`.
  const lead = OWN.test(slice(text, filler.span))
    ? (/\bthe\s\p{L}+\s$/iu.exec(
        text.slice(Math.max(0, filler.span.start - LONGEST_TITLE), filler.span.start),
      )?.[0] ?? "")
    : "";
  const title = BY_TITLE.exec(lead + slice(text, filler.span))?.groups?.title?.toLowerCase();
  if (title === undefined) return null;
  const found = new Set<string>();
  for (const name of passage.reading.names) {
    const said = slice(text, name.span).toLowerCase();
    const before = text.slice(Math.max(0, name.span.start - title.length - 1), name.span.start).toLowerCase();
    if (said.startsWith(`${title} `) || before === `${title} `)
      found.add(dossier.terms.bearerOf(passage.document, name));
  }
  const [only, ...more] = found;
  return only !== undefined && more.length === 0 && isPerson(only, dossier) ? only : null;
}
