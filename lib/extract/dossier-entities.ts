import { bodyKey } from "./names/cluster.ts";
import { type PersonName, partsOf, sameBearer } from "./names/person-name.ts";
import { oneSlip } from "./names/spelling.ts";
import { soundKey, soundKeys } from "./names/transliterate.ts";
import type { Entity, NameType } from "./types.ts";

/** One bearer of names over several documents. */
export type DossierEntity = {
  readonly type: NameType;
  /** The fullest form met in any document, in Latin letters where there is one. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly gender: "m" | "f" | null;
  readonly state: string | null;
  /** Which entity of which document it is; indices into what was given. */
  readonly members: readonly { readonly document: number; readonly entity: number }[];
};

export type DossierEntities = {
  readonly entities: readonly DossierEntity[];
  /** The index in `entities` of an entity of a document, or -1 when there is no such entity. */
  readonly indexOf: (document: number, entity: number) => number;
};

type Member = { readonly document: number; readonly index: number; readonly entity: Entity };
type Person = Member & { readonly name: PersonName; readonly sounds: readonly string[] };

/**
 * Finds the same bearer in several documents: states by what they are called anywhere, bodies and events by their names
 * and aliases, people by family name with nothing against it, over spelling slips and alphabets. Two people of one
 * family name stay two; a bare family name that fits several of them stays alone.
 */
export function dossierEntities(documents: readonly (readonly Entity[])[]): DossierEntities {
  const members = documents.flatMap((entities, document) =>
    entities.map((entity, index): Member => ({ document, index, entity })),
  );
  const groups = [
    ...groupBodies(members.filter(({ entity }) => entity.type !== "PER")),
    ...groupPeople(members.filter(({ entity }) => entity.type === "PER")),
  ];
  groups.sort((a, b) => order(a[0], b[0]));
  const places = new Map<string, number>();
  groups.forEach((group, i) => {
    for (const { document, index } of group) places.set(`${document} ${index}`, i);
  });
  return {
    entities: groups.map(merge),
    indexOf: (document, entity) => places.get(`${document} ${entity}`) ?? -1,
  };
}

function order(a: Member | undefined, b: Member | undefined): number {
  return (a?.document ?? 0) - (b?.document ?? 0) || (a?.index ?? 0) - (b?.index ?? 0);
}

/** Groups everything that shares a key, directly or over others. */
function groupBodies(members: readonly Member[]): Member[][] {
  const parent = members.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  const first = new Map<string, number>();
  members.forEach(({ entity }, i) => {
    const forms = entity.state ? [] : [entity.name, ...entity.aliases];
    const keys = entity.state
      ? [`state ${entity.state}`]
      : forms.map((form) => `${kindOf(entity.type)} ${bodyKey(form)}`);
    for (const key of keys) {
      const there = first.get(key);
      if (there === undefined) first.set(key, i);
      else parent[root(i)] = root(there);
    }
  });
  const groups = new Map<number, Member[]>();
  members.forEach((member, i) => {
    const group = groups.get(root(i));
    if (group) group.push(member);
    else groups.set(root(i), [member]);
  });
  return [...groups.values()];
}

/** Whether a body is a place, a firm or a work is often one document's guess; an event is not. */
function kindOf(type: NameType): string {
  return type === "EVENT" ? "event" : "body";
}

function groupPeople(members: readonly Member[]): Person[][] {
  const people = members.map((member): Person => {
    const name = { ...partsOf(member.entity.name, ""), gender: member.entity.gender ?? null };
    const family = member.entity.name.split(/\s+/u).findLast((word) => word.length > 2) ?? member.entity.name;
    return { ...member, name, sounds: soundKeys(family) };
  });
  const full = people.filter((person) => person.name.given.length > 0 || person.name.numeral !== "");
  const bare = people.filter((person) => !full.includes(person));
  const groups: Person[][] = [];
  const bySound = new Map<string, Person[][]>();
  const byStart = new Map<string, readonly string[]>();
  const open = (person: Person): void => {
    const group = [person];
    groups.push(group);
    for (const sound of person.sounds) {
      const list = bySound.get(sound);
      if (list) list.push(group);
      else {
        bySound.set(sound, [group]);
        byStart.set(sound.slice(0, 4), [...(byStart.get(sound.slice(0, 4)) ?? []), sound]);
      }
    }
  };
  const near = (person: Person): Person[][] => {
    const exact = [...new Set(person.sounds.flatMap((sound) => bySound.get(sound) ?? []))];
    if (exact.length > 0) return exact;
    const slips = person.sounds.flatMap((sound) =>
      (byStart.get(sound.slice(0, 4)) ?? []).filter((each) => alike(sound, each)),
    );
    return [...new Set(slips.flatMap((sound) => bySound.get(sound) ?? []))];
  };
  for (const person of full) {
    const home = near(person).find((group) =>
      group.every((other) => other.document !== person.document && fits(person, other)),
    );
    if (home) home.push(person);
    else open(person);
  }
  for (const person of bare) {
    const homes = near(person).filter((group) =>
      group.every((other) => other.document !== person.document && fits(person, other)),
    );
    const only = homes.length === 1 ? homes[0] : undefined;
    if (only) only.push(person);
    else open(person);
  }
  return groups.map((group) => group.sort(order));
}

function alike(a: string, b: string): boolean {
  return a.length >= 6 && a.charAt(0) === b.charAt(0) && oneSlip(a, b);
}

/** Same bearer, the family names being alike already. */
function fits(a: Person, b: Person): boolean {
  const plain = (name: PersonName): PersonName => ({
    ...name,
    family: "",
    given: name.given.map((word) => soundKey(word)),
  });
  return sameBearer(plain(a.name), plain(b.name));
}

function merge(group: readonly Member[]): DossierEntity {
  const forms = new Map<string, number>();
  for (const { entity } of group)
    for (const form of [entity.name, ...entity.aliases]) forms.set(form, (forms.get(form) ?? 0) + 1);
  const names = group.map(({ entity }) => entity.name);
  const type = group[0]?.entity.type ?? "MISC";
  const state = group.find(({ entity }) => entity.state)?.entity.state ?? null;
  const name = state && names.includes(state) ? state : fullest(names, type);
  return {
    type: mostCommon(group.map(({ entity }) => entity.type)) ?? type,
    name,
    aliases: [...forms.keys()].filter((form) => form !== name),
    gender: group.find(({ entity }) => entity.gender)?.entity.gender ?? null,
    state,
    members: group.map(({ document, index }) => ({ document, entity: index })),
  };
}

function fullest(names: readonly string[], type: NameType): string {
  const latin = names.filter((name) => !/\p{Script=Cyrillic}/u.test(name));
  const from = latin.length > 0 ? latin : names;
  const size = (name: string): number => (type === "PER" ? name.split(" ").length * 100 : 0) + name.length;
  return from.reduce((best, name) => (size(name) > size(best) ? name : best), from[0] ?? "");
}

function mostCommon<T>(items: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  let best: T | null = null;
  for (const [item, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = item;
  return best;
}
