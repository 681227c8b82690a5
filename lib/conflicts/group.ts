import { hash32 } from "#lib/base/random.ts";
import { foldText, type Span, sharedLength, slice, trimSpan } from "#lib/base/text.ts";
import { sidesOf } from "./sides.ts";
import type { Question, Statement } from "./statements.ts";
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

const sameStatement = (a: Statement, b: Statement) =>
  a.passage.document === b.passage.document && sharedLength(a.focus, b.focus) > 0;

/** Questions of one slot that share a statement are one question, asked under the first one's name. */
export function mergeQuestions(questions: readonly Question[]): Question[] {
  const merged: Question[] = [];
  const places = new Map<string, number>();
  const placesOf = (question: Question) =>
    question.statements.map((one) => `${question.slot}:${one.passage.document}:${one.passage.index}`);
  for (const question of questions) {
    const home = placesOf(question)
      .map((place) => places.get(place))
      .find((i) => i !== undefined && shareStatement(merged[i], question));
    const i = home ?? merged.length;
    const known = merged[i];
    const joined: Question = known
      ? { ...known, statements: union(known.statements, question.statements) }
      : question;
    merged[i] = joined;
    for (const place of placesOf(question)) if (!places.has(place)) places.set(place, i);
  }
  return merged;
}

function shareStatement(a: Question | undefined, b: Question): boolean {
  return (
    a !== undefined &&
    a.slot === b.slot &&
    a.statements.some((x) => b.statements.some((y) => sameStatement(x, y)))
  );
}

function union(a: readonly Statement[], b: readonly Statement[]): Statement[] {
  const all = [...a];
  for (const one of b) if (!all.some((other) => sameStatement(one, other))) all.push(one);
  return all;
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

/** A dispute as the rest of the product knows it. */
export function toConflict({ question, sides }: Dispute, witnessing: Witnessing): Conflict {
  return {
    id: conflictId(question),
    topic: question.topic,
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
