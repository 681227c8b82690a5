import { remembered } from "#lib/base/remembered.ts";
import { foldText } from "#lib/base/text.ts";
import type { NameType } from "../types.ts";
import type { Candidate, Cluster } from "./candidates.ts";
import { LED_BY } from "./classify.ts";
import { clusterPeople } from "./cluster-people.ts";

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
  const folded = foldText(shown).replace(/^the /u, "").replaceAll(".", "");
  const one = folded.endsWith("s") ? folded.replace(/(?<=[^\s]{3}[^suai])s$/u, "") : folded;
  const halves = one.includes("-")
    ? one
        .replace(/\bthree-(?:partite|power)\b/gu, "tripartite")
        .replace(/\p{L}+(?:-\p{L}+)+/gu, (pair) => pair.split("-").sort().join("-"))
    : one;
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
  const keyOf = remembered(bodyKey);
  candidates.forEach((candidate, i) => {
    const type = types[i] ?? "MISC";
    if (type === "PER" && !candidate.state) return;
    const key = candidate.state ? `state ${candidate.state.name}` : keyOf(candidate.text);
    const there = byKey.get(key);
    if (there !== undefined) put(i, there);
    else byKey.set(key, open(i, candidate.state ? "LOC" : type, candidate.state?.name ?? null));
  });
  mergeBodies(text, candidates, clusters, home);
  clusterPeople(text, candidates, types, { clusters, put, open });
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
    for (const member of source.members.splice(0)) target.members.push(member);
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
    const led = parts.length === 2 && LED_BY.has(parts[1] ?? "");
    for (const part of led ? [] : new Set([parts[0], parts[parts.length - 1]])) {
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
