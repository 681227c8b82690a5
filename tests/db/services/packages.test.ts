import { sql } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { addDays, studyDayOf } from "#lib/base/study-time.ts";
import { verifyChains } from "#lib/db/chain.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { editNote } from "#lib/services/notes/edit-note.ts";
import { optionsView } from "#lib/services/options/options-view.ts";
import { deckList } from "#lib/services/own-decks/deck-list.ts";
import { keepPackage, stopPackage } from "#lib/services/packages/keep-package.ts";
import { lookAtPackage } from "#lib/services/packages/look-at-package.ts";
import { type TakenPackage, takePackage } from "#lib/services/packages/take-package.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { type Form, type Written, writeApkg } from "../../fixtures/write-apkg.ts";
import { withStore } from "../with-store.ts";
import { context, holder, NOW, visitor } from "./fixtures.ts";

const FORMS: readonly Form[] = ["anki2", "anki21", "anki21b"];
const DAY = 86_400_000;
/** Noon of a day before NOW, in seconds for a collection that began there. */
const ago = (days: number): number => NOW - days * DAY;

async function* chunksOf(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

const keep = (ctx: Ctx, bytes: Uint8Array) => keepPackage(ctx, chunksOf(bytes));
async function take(ctx: Ctx, written: Written): Promise<TakenPackage> {
  return takePackage(ctx, { id: await keep(ctx, writeApkg(written)) }, { onProgress: () => {} });
}

const questions = async (ctx: Ctx) => (await nextCards(ctx)).cards.map((card) => card.question).sort();

const wordsIn = async (store: Store) =>
  (
    await store.read.all<{ q: string; a: string }>(
      sql`select json_extract(edited, '$.question') q, json_extract(edited, '$.answer') a from cards where status = 'active' order by q, a`,
    )
  ).map(({ q, a }) => `${q} → ${a}`);

const SPANISH: readonly Written["notes"][number][] = [
  {
    guid: "g1",
    type: "Basic",
    fields: ["perro", "dog"],
    tags: "animals",
    cards: [{ deck: "Spanish::Animals" }],
  },
  {
    guid: "g2",
    type: "Basic (and reversed card)",
    fields: ["gato", "cat"],
    cards: [{ deck: "Spanish::Animals" }, { deck: "Spanish" }],
  },
  {
    guid: "g3",
    type: "Cloze",
    fields: ["{{c1::rojo}} is {{c2::red}}", ""],
    cards: [{ deck: "Spanish" }, { deck: "Spanish" }],
  },
  { guid: "g4", type: "Basic", fields: ["", "no question"], cards: [{ deck: "Spanish" }] },
  { guid: "g5", type: "Image Occlusion", fields: ["{{c1::image-occlusion:rect}}", ""] },
];

describe.each(FORMS)("a package of the form %s", (form) => {
  it("is looked at without a trace, then brought in with decks and tags", () =>
    withStore(async (store) => {
      const guest = context(store, visitor("new"));
      const id = await keep(guest, writeApkg({ form, notes: SPANISH }));
      const seen = await lookAtPackage(guest, { id });
      expect(seen).toMatchObject({
        fates: { added: 3, restored: 0, changed: 0, own: 0, left: 0 },
        ...{ notes: 3, cards: 5, reviews: 0, refused: 1 },
        problems: [{ message: "Write what is asked." }],
        loss: { occlusion: 1, stray: 0 },
        decks: [
          { path: "Spanish::Animals", cards: 2 },
          { path: "Spanish", cards: 3 },
        ],
      });
      expect(await deckList(guest)).toEqual([]);
      const told: unknown[] = [];
      const done = await takePackage(guest, { id, zone: "UTC" }, { onProgress: (at) => told.push(at) });
      expect(done).toMatchObject({ fates: { added: 3 }, cards: 5, stopped: false });
      expect(told).toEqual([{ kind: "reading" }, { kind: "notes", done: 0, of: 3 }]);
      const anna = await holder(store, "new");
      expect((await deckList(anna)).map((deck) => deck.path)).toEqual(["Spanish", "Spanish::Animals"]);
      expect(await wordsIn(store)).toEqual([
        "[…] is red → rojo",
        "cat → gato",
        "gato → cat",
        "perro → dog",
        "rojo is […] → red",
      ]);
      const perro = (await nextCards(anna)).cards.find((card) => card.question === "perro");
      expect(perro?.extra?.tags).toEqual(["animals"]);
      await expect(lookAtPackage(anna, { id })).rejects.toMatchObject({ code: "not-found" });
    }));
});

it("an empty card, whose gap was taken out of its note, is counted and stays behind", () =>
  withStore(async (store) => {
    const ada = await holder(store, "ada");
    const fields = ["The {{c1::mill}} stands.", ""];
    const written: Written = {
      form: "anki2",
      notes: [{ guid: "g", type: "Cloze", fields, cards: [{ ord: 0 }, { ord: 1 }, { ord: 5 }] }],
    };
    const id = await keep(ada, writeApkg(written));
    expect(await lookAtPackage(ada, { id })).toMatchObject({ notes: 1, cards: 1, empty: 2 });
    expect(await take(ada, written)).toMatchObject({ cards: 1, empty: 2 });
  }));

describe("a package that comes again", () => {
  it("doubles nothing; newer words win, but never over what was edited here", () =>
    withStore(async (store) => {
      await take(context(store, visitor("new")), { form: "anki21", notes: SPANISH });
      const anna = await holder(store, "new");
      const again = await take(anna, { form: "anki21b", notes: SPANISH });
      expect(again).toMatchObject({ fates: { added: 0, changed: 0, left: 3 }, cards: 0, steps: [] });
      const [row] = await store.read.all<{ id: string }>(
        sql`select note_id id from imported_notes where guid = 'g1'`,
      );
      await editNote(anna, {
        noteId: row?.id ?? "",
        note: { kind: "basic", front: { text: "el perro" }, back: { text: "dog" } },
      });
      const [g1, g2, ...others] = SPANISH;
      if (!g1 || !g2) throw new Error("The package has too few notes.");
      const newer = [
        { ...g1, fields: ["perro", "hound"], mod: 1_800_000_000 },
        { ...g2, fields: ["gato", "tomcat"], mod: 1_800_000_000 },
        ...others,
      ];
      const done = await take(anna, { form: "anki21b", notes: newer });
      expect(done.fates).toEqual({ added: 0, restored: 0, changed: 1, own: 1, left: 1 });
      expect(await wordsIn(store)).toEqual([
        "[…] is red → rojo",
        "el perro → dog",
        "gato → tomcat",
        "rojo is […] → red",
        "tomcat → gato",
      ]);
      const older = await take(anna, { form: "anki21b", notes: SPANISH });
      expect(older.fates.changed).toBe(0);
    }));

  it("after it was taken back is taken out of the bin, with what was learnt", () =>
    withStore(async (store) => {
      const done = await take(context(store, visitor("new")), { form: "anki2", notes: SPANISH });
      const anna = await holder(store, "new");
      for (const step of [...done.steps].reverse()) await undoStep(anna, { step, undo: true });
      expect(await wordsIn(store)).toEqual([]);
      expect(await deckList(anna)).toEqual([]);
      const again = await take(anna, { form: "anki2", notes: SPANISH });
      expect(again.fates).toMatchObject({ added: 0, restored: 3 });
      expect(await wordsIn(store)).toHaveLength(5);
      expect((await deckList(anna)).map((deck) => deck.path)).toEqual(["Spanish", "Spanish::Animals"]);
      expect(await questions(anna)).toContain("perro");
    }));
});

describe("what was learnt", () => {
  const created = Math.floor(ago(100) / 1_000);
  const due = (days: number) => 100 + days;
  const review = (days: number, ease: number, ivl: number, type = 1, factor = 2_500) =>
    [ago(days) + ease, ease, ivl, factor, 4_200, type] as const;
  const studied = (extra: object = {}): Written["notes"][number] => ({
    guid: "s",
    type: "Basic",
    fields: ["perro", "dog"],
    cards: [
      {
        ...{
          type: 2,
          queue: 2,
          due: due(7),
          ivl: 17,
          factor: 2_500,
          reps: 4,
          lapses: 0,
          mod: Math.floor(ago(9) / 1_000),
        },
        reviews: [
          review(30, 3, -600, 0, 0),
          [ago(30) + 700_000, 3, 4, 2_500, 61_000, 0],
          review(26, 3, 16),
          review(10, 3, 17),
        ],
        ...extra,
      },
    ],
  });
  const written = (notes: Written["notes"]): Written => ({ form: "anki21b", created, offset: 0, notes });
  const state = async (store: Store, ctx: Ctx) => {
    const rows = await statesOf(store.read, ctx.viewer.kind === "learner" ? ctx.viewer.userId : "");
    return rows[0];
  };

  it.each(FORMS)("comes along as events, and the card is due on Anki's day (%s)", (form) =>
    withStore(async (store) => {
      const done = await take(context(store, visitor("new")), { ...written([studied()]), form });
      expect(done.reviews).toBe(4);
      const anna = await holder(store, "new");
      const row = await state(store, anna);
      expect(row).toMatchObject({ phase: "review", reps: 4, lapses: 0, suspended: false });
      expect(row?.dueDay).toBe(addDays(studyDayOf(NOW - 4 * 3_600_000), 7));
      const events = await store.read.all<{ at: number; rating: number; took: number }>(
        sql`select effective_at at, rating, took_ms took from review_events where kind = 'answered' order by at`,
      );
      expect(events.map(({ at, rating, took }) => [at, rating, took])).toEqual([
        [ago(30) + 3, 3, 4_200],
        [ago(30) + 700_000, 3, 60_000],
        [ago(26) + 3, 3, 4_200],
        [ago(10) + 3, 3, 4_200],
      ]);
      expect((await verifyChains(store.read)).broken).toEqual([]);
      expect(await rebuildStates(store)).toMatchObject({ changed: 0, removed: 0 });
    }),
  );

  it("is what FSRS knew, where the package says it", () =>
    withStore(async (store) => {
      const data = '{"s":41.5,"d":6.25,"dr":0.9}';
      await take(context(store, visitor("new")), written([studied({ data })]));
      const row = await state(store, await holder(store, "new"));
      expect(row).toMatchObject({ stability: 41.5, difficulty: 6.25, reps: 4 });
      expect(row?.dueDay).toBe(addDays(studyDayOf(NOW - 4 * 3_600_000), 7));
      expect(await rebuildStates(store)).toMatchObject({ changed: 0 });
    }));

  it("is told from interval and ease where the reviews are missing", () =>
    withStore(async (store) => {
      await take(
        context(store, visitor("new")),
        written([studied({ reviews: [], factor: 1_900, lapses: 2 })]),
      );
      const row = await state(store, await holder(store, "new"));
      expect(row).toMatchObject({
        phase: "review",
        stability: 17,
        difficulty: 7.5,
        intervalDays: 17,
        reps: 4,
        lapses: 2,
      });
      expect(row?.dueDay).toBe(addDays(studyDayOf(NOW - 4 * 3_600_000), 7));
    }));

  it("keeps who is suspended, flagged and marked", () =>
    withStore(async (store) => {
      const note = { ...studied({ queue: -1, flags: 4 }), tags: "marked leech" };
      await take(context(store, visitor("new")), written([note]));
      const anna = await holder(store, "new");
      expect(await state(store, anna)).toMatchObject({ suspended: true, flag: 4, marked: true });
      const tags = await store.read.all<{ tag: string }>(sql`select tag from card_tags`);
      expect(tags.map(({ tag }) => tag)).toEqual(["leech"]);
    }));

  it("doubles nothing when it comes again, and adds what is new", () =>
    withStore(async (store) => {
      const data = '{"s":41.5,"d":6.25}';
      await take(context(store, visitor("new")), written([studied({ data })]));
      const anna = await holder(store, "new");
      const before = await state(store, anna);
      const count = () => store.read.all<{ n: number }>(sql`select count(*) n from review_events`);
      const events = await count();
      expect((await take(anna, written([studied({ data })]))).reviews).toBe(0);
      expect(await count()).toEqual(events);
      expect(await state(store, anna)).toEqual(before);
      const more = [...(studied().cards?.[0]?.reviews ?? []), review(2, 3, 40)];
      const later = studied({
        reviews: more,
        due: due(38),
        ivl: 40,
        reps: 5,
        data: '{"s":60,"d":6.2}',
        mod: Math.floor(ago(2) / 1_000),
      });
      expect((await take(anna, written([later]))).reviews).toBe(1);
      const row = await state(store, anna);
      expect(row).toMatchObject({ stability: 60, difficulty: 6.2, reps: 5 });
      expect(row?.dueDay).toBe(addDays(studyDayOf(NOW - 4 * 3_600_000), 38));
      expect(await rebuildStates(store)).toMatchObject({ changed: 0 });
    }));

  it("goes on by the rules that the deck had in Anki", () =>
    withStore(async (store) => {
      const way = {
        name: "Slow",
        fresh: 7,
        reviews: 90,
        learn: [2, 20],
        relearn: [15],
        most: 300,
        retention: 0.85,
        weights: [],
        leech: [6, 0],
        easyDays: [1, 1, 1, 1, 1, 0.5, 0],
      } as const;
      const learning = studied({
        ...{ type: 1, queue: 1, due: Math.floor((NOW + 900_000) / 1_000), ivl: 0, reps: 1 },
        reviews: [[NOW - 300_000, 3, -1_200, 0, 4_000, 0]],
      });
      await take(context(store, visitor("new")), { ...written([learning]), way });
      const row = await state(store, await holder(store, "new"));
      expect(row).toMatchObject({ phase: "learning", step: 1, dueAt: NOW - 300_000 + 1_200_000 });
      const rules = await store.read.all<{ n: number }>(sql`select count(*) n from rule_sets`);
      expect(rules).toEqual([{ n: 1 }]);
      const anna = await holder(store, "new");
      const [deck] = await deckList(anna);
      const { settings, presets } = await optionsView(anna, deck?.id ?? "");
      expect(settings).toMatchObject({
        ...{ newPerDay: 7, reviewsPerDay: 90, desiredRetention: 0.85, maximumIntervalDays: 300 },
        ...{ learningStepsMinutes: [2, 20], relearningStepsMinutes: [15] },
        ways: {
          ...{ leechAfter: 6, leechAction: "suspend", siblingsApart: "both", newAmong: "mixed" },
          easyDays: ["normal", "normal", "normal", "normal", "normal", "reduced", "minimum"],
        },
      });
      expect(presets.map((preset) => preset.name)).toEqual(["Slow (Anki)"]);
      await take(anna, { ...written([learning, { guid: "t", type: "Basic", fields: ["a", "b"] }]), way });
      expect((await optionsView(anna, deck?.id ?? "")).presets).toHaveLength(1);
    }));

  it("gives a deck above others its own rules too, though it holds no card itself", () =>
    withStore(async (store) => {
      const way = {
        ...{ name: "Quick", fresh: 45, reviews: 999, learn: [1, 10], relearn: [10], most: 36_500 },
        ...{ retention: 0.9, weights: [] },
      };
      for (const form of FORMS) {
        const guest = context(store, visitor(form));
        const note = studied({ deck: "Law::Torts::Duty" });
        await take(guest, { ...written([note]), form, way, decks: ["Law", "Law::Torts", "Elsewhere"] });
        const person = await holder(store, form);
        const named = new Map((await deckList(person)).map((deck) => [deck.title, deck.id]));
        expect([...named.keys()].sort()).toEqual(["Duty", "Law", "Torts"]);
        for (const [title, id] of named)
          expect((await optionsView(person, id)).settings, title).toMatchObject({ newPerDay: 45 });
      }
    }));
});

describe("pictures and sounds", () => {
  it("come along and stand where the notes show them; what is none is told by its name", () =>
    withStore(async (store) => {
      const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: "red" } })
        .png()
        .toBuffer();
      const media = { "leaf.png": new Uint8Array(png), "program.svg": new TextEncoder().encode("<svg/>") };
      const notes = [
        {
          guid: "m",
          type: "Basic",
          fields: ['<img src="leaf.png">', '<img src="program.svg"> <img src="gone.jpg">'],
        },
      ];
      for (const form of FORMS) {
        const guest = context(store, visitor(form));
        const id = await keep(guest, writeApkg({ form, notes, media }));
        expect((await lookAtPackage(guest, { id })).media).toEqual({ there: 2, missing: 1 });
        const done = await takePackage(guest, { id }, { onProgress: () => {} });
        expect(done.media).toEqual({ kept: 1, missing: 2 });
        expect(done.refusedMedia).toHaveLength(1);
      }
      const words = await wordsIn(store);
      expect(words).toHaveLength(3);
      for (const one of words)
        expect(one).toMatch(
          /^!\[leaf\]\(media:[\w-]{43}\) → \[picture: program\.svg\] \[picture: gone\.jpg\]$/u,
        );
    }));
});

