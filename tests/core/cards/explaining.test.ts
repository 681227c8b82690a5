import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The cards of a text of one document, as `question → answer`. */
function all(text: string): string {
  const reading = extract(readDecoded("story.txt", text, "text"));
  return wordAll(findCandidates(reading), 600)
    .flatMap((one) => (one.kind === "card" ? [`${one.card.question} → ${one.card.answer}`] : []))
    .join("\n");
}

describe("a text that explains how things work", () => {
  it("is asked what a thing is", () => {
    expect(all("A beehive oven is a domed chamber that bakes bread with stored heat.")).toContain(
      "What is a beehive oven? → a domed chamber that bakes bread with stored heat",
    );
    expect(all("The smith works the pit bellows, which are leather bags with a nozzle.")).toContain(
      "What are the pit bellows? → leather bags with a nozzle",
    );
    expect(all("Madder gave alizarin, a dye that reddened the coats of soldiers.")).toContain(
      "What was alizarin? → a dye that reddened the coats of soldiers",
    );
  });

  it("is asked what a thing is called", () => {
    expect(all("The wall of stones across a river mouth is called a weir.")).toContain(
      "What is the wall of stones across a river mouth called? → a weir",
    );
  });

  it("is asked for the parts of a thing, and for what it is there", () => {
    const found = all(
      "A windpump is a machine that lifts water from a well. Its three main parts are the sails, the gears and the piston. It serves as a source of water for cattle.",
    );
    expect(found).toContain(
      "What are the three main parts of a windpump? → the sails, the gears and the piston",
    );
    expect(found).toContain("What does a windpump serve as? → a source of water for cattle");
    expect(all("A comet consists of a nucleus, a coma and a tail.")).toContain(
      "What does a comet consist of? → a nucleus, a coma and a tail",
    );
  });

  it("is not asked what only ranks, sums up or names somebody", () => {
    const found = all(
      "The aim is a wall that holds. The largest is a bridge that spans the river. Anna Berg is a painter who lives in Bergen. The problem is a lack of water in the valley. The report was a paper that nobody read.",
    );
    expect(found).not.toMatch(/What (?:is|was)/u);
  });
});

describe("reasons", () => {
  it("may begin with a pronoun for what the question asks about", () => {
    expect(
      all("The Potters Guild of Elmar was dissolved in 1903 because it could not pay its debts."),
    ).toContain("→ Because it could not pay its debts");
  });

  it("may be told of what is not done", () => {
    expect(all("No pump is needed at Elmar, because the water runs by itself.")).toContain(
      "Why is no pump needed at Elmar? → Because the water runs by itself",
    );
  });

  it("are also led in by since, for, in order to, and on grounds of", () => {
    expect(
      all("The surveyor Karl Lund recommended the Station Road since the tannery was liable to flooding."),
    ).toContain(
      "Why did the surveyor Karl Lund recommend the Station Road? → Because the tannery was liable to flooding",
    );
    expect(all("General Brandt evacuated the town of Elmar in order to save his guns.")).toContain(
      "Why did General Brandt evacuate the town of Elmar? → To save his guns",
    );
    expect(all("Alexander Holm declined the post in Elmar on grounds of age.")).toContain(
      "→ On grounds of age",
    );
  });

  it("are none where since tells a time", () => {
    expect(all("The Elmar Bridge had carried trains since the old ferry was sold.")).not.toContain("Why");
  });

  it("are asked for as a term where until or only after tells one", () => {
    expect(all("The Elmar Council deferred the sale of the mill until the library was built.")).toContain(
      "→ Until the library was built",
    );
    expect(all("The theory of Karl Lund was accepted only after Ida Holm had found the germ.")).toContain(
      "After what was the theory of Karl Lund accepted? → Only after Ida Holm had found the germ",
    );
  });
});

describe("figures that changed", () => {
  it("are asked together, between their two times, and neither time is when they changed", () => {
    const found = all(
      "The number of passengers of the Elmar Railway fell from 72,000 in 1925 to 32,000 in 1934.",
    );
    expect(found).toContain(
      "From what to what did the number of passengers of the Elmar Railway fall between 1925 and 1934? → From 72,000 to 32,000",
    );
    expect(found).not.toContain("→ 1934");
  });
});

