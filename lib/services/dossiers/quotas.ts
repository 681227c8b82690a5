import { DomainError } from "#lib/base/errors.ts";
import { MS_PER_MINUTE } from "#lib/base/study-time.ts";
import { keptBy } from "#lib/db/queries/made-documents.ts";
import { dossiersBegun } from "#lib/db/queries/made-dossiers.ts";
import type { Reader, Writer } from "#lib/db/store.ts";

/** What one person may keep and do here; said in docs/limits.md. Whoever reaches one is told when it opens again. */
export const QUOTAS = {
  /** UTF-16 units of text in all versions of all documents: about 200 MB. */
  characters: 200_000_000,
  dossiersAnHour: 5,
  documentsAnHour: 60,
  /** In one dossier, which is read as a whole. */
  documents: 100,
  charactersInDossier: 10_000_000,
} as const;

const HOUR = 60 * MS_PER_MINUTE;
const WAIT = { retryAfter: "3600" };

/** Throws `limit` when a person began as many dossiers in the last hour as one may. */
export async function mayBeginDossier(tx: Writer, userId: string, at: number): Promise<void> {
  if ((await dossiersBegun(tx, userId, at - HOUR)) < QUOTAS.dossiersAnHour) return;
  throw new DomainError(
    "limit",
    `You have begun ${QUOTAS.dossiersAnHour} dossiers within an hour, which is as many as one may. Add to one of them, or come back later.`,
    WAIT,
  );
}

/** Throws `limit` when a text of this length is more than a person may still add. */
export async function mayKeep(
  tx: Writer | Reader,
  userId: string,
  length: number,
  at: number,
): Promise<void> {
  const kept = await keptBy(tx, userId, at - HOUR);
  if (kept.recent >= QUOTAS.documentsAnHour) {
    throw new DomainError(
      "limit",
      `You have added ${QUOTAS.documentsAnHour} documents within an hour, which is as many as one may. The rest can follow later.`,
      WAIT,
    );
  }
  if (kept.characters + length > QUOTAS.characters) {
    throw new DomainError(
      "limit",
      "Your documents would take more than the 200 MB of text that one person may keep here. Delete a dossier that you no longer need.",
    );
  }
}

/** Throws `limit` when a dossier would hold more than is read as a whole. */
export function mayHold(documents: readonly { readonly length: number | null }[]): void {
  if (documents.length > QUOTAS.documents) {
    throw new DomainError(
      "limit",
      `A dossier holds at most ${QUOTAS.documents} documents. Begin another one for the rest.`,
    );
  }
  const length = documents.reduce((sum, one) => sum + (one.length ?? 0), 0);
  if (length > QUOTAS.charactersInDossier) {
    throw new DomainError(
      "limit",
      "The documents of a dossier may have 10 million characters together, because they are compared with each other. Begin another one for the rest.",
    );
  }
}
