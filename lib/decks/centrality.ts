import { remembered } from "#lib/base/remembered.ts";
import { slice } from "#lib/base/text.ts";
import type { Candidate } from "#lib/cards/candidate.ts";
import { clausesOf, touching } from "#lib/cards/places.ts";
import { contentWords } from "#lib/cards/words.ts";
import type { DocumentReading, Entity } from "#lib/extract/types.ts";

/** How near a fact is to what a dossier is about, 0 to 1; `words` are those of its card that carry meaning. */
export type Centrality = (words: readonly string[], from: readonly Candidate[]) => number;

/** So many of the first statements of a document say what it is about. */
const LEAD = 2;
/** What each sign counts: what several documents tell, what titles and leads say, who takes part. */
const SHARES = { repeated: 0.7, lead: 0.2, people: 0.1 } as const;

/**
 * A measure for the facts of one dossier. A fact is central when those whom it names are named often and by many of the
 * documents, when its words stand in their titles and first statements, and when other documents speak of the same.
 */
export function centralityIn(readings: readonly DocumentReading[]): Centrality {
  const documents = Math.max(1, readings.length);
  // A dossier without cards, of rows or of noise, need not be looked through.
  let measures: Measures | null = null;
  return (words, from) => {
    measures ??= {
      prominence: prominenceIn(readings),
      leads: leadsOf(readings),
      told: repetitionIn(readings),
    };
    const { prominence, leads, told } = measures;
    const values: number[] = [];
    for (const one of from) for (const entity of entitiesOf(one)) values.push(prominence(entity));
    const people = strongest(values);
    const lead = mean(words, (word) => (leads.get(word) ?? 0) / documents);
    const often = mean(words, told);
    return SHARES.people * people + SHARES.lead * Math.min(1, lead * LEAD_REACH) + SHARES.repeated * often;
  };
}

type Measures = {
  readonly prominence: (entity: string) => number;
  readonly leads: ReadonlyMap<string, number>;
  readonly told: (word: string) => number;
};

/** Half of a fact's words in half of the leads is as much as one may ask. */
const LEAD_REACH = 3;

/** How much of a card's rank its centrality decides; the rest is the kind of fact and how well it is worded. */
const CENTRAL_SHARE = 0.3;

/** A card's worth: by its kind of fact, and by its place among all cards of the dossier in nearness to the subject. */
export function ranked<T extends { readonly weight: number }>(
  cards: readonly T[],
  centralityOf: (card: T) => number,
): T[] {
  const central = cards.map(centralityOf);
  const sorted = [...central].sort((a, b) => a - b);
  const least = sorted[0] ?? 0;
  const most = sorted.at(-1) ?? 0;
  return cards.map((card, at) => {
    const own = most > least ? ((central[at] ?? 0) - least) / (most - least) : 0.5;
    return { ...card, weight: (1 - CENTRAL_SHARE) * card.weight + CENTRAL_SHARE * own };
  });
}

/** The two most prominent, the first for more: `Ribbentrop handed Molotov …` is nearer than `Molotov went to a dinner`. */
function strongest(values: readonly number[]): number {
  let first = 0;
  let second = 0;
  for (const one of values) {
    if (one > first) {
      second = first;
      first = one;
    } else if (one > second) second = one;
  }
  return 0.65 * first + 0.35 * second;
}

function mean(words: readonly string[], worth: (word: string) => number): number {
  let sum = 0;
  for (const word of words) sum += worth(word);
  return words.length === 0 ? 0 : sum / words.length;
}

/** One name for one bearer over the documents: people by their last name, others by all of it. */
function keyOf({ type, name }: Entity): string {
  const lower = name.toLowerCase();
  return type === "PER" ? (lower.split(/\s+/u).at(-1) ?? lower) : lower.replace(/^the /u, "");
}

const bearerNames = new WeakMap<DocumentReading, readonly string[]>();

/** The same for all entities of a reading: each is asked for as often as it is named. */
function keysOf(reading: DocumentReading): readonly string[] {
  let keys = bearerNames.get(reading);
  if (keys === undefined) {
    keys = reading.entities.map(keyOf);
    bearerNames.set(reading, keys);
  }
  return keys;
}

