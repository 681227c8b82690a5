import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { cards, decks } from "#lib/db/schema/decks.ts";
import { users } from "#lib/db/schema/people.ts";
import { createClass } from "#lib/services/classes/create-class.ts";
import type { Ctx } from "#lib/services/context.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { documentView } from "#lib/services/documents/document-view.ts";
import { dossierView } from "#lib/services/dossiers/dossier-view.ts";
import { publishDossier } from "#lib/services/dossiers/publish-dossier.ts";
import { cardInfo } from "#lib/services/study/card-info.ts";
import { withStore } from "../with-store.ts";
import { assign } from "./assignment-fixtures.ts";
import { member, person } from "./class-fixtures.ts";
import { fact, madeOf, proofOf } from "./dossier-fixtures.ts";
import { made } from "./made-dossier.ts";

describe("one deck of a dossier that is assigned", () => {
  it("lets its pupils read the document, and shows them no card of the decks that they were not given", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await made(store, (input) =>
        madeOf(input, {
          cards: [
            fact("lit", [proofOf(input, "light.txt", "3 May 1822")]),
            fact("refused", [proofOf(input, "light.txt", "refused to pay")], {
              category: "outcome",
              question: "What did the council do?",
              answer: "It kept back its money.",
            }),
          ],
        }),
      );
      const userId = ctx.viewer.kind === "learner" ? ctx.viewer.userId : "";
      const teacher: Ctx =
        ctx.viewer.kind === "learner" ? { ...ctx, viewer: { ...ctx.viewer, role: "teacher" } } : ctx;
      await store.write((tx) => tx.update(users).set({ role: "teacher" }).where(eq(users.id, userId)));
      await publishDossier(teacher, { dossierId });
      const { classId } = await createClass(teacher, { name: "History" });
      const anna = await person(store, "anna");
      await member(store, classId, "anna");
      const all = await store.read.select().from(decks).where(eq(decks.dossierId, dossierId));
      const deckId = all.find((deck) => deck.category === "date")?.id ?? "";
      await assign(teacher, classId, deckId);
      const { documents } = await dossierView(anna, dossierId);
      const documentId = documents[0]?.id ?? "";
      const view = await documentView(anna, documentId);
      expect(view.body.kind).toBe("text");
      expect(view.cards.map((one) => one.category)).toEqual(["date"]);
      expect(JSON.stringify(view)).not.toContain("kept back its money");
      expect(view.lanes.map((lane) => lane.kind)).toEqual(["date"]);
      const held = await store.read.select().from(cards).where(eq(cards.category, "outcome"));
      const cardId = held[0]?.id ?? "";
      expect((await documentView(anna, documentId, { cardId })).from).toBeNull();
      await expect(cardInfo(anna, cardId)).rejects.toMatchObject({ code: "not-found" });
      expect(JSON.stringify(await deckView(anna, deckId))).not.toContain("kept back its money");
      expect((await documentView(teacher, documentId)).cards).toHaveLength(2);
    }));
});
