import { asc, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import type { Card } from "#lib/cards/types.ts";
import { cards, cardVersions, deckCards, decks } from "#lib/db/schema/decks.ts";
import { documents, documentVersions, dossiers } from "#lib/db/schema/documents.ts";
import { evidence } from "#lib/db/schema/evidence.ts";
import { jobs } from "#lib/db/schema/making.ts";
import { users } from "#lib/db/schema/people.ts";
import { cardStates } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { syncDecks } from "#lib/services/decks/sync-decks.ts";
import { decideCard } from "#lib/services/dossiers/decide-card.ts";
import { editCard } from "#lib/services/dossiers/edit-card.ts";
import { limitCards } from "#lib/services/dossiers/limit-cards.ts";
import { mergeCards } from "#lib/services/dossiers/merge-cards.ts";
import { reviewView } from "#lib/services/dossiers/review-view.ts";
import { takeOmission } from "#lib/services/dossiers/take-omission.ts";
import { undoDecision } from "#lib/services/dossiers/undo-decision.ts";
import { writeCard } from "#lib/services/dossiers/write-card.ts";
import { saveMade } from "#lib/services/making/save-made.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import type { DeskCard, ReviewView } from "#lib/study/review.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, deck, ids, NOW, sent, ship, TEXT, visitor } from "./fixtures.ts";

const ADA = "ada";
const YEAR = TEXT.indexOf("March 1871");
const NOBODY = TEXT.indexOf("Nobody");
const receipt = (start: number, end: number, role: "proof" | "reading" = "proof") => ({
  document: "mill.txt",
  start,
  end,
  quote: TEXT.slice(start, end),
  role,
});
const CARDS: readonly Card[] = [
  card(1, { evidence: [receipt(15, YEAR + 10)], siblings: "fire" }),
  card(2, { category: "outcome", evidence: [receipt(YEAR, NOBODY - 1)], siblings: "fire" }),
  card(3, {
    category: "participant",
    evidence: [{ document: "other.txt", start: 4, end: 8, quote: "1872", role: "proof" }],
  }),
];
const SKIPPED = [
  { document: "mill.txt", start: 0, end: 13, reason: "page furniture: navigation" },
  {
    document: "mill.txt",
    start: NOBODY,
    end: NOBODY + 16,
    reason: "the question says too little",
    question: "Who was hurt in the fire at Lower Weir?",
    answer: "nobody",
  },
];

type Desk = {
  readonly store: Store;
  readonly ctx: Ctx;
  readonly view: (name?: string) => Promise<ReviewView>;
  readonly seen: (id: string) => Promise<DeskCard>;
  readonly row: (id: string) => Promise<typeof cards.$inferSelect>;
  readonly step: (extra?: object) => { readonly id: string; readonly dossierId: string };
  /** Makes the dossier again from the same documents. */
  readonly makeAgain: () => Promise<unknown>;
};

/** A dossier of three cards that is Ada's, in review. */
function atDesk(test: (desk: Desk) => Promise<void>, status: "draft" | "active" = "draft"): Promise<void> {
  return withStore((store) =>
    withFolder(async (folder) => {
      ship(folder, deck(CARDS, { skipped: SKIPPED }));
      await syncDecks(context(store, visitor("boot")), folder);
      const ctx = learner(store, ADA);
      await store.write(async (tx) => {
        for (const id of [ADA, "bea"]) await tx.insert(users).values({ id, createdAt: NOW, lastSeenAt: NOW });
        await tx.update(dossiers).set({ ownerId: ADA, publishedAt: status === "active" ? NOW : null });
        await tx.update(decks).set({ ownerId: ADA });
        await tx.update(cards).set({ status });
        for (const [i, { id }] of CARDS.entries())
          await tx
            .update(cards)
            .set({ weight: 0.9 - i * 0.3 })
            .where(eq(cards.id, id));
      });
      const mint = ids(7);
      const row = async (id: string) => {
        const [found] = await store.read.select().from(cards).where(eq(cards.id, id));
        if (!found) throw new Error(`no card ${id}`);
        return found;
      };
      const view = async (name?: string) => {
        const [document] = name
          ? await store.read.select().from(documents).where(eq(documents.name, name))
          : [];
        return reviewView(ctx, "mill", { documentId: document?.id });
      };
      await test({
        store,
        ctx,
        row,
        view,
        seen: async (id) => {
          const found = (await view()).cards.find((one) => one.id === id);
          if (!found) throw new Error(`${id} is not on the desk`);
          return found;
        },
        step: (extra = {}) => ({ id: mint(), dossierId: "mill", ...extra }),
        makeAgain: async () => {
          const versions = await store.read
            .select({ name: documents.name, id: documentVersions.id })
            .from(documents)
            .innerJoin(documentVersions, eq(documentVersions.documentId, documents.id));
          const job = {
            id: mint(),
            dossierId: "mill",
            userId: ADA,
            state: "running" as const,
            createdAt: NOW,
          };
          await store.write((tx) => tx.insert(jobs).values(job));
          return saveMade(ctx, {
            dossierId: "mill",
            jobId: job.id,
            hash: "again",
            versions: new Map(versions.map(({ name, id }) => [name, id])),
            made: {
              deck: deck(CARDS, { skipped: SKIPPED }),
              weights: {},
              doubts: {},
              exams: {},
              reports: {},
              timeline: { kind: "timeline", entries: [] },
              people: { kind: "people", people: [] },
            },
          });
        },
      });
    }),
  );
}

function learner(store: Store, userId: string, now = NOW + 1_000): Ctx {
  const clock = { zone: "UTC", dayStart: 4 };
  return context(
    store,
    { kind: "learner", userId, name: null, role: "learner", clock, tokenHash: "x", lastUsedAt: now },
    now,
  );
}

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "no error",
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

describe("the desk", () => {
  it("lays a document beside its cards, in its order, with what was left out and why", () =>
    atDesk(async ({ view }) => {
      const { document, documents: all, cards: every } = await view("mill.txt");
      expect(all.map(({ title, cards: n, undecided }) => [title, n, undecided])).toEqual([
        ["The old mill", 2, 2],
        ["Another account", 1, 1],
      ]);
      expect(every.map((one) => one.id)).toEqual(["card-1", "card-2", "card-3"]);
      expect(document?.cards).toEqual(["card-1", "card-2"]);
      expect(document?.refused.map(({ question, quote }) => [question, quote])).toEqual([
        ["Who was hurt in the fire at Lower Weir?", "Nobody was hurt."],
      ]);
      expect(document?.leftOut.map((one) => one.reason)).toEqual(["page furniture: navigation"]);
      const pieces = document?.blocks.flatMap((block) => block.pieces) ?? [];
      for (const { start, text } of pieces) expect(TEXT.slice(start, start + text.length)).toBe(text);
      expect(pieces.find((piece) => piece.text === "March 1871")?.cards).toEqual([0, 1]);
    }));

  it("takes a long document a part at a time, beginning where something is undecided", () =>
    atDesk(async ({ ctx, store, step, seen }) => {
      const paragraph = `${"The weir was mended again that spring. ".repeat(20)}\n\n`;
      const text = paragraph.repeat(Math.ceil(100_000 / paragraph.length));
      const late = text.lastIndexOf("The weir was mended");
      const [document] = await store.read.select().from(documents).where(eq(documents.name, "mill.txt"));
      const documentId = document?.id ?? "";
      const long = { id: "long", documentId, version: 2, format: "text", text, length: text.length };
      await store.write(async (tx) => {
        await tx.insert(documentVersions).values({ ...long, createdAt: NOW });
        for (const [id, start] of [
          ["card-1", 0],
          ["card-2", late],
        ] as const) {
          const place = { documentVersionId: "long", start, end: start + 19, quote: "The weir was mended" };
          await tx.update(evidence).set(place).where(eq(evidence.ownerId, id));
        }
      });
      const first = await reviewView(ctx, "mill", { documentId });
      expect(first.document).toMatchObject({ part: 1, parts: 3, cards: ["card-1"] });
      const last = await reviewView(ctx, "mill", { documentId, part: 3 });
      expect(last.document).toMatchObject({ part: 3, cards: ["card-2"] });
      const shown = last.document?.blocks.flatMap((block) => block.pieces) ?? [];
      expect(shown.find((piece) => piece.cards.length > 0)).toMatchObject({ start: late });
      const { stamp } = await seen("card-1");
      await decideCard(ctx, { ...step(), cardId: "card-1", seen: stamp, decision: "accepted" });
      expect((await reviewView(ctx, "mill", { documentId })).document?.part).toBe(3);
    }));

  it("is nobody else's, and nobody's for what ships ready made", () =>
    atDesk(async ({ store, step, seen }) => {
      const bea = learner(store, "bea");
      const { stamp } = await seen("card-1");
      const of = { ...step(), cardId: "card-1", seen: stamp };
      const all = [
        reviewView(bea, "mill"),
        decideCard(bea, { ...of, decision: "accepted" }),
        editCard(bea, { ...of, question: "Q?", answer: "A" }),
        mergeCards(bea, { ...of, into: "card-2" }),
        limitCards(bea, { ...step(), keep: 1 }),
        takeOmission(bea, { ...step(), position: 1, question: "Who was hurt in the fire at Lower Weir?" }),
        undoDecision(bea, { dossierId: "mill", target: of.id }),
        writeCard(bea, {
          ...step(),
          documentId: "d",
          versionId: "v",
          start: 0,
          end: 4,
          category: "date",
          question: "Q?",
          answer: "A",
        }),
        decideCard(context(store, visitor("x")), { ...of, decision: "accepted" }),
      ];
      expect(await Promise.all(all.map(codeOf))).toEqual(all.map(() => "not-found"));
      await store.write((tx) => tx.update(dossiers).set({ ownerId: sql`null` }));
      expect(await codeOf(reviewView(learner(store, ADA), "mill"))).toBe("not-found");
    }));
});

describe("accepting and rejecting", () => {
  it("keep who decided what and why, and answer with the card as it is now", () =>
    atDesk(async ({ ctx, step, seen, row }) => {
      const { stamp } = await seen("card-1");
      const reply = await decideCard(ctx, { ...step(), cardId: "card-1", seen: stamp, decision: "accepted" });
      expect(reply.cards.map(({ id, decision }) => [id, decision])).toEqual([["card-1", "accepted"]]);
      const again = { ...step(), cardId: "card-1", seen: reply.cards[0]?.stamp ?? "" };
      await decideCard(ctx, { ...again, decision: "rejected", reason: "  gives the answer away " });
      expect(await row("card-1")).toMatchObject({
        status: "rejected",
        decision: "rejected",
        decisionReason: "gives the answer away",
        decidedBy: ADA,
        version: 1,
      });
    }));

  it("need a reason for a rejection", () =>
    atDesk(async ({ ctx, step, seen }) => {
      const of = { ...step(), cardId: "card-1", seen: (await seen("card-1")).stamp };
      expect(await codeOf(decideCard(ctx, { ...of, decision: "rejected" }))).toBe("invalid");
      expect(await codeOf(decideCard(ctx, { ...of, decision: "rejected", reason: "  " }))).toBe("invalid");
    }));

  it("sent twice count once", () =>
    atDesk(async ({ ctx, step, seen, view }) => {
      const of = { ...step(), cardId: "card-1", seen: (await seen("card-1")).stamp, decision: "accepted" };
      const [first, second] = [await decideCard(ctx, of), await decideCard(ctx, of)];
      expect(second).toEqual(first);
      expect((await view()).undo).toHaveLength(1);
    }));

  it("from two windows: the second is told, and nothing is overwritten", () =>
    atDesk(async ({ ctx, step, seen, row }) => {
      const { stamp } = await seen("card-1");
      await decideCard(ctx, { ...step(), cardId: "card-1", seen: stamp, decision: "accepted" });
      const late = { ...step(), cardId: "card-1", seen: stamp };
      expect(await codeOf(decideCard(ctx, { ...late, decision: "rejected", reason: "wrong" }))).toBe("stale");
      expect(await codeOf(editCard(ctx, { ...late, question: "Q?", answer: "A" }))).toBe("stale");
      expect(await row("card-1")).toMatchObject({ decision: "accepted", edited: null });
    }));

  it("reach learners at once, and what they learnt stays", () =>
    atDesk(async ({ ctx, store, step, seen, row }) => {
      await recordReviews(ctx, batch([sent("card-1")]));
      const states = () => store.read.select().from(cardStates).where(eq(cardStates.cardId, "card-1"));
      const before = await states();
      expect(before).toHaveLength(1);
      const of = { cardId: "card-1", seen: (await seen("card-1")).stamp };
      const { cards: now } = await decideCard(ctx, {
        ...step(),
        ...of,
        decision: "rejected",
        reason: "wrong",
      });
      expect((await row("card-1")).status).toBe("rejected");
      expect(now[0]?.studied).toBe(false);
      expect(await states()).toEqual(before);
      await decideCard(ctx, {
        ...step(),
        cardId: "card-1",
        seen: now[0]?.stamp ?? "",
        decision: "accepted",
      });
      expect((await row("card-1")).status).toBe("active");
    }, "active"));

  it("a card that was never given out waits for the next time", () =>
    atDesk(async ({ ctx, store, step, seen, row }) => {
      await decideCard(ctx, {
        ...step(),
        cardId: "card-1",
        seen: (await seen("card-1")).stamp,
        decision: "rejected",
        reason: "wrong",
      });
      await store.write((tx) => tx.update(dossiers).set({ publishedAt: NOW + 900_000 }));
      const { stamp } = await seen("card-1");
      await decideCard(ctx, { ...step(), cardId: "card-1", seen: stamp, decision: "accepted" });
      expect((await row("card-1")).status).toBe("draft");
    }));
});

describe("editing", () => {
  it("changes what is asked, keeps the words before, and what was generated beside them", () =>
    atDesk(async ({ ctx, store, step, seen, row }) => {
      const { stamp, question } = await seen("card-1");
      const words = { question: "When did the mill  burn?", answer: "March 1871" };
      const { cards: now } = await editCard(ctx, { ...step(), cardId: "card-1", seen: stamp, ...words });
      expect(now[0]).toMatchObject({
        question: "When did the mill burn?",
        decision: "edited",
        before: { question },
      });
      expect(await row("card-1")).toMatchObject({ version: 2, generated: { question } });
      const versions = await store.read
        .select()
        .from(cardVersions)
        .where(eq(cardVersions.cardId, "card-1"))
        .orderBy(asc(cardVersions.version));
      expect(versions.map(({ version, content, authorId }) => [version, content.question, authorId])).toEqual(
        [
          [1, question, null],
          [2, "When did the mill burn?", ADA],
        ],
      );
      const accepted = { ...step(), cardId: "card-1", seen: now[0]?.stamp ?? "", decision: "accepted" };
      expect((await decideCard(ctx, accepted)).cards[0]?.decision).toBe("edited");
    }));

  it("back to the generated words is no edit any more", () =>
    atDesk(async ({ ctx, step, seen, row }) => {
      const { stamp, question, answer } = await seen("card-1");
      const first = await editCard(ctx, {
        ...step(),
        cardId: "card-1",
        seen: stamp,
        question: "Other?",
        answer,
      });
      const again = { ...step(), cardId: "card-1", seen: first.cards[0]?.stamp ?? "" };
      await editCard(ctx, { ...again, question, answer });
      expect(await row("card-1")).toMatchObject({ edited: null, decision: "accepted", version: 3 });
    }));
});

describe("merging", () => {
  it("joins the receipts, once each, and takes the card off the desk", () =>
    atDesk(async ({ ctx, step, seen, row }) => {
      const of = { ...step(), cardId: "card-1", seen: (await seen("card-1")).stamp };
      const reply = await mergeCards(ctx, { ...of, into: "card-3" });
      expect(reply.gone).toEqual(["card-1"]);
      expect(reply.cards[0]?.receipts.map((one) => one.quote)).toEqual(["1872", TEXT.slice(15, YEAR + 10)]);
      expect(await row("card-1")).toMatchObject({ status: "retired", mergedInto: "card-3" });
      await undoDecision(ctx, { dossierId: "mill", target: of.id });
      expect((await seen("card-3")).receipts).toHaveLength(1);
      expect((await seen("card-1")).decision).toBeNull();
      await undoDecision(ctx, { dossierId: "mill", target: of.id, redo: true });
      expect((await seen("card-3")).receipts).toHaveLength(2);
    }));

  it("into a card that is gone is refused with words", () =>
    atDesk(async ({ ctx, step, seen }) => {
      await decideCard(ctx, {
        ...step(),
        cardId: "card-2",
        seen: (await seen("card-2")).stamp,
        decision: "rejected",
        reason: "wrong",
      });
      const of = { ...step(), cardId: "card-1", seen: (await seen("card-1")).stamp };
      expect(await codeOf(mergeCards(ctx, { ...of, into: "card-2" }))).toBe("stale");
      expect(await codeOf(mergeCards(ctx, { ...of, into: "card-1" }))).toBe("invalid");
    }));
});

describe("writing a card from a passage", () => {
  const passage = { start: NOBODY - 1, end: NOBODY + 17 };
  const words = { question: "Who was hurt when the mill burned down?", answer: "Nobody" };

  it("fills in its receipt with exactly the characters of the file", () =>
    atDesk(async ({ ctx, store, step, view }) => {
      const { document } = await view("mill.txt");
      const at = { documentId: document?.id, versionId: document?.versionId };
      const { cards: made } = await writeCard(ctx, {
        ...step(),
        ...at,
        ...passage,
        ...words,
        category: "outcome",
      });
      const [only] = made;
      expect(only).toMatchObject({ byHand: true, decision: "accepted", studied: false, ...words });
      expect(only?.receipts).toMatchObject([{ start: NOBODY, end: NOBODY + 16, quote: "Nobody was hurt." }]);
      expect((await view("mill.txt")).document?.cards).toEqual(["card-1", "card-2", only?.id]);
      const placed = await store.read
        .select()
        .from(deckCards)
        .where(eq(deckCards.cardId, only?.id ?? ""));
      expect(placed.map((one) => one.deckId)).toEqual(["mill-outcome"]);
    }));

  it("is refused when the document was replaced, the passage is empty or a whole chapter", () =>
    atDesk(async ({ ctx, step, view }) => {
      const { document } = await view("mill.txt");
      const of = { documentId: document?.id, versionId: document?.versionId, ...words, category: "outcome" };
      const from = (changes: object) => codeOf(writeCard(ctx, { ...step(), ...of, ...passage, ...changes }));
      expect(await from({ versionId: "older" })).toBe("stale");
      expect(await from({ start: 13, end: 15 })).toBe("invalid");
      expect(await from({ start: 900, end: 990 })).toBe("invalid");
    }));

  it("is undone and done again, and outlives a new making", () =>
    atDesk(async ({ ctx, store, step, view, row, makeAgain }) => {
      const { document } = await view("mill.txt");
      const of = { ...step(), documentId: document?.id, versionId: document?.versionId, ...passage };
      await writeCard(ctx, { ...of, ...words, category: "outcome" });
      const undone = await undoDecision(ctx, { dossierId: "mill", target: of.id });
      expect(undone.gone).toEqual([of.id]);
      const redone = await undoDecision(ctx, { dossierId: "mill", target: of.id, redo: true });
      expect(redone.cards).toHaveLength(1);
      await makeAgain();
      expect(await row(of.id)).toMatchObject({ status: "draft", edited: words });
      const kept = await store.read.select().from(evidence).where(eq(evidence.ownerId, of.id));
      expect(kept.map((one) => one.quote)).toEqual(["Nobody was hurt."]);
    }));
});

describe("a new making", () => {
  it("keeps edits, rejections, merges with their receipts, and what was taken in", () =>
    atDesk(async ({ ctx, step, seen, row, view, makeAgain }) => {
      const of = async (id: string) => ({ ...step(), cardId: id, seen: (await seen(id)).stamp });
      await mergeCards(ctx, { ...(await of("card-1")), into: "card-2" });
      await editCard(ctx, { ...(await of("card-2")), question: "What burned in 1871?", answer: "The mill" });
      await decideCard(ctx, { ...(await of("card-3")), decision: "rejected", reason: "wrong" });
      const taken = { ...step(), position: 1, question: "Who was hurt in the fire at Lower Weir?" };
      await takeOmission(ctx, taken);
      const before = await Promise.all(["card-1", "card-2", "card-3", taken.id].map(row));
      const receipts = (await seen("card-2")).receipts;
      await makeAgain();
      const after = await Promise.all(["card-1", "card-2", "card-3", taken.id].map(row));
      const kept = ({ status, decision, decisionReason, edited, mergedInto }: (typeof after)[number]) => ({
        status,
        decision,
        decisionReason,
        edited,
        mergedInto,
      });
      expect(after.map(kept)).toEqual(before.map(kept));
      expect((await seen("card-2")).receipts).toEqual(receipts);
      expect((await view("mill.txt")).document?.refused).toEqual([]);
    }));
});

describe("a refused candidate", () => {
  const question = "Who was hurt in the fire at Lower Weir?";

  it("is taken in with its receipt and leaves the list; undone, it stands there again", () =>
    atDesk(async ({ ctx, step, view }) => {
      const of = { ...step(), position: 1, question };
      const { cards: made } = await takeOmission(ctx, of);
      expect(made[0]).toMatchObject({ question, answer: "nobody", category: "participant", byHand: true });
      expect(made[0]?.receipts[0]?.quote).toBe("Nobody was hurt.");
      expect((await view("mill.txt")).document?.refused).toEqual([]);
      expect(await codeOf(takeOmission(ctx, { ...step(), position: 1, question }))).toBe("stale");
      await undoDecision(ctx, { dossierId: "mill", target: of.id });
      expect((await view("mill.txt")).document?.refused).toHaveLength(1);
    }));

  it("that is no longer in its place is not mistaken for another", () =>
    atDesk(async ({ ctx, step }) => {
      expect(await codeOf(takeOmission(ctx, { ...step(), position: 1, question: "Another?" }))).toBe("stale");
      expect(await codeOf(takeOmission(ctx, { ...step(), position: 0, question }))).toBe("stale");
    }));
});

describe("the line under the most important cards", () => {
  it("leaves out the least important that nobody decided about, and takes them back", () =>
    atDesk(async ({ ctx, step, seen, view }) => {
      await decideCard(ctx, {
        ...step(),
        cardId: "card-3",
        seen: (await seen("card-3")).stamp,
        decision: "accepted",
      });
      const line = step();
      const { cards: changed } = await limitCards(ctx, { ...line, keep: 2 });
      expect(changed.map(({ id, reason }) => [id, reason])).toEqual([["card-2", "below the line"]]);
      expect((await limitCards(ctx, { ...step(), keep: 3 })).cards.map((one) => one.decision)).toEqual([
        null,
      ]);
      expect((await limitCards(ctx, { ...step(), keep: 0 })).cards.map((one) => one.id).toSorted()).toEqual([
        "card-1",
        "card-2",
      ]);
      const { undo } = await view();
      expect(undo.map((one) => one.label)).toEqual(["Accepted", "Line moved", "Line moved", "Line moved"]);
      await undoDecision(ctx, { dossierId: "mill", target: undo.at(-1)?.id });
      expect((await seen("card-1")).decision).toBeNull();
    }));
});

describe("undo", () => {
  it("goes back at least thirty steps to the exact state before, and forward again", () =>
    atDesk(async ({ ctx, step, seen, row, view }) => {
      const fields = async () => {
        const { updatedAt: _when, version: _nth, ...rest } = await row("card-1");
        return rest;
      };
      const states = [await fields()];
      for (let i = 0; i < 36; i += 1) {
        const of = { ...step(), cardId: "card-1", seen: (await seen("card-1")).stamp };
        if (i % 3 === 0) await decideCard(ctx, { ...of, decision: "accepted" });
        else if (i % 3 === 1) await decideCard(ctx, { ...of, decision: "rejected", reason: `reason ${i}` });
        else await editCard(ctx, { ...of, question: `Question ${i}?`, answer: "1871" });
        states.push(await fields());
      }
      const { undo } = await view();
      expect(undo).toHaveLength(36);
      for (const [i, { id }] of undo.toReversed().entries()) {
        await undoDecision(ctx, { dossierId: "mill", target: id });
        expect(await fields()).toEqual(states[35 - i]);
      }
      const { redo } = await view();
      expect(redo.toReversed().map((one) => one.id)).toEqual(undo.map((one) => one.id));
      for (const { id } of redo.toReversed())
        await undoDecision(ctx, { dossierId: "mill", target: id, redo: true });
      expect(await fields()).toEqual(states[36]);
    }));

  it("counts words that come back as a new version, and twice the same as once", () =>
    atDesk(async ({ ctx, step, seen, row }) => {
      const { stamp, question } = await seen("card-1");
      const of = { ...step(), cardId: "card-1", seen: stamp, question: "Other?", answer: "1871" };
      await editCard(ctx, of);
      const back = { dossierId: "mill", target: of.id };
      expect(await undoDecision(ctx, back)).toEqual(await undoDecision(ctx, back));
      expect(await row("card-1")).toMatchObject({ version: 3, edited: null, decision: null });
      expect((await seen("card-1")).question).toBe(question);
    }));

  it("leaves a card alone that has been decided about since", () =>
    atDesk(async ({ ctx, step, seen, row }) => {
      const first = { ...step(), cardId: "card-1", seen: (await seen("card-1")).stamp };
      await decideCard(ctx, { ...first, decision: "accepted" });
      const second = { ...step(), cardId: "card-1", seen: (await seen("card-1")).stamp };
      await decideCard(ctx, { ...second, decision: "rejected", reason: "wrong" });
      expect(await codeOf(undoDecision(ctx, { dossierId: "mill", target: first.id }))).toBe("conflict");
      expect((await row("card-1")).decision).toBe("rejected");
    }));

  it("a step that was taken back before another was made is not offered again", () =>
    atDesk(async ({ ctx, step, seen, view }) => {
      const first = { ...step(), cardId: "card-1", seen: (await seen("card-1")).stamp };
      await decideCard(ctx, { ...first, decision: "accepted" });
      await undoDecision(ctx, { dossierId: "mill", target: first.id });
      expect((await view()).redo.map((one) => one.id)).toEqual([first.id]);
      const second = { ...step(), cardId: "card-2", seen: (await seen("card-2")).stamp };
      await decideCard(ctx, { ...second, decision: "accepted" });
      const { undo, redo } = await view();
      expect([undo.map((one) => one.id), redo]).toEqual([[second.id], []]);
    }));
});
