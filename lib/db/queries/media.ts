import { and, asc, between, eq, inArray, lt, sql, sum } from "drizzle-orm";
import { studyGrants } from "../schema/classes.ts";
import { cards, cardVersions, deckCards, decks, notes } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { media, mediaOwners, mediaPieces, personalCards } from "../schema/own.ts";
import type { Reader, Writer } from "../store.ts";

/** So many bytes lie in one row, so that a part of a sound is read without the rest. */
export const PIECE = 256 * 1024;

export type MediumRow = typeof media.$inferSelect;

/** A medium that a person keeps; null when there is none, or it is only somebody else's. */
export async function mediumOf(db: Reader | Writer, userId: string, hash: string): Promise<MediumRow | null> {
  const [row] = await db
    .select({ medium: media })
    .from(media)
    .innerJoin(mediaOwners, and(eq(mediaOwners.hash, media.hash), eq(mediaOwners.userId, userId)))
    .where(eq(media.hash, hash));
  return row?.medium ?? null;
}

/**
 * A medium on a card that a teacher gave to a learner and still does: kept by the card's owner, and named in what the
 * card says; null when there is none.
 */
export async function mediumGiven(
  db: Reader,
  userId: string,
  hash: string,
  now: number,
): Promise<MediumRow | null> {
  const owner = sql`case when ${cards.dossierId} is null then ${decks.ownerId} else ${dossiers.ownerId} end`;
  const [row] = await db
    .select({ medium: media })
    .from(media)
    .where(
      and(
        eq(media.hash, hash),
        sql`exists (select 1 from ${studyGrants}
          inner join ${decks} on ${decks.id} = ${studyGrants.deckId} and ${decks.deletedAt} is null and ${decks.archivedAt} is null
          inner join ${deckCards} on ${deckCards.deckId} = ${decks.id}
          inner join ${cards} on ${cards.id} = ${deckCards.cardId} and ${cards.status} = 'active'
          left join ${dossiers} on ${dossiers.id} = ${decks.dossierId}
          inner join ${mediaOwners} on ${mediaOwners.hash} = ${media.hash} and ${mediaOwners.userId} = ${owner}
          where ${studyGrants.userId} = ${userId} and ${studyGrants.endedAt} is null and ${studyGrants.since} <= ${now}
          and instr(coalesce(${cards.edited}, ${cards.generated}, ''), ${hash}) > 0)`,
      ),
    );
  return row?.medium ?? null;
}

/** The bytes of a medium from one place up to another, `end` exclusive. */
export async function bytesOfMedium(
  db: Reader,
  hash: string,
  range: { readonly start: number; readonly end: number },
): Promise<Uint8Array> {
  const first = Math.floor(range.start / PIECE);
  const rows = await db
    .select({ bytes: mediaPieces.bytes })
    .from(mediaPieces)
    .where(
      and(
        eq(mediaPieces.hash, hash),
        between(mediaPieces.position, first, Math.floor((range.end - 1) / PIECE)),
      ),
    )
    .orderBy(asc(mediaPieces.position));
  const from = range.start - first * PIECE;
  return Buffer.concat(rows.map((row) => row.bytes)).subarray(from, from + range.end - range.start);
}

/** How many bytes a person keeps. */
export async function mediaBytesOf(tx: Writer, userId: string): Promise<number> {
  const [row] = await tx
    .select({ bytes: sum(media.size) })
    .from(mediaOwners)
    .innerJoin(media, eq(media.hash, mediaOwners.hash))
    .where(eq(mediaOwners.userId, userId));
  return Number(row?.bytes ?? 0);
}

/** Keeps a medium for a person. The same bytes are kept once, whoever adds them. */
export async function addMedium(
  tx: Writer,
  row: MediumRow,
  bytes: Uint8Array,
  owner: { readonly userId: string; readonly name: string },
): Promise<void> {
  const [known] = await tx.select({ hash: media.hash }).from(media).where(eq(media.hash, row.hash));
  if (!known) {
    await tx.insert(media).values(row);
    for (let position = 0; position * PIECE < bytes.length; position += 1) {
      const piece = Buffer.from(bytes.subarray(position * PIECE, (position + 1) * PIECE));
      await tx.insert(mediaPieces).values({ hash: row.hash, position, bytes: piece });
    }
  }
  await tx
    .insert(mediaOwners)
    .values({ ...owner, hash: row.hash, createdAt: row.createdAt })
    .onConflictDoNothing();
}

/** Media that were added before an instant, in the order of their names, behind one. */
export async function mediaBefore(
  db: Reader,
  before: number,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .select({ hash: media.hash })
    .from(media)
    .where(and(lt(media.createdAt, before), sql`${media.hash} > ${after}`))
    .orderBy(asc(media.hash))
    .limit(limit);
  return rows.map((row) => row.hash);
}

/** Everything written that names a medium at all: notes, cards in all their versions, and words laid over cards. */
export async function textsWithMedia(tx: Writer): Promise<readonly string[]> {
  const among = [
    tx
      .select({ text: sql<string>`${notes.fields}` })
      .from(notes)
      .where(sql`${notes.fields} like '%media:%'`),
    tx
      .select({ text: sql<string>`${cards.edited}` })
      .from(cards)
      .where(sql`${cards.edited} like '%media:%'`),
    tx
      .select({ text: sql<string>`${cardVersions.content}` })
      .from(cardVersions)
      .where(sql`${cardVersions.content} like '%media:%'`),
    tx
      .select({ text: sql<string>`${personalCards.content}` })
      .from(personalCards)
      .where(sql`${personalCards.content} like '%media:%'`),
  ];
  const texts: string[] = [];
  for (const rows of among) texts.push(...(await rows).map((row) => row.text));
  return texts;
}

export async function eraseMedia(tx: Writer, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  for (const table of [mediaPieces, mediaOwners, media])
    await tx.delete(table).where(inArray(table.hash, [...hashes]));
}
