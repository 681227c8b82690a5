import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromHtml } from "#lib/notes/from-html.ts";
import { readNoteFile } from "#lib/notes/note-file.ts";
import { printNoteFile } from "#lib/notes/print-note-file.ts";
import type { Note } from "#lib/notes/types.ts";

const plain = (html: string) => fromHtml(html, () => "");
const notesIn = (text: string) => readNoteFile(text).notes.map(({ note }) => note);

describe("a text file of notes", () => {
  it("is read as Anki exports it: its head, its columns, its quotation marks", () => {
    const text = [
      "#separator:tab",
      "#html:true",
      "#guid column:1",
      "#notetype column:2",
      "#deck column:3",
      "#tags column:6",
      'saAKk\tBasic\tSpanish::Animals\tperro\t"<b>dog</b><br>says ""guau"""\tanimals home',
      "x1\tCloze\tSpanish\tThe {{c1::sky::what?}} is {{c2::blue}}\t\t",
      "x2\tBasic (and reversed card)\tSpanish\tgato\tcat&nbsp;&amp; co\t",
    ].join("\n");
    expect(readNoteFile(text).notes).toEqual([
      {
        line: 7,
        note: { kind: "basic", front: { text: "perro" }, back: { text: '**dog**\nsays "guau"' } },
        typeNamed: true,
        tags: ["animals", "home"],
        deck: "Spanish::Animals",
        guid: "saAKk",
      },
      {
        line: 8,
        note: {
          kind: "cloze",
          text: { text: "The {{c1::sky::what?}} is {{c2::blue}}" },
          extra: { text: "" },
        },
        typeNamed: true,
        tags: [],
        deck: "Spanish",
        guid: "x1",
      },
      {
        line: 9,
        note: { kind: "reversed", front: { text: "gato" }, back: { text: "cat & co" } },
        typeNamed: true,
        tags: [],
        deck: "Spanish",
        guid: "x2",
      },
    ]);
  });

  it("is read without a head: tabs, semicolons or commas, whatever more there is below the back", () => {
    for (const separator of ["\t", ";", ","]) {
      expect(notesIn(`uno${separator}one${separator}a number\r\ndos${separator}two\r\n`)).toEqual([
        { kind: "basic", front: { text: "uno" }, back: { text: "one\n\na number" } },
        { kind: "basic", front: { text: "dos" }, back: { text: "two" } },
      ]);
    }
  });

  it("names the pictures and sounds that it does not have, and loses no note that is only one", () => {
    const read = readNoteFile(
      '#separator:tab\n#html:true\ndog\t<img src="dog.jpg">hound [sound:woof.mp3]\nleaf\t<img src="a%20leaf.jpg">\n[sound:woof.mp3]\tdog\n',
    );
    expect(read.media).toEqual(["dog.jpg", "woof.mp3", "a leaf.jpg"]);
    expect(read.notes.map(({ note }) => note)).toMatchObject([
      { back: { text: "[picture: dog.jpg]hound [sound: woof.mp3]" } },
      { front: { text: "leaf" }, back: { text: "[picture: a leaf.jpg]" } },
      { front: { text: "[sound: woof.mp3]" }, back: { text: "dog" } },
    ]);
  });

  it("shows those that are here, in the words of the file or of their names", () => {
    const [leaf, woof] = ["l".repeat(43), "w".repeat(43)];
    const here = new Map([
      ["oak_leaf.jpg", leaf],
      ["paste-0f3a9c81d2.png", leaf],
      ["woof.mp3", woof],
    ]);
    const text = [
      "#html:true",
      "#separator:tab",
      'a\t<img class=x src="Oak_Leaf.JPG">',
      "b\t<img alt='an [oak] &amp; its leaf' src=oak_leaf.jpg />",
      'c\t<img src="paste-0f3a9c81d2.png" title="">',
      "d\t[sound:woof.mp3]",
      'e\t<img src="https://example.org/a (1).png">',
      'f\t<img src="../../oak_leaf.jpg">x',
    ].join("\n");
    const read = readNoteFile(text, here);
    expect(read.notes.map(({ note }) => (note.kind === "basic" ? note.back : null))).toEqual([
      { text: `![Oak Leaf](media:${leaf})` },
      { text: `![an oak & its leaf](media:${leaf})` },
      { text: `![picture](media:${leaf})` },
      { text: `[woof](media:${woof})` },
      { text: "![picture](https://example.org/a%20(1).png)" },
      { text: "[picture: ../../oak_leaf.jpg]x" },
    ]);
    expect(read.media).not.toContain("https://example.org/a (1).png");
  });

  it("keeps what looks like mark-up where the file says that it is none", () => {
    expect(notesIn("#html:false\n#separator:tab\nWhat is <br>?\ta line break\n")).toEqual([
      { kind: "basic", front: { text: "What is <br>?" }, back: { text: "a line break" } },
    ]);
  });

  it("says on which line a quotation mark is never closed", () => {
    expect(() => readNoteFile('#separator:tab\na\tb\nc\t"d\n')).toThrow(/Line 3/u);
  });

  it("is read back as it was printed, whatever the notes say", () => {
    const words = fc
      .string({
        unit: fc.constantFrom("a", "é", " ", "\n", "\t", '"', "'", "=", "#", ",", ";", "<b>", "\\", "{", "ع"),
      })
      .map((text) => text.trim())
      .filter((text) => text !== "");
    const line = words.map((text) => text.replaceAll("\n", " ").trim()).filter((text) => text !== "");
    const field = fc
      .record({
        text: words,
        language: fc.constantFrom("ar", "pt-BR", null),
        direction: fc.constantFrom("rtl", "ltr", null),
      })
      .map(({ text, language, direction }) => ({
        text,
        ...(language === null ? {} : { language }),
        ...(direction === null ? {} : { direction }),
      }));
    const lines = fc.array(line, { minLength: 2, maxLength: 4 });
    const note: fc.Arbitrary<Note> = fc.oneof(
      fc.record({ kind: fc.constantFrom("basic", "reversed"), front: field, back: field }),
      fc.record({
        kind: fc.constantFrom("basic", "reversed"),
        front: field,
        back: field,
        typed: fc.constant(true),
      }),
      fc
        .record({ kind: fc.constant("cloze"), text: field, extra: field })
        .map((one) => ({ ...one, text: { ...one.text, text: `{{c1::${one.text.text}}}` } })),
      fc.record({
        kind: fc.constant("choice"),
        question: field,
        options: fc.array(fc.record({ text: line, correct: fc.boolean() }), { minLength: 2, maxLength: 4 }),
        explanation: field,
      }),
      fc.record({ kind: fc.constant("order"), question: field, items: lines }),
      fc.record({ kind: fc.constant("list"), question: field, ideas: lines }),
    ) as fc.Arbitrary<Note>;
    fc.assert(
      fc.property(fc.array(note, { maxLength: 5 }), (notes) => {
        const printed = notes.map((one, i) => ({ id: `n${i}`, note: one, deck: "A::B", tags: ["x", "y"] }));
        expect(readNoteFile(printNoteFile(printed)).notes).toMatchObject(
          notes.map((one, i) => ({ note: one, deck: "A::B", guid: `n${i}`, tags: ["x", "y"] })),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe("a note type that asks to type", () => {
  it.each([
    ["Basic (type in the answer)", { kind: "basic", typed: true }],
    ["My Basic (Type in the answer)+", { kind: "basic", typed: true }],
    ["Basic (and reversed card, type in the answer)", { kind: "reversed", typed: true }],
  ])("%s is kept as one", (name, note) => {
    const [read] = readNoteFile(`#separator:tab\n#html:false\n#notetype:${name}\nuno\tone\n`).notes;
    expect(read?.note).toMatchObject(note);
  });

  it("is no other one", () => {
    const [read] = readNoteFile("#separator:tab\n#notetype:Basic\nuno\tone\n").notes;
    expect(read?.note).not.toHaveProperty("typed");
  });
});

describe("a field in HTML", () => {
  it("keeps lines, marks, lists, formulas and gaps, and no mark-up", () => {
    expect(plain("<div>a</div><div><i>b</i> &lt;3</div>")).toBe("a\n\n*b* <3");
    expect(plain("<ul><li>one</li><li>two</li></ul>")).toBe("- one\n- two");
    expect(plain("[$]x^2[/$] and \\(y\\) {{c1::<b>z</b>}}")).toBe("\\(x^2\\) and \\(y\\) {{c1::**z**}}");
    expect(plain('<script>alert(1)</script><a href="javascript:x">go</a>')).toBe("alert(1)go");
    expect(plain("&#1087;&#x431;&nope;")).toBe("пб\\&nope;");
  });

  it("takes time in proportion to its length, whatever it is", () => {
    for (const text of [
      "<".repeat(200_000),
      "<a ".repeat(100_000),
      "&".repeat(200_000),
      "[sound:".repeat(50_000),
    ])
      expect(plain(text).length).toBeGreaterThan(0);
  });
});
