import { describe, expect, it } from "vitest";
import { readGolden } from "./reading.ts";

describe("quotations of a court case", async () => {
  const trial = await readGolden("court-case.txt");

  it("has the speaker in front, with a colon", () => {
    expect(trial.speaker("never hung")).toBe("Helen Marsh");
  });
  it("gives both halves of a split quotation to one speaker", () => {
    expect([trial.speaker("I bought it"), trial.speaker("from a man")]).toEqual([
      "Leonard Fisk",
      "Leonard Fisk",
    ]);
  });
  it("resolves a pronoun", () => {
    expect(trial.speaker("receipts after midnight")).toBe("Leonard Fisk");
  });
  it("resolves a role by the name behind the comma", () => {
    expect(trial.speaker("younger than I am")).toBe("Amos Reyes");
  });
  it("reads straight, curly, single and low marks", () => {
    expect(trial.quotation("This painting")?.kind).toBe("speech");
    expect(trial.quotation("The canvas")?.kind).toBe("speech");
    expect(trial.quotation("the same picture twice")?.kind).toBe("speech");
    expect(trial.quotation("Ik heb dit")).toBeDefined();
  });
  it("knows who was told", () => {
    expect(trial.shown(trial.quotation("the same picture twice")?.addressee ?? null)).toBe("the jury");
    expect(trial.quotation("worth less")?.addresseeName).toBe("Helen Marsh");
  });
  it("dates the occasion by the words beside it", () => {
    expect(trial.value("3 June")).toBe("1964-06-03");
  });
  it("carries the cue of the paragraph before to a block quotation, and keeps it as a receipt", () => {
    expect(trial.speaker("A picture cannot lie")).toBe("Helen Marsh");
    expect(trial.shown(trial.quotation("A picture cannot lie")?.cue ?? null)).toBe(
      "In her closing speech Marsh declared:",
    );
  });
  it("ends a quotation that was never closed with its paragraph", () => {
    expect(trial.shown(trial.quotation("A picture cannot lie")?.span ?? null)).toMatch(/every line\.$/u);
    expect(trial.speaker("the whole case")).toBe("Fisk's counsel");
  });
  it("takes no scare quotes, titles and terms for speech", () => {
    const kinds = ["Spade Club", "A Dealer in Shadows", "constructive notice", '"expert"'].map(
      (part) => trial.quotation(part)?.kind,
    );
    expect(kinds).not.toContain("speech");
    expect(kinds).not.toContain(undefined);
    expect(trial.quotation("A Dealer in Shadows")?.kind).toBe("title");
  });
  it("marks an original in another language, and gives the words to the translation beside it", () => {
    expect(trial.quotation("Ik heb dit")?.kind).toBe("foreign-original");
    expect(trial.quotation("I never painted")?.kind).toBe("speech");
    expect(trial.speaker("I never painted")).toBe("The letter");
  });
  it("finds no quotation in reported speech", () => {
    expect(trial.quotation("the frame was made")).toBeUndefined();
    expect(trial.quotation("he had ever met")).toBeUndefined();
  });
});

describe("quotations of a forum", async () => {
  it("takes her sponsors, not her, for those who were told", async () => {
    const thread = await readGolden("forum.txt");
    const letter = thread.quotation("another mile");
    expect(thread.speaker("another mile")).toBe("Ida Norling");
    expect(letter?.addresseeName).toBeNull();
  });
});
