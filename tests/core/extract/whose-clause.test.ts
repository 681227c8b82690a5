import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** A text as it is read, and short ways to ask about it. */
function read(text: string) {
  const reading = extract(readDecoded("a.txt", text, "text"));
  const shown = (span: { readonly start: number; readonly end: number } | null | undefined): string | null =>
    span ? reading.document.text.slice(span.start, span.end) : null;
  const clause = (lemma: string) => reading.clauses.find((one) => one.lemma === lemma);
  return {
    agent: (lemma: string) => shown(clause(lemma)?.agent?.span),
    object: (lemma: string) => shown(clause(lemma)?.object?.span),
    isFinite: (lemma: string) => clause(lemma)?.finite,
    isSaid: (lemma: string) => clause(lemma)?.attributed,
    voice: (lemma: string) => clause(lemma)?.voice,
    speaker: (part: string) => {
      const found = reading.quotations.find((one) => shown(one.span)?.includes(part));
      return found?.speakerName ?? shown(found?.speaker);
    },
    date: (words: string) => reading.dates.find((one) => shown(one.span) === words)?.value,
    type: (name: string) => reading.entities.find((one) => one.name === name)?.type,
  };
}

describe("whose deed a clause tells", () => {
  it("is that of the paper, and not of the place of its reader", () => {
    expect(
      read(
        "Russell drafted a dispatch to Lord Lyons, the minister at Washington, which demanded the release of the envoys.",
      ).agent("demand"),
    ).toBe("a dispatch");
  });
  it("is that of the bearer of a name, and not of where he is from", () => {
    expect(read("Dr Hale of Ripon, who opened the body, found a bullet.").agent("open")).toBe("Dr Hale");
  });
  it("is that of all who came, behind the place and a bracket", () => {
    expect(
      read(
        "Martens and other diplomats stayed in New Castle, New Hampshire at the Hotel Wentworth (where the armistice was signed), and were ferried across the river.",
      ).object("ferry"),
    ).toMatch(/^Martens and other diplomats/u);
  });
  it("is nobody's where somebody is only called so", () => {
    expect(read("He used a merchant called Hume to talk to the embassy.").isFinite("call")).toBe(false);
  });
  it("is told where another answers what one said", () => {
    expect(
      read("Witte suggested that the island be divided, and Komura answered that Japan would agree.").isSaid(
        "answer",
      ),
    ).toBe(false);
  });
  it("ends what was said before a pronoun that asks for more", () => {
    expect(
      read(
        "Brenner wrote to Rehn that Norway ought not to fight, and through Zelinka he asked the Tsar to give up the island.",
      ).isSaid("ask"),
    ).toBe(false);
  });
  it("lasts by itself", () => {
    expect(read("Martial law was declared in May and lasted until June.").voice("last")).toBe("active");
  });
});

describe("whose words they are", () => {
  it("tells the owner of the answer before", () => {
    expect(
      read(
        "Seward's official reply stated that Wilkes had acted without orders. He concluded: “The four persons will be cheerfully set free.”",
      ).speaker("four persons"),
    ).toBe("Seward");
  });
  it("tells the sentence before, where only a line of a speech is spoken of", () => {
    expect(
      read(
        "On 21 July 1911 Lloyd George made a speech at the Mansion House. The key line was: “Peace at that price would be a humiliation.”",
      ).speaker("humiliation"),
    ).toBe("Lloyd George");
  });
  it("tells whose instructions they stand in", () => {
    expect(
      read("The Tsar's instructions were short: “not an inch of land, not a kopeck”.").speaker("kopeck"),
    ).toBe("the Tsar");
  });
});

describe("dates that lean on others", () => {
  it("count the years that the words count", () => {
    const text = read("Work began in May 1903. It stopped in June of the following year.");
    expect(text.date("June of the following year")).toBe("1904-06");
  });
  it("are days of a month named before", () => {
    expect(
      read("A treaty was signed in June 1905. On the eighth of that month he left.").date(
        "the eighth of that month",
      ),
    ).toBe("1905-06-08");
  });
  it("hold the whole name of a holiday", () => {
    expect(
      read("In November 1861 the news came. The cabinet met on Christmas Day.").date("Christmas Day"),
    ).toBe("1861-12-25");
  });
  it("move the story on behind a planet, which is no plan", () => {
    const text = read(
      "The first paper was read on 10 November 1845, and a second, with the place of the planet, on 1 June 1846. The search began on 29 July.",
    );
    expect(text.date("29 July")).toBe("1846-07-29");
  });
  it("are two where a second statement begins with its own", () => {
    const text = read("The council met on 3 May 1901, and on 4 May Smith left the board.");
    expect(text.date("3 May 1901")).toBe("1901-05-03");
    expect(text.date("4 May")).toBe("1901-05-04");
  });
});

describe("a name with a small particle that leans on it", () => {
  it("is one name, and can speak", () => {
    const text = read(
      "The student Heinrich d'Alten held the chart. Galle called out a star, and d'Alten exclaimed: “That star is not on the map!”",
    );
    expect(text.type("Heinrich d'Alten")).toBe("PER");
    expect(text.speaker("That star")).toBe("Heinrich d'Alten");
  });
});

describe("a title of a place", () => {
  it("is a person's", () => {
    expect(read("The Duke of Albany laid the stone.").type("Duke of Albany")).toBe("PER");
  });
});
