import type { Category } from "#lib/cards/types.ts";
import type { Receipt, ShownRuling } from "./types.ts";

export type CaseState = "open" | "ruled" | "contested" | "dismissed";

/** One side of a disagreement as its page shows it. */
export type CaseReading = {
  /** As its documents say it: what a ruling names. */
  readonly value: string;
  /** The same for a reader. */
  readonly words: string;
  /** How many documents say so; independent of each other where that was counted. */
  readonly documents: number;
  /** Distinct documents in which it stands, by id: a copy of another counts here. */
  readonly documentIds: readonly string[];
  readonly receipts: readonly Receipt[];
};

export type Case = {
  readonly id: string;
  /** What it is about, in words: "When the bridge was opened". */
  readonly topic: string;
  readonly category: Category;
  readonly state: CaseState;
  readonly readings: readonly CaseReading[];
  /** How many documents speak in it, each counted once. */
  readonly documents: number;
  /** Whether copies of one another were counted once. */
  readonly independent: boolean;
  /** How many cards ask about it, drafts as well. */
  readonly cards: number;
  /** The latest decision; null while it is open. */
  readonly ruling: (Pick<ShownRuling, "value" | "by" | "at"> & { readonly words: string | null }) | null;
  /** Of a dismissed one: the reading that only says the same more exactly. */
  readonly finer: string | null;
};

/** A document that contradicts every other one. */
export type Loner = {
  readonly documentId: string;
  readonly title: string;
  /** The open disagreements in which it stands alone, by id, and which reading the others give. */
  readonly against: readonly { readonly conflictId: string; readonly value: string }[];
};

export type DisagreementsView = {
  readonly id: string;
  readonly title: string;
  /** Whether the viewer may rule. */
  readonly owned: boolean;
  readonly documents: number;
  readonly cases: readonly Case[];
  readonly loner: Loner | null;
};

/** So often a document has to stand alone before that is worth a word. */
const OFTEN = 2;

/**
 * The document that stands alone in open disagreements against all the other documents that speak in any: the reading
 * that one document gives, against one other reading. Null where none does so at least twice, or two do equally often.
 */
export function lonerAmong(
  cases: readonly Pick<Case, "id" | "state" | "readings">[],
  titles: ReadonlyMap<string, string>,
): Loner | null {
  const speaking = new Set(cases.flatMap(({ readings }) => readings.flatMap((one) => one.documentIds)));
  const alone = new Map<string, { against: { conflictId: string; value: string }[]; others: Set<string> }>();
  for (const { id, state, readings } of cases) {
    const [a, b] = readings;
    if (state !== "open" || readings.length !== 2 || a === undefined || b === undefined) continue;
    for (const [own, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const [only, second] = own.documentIds;
      if (only === undefined || second !== undefined || other.documentIds.includes(only)) continue;
      const known = alone.get(only) ?? { against: [], others: new Set() };
      known.against.push({ conflictId: id, value: other.value });
      for (const document of other.documentIds) known.others.add(document);
      alone.set(only, known);
    }
  }
  const found = [...alone]
    .filter(
      ([, { against, others }]) =>
        against.length >= OFTEN && others.size >= 2 && others.size === speaking.size - 1,
    )
    .sort(([, x], [, y]) => y.against.length - x.against.length);
  const [[documentId, first] = [], [, second] = []] = found;
  if (documentId === undefined || first === undefined) return null;
  if (second !== undefined && second.against.length === first.against.length) return null;
  return { documentId, title: titles.get(documentId) ?? "", against: first.against };
}
