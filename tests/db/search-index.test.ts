import path from "node:path";
import { createClient } from "@libsql/client";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { backUp } from "#lib/db/backup.ts";
import { databaseAddress } from "#lib/db/database-url.ts";
import { plainText } from "#lib/db/plain-text.ts";
import { cards, decks, notes } from "#lib/db/schema/decks.ts";
import { documents, documentVersions, dossiers } from "#lib/db/schema/documents.ts";
import { purgeSearchIndex } from "#lib/db/search-index.ts";
import type { Store } from "#lib/db/store.ts";
import { openIn, withFolder, withStore } from "./with-store.ts";

const times = { createdAt: 0, updatedAt: 0 };

async function addCard(store: Store, id: string, question: string, answer: string): Promise<void> {
  await store.write(async (tx) => {
    await tx
      .insert(dossiers)
      .values({ ...times, id: "mill", title: "The mill" })
      .onConflictDoNothing();
    await tx
      .insert(decks)
      .values({ ...times, id: "dates", dossierId: "mill", title: "Dates" })
      .onConflictDoNothing();
    await tx
      .insert(notes)
      .values({ ...times, id: `note-${id}`, dossierId: "mill", kind: "fact", fields: {} });
    await tx.insert(cards).values({
      ...times,
      id,
      noteId: `note-${id}`,
      dossierId: "mill",
      stableId: id,
      homeDeckId: "dates",
      siblings: id,
      generated: { question, answer },
    });
  });
}

async function found(store: Store, words: string): Promise<readonly string[]> {
  const rows = await store.read.all<{ id: string }>(
    sql`select x.card_id as id from card_words w join card_texts x on x.id = w.rowid where card_words match ${`"${words}"`} order by 1`,
  );
  return rows.map(({ id }) => id);
}

async function documentsWith(store: Store, words: string): Promise<readonly string[]> {
  const rows = await store.read.all<{ id: string }>(
    sql`select d.version_id as id from document_words w join document_texts d on d.id = w.rowid where document_words match ${words} order by 1`,
  );
  return rows.map(({ id }) => id);
}

async function faultOf(file: string): Promise<string> {
  const client = createClient({ url: `file:${file}` });
  try {
    const { rows } = await client.execute("pragma quick_check(1)");
    return plainText(rows[0]?.quick_check);
  } finally {
    client.close();
  }
}

