import { describe, expect, it } from "vitest";
import { spokenSide } from "#app/study/speech.ts";
import { answerField, directionOf, questionField, spokenLanguage } from "#lib/study/fields.ts";
import { studyCard } from "./cards.ts";

describe("a field of a card", () => {
  it("goes as was said, else as its language goes, else as its first letter goes", () => {
    expect(directionOf({ language: "he", direction: "ltr" })).toBe("ltr");
    expect(directionOf({ direction: "rtl" })).toBe("rtl");
    for (const language of ["he", "ar", "fa-IR", "ur_PK", "az-Arab"]) {
      expect(directionOf({ language })).toBe("rtl");
    }
    for (const language of ["en", "de-AT", "az", "art"]) expect(directionOf({ language })).toBe("auto");
    expect(directionOf(undefined)).toBe("auto");
  });

  it("has a language of its own on each side, but of a list, which is written like its question", () => {
    const questionLanguage = { language: "he", direction: "rtl" } as const;
    const basic = { ...studyCard("a"), extra: { questionLanguage } };
    expect(questionField(basic)).toEqual(questionLanguage);
    expect(answerField(basic)).toBeUndefined();
    const task = { kind: "list", ideas: ["א", "ב"] } as const;
    expect(answerField({ extra: { questionLanguage, task } })).toEqual(questionLanguage);
    expect(answerField({ extra: { questionLanguage, task, answerLanguage: {} } })).toEqual({});
  });
});

describe("what is read aloud", () => {
  it("is in the language of its script where nobody said one", () => {
    const heard = (text: string) => spokenLanguage(text, "en");
    expect(heard("שלום עולם")).toBe("he");
    expect(heard("مرحبا")).toBe("ar");
    expect(heard("東京はどこですか")).toBe("ja");
    expect(heard("北京在哪里")).toBe("zh");
    expect(heard("Who wrote мир?")).toBe("en");
    expect(heard("1940")).toBe("en");
  });

  it("is each side in its own language, without the signs of Markdown", () => {
    const card = {
      ...studyCard("a"),
      category: null,
      question: "**dog** in Hebrew?",
      answer: "כלב",
      extra: { questionLanguage: { language: "en" } },
    };
    expect(spokenSide(card, false)).toEqual({ text: "dog in Hebrew?", language: "en" });
    expect(spokenSide(card, true)).toEqual({ text: "כלב", language: "he" });
    const said = { ...card, extra: { answerLanguage: { language: "yi" } } };
    expect(spokenSide(said, true).language).toBe("yi");
  });
});
