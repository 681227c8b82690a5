import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Replacement, replacedIn } from "#lib/notes/replace-in-note.ts";
import type { Note } from "#lib/notes/types.ts";

const HASH = "a".repeat(43);
const CITY: Note = { kind: "basic", front: { text: "Capital of Ukraine, not kiev" }, back: { text: "Kiev" } };

const replacement = (more: Partial<Replacement> = {}): Replacement => ({
  find: "Kiev",
  put: "Kyiv",
  exact: false,
  where: "both",
  ...more,
});

describe("words replaced in a note", () => {
  it("are changed on both sides, whatever their letters, or only where it was asked", () => {
    expect(replacedIn(CITY, replacement())).toEqual({
      kind: "basic",
      front: { text: "Capital of Ukraine, not Kyiv" },
      back: { text: "Kyiv" },
    });
    expect(replacedIn(CITY, replacement({ exact: true }))).toMatchObject({ front: CITY.front });
    expect(replacedIn(CITY, replacement({ where: "question" }))).toMatchObject({ back: CITY.back });
    expect(replacedIn(CITY, replacement({ where: "answer" }))).toMatchObject({ front: CITY.front });
  });

  it("are none where they stand nowhere", () => {
    expect(replacedIn(CITY, replacement({ find: "Riga" }))).toBeNull();
  });

  it("are found in gaps, options, things in order and ideas", () => {
    const notes: readonly Note[] = [
      { kind: "cloze", text: { text: "{{c1::Kiev::city}}" }, extra: null },
      {
        kind: "choice",
        question: { text: "Which?" },
        options: [{ text: "Kiev", correct: true }],
        explanation: null,
      },
      { kind: "order", question: { text: "From west to east" }, items: ["Lviv", "Kiev"] },
      { kind: "list", question: { text: "Cities" }, ideas: ["Lviv", "Kiev"] },
    ];
    for (const note of notes) {
      const after = replacedIn(note, replacement());
      expect(JSON.stringify(after)).toBe(JSON.stringify(note).replace("Kiev", "Kyiv"));
    }
  });

  it("are never those that say where a picture is kept", () => {
    const note: Note = {
      kind: "basic",
      front: { text: `a ![a flag](media:${HASH}) a` },
      back: { text: "b" },
    };
    expect(replacedIn(note, replacement({ find: "a", put: "x" }))).toMatchObject({
      front: { text: `x ![x flxg](media:${HASH}) x` },
    });
  });

  it("are meant as they stand, whatever signs are in them", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (find, put) => {
        const note: Note = { kind: "basic", front: { text: `<${find}>` }, back: { text: "" } };
        const after = replacedIn(note, replacement({ find, put, exact: true, where: "question" }));
        const expected = `<${find}>`.replaceAll(find, () => put);
        expect(after === null ? note : after).toMatchObject({ front: { text: expected } });
      }),
    );
  });
});
