import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** Each date of a text, as its words and its value. */
function dates(text: string): Record<string, string> {
  const reading = extract(readDecoded("paper.txt", text, "text"));
  return Object.fromEntries(
    reading.dates.map(({ span, value }) => [reading.document.text.slice(span.start, span.end), value]),
  );
}

describe("A newspaper that tells of its own days", () => {
  const PAPER = `LEITH, FRIDAY, MARCH 9, 1883.

A conference was held yesterday in the Station Hotel. The steamer was lost on Monday in a dense fog. The dock was opened in December, and the old one was closed in February.

In 1872 the trade stood at half of that. Captain Lund was drowned.

The pier was damaged on Saturday. An inquiry will be opened on Tuesday.`;

  it("counts the days of the week back from the day it was written", () => {
    expect(dates(PAPER)).toMatchObject({ Monday: "1883-03-05", Saturday: "1883-03-03" });
  });

  it("counts what is planned ahead of it", () => {
    expect(dates(PAPER)).toMatchObject({ Tuesday: "1883-03-13" });
  });

  it("takes a month that is still to come for that of the year before", () => {
    expect(dates(PAPER)).toMatchObject({ December: "1882-12", February: "1883-02" });
  });

  it("begins every paragraph anew, whatever year the one before named", () => {
    const text = `Nov. 20, 2019

The lawyer sought refuge in 2012. Prosecutors spoke on Tuesday.

He was evicted in April. Last month a judge heard him.`;
    expect(dates(text)).toMatchObject({ April: "2019-04", "Last month": "2019-10" });
  });

  it("leaves a story of other days to its own dates", () => {
    const text = `June 3, 2019

On 11 April 1587 the king met the banker. In May the nobles met at Tarvast. In August they seized the jewels.`;
    expect(dates(text)).toMatchObject({ May: "1587-05", August: "1587-08" });
  });
});
