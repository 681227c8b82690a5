import { foldText } from "#lib/base/text.ts";
import type { NameType } from "../types.ts";
import type { Candidate } from "./candidates.ts";
import { MEN_NAMES, PARTICLES, WOMEN_NAMES } from "./people.ts";
import { NAME_TITLES } from "./roles.ts";
import { oneSlip } from "./spelling.ts";

export type Gender = "m" | "f";

/** A name of a person in parts, folded for comparing. A single word stands in `family`, whatever it is. */
export type PersonName = {
  readonly given: readonly string[];
  readonly family: string;
  readonly numeral: string;
  readonly gender: Gender | null;
};

export type Cluster = { readonly type: NameType; readonly members: number[]; readonly state: string | null };

const MALE_TITLE =
  /\b(?:Mr|Sir|Lord|King|Prince|Emperor|Tsar|Czar|Kaiser|Sultan|Pope|Duke|Earl|Baron|Count|Herr|Monsieur|Father|Brother|Señor|Signor|chairman|father|son|brother|husband|uncle|king)\b/u;
const FEMALE_TITLE =
  /\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Empress|Duchess|Countess|Baroness|Frau|Madame|Mme|Mlle|Sister|Señora|Signora|chairwoman|mother|daughter|sister|wife|aunt|queen)\b/u;
const NUMERAL = /^(?:[IVX]+|Jr\.?|Sr\.?|the)$/u;

/** The parts of a person's name. `title`: what stands before it. */
export function partsOf(shown: string, title: string): PersonName {
  const words = shown
    .split(/\s+/u)
    .flatMap((word) => (/^(?:\p{Lu}\.){2,}$/u.test(word) ? word.split(/(?<=\.)/u) : [word]));
  const numeral = words.find((word, i) => i > 0 && /^[IVX]+$/u.test(word)) ?? "";
  const kept = words.filter(
    (word) => !PARTICLES.has(word) && !NAME_TITLES.has(word) && !NUMERAL.test(word) && word !== "of",
  );
  const family = foldText(kept[kept.length - 1] ?? shown);
  const given = kept.slice(0, -1).map((word) => foldText(word).replace(/\./gu, ""));
  return { given, family, numeral, gender: genderOf(kept, `${title} ${words.slice(0, 1).join("")}`) };
}

function genderOf(words: readonly string[], title: string): Gender | null {
  if (FEMALE_TITLE.test(title)) return "f";
  if (MALE_TITLE.test(title)) return "m";
  const first = words[0];
  if (first === undefined) return null;
  const man = MEN_NAMES.has(first);
  const woman = WOMEN_NAMES.has(first);
  if (man === woman) return null;
  return man ? "m" : "f";
}

/** Whether two persons' names can belong to one bearer: same family name, no given name or gender against it. */
export function sameBearer(a: PersonName, b: PersonName): boolean {
  if (a.family !== b.family || a.numeral !== b.numeral) return false;
  if (a.gender && b.gender && a.gender !== b.gender) return false;
  const one = a.given[0];
  const two = b.given[0];
  if (one === undefined || two === undefined) return true;
  if (one.length === 1 || two.length === 1) return one.charAt(0) === two.charAt(0);
  return one === two || a.given.includes(two) || b.given.includes(one) || oneSlip(one, two);
}

/** Words for one event that share nothing in their spelling. */
const EVENT_ALIASES: ReadonlyMap<string, string> = new Map([
  ["second world war", "world war ii"],
  ["world war two", "world war ii"],
  ["wwii", "world war ii"],
  ["ww2", "world war ii"],
  ["first world war", "world war i"],
  ["world war one", "world war i"],
  ["wwi", "world war i"],
  ["great war", "world war i"],
]);

/** For comparing names that are not persons: `German-Soviet pact` and `Soviet-German Pact` are one. */
export function bodyKey(shown: string): string {
  const folded = foldText(shown).replace(/^the /u, "").replace(/\./gu, "");
  const halves = folded.replace(/\p{L}+(?:-\p{L}+)+/gu, (pair) => pair.split("-").sort().join("-"));
  return EVENT_ALIASES.get(halves) ?? halves;
}

/** First letters of a name's words: `European Union` → `eu`. */
function acronymOf(shown: string): string {
  const words = shown.split(/[\s-]+/u).filter((word) => /^\p{Lu}/u.test(word));
  return words.length < 2
    ? ""
    : words
        .map((word) => word.charAt(0))
        .join("")
        .toLowerCase();
}

