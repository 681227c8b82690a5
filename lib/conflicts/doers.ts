import { contains, foldText, type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading, RoleFiller } from "#lib/extract/types.ts";
import type { Passage } from "./passages.ts";
import type { Terms } from "./phrases.ts";
import { contentWords } from "./words.ts";

/** Who is said to have done something: a person, or a body, as a name. */
export type Doer = {
  readonly label: string;
  readonly person: boolean;
  /** For a body without a name, its noun: `the printers' union`. */
  readonly body: string | null;
  /** Whether a body or country stands with the person: `King Osric of Arrenia`. */
  readonly placed: boolean;
  /** Those bodies and countries. */
  readonly of: readonly string[];
  readonly state: boolean;
  readonly focus: Span;
  readonly words: string;
  /** The words of the name and of what stands with it: a name that shares one is no other doer. */
  readonly known: ReadonlySet<string>;
};

// , Mr · ' Union, · of the guild, Dr
const APPOSITION =
  /^(?:['’]?(?:\s\p{L}{1,20}){1,3})?,\s(?:(?:Mr|Mrs|Miss|Dr|Sir|Lady|Professor|Captain|Pastor|Father|Sister|Brother|Major|Colonel|General|Lieutenant|Count|Baron|Judge|Inspector|Sergeant|Commander|Admiral|Bishop|Reverend)\.?\s)?$/u;

/** How far behind a description its name may stand: `the secretary of the union, Mr Daniel Roake`. */
const APPOSED = 40;

/** The doer in a role, by the name in it or beside it; null where nobody is named. */
export function doerOf(passage: Passage, filler: RoleFiller, terms: Terms): Doer | null {
  const { document, reading } = passage;
  const own = terms.bearerAt(document, filler) ?? aroundOf(passage, filler, terms);
  const inside = terms.namesIn(document, filler.span);
  const { text } = reading.document;
  const after = terms
    .namesIn(document, { start: filler.span.end, end: Math.min(passage.span.end, filler.span.end + 60) })
    .at(0);
  const apposed =
    after &&
    after.span.start - filler.span.end <= APPOSED &&
    APPOSITION.test(text.slice(filler.span.end, after.span.start))
      ? after
      : null;
  const isName = own !== null && inside.some((name) => terms.bearerOf(document, name) === own);
  // `the secretary of the union, Daniel Roake`: the person beside it says more than the body inside it.
  const bearer =
    apposed && !(isName && terms.typeOf(own ?? "") === "PER") ? terms.bearerOf(document, apposed) : own;
  if (bearer === null) return null;
  const name = terms.nameOf(bearer);
  if (name === "" || !/^\p{Lu}/u.test(name)) return null;
  const focus = bearer === own ? filler.span : (apposed?.span ?? filler.span);
  // `Wren's assistant Clara Vosper` is not Wren.
  const said = slice(text, filler.span).replace(POSSESSOR, " ");
  const known = contentWords(`${name} ${said} ${apposed ? slice(text, apposed.span) : ""}`);
  const of = inside
    .map((one) => terms.bearerOf(document, one))
    .filter((one) => one !== bearer && terms.typeOf(one) !== "PER");
  const state = statesOf(reading).has(name);
  return {
    label: bearer,
    body: null,
    placed: inside.some((one) => terms.bearerOf(document, one) !== bearer),
    of,
    state,
    person: isPerson(bearer, passage, filler, terms),
    focus,
    words: name,
    known,
  };
}

const states = new WeakMap<DocumentReading, ReadonlySet<string>>();

/** The names that a document has for states; gathered once. */
function statesOf(reading: DocumentReading): ReadonlySet<string> {
  const known = states.get(reading);
  if (known !== undefined) return known;
  const made = new Set(reading.entities.flatMap((entity) => (entity.state ? [entity.name] : [])));
  states.set(reading, made);
  return made;
}

const BODY =
  /^(?:the\s)?(?<which>\p{L}{3,20}(?:['’]s?|\s\p{L}{3,20})?)\s(?<body>union|party|company|firm|society|guild|bank|brigade|regiment|battalion|crew|club|committee|ministry|department|newspaper)$/iu;

/** A body that is known by whose it is: the noun, and what tells it from others. */
export function bodyOf(passage: Passage, { span }: RoleFiller): Doer | null {
  const { text } = passage.reading.document;
  // The extractor may end the phrase at the apostrophe.
  const rest = /^['’]\s\p{Ll}{3,20}/u.exec(text.slice(span.end, span.end + 24))?.[0] ?? "";
  const focus = { start: span.start, end: span.end + rest.length };
  const { which, body } = BODY.exec(slice(text, focus))?.groups ?? {};
  if (which === undefined || body === undefined || /^(?:own|same|other|whole|new|old|big)\b/iu.test(which))
    return null;
  const known = contentWords(which);
  const label = `${body} ${[...known].sort().join(" ")}`;
  return {
    label,
    body: body.toLowerCase(),
    placed: false,
    of: [],
    state: false,
    person: false,
    focus,
    words: which,
    known,
  };
}

/** The name that a role is a part of: the extractor may cut `the Bishop of Karst` short. */
function aroundOf({ document }: Passage, { span }: RoleFiller, terms: Terms): string | null {
  const near = { start: Math.max(0, span.start - APPOSED), end: span.end + 1 };
  const whole = terms.namesIn(document, near).find((name) => contains(name.span, span));
  return whole ? terms.bearerOf(document, whole) : null;
}

// Wren's · Sir Hubert's
const POSSESSOR = /\p{Lu}[\p{L}.]{0,30}(?:\s\p{Lu}[\p{L}.]{0,30}){0,3}['’]s\s/gu;

const PERSON =
  /\b(?:mr|mrs|miss|dr|sir|lady|lord|professor|captain|count|baron|admiral|general|king|queen|prince|princess|senator|bishop|pastor|father|sister|brother|admiral|elector|duke|referee|judge|minister|president|mayor|secretary|inspector|engineer|chancellor|governor|commander|colonel|major|lieutenant|physician|chaplain)\b/u;

function isPerson(bearer: string, passage: Passage, filler: RoleFiller, terms: Terms): boolean {
  if (terms.typeOf(bearer) === "PER") return true;
  return PERSON.test(
    foldText(`${slice(passage.reading.document.text, filler.span)} ${terms.nameOf(bearer)}`),
  );
}

/** Whether two doers are two: neither's name nor description has a word of the other's. */
export function areTwo(a: Doer, b: Doer): boolean {
  if (a.label === b.label || a.body !== b.body) return false;
  if (a.of.includes(b.label) || b.of.includes(a.label)) return false;
  // Who acts for a body may be named, or the body: unless the person is said to be of another one.
  if (a.person !== b.person && !((a.person ? a : b).placed && !(a.person ? b : a).state)) return false;
  if (areKin(a, b)) return true;
  const [x, y] = [contentWords(a.words), contentWords(b.words)];
  for (const word of x) if (b.known.has(word)) return false;
  for (const word of y) if (a.known.has(word)) return false;
  return true;
}

// Edgar Pell
const GIVEN = /^(?<given>\p{Lu}\p{Ll}{2,20})\s(?:\p{Lu}\p{L}*\.?\s){0,2}(?<family>\p{Lu}[\p{L}-]{1,30})$/u;

/** Whether two bear one family's name and two given names: `Edgar Pell`, `Dennis Pell`. */
function areKin(a: Doer, b: Doer): boolean {
  if (!a.person || !b.person) return false;
  const [x, y] = [GIVEN.exec(a.words)?.groups, GIVEN.exec(b.words)?.groups];
  if (!x || !y || x.family !== y.family) return false;
  if (PERSON.test(foldText(x.given ?? "")) || PERSON.test(foldText(y.given ?? ""))) return false;
  return x.given?.charAt(0) !== y.given?.charAt(0);
}
