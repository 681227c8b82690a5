import { describe, expect, it } from "vitest";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

const conflictsOf = (...texts: readonly string[]): string[][] =>
  findConflicts(texts.map((text, i) => extract(readDecoded(`${i}.txt`, text, "text")))).map(({ claims }) =>
    claims.map(({ value }) => value),
  );

// Two reports of one affair: each goes by what others said, and by weekdays.
const reported = (a: string, b: string): string[][] =>
  conflictsOf(
    `Ferry owner under arrest

PORT ANSELM – ${a} The Astrid had left Port Anselm with 60 people aboard, officials said on Thursday. Relatives told reporters that Captain Jon Vik had warned the owners. The harbour of Port Anselm was closed. Jon Vik has commanded the Astrid since spring. "We knew nothing," said Ines Dahl of the Strand company.`,
    `Strand company in court

PORT ANSELM – A lawyer for the Strand company said on Monday that it would help the families. ${b} Ines Dahl told a court in Port Anselm that the Astrid was sound. Captain Jon Vik will be heard this week. The Strand company runs two more ferries to Estvik, a spokesman said.`,
  );

describe("two reports of one affair", () => {
  it.each([
    [
      "the day on which somebody was arrested",
      "The owner of the Astrid, Olav Brenner, was arrested at his home on Tuesday night, police said.",
      "Police detained Olav Brenner on Friday, hours before he was to leave for Estvik.",
      ["Tuesday", "Friday"],
    ],
    [
      "the day of a death, once by its verb and once by its noun",
      "Olav Brenner died on Tuesday in a hospital in Port Anselm.",
      "A doctor would not tell the cause of the death on Saturday of Olav Brenner.",
      ["Tuesday", "Saturday"],
    ],
    [
      "a day of a month",
      "The Astrid sank on Sept. 2 on her way to Estvik.",
      "The ferry Astrid, which sank off Estvik on Sept. 9, had been inspected in spring.",
      ["Sept. 2", "Sept. 9"],
    ],
    [
      "how much was paid, as others told it",
      "The Strand company paid the widow of Jon Vik $400,000 last year, a clerk said.",
      "The widow of Jon Vik was paid $700,000 by the Strand company, a spokesman said.",
      ["$400,000", "$700,000"],
    ],
    [
      "how many things of one kind",
      "The Strand company had bought nine lifeboats for the Astrid from a yard in Estvik, officials said.",
      "For the Astrid the Strand company had bought twelve lifeboats, all from a yard in Estvik, officials said.",
      ["nine", "twelve"],
    ],
    [
      "an age beside a name",
      "Olav Brenner, 61, was questioned by police.",
      "The police let Olav Brenner, a 48-year-old shipowner, go home.",
      ["61", "48"],
    ],
    [
      "an age at death",
      "Olav Brenner died on Tuesday at the age of 85.",
      "The company of Olav Brenner, 79, had no comment.",
      ["85", "79"],
    ],
  ])("are held against each other for %s", (_, a, b, values) => {
    const found = reported(a, b);
    expect(found).toHaveLength(1);
    expect(new Set(found[0])).toEqual(new Set(values));
  });

  it.each([
    [
      "two days on which something was said",
      "The owner of the Astrid, Olav Brenner, said on Tuesday that nobody was to blame.",
      "Olav Brenner, who owns the Astrid, said on Friday that nobody was to blame.",
    ],
    [
      "one night between two days",
      "Olav Brenner was arrested at his home late on Tuesday, police said.",
      "Olav Brenner was arrested at his home early on Wednesday, police said.",
    ],
    [
      "two arrests",
      "The owner of the Astrid, Olav Brenner, was arrested at his home on Tuesday night, police said.",
      "Police arrested Karl Lind, the mate of the Astrid, on Friday.",
    ],
    [
      "a day that was planned",
      "Olav Brenner is to be sentenced on Tuesday, the court said.",
      "Olav Brenner was sentenced on Friday, the court said.",
    ],
    [
      "figures on the way",
      "The number of lifeboats bought for the Astrid by the Strand company has risen to nine, officials said.",
      "For the Astrid the Strand company had bought twelve lifeboats, officials said.",
    ],
    [
      "figures inside the words of one quotation, whose wording is in dispute already",
      'Olav Brenner said: "I will meet the Strand company whenever Ines Dahl finds five thousand dollars."',
      'Olav Brenner told us: "I will meet the Strand company whenever Ines Dahl finds eight thousand dollars."',
    ],
    [
      "ages of two who share a surname",
      "Olav Brenner, 61, was questioned by police.",
      "Gilbert Brenner, 40, sells ice at the harbour.",
    ],
    ["a birthday", "Olav Brenner, 61, was questioned by police.", "Olav Brenner, 62, was let go."],
    [
      "an age of somebody's father",
      "Olav Brenner, 41, was questioned by police.",
      "Olav Brenner's 74-year-old father waited outside.",
    ],
  ])("are not in dispute for %s", (_, a, b) => {
    expect(reported(a, b)).toEqual([]);
  });
});

