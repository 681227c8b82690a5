import { describe, expect, it } from "vitest";
import { readCollection } from "#lib/interop/anki-collection.ts";
import { packedNotes } from "#lib/interop/anki-notes.ts";
import { openPackage, readMedia } from "#lib/interop/anki-package.ts";
import type { ByteSource } from "#lib/interop/archive.ts";
import type { Packed } from "#lib/interop/packed.ts";
import { type Form, type Written, writeApkg } from "../../fixtures/write-apkg.ts";

const FORMS: readonly Form[] = ["anki2", "anki21", "anki21b"];

function sourceOf(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (at, length) => bytes.subarray(at, at + length) };
}

function read(written: Written, here: ReadonlyMap<string, string> = new Map()): Packed {
  const { collection, media } = openPackage(sourceOf(writeApkg(written)));
  return packedNotes(readCollection(collection), here, new Set(media.keys()));
}

describe.each(FORMS)("a package of the form %s", (form) => {
  it("gives its notes with their kinds, decks, tags and cards", () => {
    const { notes, head } = read({
      form,
      notes: [
        { guid: "a", type: "Basic", fields: ["What <b>grinds</b>?", "A mill"], tags: " mill::old  marked " },
        {
          guid: "b",
          type: "Basic (and reversed card)",
          fields: ["mill", "Mühle"],
          cards: [{ deck: "German::Words" }, { deck: "German::Words" }],
        },
        {
          guid: "c",
          type: "Cloze",
          fields: ["The {{c1::mill::building}} stands on the {{c2::Spey}}.", "A river"],
          cards: [{ deck: "German" }, { deck: "German" }],
        },
      ],
    });
    expect(notes.map(({ guid, words }) => [guid, words])).toEqual([
      ["a", { kind: "basic", front: { text: "What **grinds**?" }, back: { text: "A mill" } }],
      ["b", { kind: "reversed", front: { text: "mill" }, back: { text: "Mühle" } }],
      [
        "c",
        {
          kind: "cloze",
          text: { text: "The {{c1::mill::building}} stands on the {{c2::Spey}}." },
          extra: { text: "A river" },
        },
      ],
    ]);
    expect(notes.map((note) => note.tags)).toEqual([["mill::old"], [], []]);
    expect(notes.map((note) => note.cards.map((card) => [card.ord, card.deck, card.marked]))).toEqual([
      [[0, "Default", true]],
      [
        [0, "German::Words", false],
        [1, "German::Words", false],
      ],
      [
        [0, "German", false],
        [1, "German", false],
      ],
    ]);
    expect(head.loss).toEqual({ occlusion: 0, stray: 0 });
    expect(head.hasHistory).toBe(false);
  });

  it("gives what was learnt of each card", () => {
    const { notes, head } = read({
      form,
      created: 1_700_006_400,
      offset: -60,
      notes: [
        {
          guid: "a",
          type: "Basic",
          fields: ["a", "b"],
          cards: [
            {
              ...{ type: 2, queue: -1, due: 40, ivl: 12, factor: 2_500, reps: 3, lapses: 1, flags: 3 },
              data: '{"pos":4,"s":12.3456,"d":5.678,"dr":0.9}',
              reviews: [
                [1_700_100_000_000, 3, -600, 0, 4_000, 0],
                [1_700_200_000_000, 3, 12, 2_500, 5_000, 1],
              ],
            },
          ],
        },
      ],
    });
    expect(head.createdDay).toBe("2023-11-14");
    expect(head.hasHistory).toBe(true);
    expect(notes[0]?.cards[0]).toMatchObject({
      ...{ due: { kind: "day", days: 40 }, intervalDays: 12, reps: 3, lapses: 1, suspended: true, flag: 3 },
      memory: { stability: 12.3456, difficulty: 5.678 },
      reviews: [
        [1_700_100_000_000, 3, -600, 0, 4_000, 0],
        [1_700_200_000_000, 3, 12, 2_500, 5_000, 1],
      ],
    });
  });

  it("gives the rules by which its cards came back", () => {
    const weights = Array.from({ length: 21 }, (_, i) => (i + 1) / 8);
    const way = {
      name: "Slow",
      fresh: 7,
      reviews: 90,
      learn: [1, 10],
      relearn: [15],
      most: 400,
      retention: 0.875,
      weights,
      leech: [6, 0],
      mix: 1,
      order: 3,
      bury: [true, false],
      easyDays: [1, 1, 1, 1, 1, 0.5, 0],
    } as const;
    const { notes, head } = read({ form, way, notes: [{ guid: "a", type: "Basic", fields: ["a", "b"] }] });
    expect(head.ways).toEqual([
      {
        id: 1,
        name: "Slow",
        newPerDay: 7,
        reviewsPerDay: 90,
        learningMinutes: [1, 10],
        relearningMinutes: [15],
        maximumDays: 400,
        retention: 0.875,
        weights,
        habits: {
          leechAfter: 6,
          leechSuspends: true,
          newAmong: "last",
          reviewOrder: "shortest",
          siblingsApart: "new",
          easyDays: [1, 1, 1, 1, 1, 0.5, 0],
        },
      },
    ]);
    expect(notes[0]?.cards[0]?.way).toBe(1);
  });

  it("gives its pictures and sounds by name, and the notes that show them", () => {
    const media = { "leaf one.jpg": new Uint8Array([1, 2, 3]), "../../dog.mp3": new Uint8Array([4]) };
    const written: Written = {
      form,
      media,
      notes: [{ guid: "a", type: "Basic", fields: ['<img src="leaf%20one.jpg">', "[sound:gone.mp3]"] }],
    };
    const source = sourceOf(writeApkg(written));
    const found = openPackage(source).media;
    expect([...found.keys()]).toEqual(["leaf one.jpg", "../../dog.mp3"]);
    const bytes = [...readMedia(source, [...found.values()])].map((medium) => [...(medium.bytes ?? [])]);
    expect(bytes).toEqual([[1, 2, 3], [4]]);
    const { head } = read(written);
    expect(head.media).toEqual(["leaf one.jpg", "gone.mp3"]);
    expect(head.mediaThere).toBe(1);
    const drawn = read(written, new Map([["leaf one.jpg", "h".repeat(43)]]));
    expect(drawn.notes[0]?.words).toMatchObject({
      front: { text: `![leaf one](media:${"h".repeat(43)})` },
      back: { text: "[sound: gone.mp3]" },
    });
  });
});

