import { plainWords } from "#lib/base/folded-words.ts";
import { foldText, type Span, slice } from "#lib/base/text.ts";
import { isSingularRole } from "./names/roles.ts";
import { type Word, wordsOf } from "./names/words.ts";
import { SOURCE_NOUNS } from "./quotations/cues.ts";
import {
  hangs,
  isActedOn,
  openingPronoun,
  opensBehindComma,
  opensBlock,
  partnerOf,
  topicOf,
} from "./resolve-places.ts";
import type { Entity, NameMention, Sentence } from "./types.ts";

/** Answers who a pronoun or a bare role stands for. Indices are into the document's entities. */
export type Resolver = {
  /** Who a pronoun at an offset means, or null when the text does not settle it. `near`: somebody just speaking. */
  readonly pronoun: (span: Span, near?: number | null) => number | null;
  /** Who `the minister`, `the Soviet leader` means, or null. */
  readonly role: (span: Span, near?: number | null) => number | null;
  /** Who a sentence is about: its first person or state that hangs on no preposition, pronouns resolved. */
  readonly subject: (sentence: number) => number | null;
};

type Seen = {
  readonly entity: number;
  readonly start: number;
  readonly end: number;
  readonly subject: boolean;
  readonly possessive: boolean;
};

const PERSONAL: Readonly<Record<string, "m" | "f" | "it" | "they">> = {
  he: "m",
  him: "m",
  his: "m",
  himself: "m",
  she: "f",
  her: "f",
  hers: "f",
  herself: "f",
  it: "it",
  its: "it",
  itself: "it",
  they: "they",
  them: "they",
  their: "they",
  themselves: "they",
};
const REACH = 6;
/** A paper so far into its sentence does not open it. */
const OPENING_WORDS = 3;

/** `X's | reply`, `X's | official letter`: words of somebody's, behind the name. */
function isPaperOf(words: readonly Word[], owner: number): boolean {
  const next = words[owner + 1]?.lower ?? "";
  return (
    SOURCE_NOUNS.has(next) ||
    (/^(?:ADJ|NOUN)$/u.test(words[owner + 1]?.pos ?? "") && SOURCE_NOUNS.has(words[owner + 2]?.lower ?? ""))
  );
}

/** A pronoun so far into its sentence does not open it. */
const OPENING = 12;
/** Somebody without a name, who may be a woman or a man, must be a man, must be a woman. */
const NOBODY = -1;
const NO_MAN = -2;
const NO_WOMAN = -3;
const MEN =
  /^(?:father|grandfather|stepfather|brother|son|grandson|uncle|nephew|husband|king|prince|duke|emperor|monk|priest|gentleman|businessman|statesman|policeman|boy|abbot|widower)$/u;
const WOMEN =
  /^(?:mother|grandmother|stepmother|sister|daughter|granddaughter|aunt|niece|wife|queen|princess|duchess|empress|nun|actress|lady|businesswoman|policewoman|girl|widow|abbess|schoolmistress|heiress|hostess)$/u;

function namelessAs(noun: string): number {
  return MEN.test(noun) ? NO_MAN : WOMEN.test(noun) ? NO_WOMAN : NOBODY;
}

/**
 * Reads the document once, in order, and remembers who every sentence is about. Linear in the text. `quoted`: the
 * quotations, in order; names in them are not what pronouns outside them point at.
 */
