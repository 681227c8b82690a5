import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { shortened } from "#lib/cards/shorten.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The cards of a text of one document, as `question → answer`. */
function asked(text: string): string[] {
  const reading = extract(readDecoded("story.txt", text, "text"));
  return wordAll(findCandidates(reading), 600).flatMap((one) =>
    one.kind === "card" ? [`${one.card.question} → ${one.card.answer}`] : [],
  );
}

describe("an answer ends where the matter ends:", () => {
  it("how sure somebody was of it stays out", () => {
    expect(shortened("a guarantee for the Alma works, at least in principle")).toBe(
      "a guarantee for the Alma works",
    );
    expect(shortened("the harbour, the mill, and the ferry, for the time being")).toBe(
      "the harbour, the mill, and the ferry",
    );
    expect(shortened("a lease, if only for a year")).toBe("a lease");
  });

  it("a quoted manner stays out, a place stays in", () => {
    expect(
      asked(
        'Aldous directed his crews to continue to work on the bridge in the north "regardless of the weather that the coming winter brings".',
      ),
    ).toContain("What did Aldous direct his crews to do? → continue to work on the bridge in the north");
  });

  it("a second thing of an owner whom only the page tells stays out", () => {
    expect(
      asked(
        "Ingrid Solberg demanded Norwegian recognition of Swedish claims over the fishing grounds and its rights in the bay.",
      ),
    ).toContain(
      "Which Norwegian recognition did Ingrid Solberg demand? → recognition of Swedish claims over the fishing grounds",
    );
  });

  it("what goes together with a cause is told in the question", () => {
    expect(
      asked(
        "Moreau's refusal to share the data, coupled with Hoving's doubts about the method, made any joint paper impossible.",
      ),
    ).toContain(
      "What, coupled with Hoving's doubts about the method, made any joint paper impossible? → Moreau's refusal to share the data",
    );
  });

  it("a condition keeps its only", () => {
    expect(asked("Aldous accepted the bridge, but only if the guild could keep the tolls.")).toContain(
      "On what condition did Aldous accept the bridge? → Only if the guild could keep the tolls",
    );
  });
});

describe("what is put forward for another to do", () => {
  it("is asked as a deed of the other", () => {
    expect(
      asked("Pieter Aldous proposed that the guild should sell the old ferry to the town of Veldmar."),
    ).toContain(
      "What did Pieter Aldous propose that the guild should do? → sell the old ferry to the town of Veldmar",
    );
  });

  it("keeps all that the other is to do", () => {
    expect(
      asked(
        "The union demanded that the company should reinstate the nine dismissed drivers, raise wages by a tenth and publish its accounts.",
      ),
    ).toContain(
      "What did the union demand that the company should do? → reinstate the nine dismissed drivers, raise wages by a tenth and publish its accounts",
    );
  });

  it("is asked so too where somebody only wondered", () => {
    expect(
      asked("Solberg said she wondered if the ferrymen might move downstream toward the mill."),
    ).toContain("What, Solberg wondered, might the ferrymen do? → move downstream toward the mill");
  });

  it("is no deed where nobody is to do it", () => {
    expect(asked("Pieter Aldous proposed that there should be a vote in the spring.").join("\n")).not.toMatch(
      /should do\?/u,
    );
  });
});

describe("wishes in a row", () => {
  it("make a card for each, by its place or its noun", () => {
    const found = asked(
      "The ferrymen wanted a licence for a second ferry, wanted to have Alma in the Veldmar toll district, municipal control of the locks, etc.",
    );
    expect(found).toContain(
      "What did the ferrymen want for Alma? → to have Alma in the Veldmar toll district",
    );
    expect(found).toContain("Which control did the ferrymen want? → municipal control of the locks");
  });
});

describe("a paper that is told by its term alone", () => {
  it("is asked for the term", () => {
    expect(asked("In 1901 the town of Alma signed a lease for a period of 99 years.").join("\n")).toContain(
      "For how long was the lease that the town of Alma signed to run? → 99 years",
    );
    expect(
      asked(
        "The clubs made a plan. The public part contained an agreement with a five year term whereby the clubs would share each other's grounds.",
      ),
    ).toContain("For how long was the agreement that the public part contained to run? → five years");
  });
});

describe("what never came about", () => {
  it("is never told as what did", () => {
    const found = asked(
      "Pieter Aldous never stated that the iron bridge was safe for trains. Clara Hoving never asked the council of Veldmar for money for the lock.",
    ).join("\n");
    expect(found).not.toMatch(/Who (?:stated|asked)/u);
    expect(found).toContain("Who never asked the council of Veldmar for money");
  });

  it("is asked as such, and answered with the fact where that gives nothing away", () => {
    expect(asked("USSR never joined the Cup.")).toContain(
      "Did the USSR ever join the Cup? → The USSR never joined the Cup",
    );
    expect(asked("The Norwegian league never joined the Baltic Cup.")).toContain(
      "Did the Norwegian league ever join the Baltic Cup? → No, never",
    );
  });
});
