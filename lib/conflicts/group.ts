import { hash32 } from "#lib/base/random.ts";
import { foldText, type Span, sharedLength, slice, trimSpan } from "#lib/base/text.ts";
import type { Passage } from "./passages.ts";
import { sidesOf } from "./sides.ts";
import type { Question, Slot, Statement } from "./statements.ts";
import { excerpt } from "./topics.ts";
import type { Claim, Conflict } from "./types.ts";

/** Which documents, and which passages, count as one witness. */
export type Witnessing = {
  readonly family: (document: number) => number;
  readonly copied: (a: Statement, b: Statement) => boolean;
};

/** A disagreement with its statements still at hand. */
export type Dispute = {
  readonly question: Question;
  readonly sides: readonly (readonly Statement[])[];
};

/** Stable across runs and machines: the event's key and the slot, nothing of the wording or the place. */
export function conflictId(question: Question): string {
  const key = JSON.stringify([question.key, question.slot]);
  const part = (salt: string) =>
    hash32(salt + key)
      .toString(16)
      .padStart(8, "0");
  return `conflict-${part("a")}${part("b")}`;
}

/** Questions of one slot that share a statement are one question, asked under the first one's name. */
export function mergeQuestions(questions: readonly Question[]): Question[] {
  const merged: Merged[] = [];
  /** By slot: the first merged question that has a statement on the passage. */
  const homes = new Map<Slot, Map<Passage, Merged>>();
  for (const question of questions) {
    const known = homes.get(question.slot) ?? new Map<Passage, Merged>();
    homes.set(question.slot, known);
    const home = question.statements
      .map(({ passage }) => known.get(passage))
      .find((one) => one !== undefined && question.statements.some((statement) => one.has(statement)));
    const joined = home ?? new Merged(question);
    if (home) home.join(question);
    else merged.push(joined);
    for (const { passage } of question.statements) if (!known.has(passage)) known.set(passage, joined);
  }
  return merged.map((one) => one.asQuestion());
}

/** A document that answers one question more often speaks of many things, or is a list: its first answers stand for it. */
const MOST_ANSWERS = 50;

/** A question with the statements of all that were merged into it. */
class Merged {
  readonly #question: Question;
  readonly #statements: Statement[];
  readonly #byDocument: Map<number, Statement[]>;

  constructor(question: Question) {
    this.#question = question;
    this.#byDocument = new Map();
    this.#statements = [];
    for (const one of question.statements) this.#add(one);
  }

  /** Whether it has a statement about the same words. */
  has({ passage, focus }: Statement): boolean {
    const own = this.#byDocument.get(passage.document) ?? [];
    return own.some((one) => sharedLength(one.focus, focus) > 0);
  }

  join({ statements }: Question): void {
    for (const one of statements) {
      if (!this.has(one)) this.#add(one);
    }
  }

  #add(one: Statement): void {
    const own = this.#byDocument.get(one.passage.document);
    if (own === undefined) this.#byDocument.set(one.passage.document, [one]);
    else if (own.length < MOST_ANSWERS) own.push(one);
    else return;
    this.#statements.push(one);
  }

  asQuestion(): Question {
    return { ...this.#question, statements: this.#statements };
  }
}

/** The disputes among questions: those with at least two sides, from two documents unless the question is internal. */
export function disputesIn(questions: readonly Question[], witnessing: Witnessing): Dispute[] {
  return questions.flatMap((question): Dispute[] => {
    const sides = consistent(sidesOf(question.statements), question).map((side) => ({
      side,
      count: witnessesOf(side, witnessing),
    }));
    if (sides.length < 2) return [];
    const documents = new Set(sides.flatMap(({ side }) => side.map((one) => one.passage.document)));
    if (documents.size < 2 && question.internal !== true) return [];
    return [{ question, sides: sides.sort((a, b) => b.count - a.count).map(({ side }) => side) }];
  });
}

/** A document on two sides tells of two things, or is at odds with itself: it bears witness for neither. */
function consistent(sides: readonly Statement[][], question: Question): Statement[][] {
  if (question.internal === true) return [...sides];
  const seen = new Map<number, number>();
  for (const side of sides) {
    for (const document of new Set(side.map((one) => one.passage.document))) {
      seen.set(document, (seen.get(document) ?? 0) + 1);
    }
  }
  return sides
    .map((side) => side.filter((one) => seen.get(one.passage.document) === 1))
    .filter((side) => side.length > 0);
}

/** Independent documents on one side. */
function witnessesOf(side: readonly Statement[], { family, copied }: Witnessing): number {
  const groups: Statement[][] = [];
  for (const one of side) {
    const home = groups.filter((group) =>
      group.some(
        (other) =>
          one.passage.document === other.passage.document ||
          family(one.passage.document) === family(other.passage.document) ||
          copied(one, other),
      ),
    );
    for (const group of home.slice(1)) {
      home[0]?.push(...group);
      groups.splice(groups.indexOf(group), 1);
    }
    if (home[0]) home[0].push(one);
    else groups.push([one]);
  }
  return groups.length;
}

// When they left Bergholm · By how many votes it was decided
const LOOSE = /\b(?:it|they|them|he|she|him|her|his|their|its|we|us|our|my|your)\b/iu;
const POINTS_AT: Partial<Record<Slot, string>> = {
  date: "The date in",
  interval: "The time in",
  number: "The figure in",
  actor: "The name in",
};

/** What it is about in words that stand alone; where they point at something else, the words of a document do it. */
function standing({ topic, slot }: Question, sides: Dispute["sides"]): string {
  const plain = topic.replace(/“[^”]{0,300}”/gu, "");
  const first = sides[0]?.[0];
  if (!LOOSE.test(plain) || !first) return topic;
  return `${POINTS_AT[slot] ?? "The point in"}: “${excerpt(first.passage, first.focus)}”`;
}

/** A dispute as the rest of the product knows it. */
export function toConflict({ question, sides }: Dispute, witnessing: Witnessing): Conflict {
  return {
    id: conflictId(question),
    topic: standing(question, sides),
    slot: question.slot,
    claims: sides.flatMap((side) => {
      const value = side[0]?.words ?? "";
      return [...side]
        .sort((a, b) => a.passage.document - b.passage.document || a.span.start - b.span.start)
        .map((statement) => toClaim(statement, statement.span, value));
    }),
    witnesses: sides.map((side) => ({
      value: side[0]?.words ?? "",
      documents: witnessesOf(side, witnessing),
    })),
  };
}

/** A claim on a stretch of the raw file; without white space at its ends. */
export function toClaim(statement: Statement, span: Span, value: string): Claim {
  const { document } = statement.passage.reading;
  const raw = trimSpan(document.raw, document.toRaw(span));
  return { document: document.name, start: raw.start, end: raw.end, value, quote: slice(document.raw, raw) };
}

/** A key out of free words: folded, sorted, each once. */
export function keyOf(words: Iterable<string>): string {
  return [...new Set([...words].map(foldText))].sort().join(" ");
}
