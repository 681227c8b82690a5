import { grouped } from "#lib/base/grouped.ts";
import type { Category } from "#lib/cards/types.ts";
import {
  type ChangedCard,
  cardsToSettle,
  changedCards,
  earlierWords,
  makingsOf,
  pendingOf,
} from "#lib/db/queries/changes.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import type { Change } from "#lib/decks/merge.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";

export type Words = { readonly question: string; readonly answer: string };

export type ShownChange = {
  readonly cardId: string;
  readonly category: Category | null;
  readonly now: Words;
  /** What it asked before, where that is another thing. */
  readonly before: Words | null;
  /** Not given out for study yet. */
  readonly draft: boolean;
};

export type ToSettle = {
  readonly cardId: string;
  readonly category: Category | null;
  /** The version that the page shows: a decision about another one is refused. */
  readonly version: number;
  readonly yours: Words;
  readonly generated: Words;
};

export type ChangesView = {
  readonly id: string;
  readonly title: string;
  /** When the cards were last made with a difference; null when they never were. */
  readonly at: number | null;
  readonly kinds: readonly { readonly kind: Change["kind"]; readonly cards: readonly ShownChange[] }[];
  readonly toSettle: readonly ToSettle[];
  /** Earlier runs, counted. */
  readonly earlier: readonly { readonly at: number; readonly counts: Readonly<Record<string, number>> }[];
};

const RUNS = 10;
const ORDER: readonly Change["kind"][] = ["disputed-now", "changed", "moved", "added", "revived", "retired"];

/**
 * How the last making changed a dossier's cards, and which wait for a person to choose between two wordings. Only for
 * its owner. Throws `not-found` for one that is absent or somebody else's.
 */
export async function changesView(ctx: Ctx, dossierId: string): Promise<ChangesView> {
  const { read } = ctx.store;
  const dossier = await dossierWithOwner(read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const [last, ...earlier] = await makingsOf(read, dossierId, RUNS);
  const changes = (last?.changes ?? []).filter((change) => change.kind !== "to-settle");
  const [rows, waiting] = await Promise.all([
    changedCards(
      read,
      changes.map((change) => change.id),
    ),
    cardsToSettle(read, dossierId),
  ]);
  const before = await earlierWords(read, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byKind = grouped(changes, (change) => change.kind);
  return {
    id: dossier.id,
    title: dossier.title,
    at: last?.at ?? null,
    kinds: ORDER.flatMap((kind) => {
      const cards = (byKind.get(kind) ?? []).flatMap(({ id }) => {
        const row = byId.get(id);
        return row === undefined ? [] : [shownChange(row, kind, before.get(id))];
      });
      return cards.length === 0 ? [] : [{ kind, cards }];
    }),
    toSettle: waiting.flatMap((row): ToSettle[] => {
      const pending = pendingOf(row.fields);
      if (pending === null) return [];
      const { id: cardId, category, version } = row;
      return [{ cardId, category, version, yours: wordsOf(row), generated: plain(pending) }];
    }),
    earlier: earlier.map(({ at, changes: all }) => ({
      at,
      counts: Object.fromEntries(
        [...grouped(all, (one) => one.kind)].map(([kind, list]) => [kind, list.length]),
      ),
    })),
  };
}

function shownChange(row: ChangedCard, kind: Change["kind"], earlier: Words | undefined): ShownChange {
  const now = wordsOf(row);
  const differs =
    (kind === "changed" || kind === "moved" || kind === "disputed-now") &&
    earlier !== undefined &&
    (earlier.question !== now.question || earlier.answer !== now.answer);
  const before = differs ? plain(earlier) : null;
  return { cardId: row.id, category: row.category, now, before, draft: row.status === "draft" };
}

function wordsOf({ generated, edited }: ChangedCard): Words {
  return plain(edited ?? generated ?? { question: "", answer: "" });
}

function plain({ question, answer }: Words): Words {
  return { question, answer };
}
