import { claimsOfDossier, dropClaimEvidence, type KnownClaim } from "#lib/db/queries/made-findings.ts";
import { saveConflicts, saveEvidence } from "#lib/db/queries/shipped-findings.ts";
import type { Writer } from "#lib/db/store.ts";
import type { Deck } from "#lib/decks/format.ts";
import { conflictRows } from "../decks/deck-rows.ts";

type Conflict = Deck["conflicts"][number];

type ToSave = {
  readonly tx: Writer;
  readonly dossierId: string;
  readonly deck: Deck;
  readonly versions: ReadonlyMap<string, string>;
  readonly at: number;
  readonly newId: () => string;
};

/**
 * Saves the disagreements that were found now. A reading keeps its row while the same document says the same, wherever
 * it stands in the list, because rulings name it.
 */
export async function saveFoundConflicts({
  tx,
  dossierId,
  deck,
  versions,
  at,
  newId,
}: ToSave): Promise<void> {
  const known = await claimsOfDossier(tx, dossierId);
  const ids = claimIds(known, deck.conflicts, newId);
  const found = conflictRows(
    dossierId,
    deck,
    versions,
    (conflict, place) => ids.get(conflict.id)?.[place] ?? newId(),
  );
  const kept = new Set(found.claimIds);
  const here = new Set(deck.conflicts.map((conflict) => conflict.id));
  // A disagreement that is gone keeps its readings and receipts, for the day it is back.
  const gone = known.filter((claim) => here.has(claim.conflict) && !kept.has(claim.id));
  await dropClaimEvidence(
    tx,
    gone.map((claim) => claim.id),
  );
  await saveConflicts(tx, dossierId, found.rows, at);
  await saveEvidence(tx, "claim", found.claimIds, found.evidence);
}

/** The row of each reading, by disagreement and place: the same words first, then the same value of the same document. */
function claimIds(
  known: readonly KnownClaim[],
  conflicts: readonly Conflict[],
  newId: () => string,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    conflicts.map(({ id, claims }) => {
      const free = known.filter((claim) => claim.conflict === id);
      const take = (fits: (claim: KnownClaim) => boolean): string | null => {
        const at = free.findIndex(fits);
        return at === -1 ? null : (free.splice(at, 1)[0]?.id ?? null);
      };
      const exact = claims.map((claim) =>
        take(
          (one) => one.value === claim.value && one.document === claim.document && one.quote === claim.quote,
        ),
      );
      const ids = claims.map(
        (claim, place) =>
          exact[place] ??
          take((one) => one.value === claim.value && one.document === claim.document) ??
          newId(),
      );
      return [id, ids] as const;
    }),
  );
}
