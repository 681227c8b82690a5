import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMarked } from "#lib/extract/quotations/marks.ts";
import { readNamed } from "./named.ts";

const said = (text: string): string[] => readNamed(text).said;

describe("the speaker of a quotation", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      "before it",
      'Lena Moe said that "the harbour is closed for good".',
      ['Lena Moe: "the harbour is closed for good"'],
    ],
    ["after it", '"The harbour is closed," Lena Moe said.', ['Lena Moe: "The harbour is closed,"']],
    [
      "after it, turned round",
      '"The harbour is closed," said Lena Moe.',
      ['Lena Moe: "The harbour is closed,"'],
    ],
    [
      "after it, with a role between",
      '"It rains," said Lena Moe, the mayor of Bergen.',
      ['Lena Moe: "It rains,"'],
    ],
    [
      "after it, before an apposition",
      '"It rains," Lena Moe, a pilot from Bergen, said.',
      ['Lena Moe: "It rains,"'],
    ],
    [
      "in both halves of a split one",
      '"We are," Lena Moe warned, "ready to leave."',
      ['Lena Moe: "We are,"', 'Lena Moe: "ready to leave."'],
    ],
    [
      "in the sentence that follows a split one",
      '"It rains," said Lena Moe. "It always rains here."',
      ['Lena Moe: "It rains,"', 'Lena Moe: "It always rains here."'],
    ],
    [
      "according to",
      'According to Lena Moe, "the harbour is closed for good".',
      ['Lena Moe: "the harbour is closed for good"'],
    ],
    ["after a colon", 'Lena Moe: "The harbour is closed."', ['Lena Moe: "The harbour is closed."']],
    ["by signature", '"The sea forgives nobody." — Lena Moe', ['Lena Moe: "The sea forgives nobody."']],
    [
      "as the sender of a letter",
      'Karl Lund was shaken by a letter from Lena Moe stating that the ship was "beyond all repair".',
      ['Lena Moe: "beyond all repair"'],
    ],
    [
      "as the owner of a reply",
      'Lena Moe\'s reply was "a plain and simple no".',
      ['Lena Moe: "a plain and simple no"'],
    ],
    [
      "as the one by whom somebody was told",
      'Karl Lund was told by Lena Moe that the ship was "beyond all repair".',
      ['Lena Moe: "beyond all repair"'],
    ],
    [
      "in a participle",
      'Lena Moe left the room, adding that it was "a matter of taste".',
      ['Lena Moe: "a matter of taste"'],
    ],
    [
      "who was …",
      'Lena Moe, who built the ship, called it "a floating disgrace".',
      ['Lena Moe: "a floating disgrace"'],
    ],
    [
      "without a name",
      'A harbour official described the scene as "quite extraordinary".',
      ['A harbour official: "quite extraordinary"'],
    ],
    [
      "as a paper",
      'The report concluded that the ship "should never have sailed".',
      ['The report: "should never have sailed"'],
    ],
    [
      "of every piece of a list",
      'Lena Moe called the plan "cruel", "costly and vain" and "a gift to the enemy".',
      ['Lena Moe: "cruel"', 'Lena Moe: "costly and vain"', 'Lena Moe: "a gift to the enemy"'],
    ],
  ];
  it.each(cases)("is found %s", (_where, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it("is the person the sentence before is about, when a sentence stands alone", () => {
    expect(said('Lena Moe was delighted. "We never thought it would float."')).toEqual([
      'Lena Moe: "We never thought it would float."',
    ]);
  });

  it("is carried from a cue that ends the paragraph before, and on to a second long block", () => {
    const text =
      'At the hearing, Lena Moe stated,\n\n"The ship was sold to us as sound, and sound it never was, not on a single day."\n\n"I ask the court to look at the keel, and then to tell me that anybody could have believed it."';
    const read = readNamed(text);
    expect(read.said.map((each) => each.slice(0, 9))).toEqual(["Lena Moe:", "Lena Moe:"]);
    expect(read.shown(read.quotations[0]?.cue)).toBe("At the hearing, Lena Moe stated,");
  });

  it("stays with a piece that hangs on what was quoted before", () => {
    expect(
      said(
        'Lena Moe insisted that the port be closed "without any further delay". That was tied to the passage of ships for "the defence of the whole northern coast".',
      ),
    ).toEqual([
      'Lena Moe: "without any further delay"',
      'Lena Moe: "the defence of the whole northern coast"',
    ]);
  });

  it("is nobody when a nameless witness is who the talk was about", () => {
    const read = readNamed('Karl Lund left. The boatswain stood up. He answered: "As sober as you are."');
    expect(read.quotations[0]?.speakerName).toBeNull();
  });

  it("does not pass from one line of a dialogue to the next", () => {
    const read = readNamed('Lena Moe asked:\n\n"Why?"\n\n"Because."');
    expect(read.quotations[1]?.speaker).toBeNull();
  });

  it("is resolved from a pronoun", () => {
    expect(said('Lena Moe came late. She said it was "a matter of trains".')).toEqual([
      'Lena Moe: "a matter of trains"',
    ]);
  });

  it("is resolved from an office", () => {
    expect(
      said(
        'The mayor, Lena Moe, met envoy Karl Lund. The mayor said that the visit was "long overdue and welcome".',
      ),
    ).toEqual(['Lena Moe: "long overdue and welcome"']);
  });

  it("comes with the one who was addressed", () => {
    const read = readNamed('Lena Moe told Karl Lund that "the harbour is closed for good".');
    expect(read.shown(read.quotations[0]?.addressee)).toBe("Karl Lund");
  });

  it("comes with the receiver of a letter", () => {
    const read = readNamed(
      'In a letter to Karl Lund, Lena Moe insisted that "the harbour is closed for good".',
    );
    expect(read.shown(read.quotations[0]?.addressee)).toBe("Karl Lund");
    expect(read.said).toEqual(['Lena Moe: "the harbour is closed for good"']);
  });
});