/** How often a bearer is named, and by how many documents, beside the one who is named most. */
function prominenceIn(readings: readonly DocumentReading[]): (entity: string) => number {
  const named = new Map<string, { times: number; documents: number }>();
  for (const reading of readings) {
    const here = new Map<string, number>();
    const keys = keysOf(reading);
    for (const { entity } of reading.names) {
      const key = keys[entity];
      if (key !== undefined) here.set(key, (here.get(key) ?? 0) + 1);
    }
    for (const [key, times] of here) {
      const known = named.get(key) ?? { times: 0, documents: 0 };
      named.set(key, { times: known.times + times, documents: known.documents + 1 });
    }
  }
  const score = ({ times, documents }: { times: number; documents: number }): number =>
    Math.log1p(times) * (documents / Math.max(1, readings.length));
  let most = 0;
  for (const one of named.values()) most = Math.max(most, score(one));
  return (entity) => {
    const one = named.get(entity);
    return one === undefined || most === 0 ? 0 : score(one) / most;
  };
}

/** Whom and what the proofs of a fact name, pronouns that the reading resolves included. */
function entitiesOf(candidate: Candidate): readonly string[] {
  const { reading, sentence, proofs } = candidate;
  const span = proofs[0]?.span ?? { start: 0, end: 0 };
  const keys = keysOf(reading);
  const made: string[] = [];
  const take = (entity: number | null | undefined): void => {
    const key = keys[entity ?? -1];
    // So few that looking through them costs less than a set of them.
    if (key !== undefined && !made.includes(key)) made.push(key);
  };
  for (const { entity } of touching(reading.names, span)) take(entity);
  for (const { agent, object, recipient } of clausesOf(reading, sentence)) {
    take(agent?.entity);
    take(object?.entity);
    take(recipient?.entity);
  }
  return made;
}

/** In how many documents a word stands in the title, a heading of the first rank or the first statements. */
function leadsOf(readings: readonly DocumentReading[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const { document, sentences } of readings) {
    const words = new Set<string>(contentWords(document.title));
    let statements = 0;
    for (const { span, block } of sentences) {
      const isTop = block.zone === "heading" && block.level === 1;
      if (!isTop && block.zone !== "body") continue;
      if (!isTop) statements += 1;
      if (statements > LEAD) break;
      for (const word of contentWords(slice(document.text, span))) words.add(word);
    }
    for (const word of words) out.set(word, (out.get(word) ?? 0) + 1);
  }
  return out;
}

/** What share of the other documents has a word as well; in a dossier of one, how often its document comes back to it. */
function repetitionIn(readings: readonly DocumentReading[]): (word: string) => number {
  const tallies = talliesIn(readings);
  if (readings.length > 1)
    return (word) => Math.max(0, (tallies.get(word)?.times ?? 1) - 1) / (readings.length - 1);
  let most = 1;
  for (const { times } of tallies.values()) most = Math.max(most, times);
  return (word) => Math.log1p((tallies.get(word)?.times ?? 1) - 1) / Math.log1p(most);
}

/** How often a word was counted, and in which document last. */
type Tally = { times: number; document: number };

/** In how many documents each word stands; in a dossier of one, how often its document has it. */
function talliesIn(readings: readonly DocumentReading[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  const tallyOf = (word: string): Tally => {
    const tally = tallies.get(word) ?? { times: 0, document: -1 };
    tallies.set(word, tally);
    return tally;
  };
  // The documents of a dossier share most of their words.
  const talliesOf = remembered((form) => contentWords(form).map(tallyOf));
  const oncePerDocument = readings.length > 1;
  for (const [document, { sentences }] of readings.entries()) {
    for (const { block, tokens } of sentences) {
      if (block.zone === "noise") continue;
      for (const { text } of tokens) {
        for (const tally of talliesOf(text)) {
          if (oncePerDocument && tally.document === document) continue;
          tally.document = document;
          tally.times += 1;
        }
      }
    }
  }
  return tallies;
}
