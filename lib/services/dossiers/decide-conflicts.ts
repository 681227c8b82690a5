import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import {
  addRulings,
  type DisagreementRow,
  disagreementsOf,
  rulingsOf,
} from "#lib/db/queries/disagreements.ts";
import type { rulings } from "#lib/db/schema/evidence.ts";
import { actions } from "#lib/db/schema/journal.ts";
import type { Writer } from "#lib/db/store.ts";
import { latestRulings } from "#lib/decks/rule.ts";
import { askAsRuled } from "./ask-as-ruled.ts";

/** What may be decided about one disagreement. */
export const decision = z.discriminatedUnion("kind", [
  z.object({
    conflictId: z.string().min(1),
    kind: z.literal("for"),
    /** The reading that holds, as its documents say it. */
    value: z.string().max(10_000),
  }),
  z.object({ conflictId: z.string().min(1), kind: z.enum(["contested", "dismissed", "open"]) }),
]);
export type Decision = z.infer<typeof decision>;

/** What was decided, for the sentence about it. */
export type Decided = {
  readonly kind: Decision["kind"];
  /** The reading ruled for, when it is one. */
  readonly value: string | null;
  readonly conflicts: number;
  /** How many cards ask something else now. */
  readonly cards: number;
};

/** The kind of step under which decisions stand in the journal of what can be undone. */
export const RULED = "conflicts-ruled";

type Deciding = {
  readonly dossierId: string;
  readonly ownerId: string | null;
  readonly userId: string;
  readonly at: number;
  /** Minted before the write, which may run twice: one for each decision, and one for the step. */
  readonly ids: readonly string[];
};

const restated = z.object({
  conflictId: z.string(),
  kind: z.enum(["for", "contested", "dismissed", "open"]),
  value: z.string().nullable(),
  authorId: z.string().nullable(),
});
export type Restated = z.infer<typeof restated>;
/** What stood before a step, as the journal keeps it. */
export const stepBefore = z.object({ rulings: z.array(restated) });

/**
 * Appends rulings, lets the cards follow, and writes the step into the journal, inside one write. Throws `not-found`
 * for a disagreement that is not in this dossier, `stale` for a reading that no document gives any more.
 */
export async function decideConflicts(
  tx: Writer,
  decisions: readonly Decision[],
  deciding: Deciding,
): Promise<Decided> {
  const { dossierId, userId, ids } = deciding;
  const known = new Map((await disagreementsOf(tx, dossierId)).map((row) => [row.id, row]));
  const earlier = await rulingsOf(tx, dossierId);
  const latest = latestRulings(earlier);
  const at = afterAll(earlier, deciding.at);
  const rows = decisions.map((one) => rulingOn(one, known));
  const before = rows.map(({ conflict }): Restated => {
    const last = latest.get(conflict.stableId);
    return {
      conflictId: conflict.id,
      kind: last?.kind ?? "open",
      value: last?.value ?? null,
      authorId: last?.authorId ?? null,
    };
  });
  await restate(
    tx,
    rows.map(({ conflict: _conflict, ...row }) => ({ ...row, authorId: userId })),
    { ids, at },
  );
  const cards = await askAsRuled(tx, { ...deciding, authorId: userId, at });
  await tx.insert(actions).values({
    id: ids.at(-1) ?? "",
    userId,
    at,
    kind: RULED,
    subjectKind: "dossier",
    subjectId: dossierId,
    before: { rulings: before },
    after: { rulings: rows.map(({ conflictId, kind, value }) => ({ conflictId, kind, value })) },
  });
  const [first] = rows;
  return { kind: first?.kind ?? "open", value: first?.value ?? null, conflicts: rows.length, cards };
}

/** The moment of a new ruling: now, and after every other, also where a clock went back: the latest one counts. */
export function afterAll(earlier: readonly { readonly at: number }[], now: number): number {
  return Math.max(now, ...earlier.map(({ at }) => at + 1));
}

/** Appends rulings as they are given. */
export async function restate(
  tx: Writer,
  rows: readonly (Restated & { readonly claimId?: string | null })[],
  { ids, at }: Pick<Deciding, "ids" | "at">,
): Promise<void> {
  await addRulings(
    tx,
    rows.map(({ claimId = null, ...row }, i): typeof rulings.$inferInsert => ({
      ...row,
      claimId,
      id: ids[i] ?? "",
      createdAt: at,
    })),
  );
}

function rulingOn(one: Decision, known: ReadonlyMap<string, DisagreementRow>) {
  const conflict = known.get(one.conflictId);
  if (conflict === undefined)
    throw new DomainError("not-found", "This disagreement is not there any more. Load the page again.");
  if (one.kind !== "for")
    return { conflict, conflictId: conflict.id, kind: one.kind, value: null, claimId: null };
  const claim = conflict.claims.find(({ value }) => value === one.value);
  if (claim === undefined)
    throw new DomainError("stale", "No document gives this reading any more. Load the page again.");
  return { conflict, conflictId: conflict.id, kind: one.kind, value: one.value, claimId: claim.id };
}
