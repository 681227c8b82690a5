import { describe, expect, it } from "vitest";
import { meantFor } from "#lib/answers/meant-for.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { studyCard } from "../study/cards.ts";

const asked = (
  id: string,
  question: string,
  answer: string,
  changes: Partial<StudyCard> = {},
): StudyCard => ({
  ...studyCard(id),
  question,
  answer,
  ...changes,
});
const arrived = asked("arrived", "On what date did the train arrive?", "12 November 1940");
const left = asked("left", "On what date did the train leave?", "14 November 1940");
const minister = asked("minister", "Who was the foreign minister?", "Vyacheslav Molotov");

describe("a wrong answer", () => {
  it("is known as the answer to another card, however it is written", () => {
    const all = [arrived, left, minister];
    expect(meantFor(arrived, "14.11.1940", all)?.card?.id).toBe("left");
    expect(meantFor(arrived, "14 Nov 1940", all)).toEqual({
      question: left.question,
      answer: left.answer,
      card: left,
    });
    expect(meantFor(arrived, "molotov", all)?.card?.id).toBe("minister");
  });

  it("is none that asks for less", () => {
    const year = asked("year", "In which year did the war begin?", "1940");
    expect(meantFor(arrived, "14 November 1940", [year])).toBeNull();
    expect(meantFor(arrived, "14 November 1940", [year, left])?.card?.id).toBe("left");
    expect(meantFor(arrived, "on the 14th of November, 1940", [year, left])?.card?.id).toBe("left");
    expect(meantFor(arrived, "1940", [year])?.card?.id).toBe("year");
  });

  it("is nobody's where it is only nearly another card's, or the card's own", () => {
    expect(meantFor(arrived, "Molotof", [minister])).toBeNull();
    expect(meantFor(arrived, "12 November 1940", [arrived])).toBeNull();
    const same = asked("same", "When did it rain?", "12 November 1940");
    expect(meantFor(arrived, "12 November 1940", [same])).toBeNull();
  });

  it("is of the same deck before it is of another of the dossier, and never of another dossier", () => {
    const elsewhere = asked("b", "When did he go?", "14 November 1940", { deckId: "other" });
    expect(meantFor(arrived, "14 November 1940", [elsewhere, left])?.card?.id).toBe("left");
    expect(meantFor(arrived, "14 November 1940", [elsewhere])?.card?.id).toBe("b");
    const strange = { ...elsewhere, dossierTitle: "Another" };
    expect(meantFor(arrived, "14 November 1940", [strange])).toBeNull();
  });

  it("is of the wrong answers of the documents where no card of the sitting has it", () => {
    const distractors = [
      { text: "13 November 1940", answers: "On what date did they meet?" },
      { text: "15 November 1940", answers: null },
    ];
    const card = { ...arrived, extra: { distractors } };
    expect(meantFor(card, "November 13, 1940", [])).toEqual({
      question: "On what date did they meet?",
      answer: "13 November 1940",
      card: null,
    });
    expect(meantFor(card, "15 November 1940", [])).toBeNull();
  });
});
