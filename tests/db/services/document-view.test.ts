import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { documents, dossiers } from "#lib/db/schema/documents.ts";
import { users } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import { documentView } from "#lib/services/documents/document-view.ts";
import type { DocumentView } from "#lib/study/document-view.ts";
import { withFolder, withStore } from "../with-store.ts";
import { card, context, synced, TEXT, visitor } from "./fixtures.ts";

const YEAR = TEXT.indexOf("1871");
const quote = (start: number, end: number, document = "mill.txt") => ({
  document,
  start,
  end,
  quote: TEXT.slice(start, end),
  role: "proof" as const,
});
const CARDS = [
  card(1, { evidence: [quote(15, YEAR + 4)] }),
  card(2, { category: "outcome", evidence: [quote(YEAR - 6, TEXT.indexOf(" Nobody"))] }),
  card(3, {
    category: "participant",
    evidence: [{ document: "other.txt", start: 4, end: 8, quote: "1872", role: "proof" }],
  }),
];

const withMill = <T>(test: (store: Store, idOf: (name: string) => Promise<string>) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, CARDS);
      return test(store, async (name) => {
        const [row] = await store.read.select().from(documents).where(eq(documents.name, name));
        return row?.id ?? "";
      });
    }),
  );

const textOf = (view: DocumentView): string =>
  view.body.kind === "text"
    ? view.body.blocks.map((block) => block.pieces.map((piece) => piece.text).join("")).join("\n\n")
    : "";
const currentIn = (view: DocumentView): string =>
  view.body.kind === "text"
    ? view.body.blocks
        .flatMap((block) => block.pieces)
        .flatMap((piece) => (piece.current ? [piece.text] : []))
        .join("")
    : view.body.excerpts.flatMap((one) => (one.current ? [one.quote] : [])).join("");

describe("a document with its evidence", () => {
  it("is the whole text, cut only where evidence begins or ends", () =>
    withMill(async (store, idOf) => {
      const view = await documentView(context(store, visitor("a")), await idOf("mill.txt"));
      expect(textOf(view)).toBe(TEXT);
      const pieces = view.body.kind === "text" ? view.body.blocks.flatMap((block) => block.pieces) : [];
      expect(pieces.filter((piece) => piece.cards.length === 2).map((piece) => piece.text)).toEqual([
        "March 1871",
      ]);
      expect(view.cards.map((one) => one.id)).toEqual(["card-1", "card-2"]);
      expect(currentIn(view)).toBe("");
      expect(view.lanes.map(({ kind, count }) => [kind, count])).toEqual([
        ["date", 1],
        ["outcome", 1],
        ["left-out", 1],
      ]);
    }));

  it("names each card once, under the block in which its evidence ends", () =>
    withMill(async (store, idOf) => {
      const view = await documentView(context(store, visitor("a")), await idOf("mill.txt"));
      const named = view.body.kind === "text" ? view.body.blocks.flatMap((block) => block.cards) : [];
      expect(named).toEqual([0, 1]);
    }));

  it("marks a card's evidence, a span, and nothing for a card that is not in it", () =>
    withMill(async (store, idOf) => {
      const ctx = context(store, visitor("a"));
      const id = await idOf("mill.txt");
      expect(currentIn(await documentView(ctx, id, { cardId: "card-1" }))).toBe(TEXT.slice(15, YEAR + 4));
      expect(currentIn(await documentView(ctx, id, { span: { start: YEAR, end: YEAR + 4 } }))).toBe("1871");
      const other = await documentView(ctx, id, { cardId: "card-3" });
      expect([currentIn(other), other.from]).toEqual(["", null]);
    }));

  it("shows the excerpts of a document that is not here, and invents nothing around them", () =>
    withMill(async (store, idOf) => {
      const view = await documentView(context(store, visitor("a")), await idOf("other.txt"), {
        cardId: "card-3",
      });
      expect(view.body).toEqual({
        kind: "excerpts",
        excerpts: [
          {
            start: 4,
            end: 8,
            where: "about a quarter of the way through",
            quote: "1872",
            cards: [0],
            current: true,
          },
        ],
      });
    }));

  it("is not found when it is absent, deleted or somebody else's", () =>
    withMill(async (store, idOf) => {
      const ctx = context(store, visitor("a"));
      const id = await idOf("mill.txt");
      const refused = { code: "not-found" };
      await expect(documentView(ctx, "no-such-document")).rejects.toMatchObject(refused);
      await store.write((tx) => tx.insert(users).values({ id: "ada", createdAt: 0, lastSeenAt: 0 }));
      await store.write((tx) => tx.update(dossiers).set({ ownerId: "ada" }));
      await expect(documentView(ctx, id)).rejects.toMatchObject(refused);
      const clock = { zone: "UTC", dayStart: 4 };
      const owner = context(store, {
        kind: "learner",
        userId: "ada",
        name: null,
        role: "learner",
        clock,
        tokenHash: "",
        lastUsedAt: 0,
      });
      expect((await documentView(owner, id)).id).toBe(id);
      await store.write((tx) => tx.update(documents).set({ deletedAt: 1 }));
      await expect(documentView(owner, id)).rejects.toMatchObject(refused);
    }));
});
