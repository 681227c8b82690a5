import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { unzipSync, zipSync } from "fflate";
import Database from "libsql";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { Store } from "#lib/db/store.ts";
import { type Ctx, userIdOf } from "#lib/services/context.ts";
import { storeMedia } from "#lib/services/media/store-media.ts";
import { setCardTags } from "#lib/services/notes/tag-cards.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { optionsView } from "#lib/services/options/options-view.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { createDeck } from "#lib/services/own-decks/create-deck.ts";
import { deckList } from "#lib/services/own-decks/deck-list.ts";
import { keepPackage } from "#lib/services/packages/keep-package.ts";
import { packForAnki } from "#lib/services/packages/pack-for-anki.ts";
import { takePackage } from "#lib/services/packages/take-package.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { PresetSettings } from "#lib/services/study/rule-settings.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, DAY, holder, NOW, sent, synced, visitor } from "./fixtures.ts";
import { basic, deckOwner } from "./notes/own.ts";

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const pack = async (ctx: Ctx, asked: object): Promise<Uint8Array> => {
  const { pieces, size } = await packForAnki(ctx, asked);
  const bytes = await bytesOf(pieces);
  expect(bytes.length).toBe(size);
  return bytes;
};

async function take(ctx: Ctx, bytes: Uint8Array) {
  async function* chunks() {
    yield bytes;
  }
  return takePackage(ctx, { id: await keepPackage(ctx, chunks()) }, { onProgress: () => {} });
}

/** What is in a package, as another program reads it. */
async function inside(bytes: Uint8Array) {
  const files = unzipSync(bytes);
  return withFolder(async (folder) => {
    const file = path.join(folder, "collection.anki2");
    writeFileSync(file, files["collection.anki2"] ?? new Uint8Array());
    const db = new Database(file);
    const all = (statement: string) => db.prepare(statement).all() as Record<string, unknown>[];
    const [col] = all("select * from col");
    const found = {
      files: Object.keys(files).sort(),
      media: JSON.parse(Buffer.from(files.media ?? []).toString("utf8")) as Record<string, string>,
      check: all("pragma integrity_check"),
      col: col ?? {},
      notes: all("select * from notes order by id"),
      cards: all("select * from cards order by id"),
      reviews: all("select * from revlog order by id"),
    };
    db.close();
    return found;
  });
}

/** Words, tags and decks of a person's notes, in no order of any database. */
const notesIn = async (store: Store, ctx: Ctx) => {
  const rows = await store.read.all<{
    kind: string;
    fields: string;
    deck: string;
    ord: number;
    tags: string;
  }>(
    sql`select n.kind kind, n.fields fields, d.title deck, c.ord ord, (select group_concat(t.tag, ' ') from (select tag from card_tags where card_id = c.id order by tag) t) tags from cards c join notes n on n.id = c.note_id join decks d on d.id = c.home_deck_id where n.owner_id = ${userIdOf(ctx)} and n.deleted_at is null and c.status = 'active' order by n.fields, c.ord`,
  );
  return rows.map(({ kind, fields, deck, ord, tags }) => ({ kind, deck, ord, tags, ...JSON.parse(fields) }));
};

async function spanish(store: Store) {
  const { ctx, deckId } = await deckOwner(store);
  const verbs = await createDeck(ctx, { title: "Verbs", parentId: deckId });
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: "#14604f" } })
    .png()
    .toBuffer();
  const image = await storeMedia(ctx, { name: "leaf.png" }, png);
  const wav = Buffer.alloc(2_000, 7);
  wav.write("RIFF", 0, "latin1");
  wav.write("WAVEfmt ", 8, "latin1");
  const sound = await storeMedia(ctx, { name: "perro.wav" }, wav);
  const add = (note: object, home = deckId) => writeNote(ctx, { deckId: home, note });
  const first = await add(basic(`perro [el perro](media:${sound.hash})`, "**dog** & *hound*"));
  await add({ ...basic("gato", `cat ![a cat](media:${image.hash})`), kind: "reversed" });
  await add(
    {
      kind: "cloze",
      text: { text: "{{c1::hablar}} is {{c2::to speak::verb}}, \\(n < 2\\)" },
      extra: { text: "one\n\ntwo" },
    },
    verbs.deckId,
  );
  await add({ ...basic("rojo", "red"), typed: true }, verbs.deckId);
  const perro = await store.read.all<{ id: string }>(
    sql`select id from cards where note_id = ${first.noteId}`,
  );
  await setCardTags(ctx, { cardIds: perro.map((row) => row.id), tags: ["animals::dogs", "easy"] });
  return { ctx, deckId, verbs: verbs.deckId, perro: perro[0]?.id ?? "", add };
}

