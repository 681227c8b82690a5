import { remembered } from "#lib/base/remembered.ts";
import type { NameType } from "../types.ts";
import type { Candidate, Cluster } from "./candidates.ts";
import { type PersonName, partsOf, sameBearer } from "./person-name.ts";
import { oneSlip } from "./spelling.ts";
import { isCyrillic, soundKey, soundKeys } from "./transliterate.ts";

/** More people of one name than this are a list, in which no short form can be told apart anyway. */
const MOST_NAMESAKES = 40;

type Homes = {
  readonly clusters: readonly Cluster[];
  readonly put: (candidate: number, cluster: number) => void;
  readonly open: (candidate: number, type: NameType, state: string | null) => number;
};

/** Puts every person's name with its bearer: full names first, then the short forms that point at them. */
export function clusterPeople(
  text: string,
  candidates: readonly Candidate[],
  types: readonly NameType[],
  { clusters, put, open }: Homes,
): void {
  const parts = new Map<number, PersonName>();
  const byFamily = new Map<string, number[]>();
  const byGiven = new Map<string, number[]>();
  const profile = new Map<number, PersonName>();
  const remember = (map: Map<string, number[]>, key: string, cluster: number): void => {
    const list = map.get(key);
    if (!list) map.set(key, [cluster]);
    else if (list[list.length - 1] !== cluster) list.push(cluster);
  };
  const people = candidates.flatMap((candidate, i) => (types[i] === "PER" && !candidate.state ? [i] : []));
  const titleOf = (i: number): string => {
    const title = candidates[i]?.title;
    return title ? text.slice(title.start, title.end) : "";
  };
  // The same words are met again and again, mostly without a title.
  const untitled = remembered((shown) => partsOf(shown, ""));
  for (const i of people) {
    const shown = candidates[i]?.text ?? "";
    const title = titleOf(i);
    parts.set(i, title === "" ? untitled(shown) : partsOf(shown, title));
  }
  spellAlike(parts);
  const full = (i: number): boolean => (parts.get(i)?.given.length ?? 0) > 0 || parts.get(i)?.numeral !== "";
  for (const i of people.filter(full)) {
    const mine = parts.get(i);
    if (!mine) continue;
    const there = (byFamily.get(mine.family) ?? []).slice(0, MOST_NAMESAKES).find((cluster) => {
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
  const byStart = new Map<string, string[]>();
  for (const family of byFamily.keys()) {
    const list = byStart.get(family.slice(0, 4));
    if (list) list.push(family);
    else byStart.set(family.slice(0, 4), [family]);
  }
  // "the daughter of the bookseller Pieter Maarsen": named in passing, so that `Maarsen` goes on meaning the daughter.
  // Told for the bearers only of whom there are several to choose from.
  const fullSeen = new Map<number, readonly number[]>();
  const known = clusters.map(({ members }) => members.length);
  const fullSeenOf = (cluster: number): readonly number[] => {
    const before = fullSeen.get(cluster);
    if (before) return before;
    const members = clusters[cluster]?.members.slice(0, known[cluster] ?? 0) ?? [];
    const seen = members.filter(
      (i) => !KIN.test(text.slice(Math.max(0, (candidates[i]?.start ?? 0) - 60), candidates[i]?.start ?? 0)),
    );
    fullSeen.set(cluster, seen);
    return seen;
  };
  // In the life of Pieter Maarsen, `Maarsen` is he, whoever of his family was named last.
  const titleEnd = titleLine(text);
  const titled = new Set(
    [...profile.keys()].filter(
      (cluster) =>
        (candidates[clusters[cluster]?.members[0] ?? -1]?.end ?? Number.POSITIVE_INFINITY) <= titleEnd,
    ),
  );
  const lastBare = new Map<number, number>();
  const lastSeen =
    (at: number) =>
    (cluster: number): number =>
      Math.max(lastBelow(fullSeenOf(cluster), at), lastBare.get(cluster) ?? -1);
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
    const named = (byFamily.get(mine.family) ?? []).slice(0, MOST_NAMESAKES).filter(fits);
    const called = candidates[i]?.title ? [] : (byGiven.get(mine.family) ?? []);
    const own =
      titled.size === 1 && !candidates[i]?.title ? named.find((cluster) => titled.has(cluster)) : undefined;
    const chosen =
      own ??
      latestBefore(named.length > 0 ? named : called, lastSeen(i)) ??
      slip(mine.family, byStart, byFamily, fits);
    if (chosen !== undefined) {
      put(i, chosen);
      lastBare.set(chosen, i);
    } else {
      const cluster = open(i, "PER", null);
      profile.set(cluster, mine);
      remember(byFamily, mine.family, cluster);
      lastBare.set(cluster, i);
    }
  }
  for (const cluster of clusters) cluster.members.sort((a, b) => a - b);
}

const KIN =
  /\b(?:daughter|son|child|children|wife|husband|widow|brother|sister|cousin|father|mother|nephew|niece|parents|uncle|aunt)s?\b[^.;:!?]{0,40}$/u;

/** Where the first line ends, when it is a title: short, and no sentence. */
function titleLine(text: string): number {
  const line = /^\s*(?<title>[^\n.!?;]{3,80})(?=\n)/u.exec(text);
  return line === null ? -1 : line[0].length;
}

function better(a: PersonName, b: PersonName): boolean {
  const size = (name: PersonName): number => name.given.join("").length + (name.gender ? 1 : 0);
  return size(a) > size(b);
}

/** Of several bearers of a family name: the one named last before this place, else the first named after it. */
function latestBefore(options: readonly number[], lastSeen: (cluster: number) => number): number | undefined {
  if (options.length < 2) return options[0];
  let best = options[0];
  let latest = -1;
  for (const option of options.slice(0, MOST_NAMESAKES)) {
    const seen = lastSeen(option);
    if (seen > latest) {
      latest = seen;
      best = option;
    }
  }
  return best;
}

/** The last of some ascending numbers that is below `limit`, or -1. */
function lastBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return numbers[low - 1] ?? -1;
}

/** A family name misspelt by one letter; only for long names, where chance likeness is rare. */
function slip(
  family: string,
  byStart: ReadonlyMap<string, readonly string[]>,
  byFamily: ReadonlyMap<string, number[]>,
  fits: (cluster: number) => boolean,
): number | undefined {
  if (family.length < 8) return undefined;
  const other = (byStart.get(family.slice(0, 4)) ?? [])
    .slice(0, MOST_NAMESAKES)
    .find((each) => oneSlip(each, family));
  return other === undefined ? undefined : (byFamily.get(other) ?? []).find(fits);
}

/** Молотова and Molotov in one text are one person: the Latin spelling wins. */
function spellAlike(parts: Map<number, PersonName>): void {
  const latin = new Map<string, string>();
  const families = [...parts.values()].map(({ family }) => family);
  if (!families.some(isCyrillic)) return;
  const cyrillic = new Map<string, string>();
  for (const family of families) (isCyrillic(family) ? cyrillic : latin).set(soundKey(family), family);
  for (const [i, name] of parts) {
    if (!isCyrillic(name.family)) continue;
    // Лыткина, Лыткину: a case of the family name that stands elsewhere without its ending.
    const nominative = soundKeys(name.family)
      .slice(1)
      .map((key) => cyrillic.get(key))
      .find((each) => each !== undefined);
    if (nominative !== undefined && name.gender !== "f") parts.set(i, { ...name, family: nominative });
    const family = soundKeys(name.family)
      .map((key) => latin.get(key))
      .find((each) => each !== undefined);
    if (family !== undefined) parts.set(i, { ...name, family, given: name.given.map(soundKey) });
  }
}
