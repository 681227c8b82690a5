import { describe, expect, it } from "vitest";
import { noteChanges, withWordsOf } from "#app/study/edited-cards.ts";
import { startRun } from "#lib/study/run.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { NOW, session, studyCard } from "../study/cards.ts";

const ofNote = (id: string): StudyCard => ({ ...studyCard(id), extra: { noteId: "note" } });
const written = (id: string, question: string): StudyCard => ({ ...ofNote(id), question, deckId: "another" });

describe("an edit in a sitting", () => {
  it("changes the words of every card of the note, the one on the screen first, and lets go what it makes no more", () => {
    const run = startRun(session([ofNote("a"), studyCard("other"), ofNote("b"), ofNote("c")]), {
      zone: "UTC",
      now: NOW,
    });
    const changes = noteChanges(run, ofNote("b"), [written("a", "A again?"), written("b", "B again?")]);
    expect(changes.map(({ before, after }) => [before.id, after?.question ?? null])).toEqual([
      ["b", "B again?"],
      ["a", "A again?"],
      ["c", null],
    ]);
  });

  it("leaves a card in its deck and under its rules", () => {
    const before: StudyCard = { ...studyCard("a"), rulesId: "strict", assigned: true };
    const after = withWordsOf(before, { ...written("a", "Other words?"), rulesId: "none" });
    expect(after).toMatchObject({
      question: "Other words?",
      deckId: "deck",
      rulesId: "strict",
      assigned: true,
    });
    expect(withWordsOf(studyCard("a"), { ...studyCard("a"), rulesId: "none" })).not.toHaveProperty("rulesId");
  });
});
