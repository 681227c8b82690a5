import { type Span, slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import { GatedPattern } from "./gated-pattern.ts";
import { dateInWords, gapInDays, intervalOf } from "./intervals.ts";
import type { Passage } from "./passages.ts";
import { quantityInWords } from "./quantities.ts";
import { holdsQuoted } from "./quoted.ts";
import { meantIn, segmentsOf } from "./segments.ts";
import { agree } from "./sides.ts";
import type { Question, Slot, Statement, Value } from "./statements.ts";
import { excerpt } from "./topics.ts";

/** A date, a number or a name in a sentence. */
type Atom = {
  readonly slot: Slot;
  /** Atoms of one sort may stand in each other's place. */
  readonly sort: string;
  readonly span: Span;
  readonly value: Value;
  readonly words: string;
};
type Place = { readonly passage: Passage; readonly atom: Atom };

/** What a sentence says instead of what others say. */
type Correction = { readonly passage: Passage; readonly right: Atom; readonly wrong: Atom };

/** A sentence with more is a list. */
const MOST_ATOMS = 8;
/** A correction of few words is of what stands so many sentences before it. */
const BACK = 2;
/** A post answers what stands so few sentences above it; a text that runs on does not set itself right. */
const ANSWERED = 8;
/** A page with a note about its earlier version has no more sentences. */
const LONGEST = 300;
/** How far apart the two dates of one misprint are. */
const MISPRINT = 62;

/**
 * What a sentence sets right: `1958, not 1985`, `It was Sale who founded it, not Pym`, `An earlier version gave the date as
 * 8 August`. Held against whoever says the other thing, in another document of the story or earlier in the same thread.
 */
export function correctionQuestions(dossier: Dossier): Question[] {
  const correcting = dossier.library.documents
    .flat()
    .filter((one) => one.trusted && one.sentence !== null && (one.mayHold(DENIAL) || one.mayHold(OUTDATED)));
  return correcting.flatMap((passage): Question[] => {
    const body = slice(passage.reading.document.text, passage.span);
    if (body.endsWith("?")) return [];
    const set = DENIAL.isIn(passage) && !holdsQuoted(passage) ? correctionsIn(passage, dossier) : [];
    const told = set.flatMap((one) => questionOn(one, dossier) ?? []);
    return OUTDATED.isIn(passage) ? [...told, ...erratumQuestions(passage, dossier)] : told;
  });
}

const DENIAL = new GatedPattern(/\bnot\b/iu, "not");

// An earlier version of this page gave · earlier reports said
const OUTDATED = new GatedPattern(
  /\b(?:earlier|previous|first|original)\s(?:version|edition|report|account|article|issue|post|statement|printing)s?\b[^.;]{0,60}\b(?:gave|give|said|stated|put|had|reported|wrote|named)\b/iu,
  "earlier previous first original",
);

const known = new WeakMap<Passage, readonly Atom[]>();

/** The dates, numbers and names of a passage, in order. A sentence is held against many others. */
function atomsIn(passage: Passage, dossier: Dossier): readonly Atom[] {
  const found = known.get(passage);
  if (found) return found;
  const made = readAtoms(passage, dossier);
  known.set(passage, made);
  return made;
}

function readAtoms(passage: Passage, { terms }: Dossier): Atom[] {
  const { text } = passage.reading.document;
  const atoms: Atom[] = [];
  for (const date of passage.dates) {
    const interval = intervalOf(date);
    if (!interval || !/\d/u.test(slice(text, date.span))) continue;
    const year = interval.to - interval.from > 300;
    atoms.push({
      slot: "date",
      sort: year ? "year" : "day",
      span: date.span,
      value: { kind: "days", interval },
      words: dateInWords(date.value),
    });
  }
  for (const quantity of passage.quantities) {
    if (quantity.yearLike || quantity.score !== null) continue;
    atoms.push({
      slot: "number",
      sort: `number ${quantity.unit}`,
      span: quantity.span,
      value: { kind: "quantity", quantity },
      words: quantityInWords(text, quantity),
    });
  }
  for (const name of terms.namesIn(passage.document, passage.span)) {
    const entity = passage.reading.entities[name.entity];
    if (!entity || entity.state || name.form === "adjective") continue;
    const label = terms.bearerOf(passage.document, name);
    const person = terms.typeOf(label) === "PER";
    atoms.push({
      slot: person ? "actor" : "claim",
      sort: person ? "person" : isIn(text, name.span) ? "place" : `name ${entity.type}`,
      span: name.span,
      value: { kind: "label", label },
      words: terms.nameOf(label) || slice(text, name.span),
    });
  }
  return atoms.sort((a, b) => a.span.start - b.span.start);
}

// in Hamnes
const isIn = (text: string, { start }: Span) =>
  /\b(?:in|at)\s$/u.test(text.slice(Math.max(0, start - 4), start));
// 1958, not 1985 · who founded the club, not Mr Pym
const NOT =
  /^(?<between>[^.;:!?"“”]{0,60}?),\snot\s(?:(?:in|on|at|by|from|to|for|of|under)\s)?(?:the\s)?(?:\p{Lu}\p{L}{1,4}\.?\s)?$/u;
// not 1985 but 1958 · not in Tromso but in Hamnes
const BUT = /^,?\sbut\s(?:(?:in|on|at|by|from|to|for|of|under)\s)?(?:the\s)?$/u;
const NOT_BEFORE = /\bnot\s(?:(?:in|on|at|by|from|to|for|of|under)\s)?(?:the\s)?$/iu;

function correctionsIn(passage: Passage, dossier: Dossier): Correction[] {
  const { text } = passage.reading.document;
  const atoms = atomsIn(passage, dossier);
  if (atoms.length > MOST_ATOMS) return [];
  return atoms.flatMap((second, i): Correction[] => {
    const first = atoms.slice(0, i).findLast(({ sort }) => sort === second.sort);
    if (!first || agree(first.value, second.value)) return [];
    const between = text.slice(first.span.end, second.span.start);
    if (NOT.test(between)) return [{ passage, right: first, wrong: second }];
    const before = text.slice(Math.max(passage.span.start, first.span.start - 16), first.span.start);
    return BUT.test(between) && NOT_BEFORE.test(before) ? [{ passage, right: second, wrong: first }] : [];
  });
}

function questionOn({ passage, right, wrong }: Correction, dossier: Dossier): Question | null {
  const about = topicAt(passage, [right, wrong], dossier);
  const saying = placesOf(passage, dossier).filter(
    ({ atom }) =>
      (atom.sort === wrong.sort || (atom.value.kind === "label" && wrong.value.kind === "label")) &&
      agree(atom.value, wrong.value) &&
      !agree(atom.value, right.value),
  );
  const own = saying.filter((one) => sharesAny(about, topicIn(one.passage, [one.atom], dossier)));
  // `1958, not 1985` answers what was said just before.
  const near = ({ passage: one }: Place) =>
    one.document === passage.document && passage.index - one.index <= BACK;
  const held = own.length > 0 ? own : saying.filter(near);
  if (held.length === 0) return null;
  return {
    key: `corrected ${right.sort} ${[...about]
      .filter((id) => !id.startsWith("#"))
      .sort()
      .slice(0, 6)
      .join(" ")}`,
    slot: right.slot,
    topic: topicOf(right, passage),
    statements: [...held.map(statementOf), statementOf({ passage, atom: right })],
    internal: true,
  };
}

/** What an outdated version said, against the one date or number of its sort that the document gives itself. */
function erratumQuestions(passage: Passage, dossier: Dossier): Question[] {
  const { library } = dossier;
  const atoms = atomsIn(passage, dossier).filter(({ slot }) => slot === "date" || slot === "number");
  const [wrong, ...more] = atoms;
  const whole = library.documents[passage.document] ?? [];
  if (!wrong || more.length > 0 || whole.length > LONGEST) return [];
  const { value } = wrong;
  const right = whole
    .filter((one) => one !== passage && one.trusted && one.sentence !== null)
    .flatMap((one) => atomsIn(one, dossier).map((atom) => ({ passage: one, atom })))
    .filter(({ atom }) => atom.sort === wrong.sort && !agree(atom.value, value))
    .filter(({ atom }) =>
      atom.value.kind === "days" && value.kind === "days"
        ? wrong.sort === "day" && gapInDays(atom.value.interval, value.interval) <= MISPRINT
        : true,
    );
  const [only, ...others] = right;
  if (!only || others.length > 0) return [];
  return [
    {
      key: `erratum ${wrong.sort} ${only.atom.words}`,
      slot: wrong.slot,
      topic: topicOf(only.atom, only.passage),
      statements: [statementOf(only), statementOf({ passage, atom: wrong })],
      internal: true,
    },
  ];
}

/** Where somebody else may have said it: other documents of the story, and what stands before in the same one. */
function placesOf(passage: Passage, dossier: Dossier): Place[] {
  const { library, stories } = dossier;
  return library.documents.flatMap((passages) => {
    const [first] = passages;
    if (!first) return [];
    const same = first.document === passage.document;
    if (!same && !stories.areOne(first, passage)) return [];
    const near = same ? passages.slice(Math.max(0, passage.index - ANSWERED), passage.index) : passages;
    return near.flatMap((one): Place[] => {
      if (!one.trusted || !one.sentence) return [];
      const body = slice(one.reading.document.text, one.span);
      if (body.endsWith("?") || DENIAL.isIn(one)) return [];
      return atomsIn(one, dossier).map((atom) => ({ passage: one, atom }));
    });
  });
}

/** What a sentence is about: its words, deeds and names beside the atoms. */
function topicIn(
  passage: Passage,
  apart: readonly Atom[],
  dossier: Dossier,
  within: readonly Span[] = [passage.span],
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { span, ids: meant } of meantIn(passage, dossier)) {
    if (!within.some((part) => part.start <= span.start && span.start < part.end)) continue;
    if (apart.some((atom) => span.start < atom.span.end && atom.span.start < span.end)) continue;
    for (const id of meant) ids.add(id);
  }
  return ids;
}

/** What the parts of a sentence are about that reach from the one atom to the other. */
function topicAt(passage: Passage, atoms: readonly Atom[], dossier: Dossier): ReadonlySet<string> {
  const from = Math.min(...atoms.map(({ span }) => span.start));
  const to = Math.max(...atoms.map(({ span }) => span.end));
  const parts = segmentsOf(passage, dossier).map(({ span }) => span);
  const holding = parts.filter(({ start, end }) => start < to && from < end);
  return topicIn(passage, atoms, dossier, holding);
}

function sharesAny(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const id of a) if (b.has(id)) return true;
  return false;
}

const POINTS_AT: Readonly<Partial<Record<Slot, string>>> = {
  date: "The date in",
  number: "The figure in",
  actor: "The name in",
};

const topicOf = ({ slot, span }: Atom, passage: Passage) =>
  `${POINTS_AT[slot] ?? "The point in"}: “${excerpt(passage, span)}”`;

function statementOf({ passage, atom }: Place): Statement {
  return { passage, span: passage.span, focus: atom.span, value: atom.value, words: atom.words };
}
