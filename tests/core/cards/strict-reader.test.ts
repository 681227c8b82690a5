import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { answersElse, endsOpen, isAnybody, polished, repeatsName } from "#lib/cards/grammar.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The cards of a text of one document, as `question → answer`. */
function asked(text: string): string[] {
  const reading = extract(readDecoded("story.txt", text, "text"));
  return wordAll(findCandidates(reading), 600).flatMap((one) =>
    one.kind === "card" ? [`${one.card.question} → ${one.card.answer}`] : [],
  );
}

const all = (text: string): string => asked(text).join("\n");

describe("a date", () => {
  it("belongs to the participle that it stands with, not to the verb of the sentence", () => {
    const found = all(
      "The Geneva Accords, concluded between France and the Viet Minh in 1954, partitioned the country.",
    );
    expect(found).toContain("concluded between France and the Viet Minh? → 1954");
    expect(found).not.toContain("partition the country? → 1954");
  });

  it("is not that of what has happened by now", () => {
    expect(
      all("Prosecutors in Sweden have dropped an investigation into a claim made against Karl Lund in 2010."),
    ).not.toContain("2010");
  });

  it("before a clause of time is that of the main statement", () => {
    expect(
      all("On 11 July 1789, after Karl Lund suggested a budget for the court, the king fired him."),
    ).not.toContain("Lund suggest");
  });

  it("is not where a count began, nor one of two", () => {
    expect(all("The trade of Leith increased from 612 tons in 1872 to 1,130 tons.")).not.toContain("1872");
    expect(all("The mill of Tannfors burned in 1904 and again in 1911.")).not.toContain("1904");
  });

  it("goes with the word behind it that belongs to it", () => {
    expect(
      all(
        "LEITH, FRIDAY, MARCH 9, 1883.\n\nAn inquiry by the Board of Trade will be opened at Leith on Tuesday next. It met yesterday.",
      ),
    ).toContain("be opened at Leith? → 13 March 1883");
  });
});

describe("who did what", () => {
  it("is not asked of the second of two infinitives", () => {
    expect(
      all("The provincial assembly agreed to double the number of members and allow one vote for each."),
    ).not.toContain("does the provincial assembly");
  });

  it("asks for a person with whom", () => {
    expect(all("In 1776 Guy Carleton defeated Benedict Arnold at the Battle of Valcour Island.")).toContain(
      "Whom did Guy Carleton defeat at the Battle of Valcour Island? → Benedict Arnold",
    );
  });

  it("asks what was held, not which hold", () => {
    expect(all("Rebels under Karl Lund lost control of the harbour of Alma.")).not.toContain("Which control");
  });

  it("calls a king by his name and his number", () => {
    expect(
      all("Menelik II was a king. Menelik II denounced the Treaty of Wuchale on 12 February 1893."),
    ).toContain("did Menelik II denounce the Treaty of Wuchale? → 12 February 1893");
  });

  it("stops at the comma behind a clause that leads its sentence", () => {
    expect(
      all("When cholera broke out in Aarhus in June 1866, the mayor, Christian Lassen, closed the harbour."),
    ).toContain("did cholera break out in Aarhus? → June 1866");
  });

  it("leaves a wish alone whose object stands outside of its clause", () => {
    expect(
      all("She quarrelled over the law, which Matilde Bajer wanted to abolish and which Karl Lund defended."),
    ).not.toContain("Who wanted to abolish");
  });

  it("names three demands as three", () => {
    expect(
      all("London demanded an apology, the withdrawal of the marines and compensation of 200,000 pounds."),
    ).toContain(
      "Which three things did London demand? → an apology, the withdrawal of the marines and compensation of 200,000 pounds",
    );
  });

  it("asks for a compromise by what the words behind the colon spell out", () => {
    expect(
      all(
        "Jan Van Aarsen put forward a compromise: the islands would be placed under a joint commission for fifteen years, and a vote would be held.",
      ),
    ).toContain(
      "Which compromise did Jan Van Aarsen put forward? → the islands would be placed under a joint commission for fifteen years",
    );
  });
});

describe("who said it", () => {
  it("is somebody who can speak", () => {
    expect(all("Ten leaders held a meeting arguing that the new taxes were disruptive.")).not.toContain(
      "a meeting",
    );
  });

  it("is not asked of a label in marks", () => {
    expect(all('Nadia Cruz called on the "interim" government to stop the killing.')).not.toContain(
      "“interim”",
    );
  });

  it("is asked once for a quotation in two halves", () => {
    const found = asked(
      '"After two more years of this," Ken Hale asks, "what kind of papers are going to be left?"',
    );
    expect(found).toEqual([
      "Who asked: “After two more years of this … what kind of papers are going to be left?” → Ken Hale",
    ]);
  });
});

describe("a question that is no question", () => {
  it("breaks off", () => {
    expect(endsOpen("Who said that its finances were so impaired?")).toBe(true);
    expect(endsOpen("Who said that its finances were impaired?")).toBe(false);
  });

  it("is true of anybody", () => {
    expect(isAnybody("Who made the comment?")).toBe(true);
    expect(isAnybody("Who tried to unseat Juárez?")).toBe(false);
  });

  it("takes one for two", () => {
    expect(repeatsName("Why did Tewa abdicate in favour of Tewa?", "Because he was blind")).toBe(true);
    expect(repeatsName("When did Britain win the Battle of Britain?", "1940")).toBe(false);
  });

  it("is answered by a circumstance", () => {
    expect(answersElse("What did Solberg decide to run?", "again for the last time")).toBe(true);
    expect(answersElse("What did Solberg decide to run?", "a ferry")).toBe(false);
  });

  it("keeps no mark of the words that it quotes last", () => {
    expect(polished('Who asked for a margin of "60 to 70 percent."?')).toBe(
      'Who asked for a margin of "60 to 70 percent"?',
    );
  });
});

describe("good English in a question", () => {
  it("asks of several with `were`, also where the document has another verb", () => {
    expect(all("The owners had been warned in September 1883 by Agnes Morrow about the boilers.")).toContain(
      "In which month were the owners warned",
    );
  });

  it("leaves a knight his capital", () => {
    const found = all("The inquiry ended. Sir Walter Brandt offered each family £80 on 9 November 1883.");
    expect(found).toContain("Sir Walter Brandt offer");
    expect(found).not.toContain("sir");
  });
});
