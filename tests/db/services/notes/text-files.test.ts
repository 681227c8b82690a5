import { sql } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Ctx } from "#lib/services/context.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { storeMedia } from "#lib/services/media/store-media.ts";
import { exportNotes } from "#lib/services/notes/export-notes.ts";
import { importNotes } from "#lib/services/notes/import-notes.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { deckList } from "#lib/services/own-decks/deck-list.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withStore } from "../../with-store.ts";
import { batch, context, holder, sent, visitor } from "../fixtures.ts";
import { deckOwner } from "./own.ts";

const FILE = [
  "#separator:tab",
  "#html:false",
  "#deck column:3",
  "#tags column:4",
  "perro\tdog\tSpanish::Animals\tanimals",
  "gato\tcat\tSpanish::Animals\tanimals",
  "{{c1::rojo}} is red\t\tSpanish\t",
  "\tno question\tSpanish\t",
  "perro\tdog again\tSpanish::Animals\t",
].join("\n");

const questions = async (ctx: Ctx) => (await nextCards(ctx)).cards.map((card) => card.question).sort();

describe("notes in a text file", () => {
  it("are looked at without a trace, then added in one step with their decks and tags, and taken back as one", () =>
    withStore(async (store) => {
      const guest = context(store, visitor("new"));
      const seen = await importNotes(guest, { text: FILE, look: true });
      expect(seen).toMatchObject({
        added: 3,
        changed: 0,
        left: 1,
        refused: 1,
        problems: [{ line: 8, message: "Write what is asked." }],
        decks: [
          { path: "Spanish::Animals", notes: 2 },
          { path: "Spanish", notes: 1 },
        ],
        looked: true,
        steps: [],
      });
      expect(await deckList(guest)).toEqual([]);

      const id = guest.newId();
      const done = await importNotes(guest, { id, text: FILE });
      expect(done).toMatchObject({ looked: false, steps: [id] });
      const anna = await holder(store, "new");
      expect((await deckList(anna)).map((deck) => deck.path)).toEqual(["Spanish", "Spanish::Animals"]);
      expect(await questions(anna)).toEqual(["[…] is red", "gato", "perro"]);
      expect((await nextCards(anna)).cards.find((card) => card.question === "gato")?.extra?.tags).toEqual([
        "animals",
      ]);
      expect((await importNotes(anna, { id, text: FILE, known: "add" })).steps).toEqual([id]);
      expect(await questions(anna)).toHaveLength(3);
      await undoStep(anna, { step: id, undo: true });
      expect(await questions(anna)).toEqual([]);
      expect(await deckList(anna)).toEqual([]);
    }));

  it("that are here already get the words of the file, each in a step that undo takes back", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const answers = async () => (await nextCards(ctx)).cards.map((card) => card.answer).sort();
      await importNotes(ctx, { text: "uno\tone\ndos\ttwo\n", deckId });
      const changes = { text: "uno\t1\ndos\ttwo\n", deckId, known: "change" };
      expect(await importNotes(ctx, { ...changes, look: true })).toMatchObject({ looked: true, steps: [] });
      const done = await importNotes(ctx, changes);
      expect(done).toMatchObject({ added: 0, looked: false });
      expect(await answers()).toEqual(["1", "two"]);
      expect(done.steps).toHaveLength(1);
      for (const step of done.steps.toReversed()) await undoStep(ctx, { step, undo: true });
      expect(await answers()).toEqual(["one", "two"]);
    }));

  it("stay what they are where the file names no note type, and become what it names", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const asked = async () => {
        const cards = await store.read.all<{ question: string; answer: string }>(
          sql`select question, answer from card_texts join cards on cards.id = card_id where status = 'active' order by 1`,
        );
        return cards.map(({ question, answer }) => `${question}: ${answer}`);
      };
      const type = "#separator:tab\n#notetype:Basic (and reversed card)\n";
      await importNotes(ctx, { text: `${type}uno\tone\n`, deckId });
      const change = { deckId, known: "change" };
      expect((await importNotes(ctx, { ...change, text: "uno\t1\n" })).steps).toHaveLength(1);
      expect(await asked()).toEqual(["1: uno", "uno: 1"]);
      await importNotes(ctx, { ...change, text: "#separator:tab\n#notetype:Basic\nuno\teins\n" });
      expect(await asked()).toEqual(["uno: eins"]);
    }));

  it("show the pictures that were sent before, and keep a note that is only a picture without it", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const png = await sharp({ create: { width: 4, height: 3, channels: 3, background: "#14604f" } })
        .png()
        .toBuffer();
      const { hash } = await storeMedia(ctx, { name: "oak leaf.png" }, png);
      const text =
        '#separator:tab\n#html:true\noak\t<img src="Oak leaf.png">\nbirch\t<img src="birch.png">\n';
      const media = { "oak leaf.png": hash };
      expect(await importNotes(ctx, { text, deckId, media })).toMatchObject({
        added: 2,
        refused: 0,
        media: { names: ["Oak leaf.png", "birch.png"], missing: 1 },
      });
      const cards = (await nextCards(ctx)).cards;
      expect(cards.find((card) => card.question === "oak")?.extra?.drawn?.answer).toMatchObject([
        { children: [{ kind: "image", hash, alt: "Oak leaf" }] },
      ]);
      expect(cards.find((card) => card.question === "birch")?.answer).toBe("[picture: birch.png]");
      // Brought in once more with its picture, the note keeps what is remembered.
      const { hash: other } = await storeMedia(
        ctx,
        { name: "birch.png" },
        await sharp(png).negate().png().toBuffer(),
      );
      expect(
        await importNotes(ctx, { text, deckId, known: "change", media: { ...media, "birch.png": other } }),
      ).toMatchObject({ added: 0, media: { missing: 0 } });
      const again = (await nextCards(ctx)).cards;
      expect(again.find((card) => card.question === "birch")?.answer).toBe(`![birch](media:${other})`);
      await expect(importNotes(ctx, { text, media: { "a.png": "../../x" } })).rejects.toMatchObject({
        code: "invalid",
      });
    }));

  it("are the same notes where they begin with a picture, whether it was sent or not", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const png = sharp({ create: { width: 4, height: 3, channels: 3, background: "#14604f" } }).png();
      const { hash } = await storeMedia(ctx, { name: "oak leaf.png" }, await png.toBuffer());
      const media = { "oak leaf.png": hash };
      const text =
        '#separator:tab\n#html:true\n<img src="oak leaf.png">\toak\n<img src="paste-0f3a9c81.png">\tbirch\n';
      const bring = (more: object) => importNotes(ctx, { text, deckId, ...more });
      const fronts = async () => (await nextCards(ctx)).cards.map((card) => card.question).sort();
      expect(await bring({ look: true, media })).toMatchObject({ added: 2 });
      expect(await bring({})).toMatchObject({ added: 2 });
      // With its picture now: the same note, which gets it where it may.
      expect(await bring({ media })).toMatchObject({ added: 0, left: 2 });
      expect(await bring({ media, known: "change" })).toMatchObject({ added: 0 });
      const withPicture = [`![oak leaf](media:${hash})`, "[picture: paste-0f3a9c81.png]"].sort();
      expect(await fronts()).toEqual(withPicture);
      // Without it once more: the picture that is here stays.
      expect(await bring({ known: "change" })).toMatchObject({ added: 0 });
      expect(await bring({})).toMatchObject({ added: 0, left: 2 });
      expect(await fronts()).toEqual(withPicture);
      // Another picture under another name is another note.
      expect(
        await importNotes(ctx, { text: '#html:true\n<img src="elm leaf.png">\toak\n', deckId }),
      ).toMatchObject({ added: 1 });
    }));

  it("leave a note that is here as it is, or give it other words with its memory kept, or stand beside it", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const note = { kind: "basic", front: { text: "perro" }, back: { text: "hound" } };
      const { cardIds } = await writeNote(ctx, { deckId, note });
      await recordReviews(ctx, batch([sent(cardIds[0] ?? "", { rating: 4 })]));
      const text = "Perro;dog\ngato;cat\n";
      expect(await importNotes(ctx, { text, deckId })).toMatchObject({ added: 1, changed: 0, left: 1 });
      expect(await importNotes(ctx, { text, deckId, known: "change" })).toMatchObject({
        added: 0,
        changed: 2,
      });
      const file = (await exportNotes(ctx, deckId)).text;
      expect(file).toContain("Perro\tdog");
      expect(file).not.toContain("hound");
      expect(await importNotes(ctx, { text, deckId, known: "add" })).toMatchObject({ added: 2, left: 0 });
      expect((await exportNotes(ctx, deckId)).notes).toBe(4);
    }));

  it("come back as they went, on another server too", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      for (const note of [
        {
          kind: "basic",
          front: { text: "كلب", language: "ar", direction: "rtl" },
          back: { text: "a\n\n- *b*\tc" },
        },
        { kind: "reversed", front: { text: '"x"' }, back: { text: "=1+1" } },
        { kind: "cloze", text: { text: "{{c1::a::h}} {{c2::b}}" }, extra: { text: "more" } },
        {
          kind: "choice",
          question: { text: "Which?" },
          options: [
            { text: "one", correct: true },
            { text: "two", correct: false },
          ],
          explanation: { text: "because" },
        },
        { kind: "order", question: { text: "Order" }, items: ["1", "2", "3"] },
        { kind: "list", question: { text: "List" }, ideas: ["i", "j"] },
      ])
        await writeNote(ctx, { deckId, note, tags: ["history::war"] });
      const { text, notes } = await exportNotes(ctx, null);
      expect(notes).toBe(6);
      // Here everything is known by its id.
      expect(await importNotes(ctx, { text })).toMatchObject({ added: 0, left: 6, refused: 0 });
      await withStore(async (other) => {
        const done = await importNotes(context(other, visitor("b")), { text });
        expect(done).toMatchObject({ added: 6, refused: 0 });
        const again = await exportNotes(await holder(other, "b"), null);
        const lines = (file: string) =>
          file
            .split("\n")
            .map((line) => line.replace(/\t[^\t]*$/u, ""))
            .sort();
        expect(lines(again.text)).toEqual(lines(text));
      });
    }));

  it("are nobody else's", () =>
    withStore(async (store) => {
      const { deckId } = await deckOwner(store);
      await importNotes(context(store, visitor("other")), { text: "a;b" });
      const other = await holder(store, "other");
      await expect(exportNotes(other, deckId)).rejects.toMatchObject({ code: "not-found" });
      await expect(importNotes(other, { text: "c;d", deckId })).rejects.toMatchObject({ code: "not-found" });
      expect((await exportNotes(other, null)).notes).toBe(1);
    }));
});