const ALSO =
  /^[\s,"“”]*\(?\s*(?:also |better |formerly |sometimes |commonly |officially )?(?:called|known as|named|dubbed|abbreviated(?: as| to)?|aka|a\.k\.a\.)(?: simply)?(?: the| as the)? ?["“'‘]?$/iu;

/** Groups candidates by bearer. `types[i]` is the type of `candidates[i]`. */
export function clusterNames(
  text: string,
  candidates: readonly Candidate[],
  types: readonly NameType[],
): Cluster[] {
  const clusters: Cluster[] = [];
  const home = new Array<number>(candidates.length).fill(-1);
  const put = (i: number, cluster: number): void => {
    clusters[cluster]?.members.push(i);
    home[i] = cluster;
  };
  const open = (i: number, type: NameType, state: string | null): number => {
    clusters.push({ type, members: [], state });
    put(i, clusters.length - 1);
    return clusters.length - 1;
  };
  const byKey = new Map<string, number>();
  candidates.forEach((candidate, i) => {
    const type = types[i] ?? "MISC";
    if (type === "PER" && !candidate.state) return;
    const key = candidate.state ? `state ${candidate.state.name}` : bodyKey(candidate.text);
    const there = byKey.get(key);
    if (there !== undefined) put(i, there);
    else byKey.set(key, open(i, candidate.state ? "LOC" : type, candidate.state?.name ?? null));
  });
  mergeBodies(text, candidates, clusters, home);
  clusterPeople(text, candidates, types, clusters, put, open);
  return clusters.filter((cluster) => cluster.members.length > 0);
}

/** Acronyms, firms without their ending, and `X (also called Y)`. */
function mergeBodies(
  text: string,
  candidates: readonly Candidate[],
  clusters: Cluster[],
  home: number[],
): void {
  const move = (from: number, to: number): void => {
    const source = clusters[from];
    const target = clusters[to];
    if (!source || !target || from === to) return;
    for (const member of source.members) home[member] = to;
    target.members.push(...source.members.splice(0));
    target.members.sort((a, b) => a - b);
  };
  const acronyms = new Map<string, number>();
  const shown = (cluster: Cluster): string => candidates[cluster.members[0] ?? -1]?.text ?? "";
  clusters.forEach((cluster, i) => {
    const key = acronymOf(shown(cluster));
    if (key !== "" && !acronyms.has(key)) acronyms.set(key, i);
  });
  clusters.forEach((cluster, i) => {
    const name = shown(cluster).replace(/\./gu, "");
    if (cluster.state || !/^\p{Lu}{2,6}$/u.test(name)) return;
    const full = acronyms.get(name.toLowerCase());
    if (full !== undefined && full !== i && clusters[full]?.type !== "PER") move(i, full);
  });
  // `Rovers` for `Ashford Rovers`, `Greenfield` for `Greenfield Holdings Ltd`, unless two bodies share the word.
  const shortForms = new Map<string, number>();
  clusters.forEach((cluster, i) => {
    const parts = shown(cluster).split(" ");
    if (cluster.type !== "ORG" || parts.length < 2) return;
    for (const part of new Set([parts[0], parts[parts.length - 1]])) {
      if (part) shortForms.set(part, shortForms.has(part) ? -1 : i);
    }
  });
  clusters.forEach((cluster, i) => {
    const full = cluster.type === "ORG" && !cluster.state ? (shortForms.get(shown(cluster)) ?? -1) : -1;
    if (full >= 0) move(i, full);
  });
  candidates.forEach((candidate, i) => {
    const next = candidates[i + 1];
    const a = home[i] ?? -1;
    const b = home[i + 1] ?? -1;
    if (!next || a < 0 || b < 0 || a === b || next.start - candidate.end > 40) return;
    if (clusters[a]?.state || clusters[b]?.state) return;
    if (ALSO.test(text.slice(candidate.end, next.start)) && clusters[a]?.type === clusters[b]?.type)
      move(b, a);
  });
}

function clusterPeople(
  text: string,
  candidates: readonly Candidate[],
  types: readonly NameType[],
  clusters: Cluster[],
  put: (i: number, cluster: number) => void,
  open: (i: number, type: NameType, state: string | null) => number,
): void {
  const parts = new Map<number, PersonName>();
  const byFamily = new Map<string, number[]>();
  const byGiven = new Map<string, number[]>();
  const profile = new Map<number, PersonName>();
  const remember = (map: Map<string, number[]>, key: string, cluster: number): void => {
    const list = map.get(key);
    if (!list) map.set(key, [cluster]);
    else if (!list.includes(cluster)) list.push(cluster);
  };
  const people = candidates.flatMap((candidate, i) => (types[i] === "PER" && !candidate.state ? [i] : []));
  const titleOf = (i: number): string => {
    const title = candidates[i]?.title;
    return title ? text.slice(title.start, title.end) : "";
  };
  for (const i of people) parts.set(i, partsOf(candidates[i]?.text ?? "", titleOf(i)));
  const full = (i: number): boolean => (parts.get(i)?.given.length ?? 0) > 0 || parts.get(i)?.numeral !== "";
  for (const i of people.filter(full)) {
    const mine = parts.get(i);
    if (!mine) continue;
    const there = (byFamily.get(mine.family) ?? []).find((cluster) => {
      const other = profile.get(cluster);
      return other !== undefined && sameBearer(mine, other);
    });
    if (there !== undefined) {
      put(i, there);
      const other = profile.get(there);
      if (other && better(mine, other)) profile.set(there, mine);
      continue;
    }
    const cluster = open(i, "PER", null);
    profile.set(cluster, mine);
    remember(byFamily, mine.family, cluster);
    for (const given of mine.given) if (given.length > 1) remember(byGiven, given, cluster);
  }
  const married = new Set(people.filter((i) => /^Mrs\.?$/u.test(titleOf(i))));
  const misters = new Set(
    people.filter((i) => !full(i) && /^Mr\.?$/u.test(titleOf(i))).map((i) => parts.get(i)?.family),
  );
  const couples = new Set(
    [...married].map((i) => parts.get(i)?.family ?? "").filter((family) => misters.has(family)),
  );
  for (const i of people.filter((each) => !full(each))) {
    const mine = parts.get(i);
    if (!mine) continue;
    const fits = (cluster: number): boolean => {
      const gender = profile.get(cluster)?.gender ?? null;
      if (mine.gender && gender && gender !== mine.gender) return false;
      // Where a Mr X and a Mrs X walk about, Mrs X is not Miss X of the full name.
      return !(married.has(i) && couples.has(mine.family) && (profile.get(cluster)?.given.length ?? 0) > 0);
    };
    const named = (byFamily.get(mine.family) ?? []).filter(fits);
    const called = candidates[i]?.title ? [] : (byGiven.get(mine.family) ?? []);
    const chosen =
      latestBefore(named.length > 0 ? named : called, clusters, i) ?? slip(mine.family, byFamily, fits);
    if (chosen !== undefined) put(i, chosen);
    else {
      const cluster = open(i, "PER", null);
      profile.set(cluster, mine);
      remember(byFamily, mine.family, cluster);
    }
  }
  for (const cluster of clusters) cluster.members.sort((a, b) => a - b);
}

function better(a: PersonName, b: PersonName): boolean {
  const size = (name: PersonName): number => name.given.join("").length + (name.gender ? 1 : 0);
  return size(a) > size(b);
}

/** Of several bearers of a family name: the one named last before this place, else the first named after it. */
function latestBefore(
  options: readonly number[],
  clusters: readonly Cluster[],
  at: number,
): number | undefined {
  if (options.length < 2) return options[0];
  let best = options[0];
  let bestMember = -1;
  for (const option of options) {
    for (const member of clusters[option]?.members ?? []) {
      if (member < at && member > bestMember) {
        bestMember = member;
        best = option;
      }
    }
  }
  return best;
}

/** A family name misspelt by one letter; only for long names, where chance likeness is rare. */
function slip(
  family: string,
  byFamily: ReadonlyMap<string, number[]>,
  fits: (cluster: number) => boolean,
): number | undefined {
  if (family.length < 8) return undefined;
  for (const [other, list] of byFamily) {
    if (Math.abs(other.length - family.length) > 1 || other.charAt(0) !== family.charAt(0)) continue;
    if (oneSlip(other, family)) return list.find(fits);
  }
  return undefined;
}
