import { and, eq, inArray, notExists, sql } from "drizzle-orm";
import { decks, notes } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { media, mediaOwners } from "../schema/own.ts";
import { users } from "../schema/people.ts";
import { memoryParameters } from "../schema/study.ts";
import { purgeSearchIndex } from "../search-index.ts";
import type { Writer } from "../store.ts";
import { eraseDecks, eraseNotes } from "./bin.ts";
import { eraseDossiers } from "./erase-dossiers.ts";
import { parts } from "./in-parts.ts";
import { eraseMedia } from "./media.ts";
import { eraseUntakenQuizzes } from "./quizzes.ts";
import { named, userColumns } from "./user-tables.ts";

/**
 * Erases people and everything that is theirs, their log too. The person goes first: while the row is there, the log
 * cannot be deleted. What the foreign keys do is said again, for a server that has them off, for every table that has
 * one. Media that nobody else keeps go at once.
 */
export async function erasePeople(tx: Writer, userIds: readonly string[]): Promise<void> {
  for (const ids of parts(userIds, 200)) await eraseSome(tx, [...ids]);
}

async function eraseSome(tx: Writer, ids: string[]): Promise<void> {
  const kept = await tx
    .select({ hash: mediaOwners.hash })
    .from(mediaOwners)
    .where(inArray(mediaOwners.userId, ids));
  const ownDossiers = await tx
    .select({ id: dossiers.id })
    .from(dossiers)
    .where(inArray(dossiers.ownerId, ids));
  const ownNotes = await tx.select({ id: notes.id }).from(notes).where(inArray(notes.ownerId, ids));
  const ownDecks = await tx.select({ id: decks.id }).from(decks).where(inArray(decks.ownerId, ids));
  await eraseUntakenQuizzes(tx, ids);
  await tx.delete(users).where(inArray(users.id, ids));
  await eraseDossiers(
    tx,
    ownDossiers.map((row) => row.id),
  );
  await eraseNotes(
    tx,
    ownNotes.map((row) => row.id),
  );
  for (const some of parts(ownDecks, 200))
    await eraseDecks(
      tx,
      some.map((row) => row.id),
    );
  // What was fitted to one person names them by the scope alone.
  await tx
    .delete(memoryParameters)
    .where(and(eq(memoryParameters.scope, "user"), inArray(memoryParameters.scopeId, ids)));
  const those = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  );
  for (const { table, column, onDelete } of await userColumns(tx)) {
    if (onDelete === "cascade")
      await tx.run(sql`delete from ${named(table)} where ${named(column)} in (${those})`);
    else
      await tx.run(
        sql`update ${named(table)} set ${named(column)} = null where ${named(column)} in (${those})`,
      );
  }
  await eraseUnkept(
    tx,
    kept.map((row) => row.hash),
  );
  // The words of their cards and documents are in the index until it is written anew.
  if (ownDossiers.length + ownNotes.length > 0)
    for (const statement of purgeSearchIndex()) await tx.run(sql.raw(statement));
}

/** Erases those of some media that nobody keeps any more. */
async function eraseUnkept(tx: Writer, hashes: readonly string[]): Promise<void> {
  for (const some of parts(hashes, 200)) {
    const owners = tx.select().from(mediaOwners).where(eq(mediaOwners.hash, media.hash));
    const rows = await tx
      .select({ hash: media.hash })
      .from(media)
      .where(and(inArray(media.hash, [...some]), notExists(owners)));
    await eraseMedia(
      tx,
      rows.map((row) => row.hash),
    );
  }
}