describe("what is searched", () => {
  it("finds a phrase in which a word is bold", () =>
    withStore(async (store) => {
      await addCard(store, "flag", "The colours of **the mill** are", "red and **white**");
      expect(await found(store, "colours of the mill are")).toEqual(["flag"]);
      await store.write((tx) =>
        tx
          .update(cards)
          .set({ edited: { question: "Of the **old** mill", answer: "blue" } })
          .where(eq(cards.id, "flag")),
      );
      expect(await found(store, "the old mill")).toEqual(["flag"]);
    }));

  it("finds any part of a card's words, whatever their case and accents", () =>
    withStore(async (store) => {
      await addCard(store, "a", "When did the Mūris burn?", "In MARCH 1871");
      expect(await found(store, "uris")).toEqual(["a"]);
      expect(await found(store, "muris bu")).toEqual(["a"]);
      expect(await found(store, "march")).toEqual(["a"]);
      expect(await found(store, "april")).toEqual([]);
    }));

  it("stays sound when words are changed and put back, again and again", () =>
    withFolder(async (folder) => {
      const towns = ["Lima", "Bogotá", "Quito", "La Paz", "Santiago", "Montevideo", "Asunción", "Caracas"];
      const store = await openIn(folder);
      for (const [i, town] of towns.entries()) await addCard(store, `c${i}`, `What is capital ${i}?`, town);
      for (const [i, town] of towns.entries()) {
        const changed = { question: `What is capital ${i}?`, answer: `${town} (city)` };
        for (const edited of [changed, null]) {
          const [set, one] = [{ edited }, eq(cards.id, `c${i}`)];
          await store.write((tx) => tx.update(cards).set(set).where(one));
          // By eyes of its own: a connection that has read the index before may judge it by what it remembers.
          expect(await faultOf(path.join(folder, "test.db"))).toBe("ok");
        }
      }
      await store.close();
    }));

  it("keeps no word of what was deleted once it was purged", () =>
    withStore(async (store) => {
      const blocks = async (): Promise<boolean> =>
        (await store.read.all<{ hex: string }>(sql`select hex(block) as hex from card_words_data`)).some(
          ({ hex }) => Buffer.from(hex, "hex").includes("zqx"),
        );
      await addCard(store, "a", "Who owned the mill?", "Zqxjkvw");
      await addCard(store, "b", "Who owned the boat?", "A sailor");
      await store.write((tx) => tx.delete(cards).where(eq(cards.id, "a")));
      expect(await blocks()).toBe(true);
      await store.write(async (tx) => {
        for (const statement of purgeSearchIndex()) await tx.run(sql.raw(statement));
      });
      expect(await blocks()).toBe(false);
      expect(await found(store, "boat")).toEqual(["b"]);
    }));

  it("is made anew at the next start, and left out of a backup, when the file holds it unsound", () =>
    withFolder(async (folder) => {
      const file = path.join(folder, "test.db");
      const store = await openIn(folder);
      await addCard(store, "a", "Who owned the mill?", "A miller");
      await store.close();
      const client = createClient({ url: `file:${file}` });
      await client.execute("update card_words_data set block = zeroblob(length(block)) where id > 10");
      client.close();
      expect(await faultOf(file)).toContain("FTS5 table main.card_words");
      const { file: kept } = await backUp(
        databaseAddress(`file:${file}`, folder),
        path.join(folder, "kept.db"),
      );
      expect(await faultOf(kept)).toBe("ok");
      for (const name of ["test.db", "kept.db"]) {
        const again = await openIn(folder, name);
        expect(await found(again, "miller")).toEqual(["a"]);
        await again.close();
        expect(await faultOf(path.join(folder, name))).toBe("ok");
      }
    }));

  it("follows what a card asks, and forgets a card that is gone, also when its dossier went", () =>
    withStore(async (store) => {
      await addCard(store, "a", "Who owned the mill?", "A miller");
      await addCard(store, "b", "Who owned the boat?", "A sailor");
      await store.write((tx) =>
        tx
          .update(cards)
          .set({ edited: { question: "Whose was the forge?", answer: "A smith" } })
          .where(eq(cards.id, "a")),
      );
      expect(await found(store, "mill")).toEqual([]);
      expect(await found(store, "smith")).toEqual(["a"]);
      await store.write((tx) => tx.update(cards).set({ edited: null }).where(eq(cards.id, "a")));
      expect(await found(store, "miller")).toEqual(["a"]);
      await store.write((tx) => tx.delete(cards).where(eq(cards.id, "a")));
      expect(await found(store, "owned")).toEqual(["b"]);
      await store.write((tx) => tx.delete(dossiers).where(eq(dossiers.id, "mill")));
      expect(await found(store, "owned")).toEqual([]);
      expect(await store.read.all(sql`select * from card_texts`)).toEqual([]);
    }));

  it("knows the words of documents, where the text is here", () =>
    withStore(async (store) => {
      await addCard(store, "a", "?", "!");
      await store.write(async (tx) => {
        await tx
          .insert(documents)
          .values({ ...times, id: "d", dossierId: "mill", name: "d.txt", title: "D" });
        const version = { documentId: "d", format: "text", createdAt: 0 };
        await tx.insert(documentVersions).values([
          { ...version, id: "v1", version: 1, text: "The weir broke in the night." },
          { ...version, id: "v2", version: 2, text: null },
        ]);
      });
      expect(await documentsWith(store, "wei")).toEqual(["v1"]);
      await store.write((tx) => tx.delete(documentVersions).where(eq(documentVersions.id, "v1")));
      expect(await documentsWith(store, "wei")).toEqual([]);
    }));

  it("is made again when it is missing", () =>
    withFolder(async (folder) => {
      const store = await openIn(folder);
      await addCard(store, "a", "Who owned the mill?", "A miller");
      await store.close();
      const client = createClient({ url: `file:${folder}/test.db` });
      await client.execute("drop table card_words");
      client.close();
      const again = await openIn(folder);
      expect(await found(again, "mill")).toEqual(["a"]);
      await addCard(again, "b", "Who owned the windmill?", "Nobody");
      expect(await found(again, "mill")).toEqual(["a", "b"]);
      await again.close();
    }));
});
