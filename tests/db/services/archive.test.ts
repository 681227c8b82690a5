import { eq } from "drizzle-orm";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { cards } from "#lib/db/schema/decks.ts";
import { dossiers } from "#lib/db/schema/documents.ts";
import type { Store } from "#lib/db/store.ts";
import { parseArchive, printArchive } from "#lib/decks/archive.ts";
import { parseDeck } from "#lib/decks/format.ts";
import { make } from "#lib/decks/make.ts";
import type { Ctx } from "#lib/services/context.ts";
import { disagreementsView } from "#lib/services/dossiers/disagreements-view.ts";
import { dossierView } from "#lib/services/dossiers/dossier-view.ts";
import { loadDossier } from "#lib/services/dossiers/load-dossier.ts";
import { packDossier } from "#lib/services/dossiers/pack-dossier.ts";
import { publishDossier } from "#lib/services/dossiers/publish-dossier.ts";
import { timelineView } from "#lib/services/dossiers/timeline-view.ts";
import { makingOf } from "#lib/services/making/making.ts";
import { startMaking } from "#lib/services/making/start-making.ts";
import { withStore } from "../with-store.ts";
import { add, owner } from "./dossier-fixtures.ts";
import { context, holder, visitor } from "./fixtures.ts";
import { ruleConflict } from "./ruling.ts";

const ID = "0190aaaa-0000-7000-8000-00000000000a";
const OTHER = "0190aaaa-0000-7000-8000-00000000000b";

const BRIDGE =
  "The bridge at Orrin was opened on 4 May 1881 by Queen Helga. The engineer Ida Marsh, head of the works, proposed a toll of two pence to the town council in March 1882. The council refused. Marsh said: “Then nobody will paint it.” In 1890 the toll keeper Tom Bell sought to raise the fee to four pence. The ferry company was dissolved in 1893 because nobody crossed by boat.";
const GAZETTE =
  "The bridge at Orrin was opened on 9 June 1881 by Queen Helga, as this paper told its readers then.";

/** A dossier that was really made, with an edit, a rejection, a merge and a ruling in it. */
async function made(store: Store) {
  const { dossierId, ctx } = await owner(store);
  await add(ctx, dossierId, "light.txt", BRIDGE);
  await add(ctx, dossierId, "keeper.txt", GAZETTE);
  makingOf(store, async (input, { onProgress }) => make(input, onProgress));
  await startMaking(ctx, { dossierId });
  await makingOf(store).idle();
  const plain = (await store.read.select().from(cards)).filter((card) => card.generated?.disputed !== true);
  const [edited, rejected, merged] = plain;
  if (!edited || !rejected || !merged) throw new Error("too few cards");
  await store.write(async (tx) => {
    const by = { decidedAt: 5, decidedBy: edited.decidedBy };
    const own = { ...edited.generated, question: "Who built the light?", answer: "Agnes Tolland" };
    await tx
      .update(cards)
      .set({ ...by, decision: "edited", edited: own })
      .where(eq(cards.id, edited.id));
    const no = { ...by, decision: "rejected", status: "rejected", decisionReason: "trivial" } as const;
    await tx.update(cards).set(no).where(eq(cards.id, rejected.id));
    const into = { ...by, decision: "merged", status: "retired", mergedInto: edited.id } as const;
    await tx.update(cards).set(into).where(eq(cards.id, merged.id));
  });
  const [conflict] = (await disagreementsView(ctx, dossierId)).cases;
  const value = conflict?.readings[0]?.value;
  await ruleConflict(ctx, { dossierId, conflictId: conflict?.id, kind: "for", value });
  return { dossierId, ctx };
}

const load = (ctx: Ctx, bytes: Uint8Array, id = ID) => loadDossier(ctx, { name: "a.dossier.zip", bytes, id });

const files = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

const zipped = (content: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(content).map(([name, text]) => [name, strToU8(text)])));

