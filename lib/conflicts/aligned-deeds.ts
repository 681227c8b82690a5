import { slice } from "#lib/base/text.ts";
import { sameNoun } from "./deed-kinds.ts";
import type { Deed } from "./deeds.ts";
import { sameInStory } from "./deeds.ts";
import type { Dossier } from "./dossier.ts";
import { gapInDays, type Interval, intervalOf } from "./intervals.ts";
import { RECURRING, roundOf } from "./occasions.ts";
import { sameThing, shareName } from "./phrases.ts";

/** A document that tells so often of one kind of deed to one kind of thing tells of many things. */
const MOST_IN_ONE = 6;
/** So many tellings of one kind in all documents are no longer held against each other one by one. */
const MOST = 400;

/**
 * Visits every two deeds of different documents that may be one: of one kind, to one thing, in one story. Pairs are looked
 * for by what they have in common, and no group of them is larger than the caps above.
 */
export function eachAligned<One extends Deed>(
  deeds: readonly One[],
  dossier: Dossier,
  visit: (a: One, b: One) => void,
): void {
  const seen = new Map<One, Set<One>>();
  for (const group of groupsOf(deeds)) {
    for (const [i, a] of group.entries()) {
      for (let j = i + 1; j < group.length; j += 1) {
        const b = group[j];
        if (!b || a.passage.document === b.passage.document || seen.get(a)?.has(b)) continue;
        const known = seen.get(a);
        if (known) known.add(b);
        else seen.set(a, new Set([b]));
        if (areOne(a, b, dossier)) visit(a, b);
      }
    }
  }
}

function areOne(a: Deed, b: Deed, { stories }: Dossier): boolean {
  if (!sameInStory(a.theme, b.theme) || !sameRound(a, b)) return false;
  if (stories.areOne(a.passage, b.passage)) return true;
  const named = sameThing(a.theme, b.theme) && shareName(a.theme, b.theme);
  return named && !RECURRING.test(a.theme.text) && stories.areNear(a.passage, b.passage);
}

function groupsOf<One extends Deed>(deeds: readonly One[]): One[][] {
  const groups = new Map<string, Map<number, One[]>>();
  for (const deed of deeds) {
    const { terms, words } = deed.theme;
    for (const key of new Set([...terms, ...words].map((word) => `${deed.kind} ${sameNoun(word)}`))) {
      const group = groups.get(key) ?? new Map<number, One[]>();
      groups.set(key, group);
      const own = group.get(deed.passage.document);
      if (own) own.push(deed);
      else group.set(deed.passage.document, [deed]);
    }
  }
  return [...groups.values()].flatMap((group) => {
    if (group.size < 2) return [];
    const clear = [...group.values()].filter((own) => own.length <= MOST_IN_ONE).flat();
    return clear.length > 1 && clear.length <= MOST ? [clear] : [];
  });
}

function sameRound(a: Deed, b: Deed): boolean {
  return areOneRound(roundOf(textOf(a)), roundOf(textOf(b)));
}

/** Whether two rounds may be one: a first or final one may go without saying so, a second one never does. */
export function areOneRound(x: string | null, y: string | null): boolean {
  if (x === y) return true;
  return (x === null || y === null) && /^(?:first|final|last)\b/u.test(x ?? y ?? "");
}

const textOf = ({ passage }: Deed) => slice(passage.reading.document.text, passage.span);

/** Two dates further apart than this are of two happenings. */
const ONE_OCCASION = 62;

/** The days of a deed's own date. */
export function daysOf({ date }: Deed): Interval | null {
  return date ? intervalOf(date) : null;
}

/** Whether the dates of two deeds, where both have one, are near enough for one occasion. */
export function atOneTime(a: Deed, b: Deed): boolean {
  const [x, y] = [daysOf(a), daysOf(b)];
  return !x || !y || gapInDays(x, y) <= ONE_OCCASION;
}
