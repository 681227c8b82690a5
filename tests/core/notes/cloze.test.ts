import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardChanges, cardsOfNote } from "#lib/notes/cards-of-note.ts";
import { type ClozePart, clozeText, parseCloze } from "#lib/notes/cloze.ts";
import { noteTitle } from "#lib/notes/from-fields.ts";
import { suggestedEffect } from "#lib/notes/memory-effect.ts";

const cards = (text: string) => cardsOfNote({ kind: "cloze", text: { text }, extra: null });
const asked = (text: string) =>
  cards(text).map(({ ord, content }) => [ord, content.question, content.answer]);

describe("cloze texts, in Anki's syntax", () => {
  it("make one card for each number, with the others in their place", () => {
    expect(asked("{{c1::Paris}} is the capital of {{c2::France}}")).toEqual([
      [0, "[…] is the capital of France", "Paris"],
      [1, "Paris is the capital of […]", "France"],
    ]);
  });

  it("show a hint in the gap", () => {
    expect(asked("It was {{c1::1871::a year}}.")).toEqual([[0, "It was [a year].", "1871"]]);
  });

  it("ask several gaps of one number on one card, and one gap on several cards", () => {
    expect(asked("{{c1::a}} and {{c1::b}}")).toEqual([[0, "[…] and […]", "a, b"]]);
    expect(asked("{{c1,3::a}} and {{c3::b}}")).toEqual([
      [0, "[…] and b", "a"],
      [2, "[…] and […]", "a, b"],
    ]);
  });

  it("lie in each other", () => {
    expect(asked("the {{c1::French {{c2::capital::what}}}} is")).toEqual([
      [0, "the […] is", "French capital"],
      [1, "the French [what] is", "capital"],
    ]);
    // The hint belongs to the gap in whose own words it stands.
    expect(asked("{{c1::a {{c2::b}} c::outer}}")[0]).toEqual([0, "[outer]", "a b c"]);
  });

  it.each([
    ["never closed {{c1::a", /never closed/u],
    ["{{c0::a}}", /number it from 1/u],
    ["{{c501::a}}", /number it from 1/u],
    [`${"{{c1::".repeat(9)}x${"}}".repeat(9)}`, /too deep/u],
  ])("stay text where they are none, with a warning: %s", (text, warning) => {
    const cloze = parseCloze(text);
    expect(cloze.warnings.join(" ")).toMatch(warning);
  });

  it("stay text where nothing is meant: {{x}} }} ::", () => {
    const text = "{{x}} }} a::b {{c::d}}";
    expect(parseCloze(text)).toEqual({ parts: [{ kind: "text", text }], numbers: [], warnings: [] });
  });

  it("lose no letter, whatever is written", () => {
    const piece = fc.constantFrom(
      "{{c1::",
      "{{c2::",
      "{{c12,1::",
      "}}",
      "::",
      "a",
      "\n",
      "{{",
      "c1",
      "{{c0::",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        const cloze = parseCloze(text);
        expect(written(cloze.parts).replace(/[{}:,c\d\s]/gu, "")).toBe(text.replace(/[{}:,c\d\s]/gu, ""));
        const plain = (parts: readonly ClozePart[]): number =>
          parts.reduce((sum, part) => sum + (part.kind === "text" ? 0 : 1 + plain(part.children)), 0);
        expect(plain(cloze.parts) > 0).toBe(cloze.numbers.length > 0);
        for (const number of cloze.numbers)
          expect(clozeText(cloze.parts, number, { gap: () => "□", filled: (w) => w }, false)).toContain("□");
      }),
    );
  });
});

/** Everything that is kept of a text: its words and its hints. */
function written(parts: readonly ClozePart[]): string {
  return parts
    .map((part) => (part.kind === "text" ? part.text : `${written(part.children)}${part.hint ?? ""}`))
    .join("");
}

describe("the other kinds of notes", () => {
  const text = (words: string) => ({ text: words });

  it("ask one way, or both, each in its own language", () => {
    const note = { kind: "reversed", front: { text: "perro", language: "es" }, back: text("dog") } as const;
    const [there, back] = cardsOfNote(note).map((card) => card.content);
    expect(there).toMatchObject({ question: "perro", answer: "dog", questionLanguage: { language: "es" } });
    expect(back).toMatchObject({ question: "dog", answer: "perro", answerLanguage: { language: "es" } });
    expect(cardsOfNote({ ...note, kind: "basic" })).toHaveLength(1);
  });

  it("keep what is done to answer them", () => {
    const question = text("Which?");
    const choice = cardsOfNote({
      kind: "choice",
      question,
      options: [
        { text: "a", correct: true },
        { text: "b", correct: false },
        { text: "c", correct: true },
      ],
      explanation: text("Because."),
    });
    expect(choice[0]?.content).toMatchObject({
      answer: "- a\n- c",
      extra: "Because.",
      task: { kind: "choice" },
    });
    expect(cardsOfNote({ kind: "order", question, items: ["x", "y"] })[0]?.content.answer).toBe("1. x\n2. y");
    expect(cardsOfNote({ kind: "list", question, ideas: ["x", "y\nz"] })[0]?.content.answer).toBe(
      "- x\n- y z",
    );
  });
});

describe("an edited note", () => {
  it("keeps, retires, revives and adds cards by their place", () => {
    const kept = [
      { id: "a", ord: 0, retired: false },
      { id: "b", ord: 1, retired: true },
      { id: "c", ord: 2, retired: false },
    ];
    const changes = cardChanges(kept, cards("{{c1::x}} {{c2::y}} {{c4::z}}"));
    expect(changes.keep.map(({ id, revived }) => [id, revived])).toEqual([
      ["a", false],
      ["b", true],
    ]);
    expect(changes.retire).toEqual(["c"]);
    expect(changes.add.map((card) => card.ord)).toEqual([3]);
  });

  it.each([
    ["keep", "Which year?", "1871", "In which year?", "1871"],
    ["keep", "Who?", "Agnes Toland", "Who?", "Agnes Tolland"],
    ["keep", "Who?", "agnes tolland", "Who?", "**Agnes Tolland**."],
    ["soon", "Which year?", "1871", "Which year?", "1872"],
    ["soon", "Who?", "Agnes Tolland", "Who?", "Jonas Reed"],
    ["soon", "perro?", "dog", "perro?", "hound"],
  ] as const)("suggests to %s the memory: %s %s → %s %s", (effect, q1, a1, q2, a2) => {
    expect(suggestedEffect({ question: q1, answer: a1 }, { question: q2, answer: a2 })).toBe(effect);
  });
});

describe("the title of a note in a list", () => {
  it.each([
    ["**Which** of these is `red`?", "Which of these is red?"],
    ["# A head\n\n- one\n- two", "A head · one · two"],
    ["![a leaf](media:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU) is it?", "a leaf is it?"],
    ["snake_case 2*3", "snake_case 2*3"],
  ])("is its words: %s", (text, title) => {
    expect(noteTitle({ kind: "basic", front: { text }, back: { text: "x" } })).toBe(title);
  });

  it("has the words in the gaps and not their hints", () => {
    const text = "The area is {{c1::\\(\\pi r^2\\)::formula}}";
    expect(noteTitle({ kind: "cloze", text: { text }, extra: null })).toBe("The area is π r²");
  });
});
