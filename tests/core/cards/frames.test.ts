import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import type { Card } from "#lib/cards/types.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The cards of a text of one document, as `category: question → answer`. */
function cards(text: string): string[] {
  return made(text).map((card) => `${card.category}: ${card.question} → ${card.answer}`);
}

function made(text: string): Card[] {
  const reading = extract(readDecoded("story.txt", text, "text"));
  return wordAll(findCandidates(reading), 600).flatMap((one) => (one.kind === "card" ? [one.card] : []));
}

describe("dates", () => {
  it("are asked with the event and without the date", () => {
    expect(cards("The ferry guild of Veldmar was dissolved on 3 March 1879.")).toContain(
      "date: On what date was the ferry guild of Veldmar dissolved? → 3 March 1879",
    );
  });

  it("are asked at the granularity of the document", () => {
    expect(cards("In the spring of 1803, Solberg opened a school in Bergen.")).toContain(
      "date: In which season did Solberg open a school in Bergen? → spring 1803",
    );
  });

  it("are asked whatever the bare nouns beside them are called", () => {
    expect(
      cards("Ingrid Solberg met the mayor. On 3 March 1879 she paid the constructor in Bergen."),
    ).toContain("date: On what date did Solberg pay the constructor in Bergen? → 3 March 1879");
  });

  it("of a life in brackets make two cards", () => {
    const found = cards(
      "Ingrid Solberg (12 March 1761 – 4 May 1829) was a physician. Solberg opened a school in Bergen.",
    );
    expect(found).toContain("date: On what date was Ingrid Solberg born? → 12 March 1761");
    expect(found).toContain("date: On what date did Ingrid Solberg die? → 4 May 1829");
  });

  it("that belong to a noun are not taken for the verb's", () => {
    const found = cards("The council always denied the existence of the secret map of 1879.");
    expect(found.filter((card) => card.startsWith("date: In which year did the council"))).toEqual([]);
  });
});

describe("quotations", () => {
  it("ask for their speaker by the full name", () => {
    expect(
      cards(
        'Mayor Pieter Aldous spoke first. Aldous told the council that "a ferry waits for the weather and a bridge does not".',
      ).join("\n"),
    ).toContain("→ Pieter Aldous");
  });

  it("that were only reported are never shown in quotation marks", () => {
    const [card] = cards("Pieter Aldous stated that the town had lost two ferries in one winter.").filter(
      (one) => one.startsWith("quote:"),
    );
    expect(card).toBe("quote: Who stated that the town had lost two ferries in one winter? → Pieter Aldous");
  });
});

describe("proposals and outcomes", () => {
  it("ask what was proposed, to whom standing in the question", () => {
    expect(cards("Clara Hoving proposed to the town council a bridge of seven spans.").join("\n")).toMatch(
      /proposal: .*Hoving propose.* → .*bridge of seven spans/u,
    );
  });

  it("ask what something led to, and answer none where there was none", () => {
    expect(cards("The Orn talks led to a strike of the millers.")).toContain(
      "outcome: What did the Orn talks lead to? → a strike of the millers",
    );
    expect(cards("The Orn talks did not lead to a formal agreement.")).toContain(
      "outcome: What did the Orn talks lead to? → No formal agreement",
    );
  });

  it("ask why, where the cause is given", () => {
    expect(
      cards("The council rejected the wooden bridge because the winter ice had destroyed two jetties."),
    ).toContain(
      "outcome: Why did the council reject the wooden bridge? → Because the winter ice had destroyed two jetties",
    );
  });

  it("are not made of conditions, of headlines, or of talk to the reader", () => {
    expect(cards("If the council rejects the plan, the town will lose its only harbour.")).toEqual([]);
    expect(cards("TOWN REJECTS THE WOODEN BRIDGE OF MAYOR ALDOUS AGAIN.")).toEqual([]);
    expect(cards("You should know that the council rejected the wooden bridge, in my opinion.")).toEqual([]);
  });
});

describe("every card", () => {
  it("rests on exact receipts that belong to its sentence", () => {
    const text =
      "On 14 March 1871, Clara Hoving proposed an iron bridge to the town council. The council accepted the plan of Hoving in May 1872.";
    const found = made(text);
    expect(found.length).toBeGreaterThan(2);
    for (const card of found)
      for (const one of card.evidence) expect(text.slice(one.start, one.end)).toBe(one.quote);
  });

  it("keeps its id when the sentence moves", () => {
    const sentence = "The Orn talks led to a strike of the millers.";
    const ids = (text: string): string[] =>
      made(text)
        .filter((card) => card.category === "outcome")
        .map((card) => card.id);
    expect(ids(`Veldmar is a town on the river Orn with two banks.\n\n${sentence}`)).toEqual(ids(sentence));
  });
});

describe("a plan whose proposer stands behind the verb", () => {
  it("is proved by the whole of its sentence part, in the order of the text", () => {
    const found = made(
      "A tunnel under the fjord was proposed by Ingrid Solberg in 1803. The route to Bergen would require the town to move its harbour.",
    );
    for (const card of found) for (const { quote } of card.evidence) expect(quote).not.toBe("");
    expect(found.map((card) => card.question).join("\n")).toContain("Under Solberg");
  });
});
