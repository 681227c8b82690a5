import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The cards of a text of one document, as `question → answer`. */
function cards(text: string): string[] {
  const reading = extract(readDecoded("story.txt", text, "text"));
  return wordAll(findCandidates(reading), 600).flatMap((one) =>
    one.kind === "card" ? [`${one.card.question} → ${one.card.answer}`] : [],
  );
}

describe("an answer of one word", () => {
  it("is asked with what was proposed", () => {
    expect(cards("The Swiss government asked Prussia to withdraw its troops. Bismarck refused.")).toContain(
      "How did Bismarck reply when the Swiss government asked Prussia to withdraw its troops? → Bismarck refused",
    );
    expect(
      cards(
        "Ludwig Brenner then said that Aurland would open the pass if the cantons would pay. Anna Zelinka declined the offer.",
      ),
    ).toContain(
      "How did Anna Zelinka reply when Ludwig Brenner said that Aurland would open the pass if the cantons would pay? → Anna Zelinka declined the offer",
    );
  });
  it("is not asked where nobody else proposed anything", () => {
    expect(cards("Bismarck had gone to Berlin. Bismarck refused.").join("\n")).not.toContain("reply when");
  });
  it("belongs to no offer of the one who rejects it", () => {
    expect(
      cards(
        "Anna Zelinka told Ludwig Brenner that the Tsar had rejected his offer. Paul Rehn declined the offer.",
      ).join("\n"),
    ).not.toContain("offer of the Tsar");
  });
});

describe("how something was brought about", () => {
  it("is asked with what was done by it", () => {
    expect(cards("The United States ended the affair of the Trent by releasing the envoys.")).toContain(
      "How did the United States end the affair of the Trent? → By releasing the envoys",
    );
  });
  it("is no time", () => {
    expect(cards("Ludwig Brenner reached the pass of Gais by morning.").join("\n")).not.toContain("How did");
  });
});

describe("those who acted for each side", () => {
  it("are asked for by their side", () => {
    const found = cards(
      "Delegates who signed the peace of Lindau were Ludwig Brenner and Paul Rehn for Norway, and Anna Zelinka for Sweden.",
    );
    expect(found).toContain("Who signed the peace of Lindau for Norway? → Ludwig Brenner and Paul Rehn");
    expect(found).toContain("Who signed the peace of Lindau for Sweden? → Anna Zelinka");
  });
  it("are asked for when something came into their hands", () => {
    expect(cards("The building of the bridge of Ripon was entrusted to John Harrow.")).toContain(
      "To whom was the building of the bridge of Ripon entrusted? → John Harrow",
    );
    expect(cards("In 1905 Japan was leased the Liaodong Peninsula.").join("\n")).toContain(
      "→ the Liaodong Peninsula",
    );
  });
  it("are asked for by the post that they came to", () => {
    expect(cards("Paul Rehn became the first Resident-General.")).toContain(
      "Who became the first Resident-General? → Paul Rehn",
    );
  });
});

describe("dates of statements side by side", () => {
  it("are asked one by one", () => {
    const found = cards(
      "The bridge of Gais was opened on 6 September 1905; the last stone was laid on 3 May 1904; and the lamp of the harbour at Gais was lit on 5 June 1904.",
    );
    expect(found).toContain("On what date was the bridge of Gais opened? → 6 September 1905");
    expect(found).toContain("On what date was the lamp of the harbour at Gais lit? → 5 June 1904");
  });
  it("are asked of what was declared, and of how long it lasted", () => {
    const found = cards(
      "Martial law in Bergen was declared on 6 September 1905 and lasted until 29 November 1905.",
    );
    expect(found).toContain("On what date was martial law in Bergen declared? → 6 September 1905");
    expect(found).toContain("Until what date did martial law in Bergen last? → 29 November 1905");
  });
  it("take no year for somebody who did it", () => {
    expect(
      cards(
        "Ludwig Brenner left Charleston on October 12, 1861, on a steamer, and arrived at Havana on October 22.",
      ).join("\n"),
    ).not.toContain("did 1861");
  });
});

describe("what is named only later or is no event", () => {
  it("gives no name to a like paper before it", () => {
    expect(
      cards(
        "The Convention was signed in Berlin on 4 November 1911 by Brenner and Rehn. The Treaty of Fez followed in 1912.",
      ).join("\n"),
    ).not.toContain("Treaty of Fez signed in Berlin");
  });
  it("did not take place where it stood", () => {
    expect(cards("Harrow's tower, 1698-1703\n\nThe tower stood on the reef.").join("\n")).not.toContain(
      "tower take place",
    );
  });
  it("is not dropped, caught or given alone", () => {
    expect(cards("The frigate Panther dropped anchor off Agadir on 1 July 1911.").join("\n")).not.toContain(
      "What did the frigate Panther drop",
    );
  });
});

describe("two who act together", () => {
  it("are meant by They at the head of the next sentence", () => {
    expect(
      cards(
        "Ludwig Brenner and Paul Rehn reached Havana on 22 October 1861. On 7 November they sailed on the packet Trent.",
      ),
    ).toContain("On what date did Ludwig Brenner and Paul Rehn sail on the packet Trent? → 7 November 1861");
  });
  it("are not meant where the sentence before is about somebody else", () => {
    expect(
      cards(
        "Ludwig Brenner reached Havana in October 1861. On 7 November they sailed on the packet Trent.",
      ).join("\n"),
    ).not.toContain("sail");
  });
  it("are asked for together", () => {
    expect(
      cards(
        "The Convention of Lindau was signed in Berlin on 4 November 1911 by Ludwig Brenner and Paul Rehn.",
      ),
    ).toContain("Who signed the Convention of Lindau in Berlin? → Ludwig Brenner and Paul Rehn");
  });
});

describe("what else a careful reader would take amiss", () => {
  it("is asked of the paper that was approved before", () => {
    expect(
      cards(
        "The Privy Council approved the treaty on 4 October 1905, and the Tsar ratified it on 14 October.",
      ),
    ).toContain("On what date did the Tsar ratify the treaty? → 14 October 1905");
  });
  it("is asked of what there was", () => {
    expect(cards("On 9 September 1911 there was a panic on the Berlin stock exchange.")).toContain(
      "On what date was there a panic on the Berlin stock exchange? → 9 September 1911",
    );
  });
  it("is no half of a verb, and nobody's rank in a house", () => {
    expect(
      cards(
        "A French privateer carried Winstanley off to France. The General Stores Building was used for the meetings.",
      ).join("\n"),
    ).not.toMatch(/did a French privateer carry\?|which general/iu);
  });
  it("ends a sentence before the marks of its notes", () => {
    expect(
      cards(
        "Norway had demanded the island of Gais as well.[citation needed] The frustration caused the Hibiya riots.[3][4] Paul Rehn became the first Resident-General.",
      ).join("\n"),
    ).not.toContain("as well. The");
  });
  it("knows who remarked it, however he felt", () => {
    expect(
      cards(
        "“Oh Lord! I have been going mad in the effort to get them together,” a very frustrated President Theodore Roosevelt remarked.",
      ),
    ).toContain(
      "Who said: “Oh Lord! I have been going mad in the effort to get them together”? → Theodore Roosevelt",
    );
  });
});
