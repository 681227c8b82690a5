import { type PersonName, partsOf, sameBearer } from "#lib/extract/names/person-name.ts";
import type { DocumentReading, Entity } from "#lib/extract/types.ts";

/** Somebody in one of the documents. */
type Known = {
  readonly reading: number;
  readonly entity: number;
  readonly name: string;
  readonly parts: PersonName;
};

/** Who is held for one person over the dossier. */
type Bearer = { readonly members: Known[]; readonly readings: Set<number> };

/** More people of one family name than this are a list, in which nobody can be told apart by it. */
const MOST_NAMESAKES = 40;

/**
 * The readings of a dossier with people under the fullest name that any of its documents gives: `Hitler`, `Herr Hitler`
 * and `A. Hitler` in three of them are `Adolf Hitler` when a fourth says so and no second Hitler is about. Whom one
 * document tells apart stay apart. Nothing else changes.
 */
export function withDossierNames(readings: readonly DocumentReading[]): DocumentReading[] {
  const fullest = new Map<Entity, string>();
  for (const bearers of byFamily(readings).values()) {
    for (const { members } of bearers) {
      const name = fullestOf(members);
      for (const { reading, entity } of members) {
        const one = readings[reading]?.entities[entity];
        if (one !== undefined) fullest.set(one, name);
      }
    }
  }
  return readings.map((reading) => renamed(reading, fullest));
}

/** The bearers of each family name: those with a given name first, then the short forms that can mean only one of them. */
function byFamily(readings: readonly DocumentReading[]): Map<string, Bearer[]> {
  const full: Known[] = [];
  const short: Known[] = [];
  readings.forEach(({ entities }, reading) => {
    entities.forEach((one, entity) => {
      if (one.type !== "PER") return;
      const read = partsOf(one.name, "");
      const parts = { ...read, gender: one.gender ?? read.gender };
      (parts.given.length > 0 ? full : short).push({ reading, entity, name: one.name, parts });
    });
  });
  const families = new Map<string, Bearer[]>();
  for (const known of full.sort((a, b) => givenLength(b) - givenLength(a))) put(known, families);
  for (const known of short) put(known, families);
  return families;
}

/** With the one bearer that fits, or as a bearer of one's own: where two fit, nobody can say which. */
function put(known: Known, families: Map<string, Bearer[]>): void {
  const bearers = families.get(known.parts.family) ?? [];
  families.set(known.parts.family, bearers);
  const fitting = bearers
    .slice(0, MOST_NAMESAKES)
    .filter(({ members }) => members.every((one) => sameBearer(one.parts, known.parts)));
  const [only] = fitting;
  if (fitting.length === 1 && only !== undefined && !only.readings.has(known.reading)) {
    only.members.push(known);
    only.readings.add(known.reading);
  } else bearers.push({ members: [known], readings: new Set([known.reading]) });
}

function givenLength({ parts }: Known): number {
  return parts.given.join("").length;
}

/** With the most of a given name; then the longest as it is written, as it has a title that belongs to it. */
function fullestOf(members: readonly Known[]): string {
  const [first, ...others] = members;
  if (first === undefined) return "";
  return others.reduce((best, one) => {
    const more = givenLength(one) - givenLength(best);
    return more > 0 || (more === 0 && one.name.length > best.name.length) ? one : best;
  }, first).name;
}

function renamed(reading: DocumentReading, fullest: ReadonlyMap<Entity, string>): DocumentReading {
  const others = new Map<string, string>();
  const entities = reading.entities.map((one) => {
    const name = fullest.get(one) ?? one.name;
    if (name === one.name) return one;
    others.set(one.name, name);
    return { ...one, name, aliases: [...one.aliases, one.name] };
  });
  if (others.size === 0) return reading;
  const nameOf = (name: string | null): string | null => (name === null ? null : (others.get(name) ?? name));
  const quotations = reading.quotations.map((one) => ({
    ...one,
    speakerName: nameOf(one.speakerName),
    addresseeName: nameOf(one.addresseeName),
  }));
  return { ...reading, entities, quotations };
}
