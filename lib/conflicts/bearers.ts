import { grouped } from "#lib/base/grouped.ts";
import { foldText } from "#lib/base/text.ts";
import type { DocumentReading, Entity, NameType } from "#lib/extract/types.ts";

/** Names one bearer across documents: the same number means the same person, state, body, place or event. */
export type Bearers = {
  /** The number of a document's entity. */
  readonly of: (document: number, entity: number) => number;
  /** The fullest name any document gives a bearer. */
  readonly name: (bearer: number) => string;
  readonly type: (bearer: number) => NameType | null;
};

const NOBLE = new Set(["von", "van", "de", "der", "den", "da", "di", "du", "la", "le", "of", "jr", "sr"]);

/** Forms of address and callings before a name: a newspaper has `Mr Rudd` where a history has `William Rudd`. */
const ADDRESS = new Set(
  "mr mrs miss ms messrs dr sir lord lady dame herr frau fraulein monsieur madame mlle mme don dona signor signora prof professor doctor captain capt colonel col major lieutenant lt sergeant general admiral commander inspector constable superintendent reverend rev father cardinal bishop abbot alderman councillor count countess baron baroness judge justice nurse".split(
    " ",
  ),
);

/** The words of a name without titles and particles: `Joachim von Ribbentrop` → joachim, ribbentrop. */
function partsOf(name: string): string[] {
  const parts = foldText(name)
    .replace(/[.,'"]/gu, " ")
    .split(/[\s-]+/u)
    .filter((part) => part !== "" && !NOBLE.has(part));
  const first = parts.findIndex((part, i) => i === parts.length - 1 || !ADDRESS.has(part));
  return parts.slice(Math.max(0, first));
}

/** Whether two names of persons may mean one: the same last name, and no given names that exclude each other. */
function samePerson(a: readonly string[], b: readonly string[]): boolean {
  if (a.at(-1) !== b.at(-1)) return false;
  const [x = "", y = ""] = [a.length > 1 ? a[0] : "", b.length > 1 ? b[0] : ""];
  if (x === "" || y === "") return true;
  return x === y || (x.length === 1 && y.startsWith(x)) || (y.length === 1 && x.startsWith(y));
}

/** Order and small words of an event's name say nothing: `Treaty of Versailles`, `Versailles treaty`. */
function eventKey(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== "the" && part !== "s")
    .map((part) => part.replace(/s$/u, ""))
    .sort()
    .join(" ");
}

function keysOf(entity: Entity, parts: readonly string[]): string[] {
  if (entity.state) return [`state ${foldText(entity.state)}`];
  const names = [parts, ...entity.aliases.map(partsOf)].filter((name) => name.length > 0);
  if (entity.type === "EVENT") return names.map((name) => `event ${eventKey(name)}`);
  return names.map((name) => `${entity.type === "PER" ? "person" : "name"} ${name.join(" ")}`);
}

export function bearersOf(readings: readonly DocumentReading[]): Bearers {
  const flat = readings.flatMap((reading, document) =>
    reading.entities.map((entity, i) => ({ document, entity, i, parts: partsOf(entity.name) })),
  );
  const parent = flat.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== undefined && parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  const join = (a: number, b: number) => {
    parent[Math.max(root(a), root(b))] = Math.min(root(a), root(b));
  };
  const byKey = new Map<string, number>();
  const bySurname = new Map<string, number[]>();
  flat.forEach(({ entity, parts }, i) => {
    for (const key of keysOf(entity, parts)) {
      const known = byKey.get(key);
      // A bare surname says too little to join by: it is looked at below.
      if (known === undefined) byKey.set(key, i);
      else if (entity.type !== "PER" || parts.length > 1) join(known, i);
    }
    // One word may be taken for a person in one document and for a place in another.
    if (parts.length === 1 && !entity.state) {
      const bare = `bare ${parts[0]}`;
      const known = byKey.get(bare);
      if (known === undefined) byKey.set(bare, i);
      else if (flat[known]?.entity.type !== entity.type) join(known, i);
    }
    // `The porter, Dace,` of one document, of which nothing tells what it names, is William Dace of another.
    if (entity.type !== "PER" && !(entity.type === "MISC" && parts.length === 1 && !entity.state)) return;
    const surname = parts.at(-1) ?? "";
    const known = bySurname.get(surname);
    if (known) known.push(i);
    else bySurname.set(surname, [i]);
  });
  for (const places of bySurname.values()) {
    // Mr and Mrs Vole are two, and a bare `Vole` may be either.
    if (!places.some((i) => flat[i]?.entity.type === "PER" && (flat[i]?.parts.length ?? 0) > 1)) {
      joinPersons(
        places.filter((i) => flat[i]?.entity.type === "PER"),
        flat,
        join,
      );
      continue;
    }
    const genders = new Set(places.flatMap((i) => genderOf(flat[i]?.entity) ?? []));
    if (genders.size < 2) joinPersons(places, flat, join);
    else
      for (const gender of genders)
        joinPersons(
          places.filter((i) => genderOf(flat[i]?.entity) === gender),
          flat,
          join,
        );
  }
  const start: number[] = [];
  let sum = 0;
  for (const reading of readings) {
    start.push(sum);
    sum += reading.entities.length;
  }
  const names = new Map<number, string>();
  const people = new Set(flat.flatMap(({ entity }, i) => (entity.type === "PER" ? [root(i)] : [])));
  flat.forEach(({ entity }, i) => {
    const known = names.get(root(i)) ?? "";
    if (entity.name.length > known.length) names.set(root(i), entity.name);
  });
  return {
    of: (document, entity) => root((start[document] ?? 0) + entity),
    name: (bearer) => names.get(bearer) ?? "",
    type: (bearer) => {
      const type = flat[bearer]?.entity.type ?? null;
      return type === "MISC" && people.has(bearer) ? "PER" : type;
    },
  };
}

/** Of a family name that stands alone nothing tells it: `Thorvald` is a given name too. */
const genderOf = (entity: Entity | undefined) => (entity?.name.includes(" ") ? entity.gender : null);

type Person = { readonly parts: readonly string[]; readonly document: number };

/**
 * Joins the persons of one surname that different documents name, unless the dossier knows two of that name: then a bare
 * surname stays alone. Who has one given name, or its initial, is joined as a group, so that the work grows with the
 * number of persons and not with its square.
 */
function joinPersons(
  places: readonly number[],
  flat: readonly Person[],
  join: (a: number, b: number) => void,
): void {
  if (places.length < 2) return;
  const full = places.filter((i) => (flat[i]?.parts.length ?? 0) > 1);
  const byGiven = grouped(full, (i) => flat[i]?.parts[0] ?? "");
  if (!areSeveral([...byGiven.keys()])) {
    joinAll(places, flat, join);
    return;
  }
  for (const group of byGiven.values()) joinAll(group, flat, join);
  const standIns = new Map<string, readonly number[]>();
  for (const [given, group] of byGiven) {
    const initial = given.length > 1 ? given.charAt(0) : "";
    const shorter = standIns.get(initial) ?? byGiven.get(initial);
    const [first] = shorter ?? [];
    if (shorter === undefined || first === undefined) continue;
    // From the first time on that those of an initial are joined they are one, and a few stand for all their documents.
    if (joinAll([...shorter, ...group], flat, join) && !standIns.has(initial)) {
      const other = shorter.find((i) => flat[i]?.document !== flat[first]?.document);
      standIns.set(initial, other === undefined ? [first] : [first, other]);
    }
  }
}

/** Whether two of the given names exclude each other. Of three names two do, as an initial fits one word and no other initial. */
function areSeveral([a, b, ...more]: readonly string[]): boolean {
  if (a === undefined || b === undefined) return false;
  return more.length > 0 || !samePerson([a, ""], [b, ""]);
}

/** Joins persons who may all be one, when more than one document names them; whether it did. */
function joinAll(
  places: readonly number[],
  flat: readonly Person[],
  join: (a: number, b: number) => void,
): boolean {
  const [first] = places;
  if (first === undefined || places.every((i) => flat[i]?.document === flat[first]?.document)) return false;
  for (const i of places) join(first, i);
  return true;
}