export function createResolver(
  text: string,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  entities: readonly Entity[],
  quoted: readonly Span[] = [],
): Resolver {
  const words = wordsOf(text, sentences);
  const seen: (Seen[] | undefined)[] = [];
  let at = 0;
  let inside = 0;
  sentences.forEach((sentence, index) => {
    const wordsHere = words[index] ?? [];
    let subjectFound = false;
    let word = 0;
    while (at < names.length && (names[at]?.span.start ?? 0) < sentence.span.end) {
      const name = names[at];
      at += 1;
      if (!name || name.span.start < sentence.span.start || name.form === "adjective") continue;
      // Whom a speaker names is not whom the narrative means by `he`.
      while (inside < quoted.length && (quoted[inside]?.end ?? 0) <= name.span.start) inside += 1;
      if ((quoted[inside]?.start ?? Number.POSITIVE_INFINITY) <= name.span.start) continue;
      while (word < wordsHere.length && (wordsHere[word]?.end ?? 0) <= name.span.start) word += 1;
      let last = word;
      while (last + 1 < wordsHere.length && (wordsHere[last + 1]?.start ?? 0) < name.span.end) last += 1;
      const possessive = wordsHere[last]?.possessive === true;
      const actor = name.type === "PER" || name.type === "ORG" || name.type === "LOC";
      // "Seward's reply stated": whose words they are is whom the sentence is about
      const speaks = possessive && word < OPENING_WORDS && isPaperOf(wordsHere, last);
      const subject = actor && !subjectFound && (!possessive || speaks) && !hangs(text, wordsHere, word);
      if (subject && name.type === "PER") subjectFound = true;
      const list = seen[index] ?? [];
      seen[index] = list;
      list.push({ entity: name.entity, start: name.span.start, end: name.span.end, subject, possessive });
    }
  });
  const subjects = new Array<number | null>(sentences.length).fill(null);
  const leading: (number | null)[] = [];

  const topic = topicOf(sentences, names, entities);
  /** The sentences in which the document's own person is somebody's `him`: `he` of the next one means them still. */
  const centred: boolean[] = [];
  const byRole = rolesOf(text, entities);
  const mentionsOf = new Map<number, number[]>();
  for (const name of names) {
    const list = mentionsOf.get(name.entity);
    if (list) list.push(name.span.start);
    else mentionsOf.set(name.entity, [name.span.start]);
  }

  const role = (span: Span, near: number | null = null): number | null => {
    const list = foldedRuns(slice(text, span)).filter((word) => word !== "the");
    const noun = list.findLast((word) => isSingularRole(word));
    if (noun === undefined) return null;
    const all = byRole.get(noun);
    if (all === undefined && near === null) return null;
    const holders = [...new Set(all ?? [])].filter((holder) => list.every((word) => holder.words.has(word)));
    let best: number | null = null;
    let latest = -1;
    for (const holder of holders) {
      const before = lastBefore(mentionsOf.get(holder.entity) ?? [], span.start);
      if (before > latest) {
        latest = before;
        best = holder.entity;
      }
    }
    // `the striker said`, long after a striker was named: rather the person the talk is about, if nothing is against it.
    const stale = best !== null && sentenceAt(sentences, span.start) - sentenceAt(sentences, latest) > 3;
    if (
      near !== null &&
      list.length === 1 &&
      (best === null || stale) &&
      entities[near]?.roles.length === 0 &&
      entities[near]?.type === "PER"
    ) {
      return near;
    }
    return best ?? holders[0]?.entity ?? null;
  };

  // A nameless person stands for no entity, and yet is who `he` means afterwards.
  const nobodyKnown = (list: readonly Word[], before: number | undefined): number | null => {
    const opens = /^(?:the|a|an|one|another|his|her|their)$/u.test(list[0]?.lower ?? "");
    for (let i = 1; opens && i < 4; i += 1) {
      const word = list[i];
      const next = list[i + 1];
      if (!word || !next || (before !== undefined && next.start >= before)) return null;
      if (isSingularRole(word.text) && !isSingularRole(next.text))
        return role({ start: list[0]?.start ?? word.start, end: word.end }) ?? namelessAs(word.lower);
    }
    return null;
  };

  const fits = (entity: number, kind: "m" | "f" | "it" | "they"): boolean => {
    if (entity < 0) return (kind === "m" && entity !== NO_WOMAN) || (kind === "f" && entity !== NO_MAN);
    const bearer = entities[entity];
    if (!bearer) return false;
    if (kind === "m" || kind === "f")
      return bearer.type === "PER" && (!bearer.gender || bearer.gender === kind);
    return (
      bearer.type === "ORG" || (bearer.type === "LOC" && bearer.state !== null && bearer.state !== undefined)
    );
  };

  const pronoun = (span: Span, near: number | null = null): number | null => {
    const shown = text.slice(span.start, span.end).toLowerCase();
    const kind = PERSONAL[shown];
    const here = sentenceAt(sentences, span.start);
    if (!kind || here < 0) return null;
    const scores = new Map<number, number>();
    const vote = (entity: number, score: number): void => {
      const told = (kind !== "m" && kind !== "f") || entity < 0 || entities[entity]?.gender ? 0 : -0.5;
      if (fits(entity, kind))
        scores.set(entity, Math.max(scores.get(entity) ?? Number.NEGATIVE_INFINITY, score + told));
    };
    const partner = partnerOf(text, words[here] ?? [], seen[here] ?? [], span);
    const led = opensBehindComma(text, sentences[here], span);
    let other: number | null = null;
    for (const each of seen[here] ?? []) {
      if (each.start >= span.start) continue;
      if (isActedOn(text, each.end, span)) {
        other = each.entity;
        continue;
      }
      // "With the help of the widow Sophie, she left": whoever helped is another.
      if (led && !each.subject && !each.possessive) vote(each.entity, 1);
      else vote(each.entity, each.subject ? 5 : each.possessive ? 3 : 3.4);
    }
    // "He told Antonelli that he …": who the sentence began with
    const opened = leading[here] ?? null;
    if (opened !== null && span.start > (sentences[here]?.span.start ?? 0) + OPENING) vote(opened, 5.2);
    // A life goes on with its bearer: `She abdicated …` at the head of a paragraph
    const first = topic ?? -1;
    if (first >= 0 && entities[first]?.gender && opensBlock(sentences, here, span)) vote(first, 3.8);
    if (first >= 0 && centred[here - 1] === true) vote(first, 3.8);
    for (let back = 1; back <= REACH && here - back >= 0; back += 1) {
      const index = here - back;
      // A heading between two paragraphs begins a new matter.
      if (sentences[index]?.block.zone === "heading") break;
      const lead = leading[index] ?? subjects[index] ?? null;
      if (lead !== null) vote(lead, 4.5 - back * 0.8);
      for (const each of seen[index] ?? []) vote(each.entity, (each.subject ? 4.2 : 3) - back * 0.8);
    }
    if (near !== null) vote(near, 3.2);
    // "Milan Torvik died of a fever (some say that he drowned)": in a man's life, another one whom the sentence begins with
    const opener =
      kind === "m" ? (seen[here] ?? []).find((each) => each.start < span.start && each.subject) : undefined;
    const ownSubject = opener !== undefined && entities[opener.entity]?.type === "PER" ? opener.entity : null;
    // In the life of a woman `she` is its bearer rather than somebody of whom nothing tells that she is a woman.
    if (first >= 0 && (kind === "m" || kind === "f") && entities[first]?.gender === kind)
      for (const one of scores.keys())
        if (one >= 0 && one !== first && one !== ownSubject && !entities[one]?.gender)
          vote(first, (scores.get(one) ?? 0) + 0.1);
    if (partner !== null) scores.delete(partner);
    // "The Tsar instructed him": nor Tsar Nicholas
    const called = other === null ? "" : (entities[other]?.name ?? "");
    for (const one of [...scores.keys()])
      if (one === other || (called !== "" && entities[one]?.name.startsWith(`${called} `)))
        scores.delete(one);
    const best = bestOf(scores);
    return best !== null && best < 0 ? null : best;
  };

  sentences.forEach((_sentence, index) => {
    const list = words[index] ?? [];
    const opening = openingPronoun(list);
    const lead =
      seen[index]?.find((each) => each.subject && entities[each.entity]?.type === "PER") ??
      seen[index]?.find((each) => each.subject);
    const word = opening < 0 ? undefined : list[opening];
    leading[index] = null;
    if (word && (!lead || word.start < lead.start)) leading[index] = pronoun(word);
    else if (!lead || (list[0]?.start ?? 0) < lead.start) leading[index] = nobodyKnown(list, lead?.start);
    const led = leading[index] ?? null;
    const him = topic === null ? undefined : list.find((each) => each.lower === "him");
    centred[index] = him !== undefined && pronoun(him) === topic;
    subjects[index] = led !== null && led < 0 ? null : (led ?? lead?.entity ?? null);
  });

  return { pronoun, role, subject: (sentence) => subjects[sentence] ?? null };
}

function bestOf(scores: ReadonlyMap<number, number>): number | null {
  let best: number | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const [entity, score] of scores) {
    if (score > most) {
      best = entity;
      most = score;
    }
  }
  return best;
}

type Holder = { readonly entity: number; readonly words: ReadonlySet<string> };

function rolesOf(text: string, entities: readonly Entity[]): Map<string, Holder[]> {
  const map = new Map<string, Holder[]>();
  entities.forEach((entity, index) => {
    for (const span of entity.roles) {
      const list = foldedRuns(slice(text, span));
      const holder = { entity: index, words: new Set(list) };
      for (const word of list) {
        if (!isSingularRole(word)) continue;
        const there = map.get(word);
        if (there) there.push(holder);
        else map.set(word, [holder]);
      }
    }
  });
  return map;
}

/** The runs of letters and digits of a text as `foldText` folds it. */
function foldedRuns(text: string): string[] {
  const folded = foldText(text);
  return plainWords(folded, "kept") ?? folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

function lastBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return starts[low - 1] ?? -1;
}

/** The sentence that holds an offset, or the last one that starts before it; -1 before all of them. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