describe("a package that waits", () => {
  it("is nobody else's, and gone when it is forgotten", () =>
    withStore(async (store) => {
      const anna = context(store, visitor("anna"));
      const id = await keep(anna, writeApkg({ form: "anki2", notes: SPANISH }));
      const other = context(store, visitor("other"));
      await expect(lookAtPackage(other, { id })).rejects.toMatchObject({ code: "not-found" });
      await expect(stopPackage(other, { id })).rejects.toMatchObject({ code: "not-found" });
      await expect(takePackage(other, { id }, { onProgress: () => {} })).rejects.toMatchObject({
        code: "not-found",
      });
      await stopPackage(anna, { id });
      await expect(lookAtPackage(anna, { id })).rejects.toMatchObject({ code: "not-found" });
    }));

  it("is stopped between two portions, and what was done stands and is known when it comes again", () =>
    withStore(async (store) => {
      const notes = Array.from({ length: 400 }, (_, i) => ({
        guid: `n${i}`,
        type: "Basic",
        fields: [`q${i}`, `a${i}`],
      }));
      const anna = context(store, visitor("anna"));
      const id = await keep(anna, writeApkg({ form: "anki21", notes }));
      const done = await takePackage(
        anna,
        { id },
        {
          onProgress: (at) => {
            if (at.kind === "notes" && at.done > 0) void stopPackage(anna, { id });
          },
        },
      );
      expect(done.stopped).toBe(true);
      expect(done.fates.added).toBeGreaterThan(0);
      expect(done.fates.added).toBeLessThan(400);
      const rest = await takePackage(anna, { id }, { onProgress: () => {} });
      expect(rest.fates.added + done.fates.added).toBe(400);
      expect(rest.fates.left).toBe(done.fates.added);
    }));
});