describe("two notices of a sentence or two", () => {
  it("are held against each other where most of their words are the same", () => {
    expect(
      conflictsOf(
        "An earthquake of magnitude 5.6 shook the island of Selm off the coast of Orland on Sunday, damaging houses.",
        "A 6.4-magnitude earthquake hit Selm, an island off the coast of Orland, on Sunday and damaged many houses.",
      ),
    ).toEqual([["5.6", "6.4"]]);
  });

  it("are held against each other for a result", () => {
    expect(
      conflictsOf(
        "Tyler Hand scored 20 points on Thursday night as the Selm Herons beat visiting Orland, 91-73.",
        "Tyler Hand had 20 points in the 88-73 victory of the Selm Herons against Orland on Thursday night.",
      ),
    ).toEqual([["91-73", "88-73"]]);
  });

  it("are of two things where little is the same", () => {
    expect(
      conflictsOf(
        "The Selm Herons paid $40 million for a new stadium.",
        "The Orland Crows paid $55 million for a new stadium on Thursday.",
      ),
    ).toEqual([]);
  });
});

describe("what only looks like a disagreement", () => {
  it.each([
    [
      "a death, and who is left",
      "Olav Brenner died in Port Anselm in May.",
      "Olav Brenner is survived by his wife and two sons.",
    ],
    [
      "a relationship of one kind, and none of another",
      "There was no criminal suit against the Strand company.",
      "The suit against the Strand company is heard in Port Anselm.",
    ],
    ["no lack of something", "There was no lack of rope aboard the Astrid.", "The Astrid was lacking rope."],
    [
      "any of a kind",
      "Ines Dahl of the Strand company wrote long letters.",
      "Jon Vik of the Astrid wrote long letters.",
    ],
    [
      "what two found that others had done",
      "The Asker Commission finds that the loss of the Astrid led to the ruin of Port Anselm.",
      "The Southern Sea Report found that the loss of the Astrid led to the ruin of Port Anselm.",
    ],
    [
      "a town, and the capital that an adjective names with its country",
      "Jon Vik was found dead in a prison in the Lothen Nova area of Port Anselm.",
      "Jon Vik was found dead in a prison in Selm Karst.",
    ],
    [
      "how many times as much",
      "Rents in Estvik are six times the national average.",
      "The strait off Port Anselm is about four times as wide as the Olm.",
    ],
    [
      "a first time and an invitation to come again",
      "Ines Dahl spoke so well the first time that Port Anselm asked the Strand company for her twice.",
      "Ines Dahl of the Strand company will return to Port Anselm for a second time.",
    ],
  ])("is none: %s", (_, a, b) => {
    const story = (text: string) =>
      `The ferry Astrid

The Astrid of the Strand company sank off Port Anselm. ${text} Ines Dahl leads the Strand company in Estvik. Jon Vik was captain of the Astrid. The harbour of Port Anselm lies north of Estvik.`;
    expect(conflictsOf(story(a), story(b))).toEqual([]);
  });

  it("is none: the days on which two reports were sent", () => {
    const report = (day: number) =>
      `ANSELM, August ${day} (Nordpress) --\n\nThe level of the river Olm at Estvik was the talk of the day, an official said on Monday.`;
    expect(conflictsOf(report(20), report(22))).toEqual([]);
  });

  it("is none: the wind of two hours, in one report and the next that was made of it", () => {
    const report = (wind: number, more: string) =>
      `Typhoon Babel nears Anselm\n\nTyphoon Babel had sustained winds of ${wind} kph and was headed toward Anselm, officials said. The storm had flattened crops in Lothen, an official said. Ferries to Estvik were called off, the harbour master said. Schools in Anselm stayed closed. ${more} Police in Estvik told people to stay at home.`;
    expect(
      conflictsOf(
        report(120, "Two bridges were washed away on Thursday."),
        report(130, "A ship ran aground on Friday."),
      ),
    ).toEqual([]);
  });
});
