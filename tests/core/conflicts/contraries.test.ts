import { describe, expect, it } from "vitest";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

// Each pair: a chronicle and a letter of one story, which differ in one sentence.
const OPENING =
  "The colliery of Brandlow was sunk in 1861 by the Ferrant Coal Company. It lay beside the River Oder Beck. Its manager was Josiah Thwaite.";
const CLOSING =
  "Ferrant sold Brandlow in 1902. The chapel of Saint Piran stands where the winding house was.";
const valuesOf = (a: string, b: string): string[][] =>
  findConflicts(
    [
      ["chronicle.txt", `The pit at Brandlow\n\n${OPENING} ${a} ${CLOSING}`] as const,
      [
        "letter.txt",
        `My grandfather was a hewer at Brandlow under the Ferrant Coal Company and Mr Thwaite. He often walked to Saint Piran. ${b} He never went down again. That is all that I know.`,
      ] as const,
    ].map(([name, text]) => extract(readDecoded(name, text, "text"))),
  ).map(({ claims }) => claims.map(({ value }) => value));

describe("what rules another thing out", () => {
  it.each([
    [
      "done freely or under protest",
      "Josiah Thwaite left the colliery of his own free will.",
      "Mr Thwaite left the colliery under protest.",
    ],
    [
      "alone or in company",
      "Josiah Thwaite went down the shaft alone.",
      "Mr Thwaite went down the shaft accompanied by two deputies.",
    ],
    [
      "in secret or in public",
      "The wage talks with the miners were held behind closed doors.",
      "The wage talks with the miners were held in public.",
    ],
    [
      "with one voice or divided",
      "The lodge was unanimous about the strike fund.",
      "The lodge was divided about the strike fund.",
    ],
    [
      "retired or dismissed, and called by a title",
      "Josiah Thwaite retired in 1889.",
      "Mr Thwaite was dismissed.",
    ],
    [
      "silently accepted",
      "The manager Josiah Thwaite signed the agreement.",
      "Mr Thwaite put on his hat and left without signing the agreement.",
    ],
    [
      "confessed or not",
      "At the trial Josiah Thwaite confessed.",
      "Mr Thwaite pleaded not guilty at the trial.",
    ],
    [
      "open or shut",
      "The school of the colliery was shut for a month.",
      "The school of the colliery stayed open.",
    ],
    [
      "an hour in words",
      "The cage fell shortly before noon.",
      "The cage fell towards three in the afternoon.",
    ],
    [
      "an hour of the night",
      "The roof gave way in the middle of the night.",
      "The roof came down at about ten in the morning.",
    ],
    [
      "a cause, of what is told by other words",
      "The collapse was caused by blasting.",
      "The roof came down because the props were rotten.",
    ],
    [
      "what a strike was about",
      "The men went on strike over the dismissal of a checkweighman.",
      "They struck for a shorter day.",
    ],
    [
      "bodies and the dead",
      "The explosion killed eleven hewers.",
      "Seventeen bodies were brought up after it.",
    ],
    ["how many took part", "Some 300 men were out.", "Nearly five hundred of us stood at the gates."],
    [
      "who brought peace",
      "The strike was mediated by Canon Ellery Voss.",
      "It was Bishop Hugo Marrane who brought the two sides together.",
    ],
    [
      "how long a jury was out",
      "The jury was out for nearly five hours.",
      "After an absence of twenty minutes the jury came back.",
    ],
    [
      "what one says by denying the other",
      "Josiah Thwaite drowned in the flooded shaft.",
      "Mr Thwaite did not drown in the flooded shaft.",
    ],
    [
      "by how many judges",
      "The court of appeal allowed the claim by two to one.",
      "The judges of appeal were unanimous.",
    ],
    ["who voted against it", "Canon Ellery Voss alone dissented.", "Bishop Hugo Marrane dissented."],
    ["a day without a year", "The strike began on 9 March 1884.", "The strike began on the 11th of March."],
  ])("is found: %s", (_, a, b) => {
    expect(valuesOf(a, b)).toHaveLength(1);
  });

  it.each([
    [
      "two people, one freely and one not",
      "Josiah Thwaite left the colliery of his own free will.",
      "The deputy Amos Kell left the colliery under protest.",
    ],
    ["a second stage", "Josiah Thwaite refused the agreement at first.", "Mr Thwaite signed the agreement."],
    [
      "what one document takes back itself",
      "Josiah Thwaite refused, and signed the agreement a week later.",
      "Mr Thwaite signed the agreement.",
    ],
    [
      "two votes",
      "The lodge was unanimous about the strike fund.",
      "The council was divided about the new road.",
    ],
    ["two things that were shut", "The school was shut for a month.", "The reading room stayed open."],
    [
      "hearsay",
      "The lodge was unanimous about the strike fund.",
      "It is said that the lodge was divided about the strike fund.",
    ],
    ["a denial that agrees", "Josiah Thwaite retired in 1889.", "Mr Thwaite was not dismissed."],
    [
      "an hour and a part of the day",
      "The cage fell shortly before noon.",
      "The cage fell at half past eleven in the morning.",
    ],
    [
      "a dial that nobody names",
      "The cage fell at three o'clock.",
      "The cage fell at three in the afternoon.",
    ],
    ["hours of two things", "The cage fell at noon.", "The first shift came up at three in the afternoon."],
    ["hours of every day", "The cage fell at noon.", "The cage went down every day at six in the morning."],
    [
      "a cause in more words",
      "The collapse was caused by blasting.",
      "The roof came down because of careless blasting by night.",
    ],
    ["causes of two things", "The collapse was caused by blasting.", "The fire was caused by a lamp."],
    [
      "one cause of several",
      "The collapse was caused by blasting.",
      "One of the reasons why the roof came down was because the props were rotten.",
    ],
    [
      "bodies that were found so far",
      "The explosion killed eighteen hewers.",
      "Seventeen bodies were brought up after it.",
    ],
    ["a rounded number", "Some 300 men were out.", "We were 312 men, and all of the 312 were out."],
    ["lengths of two things", "The strike lasted nine weeks.", "The inquest lasted two days."],
    ["a length, rounded", "The strike lasted nine weeks.", "The strike lasted two months."],
    [
      "days of two happenings",
      "The strike began on 9 March 1884.",
      "The strike began on the 2nd of November.",
    ],
    [
      "Old and New Style",
      "The strike began on 9 March 1884.",
      "The strike began on the 25th of February, by the Old Style of our calendar.",
    ],
    ["a denial of both", "Josiah Thwaite did not resign in 1889.", "Mr Thwaite was dismissed."],
    [
      "two who dissented",
      "Canon Ellery Voss and Bishop Hugo Marrane dissented.",
      "Bishop Hugo Marrane dissented.",
    ],
    ["Mr and Mrs", "Josiah Thwaite retired in 1889.", "Mrs Thwaite was dismissed from the school."],
  ])("is not mistaken for something else: %s", (_, a, b) => {
    expect(valuesOf(a, b)).toEqual([]);
  });
});