describe("a note type", () => {
  const one = (written: Omit<Written, "form">) => read({ form: "anki2", ...written });

  it("with a second card for some notes is reversed where it is there", () => {
    const type = "Basic (optional reversed card)";
    const { notes } = one({
      notes: [
        { guid: "a", type, fields: ["mill", "Mühle", "y"], cards: [{}, {}] },
        { guid: "b", type, fields: ["leaf", "Blatt", ""], cards: [{}] },
      ],
    });
    expect(notes.map(({ words, cards }) => [words.kind, cards.length])).toEqual([
      ["reversed", 2],
      ["basic", 1],
    ]);
  });

  it("in which the answer is typed asks the question alone, and has it typed", () => {
    const { notes } = one({
      notes: [{ guid: "a", type: "Basic (type in the answer)", fields: ["mill", "Mühle"] }],
    });
    expect(notes[0]?.words).toEqual({
      kind: "basic",
      front: { text: "mill" },
      back: { text: "Mühle" },
      typed: true,
    });
  });

  it("has typed only what its template asks to type: where the answer says more, it is shown", () => {
    const { notes } = one({
      types: [
        {
          name: "Word",
          fields: ["Word", "Reading", "Meaning"],
          templates: [
            ["{{Meaning}}{{type:Word}}", "{{FrontSide}}<hr id=answer>{{type:Word}} {{Reading}}"],
            ["{{Reading}}{{type:nc:Word}}", "{{FrontSide}}<hr id=answer>{{Word}}"],
          ],
        },
      ],
      notes: [{ guid: "a", type: "Word", fields: ["mill", "mil", "Mühle"], cards: [{}, {}] }],
    });
    expect(notes.map(({ words }) => words)).toEqual([
      { kind: "basic", front: { text: "Mühle" }, back: { text: "mill mil" } },
      { kind: "basic", front: { text: "mil" }, back: { text: "mill" }, typed: true },
    ]);
  });

  it("of one's own becomes a note for each card, as its templates draw it", () => {
    const { notes } = one({
      types: [
        {
          name: "Country",
          fields: ["Name", "Capital", "Flag"],
          templates: [
            [
              "<style>.x{color:red}</style>Capital of {{Name}}?<script>hide()</script>",
              "{{FrontSide}}<hr id=answer>{{Capital}}{{#Flag}}<br>{{Flag}}{{/Flag}}{{^Flag}}<br>No flag{{/Flag}}",
            ],
            ["{{Capital}} is in …{{hint:Flag}}", "{{Capital}} is in …<hr id='answer'>{{text:Name}}"],
            ["Flag of {{Name}} ({{Deck}})", "{{Flag}}"],
          ],
        },
      ],
      notes: [
        {
          guid: "a",
          type: "Country",
          fields: ["<i>Latvia</i>", "Riga", ""],
          cards: [{}, { deck: "World::North" }],
        },
      ],
    });
    expect(notes.map(({ part, words, cards }) => [part, words, cards.map((card) => card.deck)])).toEqual([
      [
        0,
        { kind: "basic", front: { text: "Capital of *Latvia*?" }, back: { text: "Riga\nNo flag" } },
        ["Default"],
      ],
      [1, { kind: "basic", front: { text: "Riga is in …" }, back: { text: "Latvia" } }, ["World::North"]],
    ]);
  });

  it("of gaps in several fields has them all in its text, and tells nothing twice", () => {
    const front =
      "River: {{cloze:River}}<br>{{text:cloze:Sea}}<br>Town: {{type:cloze:Town}}{{type:cloze:River}}";
    const { notes } = one({
      types: [
        {
          name: "Rivers",
          cloze: true,
          fields: ["River", "Sea", "Town", "More"],
          templates: [[front, `${front}<hr id=answer>More: {{More}}`]],
        },
      ],
      notes: [
        {
          guid: "a",
          type: "Rivers",
          fields: [
            "{{c1::Spey}}",
            "<i>{{c2::North Sea}}</i>",
            "{{c3::Kingston}}",
            "not {{c4::{{c5::Tay}}::which?}}",
          ],
          cards: [{}, {}, {}],
        },
      ],
    });
    expect(notes[0]?.words).toEqual({
      kind: "cloze",
      text: { text: "River: {{c1::Spey}}\n{{c2::North Sea}}\nTown: {{c3::Kingston}}" },
      extra: { text: "More: not Tay" },
    });
  });

  it("of image occlusion is counted and left out", () => {
    const { notes, head } = one({
      notes: [
        { guid: "a", type: "Image Occlusion", fields: ["{{c1::image-occlusion:rect:left=.1}}", "x"] },
        { guid: "b", type: "Basic", fields: ["a", "b"], cards: [] },
      ],
    });
    expect(notes).toEqual([]);
    expect(head.loss).toEqual({ occlusion: 1, stray: 1 });
  });
});

describe("the stand-in for older programs", () => {
  it.each(FORMS.slice(1))("in a package of the form %s is never read", (form) => {
    const { notes } = read({ form, notes: [{ guid: "real", type: "Basic", fields: ["a", "b"] }] });
    expect(notes.map((note) => note.guid)).toEqual(["real"]);
  });
});