describe("minutes", () => {
  const MINUTES =
    "MINUTES of a meeting of the Harbour Board held in the Guildhall on Tuesday, 9 February 1904, at 7 p.m.\n\n";

  it("are asked what was resolved on an item", () => {
    const found = all(
      `${MINUTES}1. New crane. It was moved by Mr. Lund and resolved by four votes to one that the tender of Brandt be accepted.\n\n2. Lamps. Consideration was deferred until the pier was finished.`,
    );
    expect(found).toContain(
      "What did the Harbour Board resolve by four votes to one on the item “New crane”? → That the tender of Brandt be accepted",
    );
    expect(found).toContain(
      "What did the Harbour Board decide on the item “Lamps”? → Consideration was deferred until the pier was finished",
    );
    expect(found).not.toMatch(/MINUTES|mINUTES/u);
  });

  it("fix a day to come after the day on which they were held", () => {
    expect(all(`${MINUTES}3. The next meeting of the Harbour Board was fixed for 8 March.`)).toContain(
      "→ 8 March 1904",
    );
  });

  it("are not asked for the day of a letter as of a deed", () => {
    expect(
      all(
        `${MINUTES}4. The Clerk read a letter from Mr. Jonas Brandt, dated 20 January, in which Mr. Karl Lund offered 600 pounds for a crane.`,
      ),
    ).not.toMatch(/Brandt date/u);
  });
});

describe("a life under the name of who lived it", () => {
  const LIFE =
    "Ignatius Brandt\n\nIgnatius Brandt was a doctor of Elmar. He wrote on fevers, and his students liked him.\n\n";

  it("goes on with its bearer at the head of a paragraph and after somebody did something to him", () => {
    const found = all(
      `${LIFE}On 30 July 1865 Karl Lund lured him to an asylum in Doblin. When he tried to leave he was beaten by guards. He died two weeks later of a gangrenous wound in Doblin.`,
    );
    expect(found).toContain("Who lured Brandt to an asylum in Doblin? → Karl Lund");
    expect(found).not.toContain("leave he was");
    expect(found).not.toMatch(/died of a gangrenous wound[^→]*→ Karl Lund/u);
  });

  it("says whose what was, where the sentence names another", () => {
    expect(
      all(`${LIFE}In the autumn of 1849 the university chose Karl Lund as his successor.`),
    ).not.toContain("as his successor");
  });
});

describe("an aside between commas", () => {
  it("ends before the verb of its sentence", () => {
    expect(
      all("The Elmar Wheel in Norland, opened by Queen Ida in 2002, lifts boats between two canals."),
    ).toContain("In which year was the Elmar Wheel in Norland opened by Queen Ida? → 2002");
  });
});

describe("a text in the present tense", () => {
  it("is asked for a matter without an article, and for a thing of many", () => {
    const found = all(
      "# Tanning\n\nTanning is the process by which hides are turned into leather. The tan pits are deep tanks in which the hides lie for a year. The hides are destroyed by frost.",
    );
    expect(found).toContain("What is tanning? → the process by which hides are turned into leather");
    expect(found).toContain("→ deep tanks in which the hides lie for a year");
  });

  it("is not asked what happened to what goes on all the time", () => {
    expect(all("Above forty degrees the Elmar enzymes are destroyed in the kiln.")).not.toContain(
      "What happened",
    );
  });
});

describe("two facts in one", () => {
  it("are parted where a relative ends", () => {
    expect(
      all(
        "Annie Holm, who edited a small paper called The Anchor, went to Elmar the next day and interviewed three of the women.",
      ),
    ).toContain("Who edited a small paper called The Anchor? → Annie Holm");
  });

  it("are asked once, when one sentence tells who proposed and who took part", () => {
    const found = all(
      "In 1904 the committee of Elmar met. Councillor Amos Pickles opposed the motion of Samuel Lumb because the post would require the lifting of heavy volumes.",
    );
    expect(found.match(/→ (?:Amos|A\.) Pickles/gu)?.length ?? 0).toBeLessThan(2);
  });
});

describe("what somebody was threatened with", () => {
  it("stands in the question", () => {
    expect(all("The directors of the Elmar Company threatened to sue Annie Holm for libel.")).toContain(
      "Whom did the directors of the Elmar Company threaten to sue for libel? → Annie Holm",
    );
  });
});

describe("who is meant", () => {
  it("is nobody who acts on himself under a longer name", () => {
    expect(
      all(
        "Tsar Nicholas of Norland chose Karl Lund, a minister whom he disliked. The Tsar instructed him to pay nothing at Elmar.",
      ),
    ).not.toMatch(/Tsar instruct (?:Tsar )?Nicholas/u);
  });

  it("is no minister for the state that is called she", () => {
    expect(
      all(
        "Baron Jutaro told Katsura Taro of the talks in Elmar. Karl Lund declared in Elmar that Russia would never pay the costs of the war, since she had not been conquered.",
      ),
    ).not.toContain("Taro had not");
  });
});

describe("an answer that only repeats its noun", () => {
  it("is refused, where it adds no more than a place", () => {
    expect(all("Karl Lund published the discovery in a journal of Elmar in 1847.")).not.toContain(
      "→ the discovery in",
    );
  });
});