describe("what is no speech", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["a term", 'They drew the "spheres of trade" on a map.', "term"],
    ["a term after an adjective", 'It lay inside the Danish "zone of quiet" then.', "term"],
    ["a title", 'She wrote the article "A Short History of Salt" in a week.', "title"],
    ["a numbered order", 'Moe issued secret "Instruction No. 7" that night.', "term"],
    [
      "a noun that somebody defines",
      'Lena Moe concluded that it was time to define their "spheres of trade."',
      "term",
    ],
    [
      "the title of a numbered paper",
      'See Document No. 172. "Talk of the harbour master with the mayor in May."',
      "title",
    ],
    ["a scare quotation", 'They would "liberate" the town.', "scare"],
  ];
  it.each(cases)("%s", (_what, text, kind) => {
    const [only] = readNamed(text).quotations;
    expect(only?.kind === "title" && kind === "term" ? "term" : only?.kind).toBe(kind);
    expect(only?.speaker).toBeNull();
  });

  it("a sentence pulled out of the text for show", () => {
    const line = "The harbour would be closed for good and the ships would rot at their moorings";
    const read = readNamed(
      `“${line}.”\n\nIn May the council met again.\n\nUnder the plan, ${line.charAt(0).toLowerCase()}${line.slice(1)}, and nobody would be paid.`,
    );
    expect(read.quotations.filter((each) => each.kind === "speech")).toEqual([]);
  });
});

