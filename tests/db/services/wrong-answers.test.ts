import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EXAM_FILE, parseExam, printExam } from "#lib/decks/exam-file.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { syncDecks } from "#lib/services/decks/sync-decks.ts";
import { withFolder, withStore } from "../with-store.ts";
import { card, context, deck, ship, visitor } from "./fixtures.ts";

describe("the wrong answers of a card", () => {
  it("come with the decks that ship, each with the question that it answers", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        ship(folder, deck([card(1), card(2)]));
        const distractors = [
          { text: card(2).answer, from: "card-2" },
          { text: "gone", from: "card-9" },
        ];
        const file = printExam({ "card-1": { alternate: null, distractors } }, false);
        writeFileSync(path.join(folder, "mill", EXAM_FILE), file);
        const ctx = context(store, visitor("ada"));
        await syncDecks(ctx, folder);
        const { cards } = await deckView(ctx, "mill-date");
        expect(cards.map((one) => one.extra?.distractors)).toEqual([
          [
            { text: card(2).answer, answers: card(2).question },
            { text: "gone", answers: null },
          ],
          undefined,
        ]);
      }),
    ));

  it("are read back from their file as they were printed, without other wordings where a deck travels alone", () => {
    const material = {
      alternate: { question: "When?", answer: "1801" },
      distractors: [{ text: "1802", from: "card-2" }],
    };
    expect(parseExam(printExam({ a: material }, false))).toEqual({ a: material });
    expect(parseExam(printExam({ a: material }, true))).toEqual({ a: { ...material, alternate: null } });
    expect(() => parseExam("{}")).toThrow(EXAM_FILE);
  });
});
