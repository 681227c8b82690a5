import { slice } from "#lib/base/text.ts";
import { kindsOfNoun, sameNoun } from "./deed-kinds.ts";
import type { Deed } from "./deeds.ts";
import type { Dossier } from "./dossier.ts";
import { GatedPattern } from "./gated-pattern.ts";
import { gapInDays, type Interval, intervalOf } from "./intervals.ts";
import { RECURRING, roundOf } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import { namesOf, sameThing, shareName } from "./phrases.ts";
import { ownDates } from "./posted.ts";
import { isBare, sameInStory } from "./same-in-story.ts";

/** Words that put one telling at another stage of a story: `at first`, `after her death`, `later`. */
export const STAGE = new GatedPattern(
  /\b(?:at\sfirst|at\slast|initially|later|eventually|finally|meanwhile|until|since\sthen|thereafter|by\sthen|after\s(?:his|her|their|him|them|\p{Lu}[\p{L}]+['’]s)\b|in\s(?:his|her|their)\s(?:absence|place|stead)|followed\sby|succeeded|instead|deputy|acting|today|now)\b/iu,
  "first last initially later eventually finally meanwhile until then thereafter after absence place stead followed succeeded " +
    "instead deputy acting today now",
);

/** Whether a telling is of one stage of a story among others. */
export function isStage({ passage, clause }: Deed): boolean {
  return STAGE.isIn(passage, clause.span);
}

/** A document that tells so often of one kind of deed to one kind of thing tells of many things. */
const MOST_IN_ONE = 6;
/** A thing is looked up by so many of its words. */
const MOST_WORDS = 12;
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
  const { stories } = dossier;
  for (const group of groupsOf(deeds)) {
    const shared = sharedNames(group);
    for (const [i, a] of group.entries()) {
      const { document } = a.passage;
      const partners = stories.partnersOf(document);
      const names = namesOf(a.theme).filter((name) => shared.has(name));
      // What most fail on: their document is of no story with another, and no other names what they are about.
      if (!partners && names.length === 0) continue;
      for (let j = i + 1; j < group.length; j += 1) {
        const b = group[j];
        if (!b || b.passage.document === document) continue;
        // What most others fail on: two documents of one story, or a name that both deeds are about.
        if (!partners?.has(b.passage.document) && !names.some((name) => b.theme.terms.has(name))) continue;
        if (seen.get(a)?.has(b)) continue;
        const known = seen.get(a);
        if (known) known.add(b);
        else seen.set(a, new Set([b]));
        if (areOne(a, b, dossier)) visit(a, b);
      }
    }
  }
}

function areOne(a: Deed, b: Deed, dossier: Dossier): boolean {
  const { stories } = dossier;
  const first = areFirst(a, b);
  if (!(first || sameInStory(a.theme, b.theme)) || !sameRound(a, b)) return false;
  if (!inOneSetting(a.passage, b.passage, dossier)) return false;
  const inOneStory = stories.areOne(a.passage, b.passage);
  if (first) return inOneStory;
  if (inOneStory) return !isUnclear(a, b, dossier) && !isUnclear(b, a, dossier);
  const named = sameThing(a.theme, b.theme) && shareName(a.theme, b.theme);
  return named && !RECURRING.test(a.theme.text) && stories.areNear(a.passage, b.passage);
}

/** The bearers of names that deeds of two documents are about. */
function sharedNames(group: readonly Deed[]): ReadonlySet<string> {
  const first = new Map<string, number>();
  const shared = new Set<string>();
  for (const { theme, passage } of group) {
    for (const name of namesOf(theme)) {
      const document = first.get(name);
      if (document === undefined) first.set(name, passage.document);
      else if (document !== passage.document) shared.add(name);
    }
  }
  return shared;
}

/** The deeds of one kind and of one word, by their documents. */
type Group<One> = Map<number, One[]>;

function groupsOf<One extends Deed>(deeds: readonly One[]): One[][] {
  const groups: Group<One>[] = [];
  // By kind and by word: a key made of both would be made, and read letter by letter, for each word of each deed.
  const kinds = new Map<string, Map<string, Group<One>>>();
  for (const deed of deeds) {
    let words = kinds.get(deed.kind);
    if (!words) {
      words = new Map();
      kinds.set(deed.kind, words);
    }
    let left = MOST_WORDS;
    for (const all of [deed.theme.terms, deed.theme.words]) {
      for (const word of all) {
        if (left === 0) break;
        left -= 1;
        addTo(groups, words, sameNoun(word), deed);
      }
    }
  }
  return groups.flatMap((group) => {
    if (group.size < 2) return [];
    const clear = [...group.values()].filter((own) => own.length <= MOST_IN_ONE).flat();
    return clear.length > 1 && clear.length <= MOST ? [clear] : [];
  });
}

/** Adds a deed to the group of a word, once. */
function addTo<One extends Deed>(
  groups: Group<One>[],
  words: Map<string, Group<One>>,
  word: string,
  deed: One,
): void {
  const { document } = deed.passage;
  const group = words.get(word);
  if (!group) {
    const made: Group<One> = new Map([[document, [deed]]]);
    words.set(word, made);
    groups.push(made);
    return;
  }
  const own = group.get(document);
  if (!own) group.set(document, [deed]);
  else if (own[own.length - 1] !== deed) own.push(deed);
}

const FIRST = /\bfirst\b/iu;

/** `the first test` and `the first valve was tested`: one names by its noun what the other tells by its verb. */
function areFirst(a: Deed, b: Deed): boolean {
  const names = ({ theme, kind }: Deed) => kindsOfNoun(theme.head).includes(kind);
  return names(a) !== names(b) && FIRST.test(a.theme.text) && FIRST.test(b.theme.text);
}

/** Whether one calls by the bare noun what the other document has two of: `the ground`, where it had an old and a new one. */
function isUnclear(bare: Deed, { passage }: Deed, { stories }: Dossier): boolean {
  return isBare(bare.theme) && stories.hasSeveral(passage.document, bare.theme);
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

/** The verb of a deed after its thing, for a question: `opened`, `was signed`. */
export function toldOf({ passage, clause, theme }: Deed): string {
  const verb = slice(passage.reading.document.text, clause.verb).replace(
    /^(?:(?:was|were|had|has|have|been|is|are)\s)+/iu,
    "",
  );
  if (
    clause.lemma === "take" &&
    clause.object &&
    /^place$/iu.test(slice(passage.reading.document.text, clause.object.span))
  )
    return "took place";
  // What somebody did to it was done to it, unless the thing itself is what did it.
  const own = clause.voice === "active" && clause.object === null;
  return own ? verb : `${/[^s]s$/u.test(theme.text) && !theme.head.startsWith("#") ? "were" : "was"} ${verb}`;
}

/** Two dates further apart than this are of two happenings. */
const ONE_OCCASION = 62;
/** A narrative that has come to another year tells of something else. */
const ONE_SETTING = 400;

/** Whether two sentences may be set at one time: the dates that they give, or that were given just before, are near. */
export function inOneSetting(a: Passage, b: Passage, dossier: Dossier): boolean {
  const x = settingAt(a, dossier);
  if (x.length === 0) return true;
  const y = settingAt(b, dossier);
  if (y.length === 0) return true;
  return x.some((one) => y.some((other) => gapInDays(one, other) <= ONE_SETTING));
}

const LOOKS_BACK = /^[^,;]{1,60}\bhad\s(?:been\s)?\p{L}+/iu;

/** How far back in its paragraph the last date still tells when something was. */
const BACK = 3;

const settings = new WeakMap<Passage, readonly Interval[]>();

/** A sentence is held against many others. */
function settingAt(passage: Passage, dossier: Dossier): readonly Interval[] {
  let known = settings.get(passage);
  if (!known) {
    known = settingOf(passage, dossier);
    settings.set(passage, known);
  }
  return known;
}

function settingOf(passage: Passage, { library }: Dossier): Interval[] {
  const passages = library.documents[passage.document] ?? [];
  for (let i = passage.index; i >= Math.max(0, passage.index - BACK); i -= 1) {
    const one = passages[i];
    if (!one?.sentence || one.sentence.block !== passage.sentence?.block) break;
    // `She had been built in 1848` looks back: what follows is set where the story was before it.
    if (one !== passage && LOOKS_BACK.test(slice(one.reading.document.text, one.span))) continue;
    const own = ownDates(one).flatMap((date) => intervalOf(date) ?? []);
    if (own.length > 0) return own;
  }
  return [];
}

/** The days of a deed's own date. */
export function daysOf({ date }: Deed): Interval | null {
  return date ? intervalOf(date) : null;
}

/** Whether the dates of two deeds, where both have one, are near enough for one occasion. */
export function atOneTime(a: Deed, b: Deed): boolean {
  const [x, y] = [daysOf(a), daysOf(b)];
  return !x || !y || gapInDays(x, y) <= ONE_OCCASION;
}