describe("a dossier that is taken along", () => {
  it("comes back as it was, to the byte: texts, cards, decisions, rulings, omissions, timeline and people", () =>
    withStore(async (store) => {
      const { dossierId, ctx } = await made(store);
      const first = await packDossier(ctx, dossierId);
      const loaded = await load(ctx, first.bytes);
      expect(loaded.dossierId).toBe(ID);
      const second = await packDossier(ctx, ID);
      expect(files(second.bytes)).toEqual(files(first.bytes));
      expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
    }));

  it("asks the same on the other side, disagreements settled as they were", () =>
    withStore(async (store) => {
      const { dossierId, ctx } = await made(store);
      await load(ctx, (await packDossier(ctx, dossierId)).bytes);
      const asked = async (id: string) =>
        (await store.read.select().from(cards).where(eq(cards.dossierId, id)))
          .map(({ stableId, status, edited, generated, homeDeckId }) => ({
            stableId,
            status,
            asked: edited ?? generated,
            deck: homeDeckId.slice(id.length),
          }))
          .sort((a, b) => (a.stableId < b.stableId ? -1 : 1));
      expect(await asked(ID)).toEqual(await asked(dossierId));
      const states = async (id: string) =>
        (await disagreementsView(ctx, id)).cases.map(({ topic, state }) => ({ topic, state }));
      expect(await states(ID)).toEqual(await states(dossierId));
      expect((await states(ID)).map((one) => one.state)).toContain("ruled");
      const when = async (id: string) => (await timelineView(ctx, id)).events.map((event) => event.when);
      expect(await when(ID)).toEqual(await when(dossierId));
    }));

  it("carries its decks for other programs: what is asked, without what was rejected or merged away", () =>
    withStore(async (store) => {
      const { dossierId, ctx } = await made(store);
      const content = files((await packDossier(ctx, dossierId)).bytes);
      const deck = parseDeck(content["decks/all.json"] ?? "");
      const archive = parseArchive(content["dossier.json"] ?? "");
      const away = archive.cards.filter((card) => card.status === "rejected" || card.status === "retired");
      expect(away).toHaveLength(2);
      expect(deck.cards).toHaveLength(archive.cards.length - 2);
      expect(deck.cards.map((card) => card.question)).toContain("Who built the light?");
      expect(deck.cards.filter((card) => card.disputed).length).toBeLessThan(
        archive.cards.filter((card) => card.generated?.disputed).length,
      );
    }));

  it("is a draft where it arrives, and can be made again there", () =>
    withStore(async (store) => {
      const { dossierId, ctx } = await made(store);
      await publishDossier(ctx, { dossierId });
      await load(ctx, (await packDossier(ctx, dossierId)).bytes);
      const view = await dossierView(ctx, ID);
      expect(view.published).toBe(false);
      expect(view.cards.active).toBe(0);
      expect(view.cards.draft).toBeGreaterThan(3);
      expect(view).toMatchObject({ made: true, stale: false });
      await startMaking(ctx, { dossierId: ID });
      await makingOf(store).idle();
      const again = await dossierView(ctx, ID);
      expect(again.cards).toEqual(view.cards);
    }));

  it("arrives once however often it is sent, and under nobody else's id", () =>
    withStore(async (store) => {
      const { dossierId, ctx } = await made(store);
      const { bytes } = await packDossier(ctx, dossierId);
      await load(ctx, bytes);
      await load(ctx, bytes);
      expect(await store.read.$count(dossiers)).toBe(2);
      await expect(load(await holder(store, "else"), bytes)).rejects.toMatchObject({ code: "conflict" });
    }));

  it("makes a guest of a visitor who loads it", () =>
    withStore(async (store) => {
      const { dossierId, ctx } = await made(store);
      const { bytes } = await packDossier(ctx, dossierId);
      await load(context(store, visitor("new")), bytes, OTHER);
      const [row] = await store.read.select().from(dossiers).where(eq(dossiers.id, OTHER));
      expect(row?.ownerId).toEqual(expect.any(String));
    }));

  it("is nobody's but its owner's to take", () =>
    withStore(async (store) => {
      const { dossierId } = await made(store);
      const other = await holder(store, "else");
      await expect(packDossier(other, dossierId)).rejects.toMatchObject({ code: "not-found" });
      await expect(packDossier(other, "nowhere")).rejects.toMatchObject({ code: "not-found" });
    }));
});

