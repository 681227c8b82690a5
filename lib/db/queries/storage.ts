import { count, sql, sum } from "drizzle-orm";
import { cards, notes } from "../schema/decks.ts";
import { documents, dossiers } from "../schema/documents.ts";
import { media } from "../schema/own.ts";
import { eventChains } from "../schema/study.ts";
import type { Reader } from "../store.ts";

export type StorageFigures = {
  readonly databaseBytes: number;
  /** Of those, pages that hold nothing any more and are used again. */
  readonly freeBytes: number;
  readonly mediaBytes: number;
  readonly answers: number;
  readonly cards: number;
  readonly notes: number;
  readonly dossiers: number;
  readonly documents: number;
};

/** How much the database holds. Counts what is cheap to count: the log by its heads. */
export async function storageFigures(db: Reader): Promise<StorageFigures> {
  const pages = await db.get<{ pages: number; free: number; size: number }>(
    sql`select p.page_count as pages, f.freelist_count as free, s.page_size as size
        from pragma_page_count p, pragma_freelist_count f, pragma_page_size s`,
  );
  const [log] = await db.select({ n: sum(eventChains.events) }).from(eventChains);
  const [bytes] = await db.select({ n: sum(media.size) }).from(media);
  const countOf = async (table: typeof cards | typeof notes | typeof dossiers | typeof documents) =>
    (await db.select({ n: count() }).from(table))[0]?.n ?? 0;
  return {
    databaseBytes: (pages?.pages ?? 0) * (pages?.size ?? 0),
    freeBytes: (pages?.free ?? 0) * (pages?.size ?? 0),
    mediaBytes: Number(bytes?.n ?? 0),
    answers: Number(log?.n ?? 0),
    cards: await countOf(cards),
    notes: await countOf(notes),
    dossiers: await countOf(dossiers),
    documents: await countOf(documents),
  };
}