describe("a deck that is downloaded for Anki", () => {
  it("has the tables, the keys and the plain zip that every version opens", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await spanish(store);
      const bytes = await pack(ctx, { deck: deckId });
      // Stored, with what is said of it in front and not behind.
      expect(new DataView(bytes.buffer, bytes.byteOffset).getUint16(6, true) & 8).toBe(0);
      const found = await inside(bytes);
      expect(found.files).toEqual(["0", "1", "collection.anki2", "media"]);
      expect(Object.values(found.media).sort()).toEqual([
        expect.stringMatching(/^el perro\.wav$/u),
        expect.stringMatching(/^img-[0-9a-f]{40}\.png$/u),
      ]);
      expect(found.check).toEqual([{ integrity_check: "ok" }]);
      expect(found.col).toMatchObject({ ver: 11, id: 1 });
      const decks = Object.values(JSON.parse(String(found.col.decks))) as { name: string }[];
      expect(decks.map((deck) => deck.name)).toEqual(["Default", "Spanish", "Spanish::Verbs"]);
      expect(found.notes.map((note) => note.flds)).toEqual([
        "perro [sound:el perro.wav]\x1f<b>dog</b> &amp; <i>hound</i>\x1f",
        expect.stringMatching(/^gato.cat <img src="img-[0-9a-f]{40}\.png" alt="a cat">$/u),
        "{{c1::hablar}} is {{c2::to speak::verb}}, \\(n &lt; 2\\)\x1fone<br><br>two",
        "rojo\x1fred",
      ]);
      expect(found.notes[0]).toMatchObject({
        tags: " animals::dogs easy ",
        sfld: "perro [sound:el perro.wav]",
      });
      expect(found.cards.map(({ ord, type, queue, due }) => [ord, type, queue, due])).toEqual(
        [0, 0, 1, 0, 1, 0].map((ord, i) => [ord, 0, 0, i + 1]),
      );
      expect(found.reviews).toEqual([]);
    }));

  it("comes back with its words, tags, pictures and decks", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await spanish(store);
      const other = await deckOwner(store, "other", "Elsewhere");
      await take(other.ctx, await pack(ctx, { deck: deckId }));
      expect(await notesIn(store, other.ctx)).toEqual(await notesIn(store, ctx));
      expect((await deckList(other.ctx)).map((deck) => deck.path)).toEqual([
        "Elsewhere",
        "Spanish",
        "Spanish::Verbs",
      ]);
    }));

  it("has what was learnt only where that is asked for, and comes back with it", () =>
    withStore(async (store) => {
      const { ctx, deckId, perro } = await spanish(store);
      const cards = await store.read.all<{ id: string }>(sql`select id from cards order by id`);
      const events = cards
        .slice(0, 4)
        .flatMap(({ id }, i) => [
          sent(id, { deviceTime: NOW - 40 * DAY + i * 60_000, rating: 3 }),
          sent(id, { deviceTime: NOW - 40 * DAY + i * 60_000 + 700_000, rating: 3 }),
          sent(id, { deviceTime: NOW - 30 * DAY + i * 60_000, rating: i === 2 ? 1 : 4, tookMs: 3_210 }),
          ...(i === 2 ? [sent(id, { deviceTime: NOW - 30 * DAY + 900_000, rating: 3 })] : []),
        ]);
      const learning = cards[4]?.id ?? "";
      const more = [
        sent(learning, { deviceTime: NOW - 60_000, rating: 3 }),
        sent(perro, { deviceTime: NOW - 50_000, kind: "suspended", rating: null, tookMs: null }),
        sent(cards[1]?.id ?? "", {
          deviceTime: NOW - 40_000,
          kind: "flagged",
          rating: null,
          tookMs: null,
          flag: 4,
        }),
        sent(perro, { deviceTime: NOW - 30_000, kind: "marked", rating: null, tookMs: null }),
      ];
      await recordReviews(ctx, batch([...events, ...more]));
      const without = await inside(await pack(ctx, { deck: deckId }));
      expect(without.reviews).toEqual([]);
      expect(without.cards.every((one) => one.type === 0 && one.queue === 0 && one.flags === 0)).toBe(true);
      expect(without.notes.some((note) => String(note.tags).includes("marked"))).toBe(false);

      const bytes = await pack(ctx, { deck: deckId, history: true });
      const found = await inside(bytes);
      expect(found.reviews).toHaveLength(events.length + 1);
      expect(new Set(found.reviews.map((row) => row.id)).size).toBe(found.reviews.length);
      expect(found.cards.filter((one) => one.queue === -1)).toHaveLength(1);
      const other = context(store, visitor("other"));
      await take(other, bytes);
      const them = await holder(store, "other");
      const known = async (who: Ctx) =>
        (await statesOf(store.read, userIdOf(who) ?? ""))
          .map(
            ({
              phase,
              stability,
              difficulty,
              dueDay,
              dueAt,
              reps,
              lapses,
              suspended,
              flag,
              marked,
              step,
            }) => ({
              ...{ phase, dueDay, reps, lapses, suspended, flag, marked, step },
              stability: stability?.toFixed(1),
              difficulty: difficulty?.toFixed(1),
              dueAt: dueAt === null ? null : Math.round(dueAt / 1_000),
            }),
          )
          .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
      expect(await known(them)).toEqual(await known(ctx));
      // Who chose no options here has chosen none there.
      expect((await optionsView(them, "all")).presets).toEqual([]);
    }));

  it("keeps the name of its options, and which cards stay apart, on the way there and back", () =>
    withStore(async (store) => {
      const { ctx, deckId, perro } = await spanish(store);
      const settings = { ...PresetSettings.parse({}), newPerDay: 7 };
      await saveOptions(ctx, { place: deckId, presetId: null, name: "Slow (Anki)", version: 0, settings });
      await recordReviews(ctx, batch([sent(perro, { deviceTime: NOW - 60_000, rating: 3 })]));
      const bytes = await pack(ctx, { deck: deckId, history: true });
      const ways: readonly { name: string; new: object; rev: object }[] = Object.values(
        JSON.parse(String((await inside(bytes)).col.dconf)),
      );
      expect(ways.find((way) => way.name === "Slow (Anki)")).toMatchObject({
        new: { bury: true, perDay: 7 },
        rev: { bury: true },
      });
      await take(context(store, visitor("other")), bytes);
      const { presets } = await optionsView(await holder(store, "other"), "all");
      expect(presets.map((preset) => preset.name)).toEqual(["Slow (Anki)"]);
    }));

  it("changes nothing when it comes back to whom it is from", () =>
    withStore(async (store) => {
      const { ctx, deckId, perro } = await spanish(store);
      await recordReviews(ctx, batch([sent(perro, { deviceTime: NOW - 5 * DAY })]));
      const before = await notesIn(store, ctx);
      const events = () => store.read.all<{ n: number }>(sql`select count(*) n from review_events`);
      const had = await events();
      const done = await take(ctx, await pack(ctx, { deck: deckId, history: true }));
      expect(done).toMatchObject({ fates: { added: 0, changed: 0, left: 4 }, reviews: 0 });
      expect(await notesIn(store, ctx)).toEqual(before);
      expect(await events()).toEqual(had);
    }));

  it("brings what was answered in Anki meanwhile to the card that it is from", () =>
    withStore(async (store) => {
      const { ctx, deckId, perro } = await spanish(store);
      await recordReviews(ctx, batch([sent(perro, { deviceTime: NOW - 30 * DAY, rating: 4 })]));
      const files = unzipSync(await pack(ctx, { deck: deckId, history: true }));
      const studied = await withFolder(async (folder) => {
        const file = path.join(folder, "collection.anki2");
        writeFileSync(file, files["collection.anki2"] ?? new Uint8Array());
        const db = new Database(file);
        db.exec(
          `insert into revlog select id + ${20 * DAY}, cid, -1, 3, 40, ivl, factor, 4000, 1 from revlog`,
        );
        db.close();
        return zipSync({ ...files, "collection.anki2": readFileSync(file) });
      });
      const done = await take(ctx, studied);
      expect(done).toMatchObject({ fates: { added: 0, left: 4 }, reviews: 1 });
      const [state] = (await statesOf(store.read, userIdOf(ctx) ?? "")).filter((row) => row.cardId === perro);
      expect(state?.reps).toBe(2);
      expect((await take(ctx, studied)).reviews).toBe(0);
    }));

  it("has a basic note for each card of a kind that Anki has nothing like", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const question = { text: "Which **one**?" };
      const options = [
        { text: "This", correct: true },
        { text: "That", correct: false },
      ];
      await writeNote(ctx, {
        deckId,
        note: { kind: "choice", question, options, explanation: { text: "So." } },
      });
      await writeNote(ctx, {
        deckId,
        note: { kind: "order", question: { text: "When?" }, items: ["b", "c", "a"] },
      });
      await writeNote(ctx, { deckId, note: { kind: "list", question: { text: "Who?" }, ideas: ["x", "y"] } });
      const { notes } = await inside(await pack(ctx, { deck: deckId }));
      expect(notes.map((note) => String(note.flds).split("\x1f"))).toEqual([
        ["Which <b>one</b>?<ul><li>This</li><li>That</li></ul>", "This<br><br>So.", ""],
        ["When?<ul><li>a</li><li>b</li><li>c</li></ul>", "<ol><li>b</li><li>c</li><li>a</li></ol>", ""],
        ["Who?", "<ul><li>x</li><li>y</li></ul>", ""],
      ]);
    }));

  it("has the receipts of a card from documents in a field of its own", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        const readings = [
          { value: "March 1871", evidence: [0] },
          { value: "1872", evidence: [1] },
        ];
        const evidence = [
          ...card(1).evidence.map((one) => ({ ...one, role: "reading" as const })),
          { document: "other.txt", start: 0, end: 4, quote: "1872", role: "reading" as const },
        ];
        await synced(store, folder, [card(1), card(2, { disputed: true, readings, evidence })]);
        const guest = context(store, visitor("new"));
        const { notes, col } = await inside(await pack(guest, {}));
        const decks = Object.values(JSON.parse(String(col.decks))) as { name: string }[];
        expect(decks.map((deck) => deck.name)).toEqual([
          "Default",
          "The mill",
          "The mill::Dates",
          "The mill::Where the documents disagree",
        ]);
        expect(notes.map((note) => String(note.flds).split("\x1f")[2])).toEqual([
          "<div>“In March 1871” <i>The old mill</i></div>",
          "<div>The documents disagree.</div><div>March 1871: “In March 1871” <i>The old mill</i></div><div>1872: “1872” <i>Another account</i></div>",
        ]);
      }),
    ));

  it("is not given to whom it is not open, and says when there is nothing in it", () =>
    withStore(async (store) => {
      const { deckId } = await spanish(store);
      const other = await deckOwner(store, "other", "Empty");
      await expect(packForAnki(other.ctx, { deck: deckId })).rejects.toMatchObject({ code: "not-found" });
      await expect(packForAnki(other.ctx, { dossier: "none" })).rejects.toMatchObject({ code: "not-found" });
      await expect(packForAnki(other.ctx, { deck: other.deckId })).rejects.toMatchObject({ code: "invalid" });
    }));
});
