import { describe, expect, it } from "vitest";
import { readGolden } from "./reading.ts";

describe("dates of a mill dispute", async () => {
  const mill = await readGolden("mill-dispute.txt");

  it("takes an ordinal alone for a day of the month that the story is in", () => {
    expect(mill.value("the 14th")).toBe("1838-03-14");
  });
  it("takes the following day for the day after the last date of the story, and marks it as implied", () => {
    expect(mill.value("The following day")).toBe("1838-03-15");
    expect(mill.date("The following day")?.certainty).toBe("implied");
  });
  it("counts two days later from there", () => {
    expect(mill.value("Two days later")).toBe("1838-03-17");
  });
  it("keeps the middle of a month a month, and says which part of it", () => {
    expect(mill.value("mid-June")).toBe("1838-06");
    expect(mill.date("mid-June")?.modifier).toBe("mid");
  });
  it("carries the year, and shows where it was said", () => {
    const day = mill.date("2 August");
    expect(day?.value).toBe("1838-08-02");
    expect(mill.shown(day?.source ?? null)).toBe("March 1838");
  });
  it("takes a weekday for the next one in the story", () => {
    expect(mill.value("a Thursday")).toBe("1838-08-02");
  });
  it("lets no quotation lend its year, neither of the past nor of the future", () => {
    expect([mill.date("1950")?.quoted, mill.date("1796")?.quoted]).toEqual([true, true]);
    expect(mill.value("30 August")).toBe("1838-08-30");
  });
  it("dates a day inside a quotation by the year that the quotation names", () => {
    expect(mill.value("9 May")).toBe("1796-05-09");
  });
  it("dates a section by its heading: a clock time, an evening, a month", () => {
    expect(mill.value("6:30 a.m.")).toBe("1838-09-04T06:30");
    expect(mill.value("That evening")).toBe("1838-09-04");
    expect(mill.value("January")).toBe("1839-01");
  });
  it("reads seasons, decades, centuries and years before Christ at their own width", () => {
    expect(mill.value("Winter 1839")).toBe("1839-WI");
    expect(mill.value("the late 1840s")).toBe("184X");
    expect(mill.value("the 1870s")).toBe("187X");
    expect(mill.value("the 12th century")).toBe("11XX");
    expect(mill.value("the 3rd century BC")).toBe("-02XX");
  });
  it("counts ten years earlier to a year, not to a day", () => {
    expect(mill.value("ten years earlier")).toBe("1829");
  });
});

describe("dates of a letter to a newspaper", async () => {
  const letter = await readGolden("mill-letter.txt");

  it("reads inst., ult. and prox. from the day in its head", () => {
    expect(letter.value("the 2d inst.")).toBe("1838-06-02");
    expect(letter.value("the 28th ult.")).toBe("1838-05-28");
    expect(letter.value("the 20th prox.")).toBe("1838-07-20");
  });
  it("counts yesterday from it, and marks all of them as implied", () => {
    expect(letter.value("Yesterday")).toBe("1838-06-04");
    expect(letter.dates.slice(1).map((each) => each.certainty)).toEqual(Array(4).fill("implied"));
  });
});

describe("dates of a polar expedition", async () => {
  const log = await readGolden("expedition-log.txt");

  it("gives both days of a pair in Old and New Style the year that follows, and marks the old one", () => {
    expect([log.value("12 July"), log.value("30 June")]).toEqual(["1893-07-12", "1893-06-30"]);
    expect([log.date("12 July")?.modifier, log.date("30 June")?.modifier]).toEqual([null, "old-style"]);
    expect([log.value("7 August"), log.value("26 July")]).toEqual(["1893-08-07", "1893-07-26"]);
    expect([log.date("7 August")?.modifier, log.date("26 July")?.modifier]).toEqual([null, "old-style"]);
  });
  it("shows the year that a pair shares as its proof", () => {
    expect(log.shown(log.date("12 July")?.source ?? null)).toBe("1893");
  });
  it("reads ranges with both ends", () => {
    expect(log.value("14 to 19 September")).toBe("1893-09-14/1893-09-19");
    expect(log.value("October 1893 and June 1894")).toBe("1893-10/1894-06");
  });
  it("reads every number day first where one of them can be nothing else", () => {
    expect(log.value("23/11/1893")).toBe("1893-11-23");
    expect(log.value("04/12/1893")).toBe("1893-12-04");
    expect(log.value("11/12/1893")).toBe("1893-12-11");
  });
  it("counts the next morning, a week later, and three days before that", () => {
    expect(log.value("The next morning")).toBe("1894-02-03");
    expect(log.value("A week later")).toBe("1894-02-10");
    expect(log.value("Three days before that")).toBe("1894-02-07");
  });
});

describe("dates of a vaccine trial", async () => {
  it("reads every number month first where one of them can be nothing else", async () => {
    const log = await readGolden("vaccine-log.txt");
    expect(log.dates.map((each) => each.value)).toEqual(["2017-03-28", "2017-04-05", "2017-11-02"]);
  });

  it("gives a month the year of its heading, also where the year of another section is told before", async () => {
    const report = await readGolden("vaccine-report.md");
    expect([report.value("April"), report.value("March")]).toEqual(["2016-04", "2017-03"]);
  });
  it("does not count twice what says one date in two ways", async () => {
    const report = await readGolden("vaccine-report.md");
    expect([report.value("October"), report.value("seven months later")]).toEqual(["2017-10", "2017-10"]);
    expect(report.value("2 November")).toBe("2017-11-02");
  });
  it("takes an interval for an interval", async () => {
    const report = await readGolden("vaccine-report.md");
    expect(report.date("two years")?.granularity).toBe("duration");
  });
});

describe("dates of an anniversary", async () => {
  const page = await readGolden("anniversary.txt");

  it("counts ten years ago today from the day of writing", () => {
    expect(page.value("Ten years ago today")).toBe("2004-02-09");
  });
  it("gives no clock time the day of writing for want of another", () => {
    expect(page.value("9:40 p.m.")).toBeNull();
  });
});

describe("dates and what happened on them", async () => {
  const mill = await readGolden("mill-dispute.txt");
  const whenOf = (lemma: string): string | null =>
    mill.shown(mill.clauses.find((clause) => clause.lemma === lemma)?.when ?? null);

  it("belong to the event of their own clause", () => {
    expect(whenOf("dam")).toBe("March 1838");
    expect(whenOf("ride")).toBe("The following day");
    expect(whenOf("hear")).toBe("mid-June");
    expect(whenOf("burn")).toBe("the late 1840s");
    expect(whenOf("turn")).toBe("the 1870s");
  });
});
