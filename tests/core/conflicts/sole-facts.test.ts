import { describe, expect, it } from "vitest";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

// Each pair: a chronicle and a letter of one story, which differ in one sentence.
const OPENING =
  "The colliery of Brandlow was sunk in 1861 by the Ferrant Coal Company. It lay beside the River Oder Beck.";
const CLOSING =
  "Ferrant sold Brandlow in 1902. The chapel of Saint Piran stands where the winding house was.";
const valuesOf = (a: string, b: string): string[][] =>
  findConflicts(
    [
      ["chronicle.txt", `The pit at Brandlow\n\n${OPENING} ${a} ${CLOSING}`] as const,
      [
        "letter.txt",
        `My grandfather was a hewer at Brandlow under the Ferrant Coal Company. He often walked to Saint Piran. ${b} He never went down again. That is all that I know.`,
      ] as const,
    ].map(([name, text]) => extract(readDecoded(name, text, "text"))),
  ).map(({ claims }) => claims.map(({ value }) => value));

describe("what a story has one of", () => {
  it.each([
    ["the dead by other verbs", "The flood cost 41 lives.", "Forty-six men perished in the flood."],
    ["the dead as a toll", "In the flood 41 men were drowned.", "The death toll was 46."],
    [
      "nobody and somebody hurt",
      "Nobody was hurt in the fall of the cage.",
      "Two men were badly hurt in that fall.",
    ],
    ["the saved", "There were 18 survivors.", "Twenty-one men were saved by the engineer."],
    [
      "the votes",
      "The lodge voted for the strike by 70 votes to 12.",
      "They voted for the strike by 61 to 21.",
    ],
    [
      "a vote that was unanimous",
      "The lodge voted for the strike by 70 votes to 12.",
      "The vote for the strike was unanimous.",
    ],
    [
      "where the head office is",
      "The headquarters of the company are in Durham.",
      "The company had its head office in Hartlepool.",
    ],
    [
      "a verdict, told in other words",
      "The manager, Josiah Thwaite, was acquitted in 1864.",
      "The jury found Josiah Thwaite guilty, and rightly.",
    ],
    [
      "who was the first",
      "The first man underground was the deputy Amos Kell.",
      "It was dark, and Reuben Stott, who went underground first, had no lamp.",
    ],
    [
      "where somebody died",
      "Its first manager, Josiah Thwaite, died in Durham.",
      "Josiah Thwaite had left long before. His death took place at Hartlepool.",
    ],
    [
      "whether she was the first",
      "Hannah Roddam was the first woman to work at the screens.",
      "Hannah Roddam worked there too, but she was not the first woman to do so.",
    ],
    [
      "a rank at one time",
      "In May 1871 Major Edwin Tarle brought the sappers. Tarle stayed for a week.",
      "In June 1871 Captain Edwin Tarle came with his men. Tarle was a quiet man.",
    ],
    [
      "who found it, told by a noun",
      "The seam was discovered by the surveyor Silas Horne.",
      "The seam was in truth the discovery of Jacob Wray.",
    ],
  ])("is compared however it is told: %s", (_, a, b) => {
    expect(valuesOf(a, b)).toHaveLength(1);
  });

  it.each([
    [
      "a part of the dead",
      "The flood cost 41 lives.",
      "Of the dead, six men were drowned in the upper seam, and others died later.",
    ],
    ["rounded dead", "The flood cost 412 lives.", "Some 400 men perished in the flood."],
    ["feared and counted dead", "The flood cost 41 lives.", "Fifty men were feared drowned that night."],
    [
      "the dead of two floods",
      "The flood of 1871 cost 41 lives.",
      "In 1895 six men were drowned in the flood.",
    ],
    [
      "two votes on two things",
      "The lodge voted for the strike by 70 votes to 12.",
      "They voted for the bandmaster by 9 votes to 3.",
    ],
    [
      "a first office and a later one",
      "The headquarters were in Durham until 1880.",
      "The company had its head office in Hartlepool.",
    ],
    [
      "a verdict and an appeal",
      "The manager, Josiah Thwaite, was convicted in 1864.",
      "On appeal Josiah Thwaite was acquitted, and rightly.",
    ],
    [
      "two firsts",
      "The first man underground was the deputy Amos Kell.",
      "The first to marry in the chapel was Reuben Stott.",
    ],
    [
      "two people who died",
      "Its first manager, Josiah Thwaite, died in Durham.",
      "Reuben Stott was my uncle. He died in Hartlepool.",
    ],
    [
      "two ranks in two wars",
      "In May 1871 Captain Edwin Tarle brought the sappers.",
      "In June 1885 Major Edwin Tarle came with his sappers.",
    ],
    [
      "two finds",
      "The seam was discovered by the surveyor Silas Horne.",
      "The lamp was in truth the invention of Jacob Wray.",
    ],
  ])("is not mistaken for something else: %s", (_, a, b) => {
    expect(valuesOf(a, b)).toEqual([]);
  });
});
