import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { shortened } from "#lib/cards/shorten.ts";
import type { Card } from "#lib/cards/types.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

function made(text: string): Card[] {
  const reading = extract(readDecoded("story.txt", text, "text"));
  return wordAll(findCandidates(reading), 600).flatMap((one) => (one.kind === "card" ? [one.card] : []));
}

/** The proposal and outcome cards of a text, as `question → answer`. */
function asked(text: string): string[] {
  return made(text)
    .filter((card) => card.category === "proposal" || card.category === "outcome")
    .map((card) => `${card.question} → ${card.answer}`);
}

describe("a name and a general verb are not a question:", () => {
  it("the deed's verb goes into the question", () => {
    expect(asked("Clara Hoving sought to enlarge the harbour school in Veldmar.")).toContain(
      "What did Clara Hoving seek to enlarge in Veldmar? → the harbour school",
    );
  });

  it("a wish and a bare verb are turned round", () => {
    expect(asked("Clara Hoving sought to enlarge the harbour school.")).toContain(
      "Who sought to enlarge the harbour school? → Clara Hoving",
    );
  });

  it("a named thing is asked for by what it is, with the purpose behind it", () => {
    expect(
      asked("In May 1883, Veldmar launched Operation Lantern, hoping to drive the smugglers from the delta."),
    ).toContain(
      "Which operation did Veldmar launch in 1883, hoping to drive the smugglers from the delta? → Operation Lantern",
    );
  });

  it("what somebody refused is asked with the reason that the sentence gives", () => {
    expect(
      asked(
        "Moreau suggested a shared medal. Clara Hoving refused the suggestion, arguing that a name belongs to the finder.",
      ),
    ).toContain(
      "What did Clara Hoving refuse, arguing that a name belongs to the finder? → Moreau’s suggestion",
    );
  });

  it("what was agreed about a third is turned round where it has no object", () => {
    expect(asked("Pieter Aldous agreed that no coal would be carried to the mill.")).toContain(
      "Who agreed that no coal would be carried to the mill? → Pieter Aldous",
    );
  });

  it("what is left without any of these is refused", () => {
    expect(asked("Clara Hoving approved £200.")).toEqual([]);
    expect(asked("The bridge marked a significant moment in the history of the valley.")).toEqual([]);
  });
});

describe("papers that a sentence takes for known", () => {
  it("are named by who put them forward", () => {
    expect(
      asked(
        "Councillor Hobday proposed an amendment to lease the site. The amendment was defeated by seven votes to four.",
      ).join("\n"),
    ).toMatch(/What happened to Councillor Hobday’s amendment\? → .+ was defeated by seven votes to four/u);
  });

  it("are not asked about when nobody made them", () => {
    expect(asked("The deal collapsed.")).toEqual([]);
  });

  it("belong to whom the sentence means: her refusal to the one who refused", () => {
    const found = asked(
      "Moreau suggested a shared medal. Lindqvist refused the suggestion. Her refusal led to the founding of a rival journal in Falun.",
    ).join("\n");
    expect(found).toContain("Lindqvist’s refusal lead to? → the founding of a rival journal in Falun");
    expect(found).not.toContain("Moreau’s refusal");
  });
});

describe("answers that say no", () => {
  it("are given where a reply never came", () => {
    expect(asked("The Royal Society never replied to the request of Lindqvist for a test.")).toContain(
      "How did the Royal Society reply to the request of Lindqvist for a test? → The Royal Society never replied",
    );
  });

  it("are given where nothing was founded, without a not in the question", () => {
    expect(asked("No river alliance was established at the Orn talks.")).toContain(
      "What river alliance was established at the Orn talks? → No river alliance",
    );
  });
});

describe("an answer", () => {
  it("ends where a phrase is whole", () => {
    const long =
      "explore the ways of a lasting peace between the town and the mill, particularly in light of their shared interest in the harbour";
    expect(shortened(long)).toBe("explore the ways of a lasting peace between the town and the mill");
  });

  it("is left as it is rather than cut in a list or after a verb that needs more", () => {
    const list =
      "a part of the delta and a part of the northern marshes and a part of the old harbour quarter";
    expect(shortened(list)).toBe(list);
  });

  it("leaves out a second name", () => {
    expect(shortened("Operation Lantern, the largest raid of the century")).toBe("Operation Lantern");
  });
});

describe("conditions, causes and shares", () => {
  it("are asked for as such", () => {
    expect(
      asked(
        "Clara Hoving accepted the post of harbour master, but only if the council paid for a new lighthouse.",
      ).join("\n"),
    ).toContain("→ Only if the council paid for a new lighthouse");
    expect(
      asked("Aldous failed the medical of the league because of an old knee injury, and the deal collapsed."),
    ).toContain("Why did Aldous fail the medical of the league? → Because of an old knee injury");
  });
});
