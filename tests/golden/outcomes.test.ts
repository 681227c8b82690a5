import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";
import { decksOf } from "./dossier.ts";
import { readGolden } from "./reading.ts";

describe("outcomes of a vaccine trial", async () => {
  const report = await readGolden("vaccine-report.md");
  const { all, conflicts } = decksOf([report]);
  const answers = (question: RegExp): string[] =>
    all.cards.filter((card) => question.test(card.question)).map((card) => card.answer);

  it("belong to the event that the trial is, under its full name", () => {
    const stopped = report.clauses.find((each) => each.lemma === "stop");
    expect(stopped?.object?.name).toBe("Marlow Trial");
    expect(report.shown(stopped?.when ?? null)).toBe("2 November");
  });
  it("are negative too: nobody fell ill", () => {
    const ill = report.clauses.find((each) => each.lemma === "fall");
    expect(ill?.negated).toBe(true);
  });
  it("have causes", () => {
    expect(answers(/^Why was .*stopped/u).join()).toMatch(/cooling room had failed/u);
  });
  it("have consequences: what the maker withdrew", () => {
    const withdrawn = report.clauses.find((each) => each.lemma === "withdraw");
    expect(report.shown(withdrawn?.agent?.span ?? null)).toBe("the maker");
    expect(report.shown(withdrawn?.object?.span ?? null)).toBe("its application");
  });
  it("have dates that no interval word makes wrong", () => {
    expect(answers(/^On what date was .*stopped/u)).toEqual(["2 November 2017"]);
    expect(answers(/380 people/u)).not.toContain("May 2018");
    expect(conflicts).toEqual([]);
  });
});

describe("outcomes of talks about a merger", async () => {
  const talks = await readGolden("merger-talks.txt");
  const after = await readGolden("merger-after.txt");
  const { all } = decksOf([talks, after]);
  const answers = (question: RegExp): string[] =>
    all.cards.filter((card) => question.test(card.question)).map((card) => card.answer);

  it("are negative too: no agreement came of a hearing", () => {
    expect(answers(/hearing lead to/u)).toEqual(["no agreement"]);
  });
  it("are told of the same talks by another document", () => {
    expect(answers(/talks between Calder and Brandt fail/u)).toEqual(["September 1998"]);
  });
  it("give every card receipts that are exact slices of their documents", () => {
    const raws = new Map([talks, after].map(({ document }) => [document.name, document.raw]));
    const receipts = all.cards.flatMap((card) => card.evidence);
    expect(receipts.length).toBeGreaterThan(10);
    for (const one of receipts) expect(raws.get(one.document)?.slice(one.start, one.end)).toBe(one.quote);
  });
});

describe("interval words that fit the dates", () => {
  const read = (name: string, text: string) => extract(readDecoded(name, text, "text"));

  it("raise no disagreement", () => {
    const one = read(
      "one.txt",
      "The Marlow Trial began on 4 March 2017. The Marlow Trial was stopped on 2 November 2017.",
    );
    const two = read(
      "two.txt",
      "The Marlow Trial was stopped on 2 November 2017, and the institute closed less than a year later.",
    );
    expect(decksOf([one, two]).conflicts).toEqual([]);
  });
});
