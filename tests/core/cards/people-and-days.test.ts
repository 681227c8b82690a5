import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The cards of a text of one document, as `category: question → answer`. */
function cards(text: string): string[] {
  const reading = extract(readDecoded("story.txt", text, "text"));
  return wordAll(findCandidates(reading), 600).flatMap((one) =>
    one.kind === "card" ? [`${one.card.category}: ${one.card.question} → ${one.card.answer}`] : [],
  );
}

describe("a date card", () => {
  it("takes no day from a comparison", () => {
    const found = cards(
      "Maarsen became director on 1 October 1919. The agreement with Groningen was signed on the same day as the agreement with Utrecht.",
    );
    expect(found.filter((card) => /agreement/u.test(card))).toEqual([]);
  });

  it("is asked under the heading when its question names nothing", () => {
    expect(
      cards("The voyage of the Corvina\n\nOn 2 October 1891 the ship crossed the equator in a calm."),
    ).toContain(
      "date: The voyage of the Corvina: on what date did the ship cross the equator in a calm? → 2 October 1891",
    );
  });

  it("that names nothing is not made where no heading says what it is about", () => {
    expect(cards("The title was decided on 16 October 1994.")).toEqual([]);
  });

  it("keeps two statements of one sentence apart when a date opens the second", () => {
    const found = cards(
      "In 1631 Lune obtained a market, and between 1640 and 1655 a stone wall was built in Lune.",
    );
    expect(found).toContain("date: In which year did Lune obtain a market? → 1631");
    expect(found).toContain("date: During which period was a stone wall built in Lune? → 1640 to 1655");
  });

  it("asks until when something lasted, and leaves a length of time in the question", () => {
    expect(cards("The dispute between Maarsen and Carnet lasted until 1902.")).toContain(
      "date: Until which year did the dispute between Maarsen and Carnet last? → 1902",
    );
    expect(cards("Dubois was sentenced to four years in prison in February 1972.")).toContain(
      "date: In which month was Dubois sentenced to four years in prison? → February 1972",
    );
  });

  it("takes the day of the story for an afternoon, and none across a heading", () => {
    const told = "Hoving reached Veldmar on 4 May 1871. She was tired.";
    expect(cards(`${told} In the afternoon, Hoving visited Mayor Pieter Aldous.`).join("\n")).toMatch(
      /On what date did Hoving visit .*Aldous\? → 4 May 1871/u,
    );
    expect(
      cards(`${told}\n\nThe council\n\nIn the afternoon, Hoving visited Mayor Pieter Aldous.`).join("\n"),
    ).not.toMatch(/On what date did Hoving visit/u);
  });

  it("does not ask where a forum asks, nor about a ship as if it were a sailor", () => {
    expect(cards("How did Torvik manage to win the league in 1994?\n\nIt was a long summer.")).toEqual([]);
    expect(
      cards(
        "The barque Corvina left Hamburg in 1891. The cook Tomás Pereira deserted. She arrived at Valparaíso on 3 March 1892.",
      ).join("\n"),
    ).not.toContain("Pereira arrive");
  });

  it("reads lives from a list whose columns ran together, when they are plausible", () => {
    const list = (row: string): string => `The founders\n\nThe town had two founders.\n\n${row}`;
    expect(cards(list("1Ada PalmAda Palm04.02.180119.11.1873de, en"))).toEqual(
      expect.arrayContaining([
        "date: On what date was Ada Palm born? → 4 February 1801",
        "date: On what date did Ada Palm die? → 19 November 1873",
      ]),
    );
    expect(cards(list("1Ada PalmAda Palm31.02.180119.11.1873de, en"))).toEqual([]);
    expect(cards(list("1Ada PalmAda Palm04.02.187319.11.1801de, en"))).toEqual([]);
  });
});

describe("a date card again", () => {
  it("does not take a prince for a month, nor ask when somebody merely lost", () => {
    const found = cards(
      "The Treaty of Harlow was signed on 9 November 1702 by Lund and August. Viktor Hahn lost in June 1935.",
    );
    expect(found).toContain(
      "date: On what date was the Treaty of Harlow signed by Lund and August? → 9 November 1702",
    );
    expect(found.join("\n")).not.toMatch(/August 1702|Hahn lose/u);
  });

  it("asks nothing that only the day of the paper explains", () => {
    expect(cards("Saturday's final at Wembley was won by Jack Doyle.")).toEqual([]);
  });
});

describe("a participant card", () => {
  it("asks which states formed a pact that is explained by its members", () => {
    expect(cards("The Tripartite pact (Germany-Italy-Japan) lasted five years.").join("\n")).toContain(
      "participant: Which three states formed the Tripartite pact? → Germany, Italy and Japan",
    );
  });

  it("asks for a role only when it says of what", () => {
    expect(cards("The guard, Albert Claes, was asleep. His cousin René Dubois ran away.")).toEqual([]);
    expect(cards("They sold it to the Swiss dealer Kurt Aebi.\n\nIt was cold.").join("\n")).not.toMatch(
      /swiss dealer/u,
    );
  });

  it("keeps the subject of a life when a namesake of the family is named in passing", () => {
    const found = cards(
      "Henrietta Maarsen was a physicist. Maarsen was the daughter of the bookseller Pieter Maarsen. In 1903 the Academy awarded the Lorne Medal to Maarsen. Maarsen met the chemist Otto Brandeis in Berlin.",
    );
    expect(found.join("\n")).toContain("→ Henrietta Maarsen");
    expect(found.join("\n")).not.toContain("→ Pieter Maarsen");
  });
});

describe("a quotation", () => {
  it("is not spoken by a paper: its sender is asked for, or the paper itself", () => {
    expect(
      cards(
        'Henrietta Maarsen sent a telegram to Volkmer stating that "the line is there, and it is green".',
      ).join("\n"),
    ).toMatch(/“the line is there, and it is green”\? → Henrietta Maarsen/u);
  });

  it("that a speaker's name cuts in two is shown in one", () => {
    expect(
      cards('"Never," said Edmund Pryce, "has a trust been more shamefully abused by a director."').join(
        "\n",
      ),
    ).toContain("“Never … has a trust been more shamefully abused by a director”");
  });

  it("is nobody's when only a pronoun for a newspaper could have said it", () => {
    expect(
      cards(
        'A man telephoned the newspaper De Gentenaar in Ghent. "The widow is cold and wants to go home," he said.',
      ).join("\n"),
    ).not.toContain("→ De Gentenaar");
  });
});
