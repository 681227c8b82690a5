import { type Span, slice } from "#lib/base/text.ts";
import { isActedOn } from "#lib/extract/resolve-places.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { mentionsIn } from "./names.ts";
import { endingsOf, mayFollow } from "./word-before.ts";

const SHE = /^(?:she|her)$/iu;
const PERSONAL = /^(?:he|she|him|her)$/iu;
const LONGEST_PERSONAL = "she".length;
// "the newspaper De Gentenaar" · "Torvik FK": what goes by a name and is nobody
const BODY_BEFORE =
  /\b(?:newspaper|paper|daily|weekly|magazine|club|team|side|company|firm|ship|barque|vessel|steamer|schooner|hotel|village|town|city|river|museum|station|channel)\s+$/iu;
const OF_BODIES = endingsOf(
  "newspaper paper daily weekly magazine club team side company firm ship barque vessel steamer schooner hotel village town city river museum station channel",
);
const BODY_NAME = /\b(?:FK|FC|SK|IF|BK|AFC|CF|SC|AC|Hotel|Museum)\b/u;
const SHIPS =
  /\b(?:ship|barque|vessel|steamer|schooner|frigate|liner|brig|sloop|clipper|submarine|yacht|trawler)s?\b/iu;

const bodies = new WeakMap<DocumentReading, ReadonlySet<number>>();

/** The bearers that were read as persons and that some place of the document calls a body, a place or a thing. */
function bodiesOf(reading: DocumentReading): ReadonlySet<number> {
  const known = bodies.get(reading);
  if (known !== undefined) return known;
  const { text } = reading.document;
  const made = new Set(
    reading.names
      .filter(
        ({ span, role, entity }) =>
          reading.entities[entity]?.type === "PER" &&
          (BODY_NAME.test(slice(text, span)) ||
            (role === null &&
              mayFollow(text, span.start, OF_BODIES) &&
              BODY_BEFORE.test(text.slice(Math.max(0, span.start - 12), span.start)))),
      )
      .map((one) => one.entity),
  );
  bodies.set(reading, made);
  return made;
}

/** Whether a bearer is a person beyond doubt enough to be asked with `Who`. */
export function isSurelyPerson(reading: DocumentReading, entity: number): boolean {
  return reading.entities[entity]?.type === "PER" && !bodiesOf(reading).has(entity);
}

const afloat = new WeakMap<DocumentReading, boolean>();

function tellsOfShips(reading: DocumentReading): boolean {
  let known = afloat.get(reading);
  if (known === undefined) {
    known = SHIPS.test(reading.document.text);
    afloat.set(reading, known);
  }
  return known;
}

/** Whether a document names states, which older writers call `she`. */
function tellsOfStates({ entities }: DocumentReading): boolean {
  return entities.some(({ state }) => (state ?? null) !== null);
}

/**
 * Whether it is doubtful whom a pronoun at `span` means that the reading took for `entity`: a body for `he`, somebody
 * not known to be a woman for `she` where ships sail or states act, or another name for `him` that stands as near.
 */
export function isDoubtfulPronoun(reading: DocumentReading, span: Span, entity: number | null): boolean {
  if (span.end - span.start > LONGEST_PERSONAL) return false;
  const { text } = reading.document;
  const word = slice(text, span);
  if (!PERSONAL.test(word) || entity === null) return false;
  const bearer = reading.entities[entity];
  if (bearer === undefined || !isSurelyPerson(reading, entity)) return true;
  if (SHE.test(word) && bearer.gender !== "f" && (tellsOfShips(reading) || tellsOfStates(reading)))
    return true;
  if (!/^(?:him|her)$/iu.test(word)) return false;
  const near = mentionsIn(reading, { start: Math.max(0, span.start - 160), end: span.start });
  const people = new Set(
    near
      .filter((one) => reading.entities[one.entity]?.type === "PER" && !isActedOn(text, one.span.end, span))
      .map((one) => one.entity),
  );
  return people.size > 1;
}

/** Nouns of what is written: they hold words and say none. */
const PAPERS =
  /\b(?:agreement|treaty|pact|protocol|telegram|letter|report|statement|note|message|memorandum|document|draft|law|act|decree|article|constitution|declaration|communiqué|charter|contract|diary|poem|book|will|manifesto|resolution|verdict|ruling|inscription|advertisement)$/iu;

/** Whether a nameless speaker is a paper: `the secret agreement`. */
export function isPaper(speaker: string): boolean {
  return PAPERS.test(speaker.replace(/\s(?:of|from|to|with|between)\s.*$/u, ""));
}