describe("quotation marks", () => {
  const marks: readonly (readonly [string, string, string])[] = [
    ["curly", "Lena Moe said: “The harbour is closed.”", "“The harbour is closed.”"],
    ["low and high", "Lena Moe said: „The harbour is closed.“", "„The harbour is closed.“"],
    ["French", "Lena Moe said: « The harbour is closed. »", "« The harbour is closed. »"],
    ["pointing inwards", "Lena Moe said: »The harbour is closed.«", "»The harbour is closed.«"],
    ["single", "Lena Moe said: 'The harbour is closed.'", "'The harbour is closed.'"],
    ["single and curly", "Lena Moe said: ‘The harbour is closed.’", "‘The harbour is closed.’"],
    ["two single ones", "Lena Moe said: ''The harbour is closed.''", "''The harbour is closed.''"],
    ["corners", "Lena Moe said: 「The harbour is closed.」", "「The harbour is closed.」"],
    [
      "a closing mark that opens",
      "Lena Moe said that ”the harbour is closed now.”",
      "”the harbour is closed now.”",
    ],
    [
      "an opening without an end",
      'Lena Moe said: "The harbour is closed. Go home',
      '"The harbour is closed. Go home',
    ],
    [
      "an opening closed by a bracket",
      'Lena Moe noted "the great need for a new harbour.] Karl Lund agreed.',
      '"the great need for a new harbour.]',
    ],
  ];
  it.each(marks)("%s", (_what, text, expected) => {
    const read = readNamed(text);
    expect(read.quotations.map((each) => read.shown(each.span))).toEqual([expected]);
    expect(read.said[0]).toContain("Lena Moe: ");
  });

  const none: readonly (readonly [string, string])[] = [
    ["apostrophes", "The sailors' union didn't like Moe's plan, and 'twas so in '39 and the '40s."],
    ["feet and inches", 'The mast was 6\' 2" high and 5" thick.'],
    ["a lone apostrophe", "Rock 'n' roll came to the harbour."],
  ];
  it.each(none)("are not: %s", (_what, text) => {
    expect(readNamed(text).quotations).toEqual([]);
  });

  it("go on over paragraphs that each open one and do not close it", () => {
    const read = readNamed(
      "Mr. Moe said:—‘I have come to speak of the workers’ bread, gentlemen, and of nothing else at all.\n\n‘We are told to wait, and the sailors’ children are hungry while we wait for an answer.\n\n‘I shall not detain you.’\n\nHe sat down.",
    );
    expect(read.said.map((each) => each.slice(0, 10))).toEqual(["Mr. Moe: ‘", "Mr. Moe: ‘", "Mr. Moe: ‘"]);
  });

  it("may stand inside others", () => {
    const read = readNamed("Lena Moe said: “He told me ‘never again’ and left.”");
    expect(read.quotations.map((each) => read.shown(each.span))).toEqual([
      "“He told me ‘never again’ and left.”",
      "‘never again’",
    ]);
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      "“",
      "”",
      "„",
      "«",
      "»",
      "'",
      "‘",
      "’",
      "''",
      "[",
      "]",
      ". ",
      ", ",
      "\n\n",
      " said ",
      " he ",
      "Lena Moe",
      " told ",
      ": ",
      "a",
    ),
    fc.string({ maxLength: 4 }),
  );
  it("of any text give spans that hold what they show", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { document, quotations } = readNamed(pieces.join(""));
        for (const { span, inner, speaker, kind } of quotations) {
          expect(span.start).toBeLessThanOrEqual(inner.start);
          expect(inner.end).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(document.text.length);
          expect(inner.start).toBeLessThan(inner.end);
          if (kind !== "speech") expect(speaker).toBeNull();
          if (speaker) expect(document.text.slice(speaker.start, speaker.end)).toMatch(/\p{L}/u);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("by the hundred thousand are paired in a moment", () => {
    const before = process.cpuUsage();
    for (const text of [
      '"'.repeat(100_000),
      ' "a'.repeat(100_000),
      " ‘a’ b".repeat(100_000),
      " “a ‘b".repeat(100_000),
    ]) {
      findMarked(text, [{ start: 0, end: text.length }]);
    }
    const { user } = process.cpuUsage(before);
    expect(user / 1000).toBeLessThan(15_000);
  });
});