describe("a single deck file", () => {
  it("is loaded as a dossier of drafts whose receipts quote documents that are not here", () =>
    withStore(async (store) => {
      const { dossierId, ctx } = await made(store);
      const deck = files((await packDossier(ctx, dossierId)).bytes)["decks/all.json"] ?? "";
      await load(ctx, strToU8(deck));
      const view = await dossierView(ctx, ID);
      expect(view.cards.draft).toBe(parseDeck(deck).cards.length);
      const again = files((await packDossier(ctx, ID)).bytes)["decks/all.json"] ?? "";
      expect(parseDeck(again).cards).toEqual(parseDeck(deck).cards);
    }));
});

describe("a file that is not a whole dossier is refused in words, and nothing of it stays", () => {
  const refused = async (change: (content: Record<string, string>) => Uint8Array, words: RegExp) =>
    withStore(async (store) => {
      const { dossierId, ctx } = await made(store);
      const bytes = change(files((await packDossier(ctx, dossierId)).bytes));
      await expect(load(ctx, bytes)).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:invalid|unreadable|limit)$/u),
        message: expect.stringMatching(words),
      });
      expect(await store.read.$count(dossiers)).toBe(1);
    });
  const edited = (content: Record<string, string>, from: RegExp, to: string) =>
    zipped({ ...content, "dossier.json": (content["dossier.json"] ?? "").replace(from, to) });

  it("text that is no file of ours", () => refused(() => strToU8("hello"), /not JSON/u));
  it("a zip of something else", () => refused(() => zipped({ "a.txt": "x" }), /no dossier\.json/u));
  it("half a zip", () => refused((content) => zipped(content).slice(0, 900), /damaged|cut/u));
  it("a text that was changed", () =>
    refused(
      (content) =>
        zipped(
          Object.fromEntries(
            Object.entries(content).map(([name, text]) => [name, name.includes("light") ? `${text} ` : text]),
          ),
        ),
      /text of light\.txt is not the one/u,
    ));
  it("a text that is missing", () =>
    refused(
      ({ "documents/001-light.txt.txt": _gone, ...rest }) => zipped(rest),
      /001-light\.txt\.txt is missing/u,
    ));
  it("a receipt that does not stand there", () =>
    refused(
      (content) => edited(content, /"quote": "[^"]/gu, '"quote": "\u2603'),
      /not the words that stand there/u,
    ));
  it("a receipt in a document that is not in it", () =>
    refused(
      (content) => edited(content, /"document": "keeper\.txt"/u, '"document": "gone.txt"'),
      /points into gone\.txt/u,
    ));
  it("a dossier of a newer version", () =>
    refused((content) => edited(content, /"version": 1/u, '"version": 9'), /newer version/u));
  it("a key that would change every object", () =>
    refused(
      (content) => edited(content, /"title"/u, '"__proto__": { "polluted": true }, "titel"'),
      /title/u,
    ));
});

describe("the file itself", () => {
  it("prints to equal bytes whatever the order of its keys, and reads back equal", () =>
    withStore(async (store) => {
      const { dossierId, ctx } = await made(store);
      const text = files((await packDossier(ctx, dossierId)).bytes)["dossier.json"] ?? "";
      const archive = parseArchive(text);
      expect(printArchive(archive)).toBe(text);
      const turned = Object.fromEntries(Object.entries(archive).reverse());
      expect(printArchive(parseArchive(JSON.stringify(turned)))).toBe(text);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }));
});
