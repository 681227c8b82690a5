import { describe, expect, it } from "vitest";
import { decksOf } from "./dossier.ts";
import { readGolden } from "./reading.ts";

describe("proposals of a merger", async () => {
  const talks = await readGolden("merger-talks.txt");
  const clause = (lemma: string, agent: RegExp) =>
    talks.clauses.find(
      (each) => each.lemma === lemma && agent.test(talks.shown(each.agent?.span ?? null) ?? ""),
    );

  it("have a proposer, an addressee, a content and a day", () => {
    const offer = clause("offer", /Calder/u);
    expect(offer?.agent?.name).toBe("Calder Paper");
    expect(offer?.recipient?.name).toBe("Brandt Packaging");
    expect(talks.shown(offer?.object?.span ?? null)).toBe("a merger of equals");
    expect(talks.shown(offer?.when ?? null)).toBe("3 April 1998");
  });
  it("may be terms: who was given what", () => {
    const terms = clause("give", /offer/u);
    expect(terms?.recipient?.name).toBe("Brandt Packaging");
    expect(talks.shown(terms?.object?.span ?? null)).toMatch(/^four seats/u);
  });
  it("may be a demand, with what is demanded", () => {
    const demand = clause("demand", /union/u);
    expect(talks.shown(demand?.complement?.span ?? null)).toMatch(/^that no mill be closed/u);
    expect(talks.shown(demand?.when ?? null)).toBe("4 May");
  });
  it("may be a counter-proposal, conditions, or an invitation", () => {
    expect(talks.shown(clause("make", /chief executive/u)?.object?.span ?? null)).toBe("a counter-proposal");
    expect(talks.shown(clause("set", /Brandt/u)?.object?.span ?? null)).toBe("three conditions");
    expect(talks.shown(clause("invite", /regulator/u)?.object?.span ?? null)).toBe("both firms");
  });
  it("are refused by somebody, and not by the one who made them", () => {
    const refusal = clause("refuse", /chairman/u);
    expect(talks.shown(refusal?.object?.span ?? null)).toBe("the offer");
    expect(talks.shown(refusal?.when ?? null)).toBe("9 April");
  });
  it("are accepted in principle: what is accepted is not the one who accepts", () => {
    const accepted = clause("accept", /Brandt/u);
    expect(accepted?.adjuncts.map((each) => talks.shown(each.span))).toContain("in principle");
    expect(accepted?.object?.name).toBeNull();
  });
  it("say what they are about when only planned", () => {
    const move = clause("move", /Weiss/u);
    expect(move?.modality).toBe("propose to");
    expect(talks.shown(move?.object?.span ?? null)).toBe("the head office");
  });
});

describe("cards about proposals", async () => {
  const { all } = decksOf([await readGolden("merger-talks.txt")]);
  const answers = (question: RegExp): string[] =>
    all.cards.filter((card) => question.test(card.question)).map((card) => card.answer);

  it("ask for the content with the proposer and the addressee named", () => {
    expect(answers(/\bCalder Paper offer Brandt Packaging\b/u)).toContain("a merger of equals");
  });
  it("tell when an offer was refused", () => {
    expect(answers(/^On what date .*refuse.*offer/u)).toContain("9 April 1998");
  });
  it("tell which demand was never answered", () => {
    expect(answers(/demand/u).join("; ")).toMatch(/never replied/u);
  });
});
