import { contains, type Span, slice, withSingleSpaces } from "#lib/base/text.ts";
import type { DocumentReading, Entity, NameMention } from "#lib/extract/types.ts";
import { touching } from "./places.ts";

/** The mentions that touch a stretch of text, in order. */
export function mentionsIn(reading: DocumentReading, span: Span): readonly NameMention[] {
  return touching(reading.names, span);
}

/** The full name of the one bearer whose name fills a span (titles and roles aside); null when there is none, or several. */
export function nameAt(reading: DocumentReading, span: Span): string | null {
  const inside = mentionsIn(reading, span).filter(
    (one) => contains(span, one.span) || contains(one.span, span),
  );
  const [first] = inside;
  if (first === undefined || inside.some((one) => one.entity !== first.entity)) return null;
  const room = span.end - span.start - (first.span.end - first.span.start);
  const role = first.role === null ? 0 : first.role.end - first.role.start;
  if (room > role + 5) return null;
  // "He and Molotov" are two.
  if (/\b(?:and|or)\b|,/u.test(slice(reading.document.text, { start: span.start, end: first.span.start })))
    return null;
  return reading.entities[first.entity]?.name ?? null;
}

/** The entity of a mention. */
export function entityOf(reading: DocumentReading, mention: NameMention): Entity | null {
  return reading.entities[mention.entity] ?? null;
}

const PARTICLES = new Set([
  "von",
  "van",
  "de",
  "der",
  "den",
  "di",
  "da",
  "du",
  "la",
  "le",
  "al",
  "el",
  "bin",
  "ibn",
  "ter",
  "ten",
]);

/** How a bearer is called inside a sentence: a person by the surname, states and bodies with their article. */
export function calledName(reading: DocumentReading, name: string): string {
  const type = typeOf(reading, name);
  if (type === "PER" && OF_A_PLACE.test(name)) return `the ${name}`;
  if (type === "PER") return isSharedSurname(reading, name) ? name : withParticle(reading, name);
  return type === null ? name : withArticle(name);
}

/** `de Moor` where the document calls him so, and never plain `Moor`. */
function withParticle(reading: DocumentReading, name: string): string {
  const last = surname(name);
  const particle = last === name ? undefined : withSingleSpaces(name).split(" ").at(-2);
  if (particle === undefined || !PARTICLES.has(particle.toLowerCase())) return last;
  const { aliases = [] } = reading.entities[entityNamed(reading, name)] ?? {};
  const whole = `${particle} ${last}`;
  return aliases.includes(whole) && !aliases.includes(last) ? whole : last;
}

const families = new WeakMap<DocumentReading, ReadonlySet<string>>();

/** Whether two people of a document bear one surname, a founder and his daughter: the name alone tells neither. */
function isSharedSurname(reading: DocumentReading, name: string): boolean {
  let known = families.get(reading);
  if (known === undefined) {
    const seen = new Set<string>();
    const made = new Set<string>();
    for (const { type, name: full } of reading.entities) {
      const last = surname(full);
      if (type !== "PER" || last === full) continue;
      if (seen.has(last)) made.add(last);
      seen.add(last);
    }
    known = made;
    families.set(reading, known);
  }
  return known.has(surname(name));
}

const byName = new WeakMap<DocumentReading, ReadonlyMap<string, number>>();

/** The index of the first entity of a name; -1 when there is none. */
export function entityNamed(reading: DocumentReading, name: string): number {
  let known = byName.get(reading);
  if (known === undefined) {
    // From the last to the first, so that the first stays.
    known = new Map(reading.entities.map((one, index) => [one.name, index] as const).reverse());
    byName.set(reading, known);
  }
  return known.get(name) ?? -1;
}

const types = new WeakMap<DocumentReading, ReadonlyMap<string, Entity["type"]>>();

function typeOf(reading: DocumentReading, name: string): Entity["type"] | null {
  let known = types.get(reading);
  if (known === undefined) {
    known = new Map(
      reading.entities.flatMap((one) => [one.name, ...one.aliases].map((form) => [form, one.type] as const)),
    );
    types.set(reading, known);
  }
  return known.get(name) ?? null;
}

/** `the Duke of Albany`. */
const OF_A_PLACE =
  /^(?:Duke|Duchess|Earl|Marquess|Marquis|Viscount|Count|Countess|Archduke|Archbishop|Bishop|Elector|Landgrave|Margrave) of /u;

const TAKES_ARTICLE =
  /\b(?:Union|States|Kingdom|Republic|Empire|Netherlands|Pact|Treaty|War|Agreement|Accord|Conference|Alliance|Party|Council|Committee|League|Army|Navy|Government|Parliament|Senate|Talks?|talks|negotiations|pact|war|treaty|Battle|Axis|Allies|Soviets|Germans|Americans|Russians|British|French|Duchy|Electorate|Principality|Court|Ministry|Federation|Company|Commission)(?: of \p{Lu}[\p{L}-]+)?$/u;

// Great Fire of Hamburg · Congress of Vienna: what is called so without a place may be anybody's name
const EVENT_OF_A_PLACE =
  /\b(?:Fire|Flood|Storm|Plague|Famine|Strike|Siege|Sack|Massacre|Congress|Peace|Edict|Diet|Partition) of \p{Lu}[\p{L}-]+$/u;

/** Countries, bodies and events that take the article, when they stand in a sentence. */
export function withArticle(name: string): string {
  if (/^(?:the|a|an)\b/iu.test(name)) return name;
  return TAKES_ARTICLE.test(name) || EVENT_OF_A_PLACE.test(name) ? `the ${name}` : name;
}

/** The surname of a person's name, its particles left out; other names as they are. */
function surname(name: string): string {
  const words = withSingleSpaces(name).split(" ");
  if (words.length < 2 || words.length > 5) return name;
  if (words.some((word) => !/^\p{Lu}/u.test(word) && !PARTICLES.has(word.toLowerCase()))) return name;
  const last = words.at(-1) ?? name;
  // "Menelik II": a king is called by his name and his number.
  return /^(?:[IVX]+|Jr\.?|Sr\.?)$/u.test(last) ? name : last;
}

/** `Solberg’s` · `the workers’`. */
export function possessive(name: string): string {
  return /s$/u.test(name) ? `${name}’` : `${name}’s`;
}
