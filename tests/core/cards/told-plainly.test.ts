import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The cards of a text of one document, as `question → answer`. */
function cards(text: string, name = "story.txt"): string[] {
  const reading = extract(readDecoded(name, text, name.endsWith(".md") ? "markdown" : "text"));
  return wordAll(findCandidates(reading), 600).flatMap((one) =>
    one.kind === "card" ? [`${one.card.question} → ${one.card.answer}`] : [],
  );
}

describe("a plain statement that no other card asks about", () => {
  it("is asked by what was done to what", () => {
    expect(cards("The flood carried off 31 cottages, two mills and the Methodist chapel.")).toContain(
      "What did the flood carry off? → 31 cottages, two mills and the Methodist chapel",
    );
  });

  it("is asked beside another statement about the same subject", () => {
    const found = cards(
      "The opening of the passes doubled the trade of the Upland League and led to the building of the Gais tunnel.",
    );
    expect(found).toContain(
      "Which trade did the opening of the passes double? → the trade of the Upland League",
    );
    expect(found).toContain("What did the opening of the passes lead to? → the building of the Gais tunnel");
  });

  it("is asked by its number also where others are told apart from it", () => {
    expect(
      cards(
        "# The Bilsdale flood\n\nIn less than an hour, 238 people were drowned, among them 96 children.",
        "a.md",
      ),
    ).toContain("The Bilsdale flood: how many people were drowned? → 238");
  });
});

describe("It at the head of a sentence", () => {
  const congress = "The Congress of Lindau was a conference held in Lindau in 1857. ";

  it("means what the sentence before is about", () => {
    expect(cards(`${congress}It settled the question of who was to rule the duchy of Sarnen.`)).toContain(
      "Which question did the Congress of Lindau settle? → the question of who was to rule the duchy of Sarnen",
    );
  });

  it("means nothing where a sentence only begins with it", () => {
    expect(
      cards(`${congress}It was resolved that the duke should abandon the valleys of Sarnen.`).join("\n"),
    ).not.toContain("Congress of Lindau resolve");
  });

  it("is not taken for a person", () => {
    expect(
      cards("Ingrid Solberg wrote to the council. It rejected the plan for a bridge at Bergen.").join("\n"),
    ).not.toContain("did Solberg reject");
  });
});

describe("a passive that leaves somebody with something", () => {
  it("asks for the post to which one was elected", () => {
    expect(
      cards(
        "Trevane was represented by the lawyer Matteo Corsi, who was elected president of the congress at its first session.",
      ),
    ).toContain(
      "To what post was the lawyer Matteo Corsi elected at its first session? → president of the congress",
    );
  });

  it("asks as what one was arrested", () => {
    expect(cards("During the war, Amalia Brandis was arrested as a suspected spy.")).toContain(
      "As what was Amalia Brandis arrested? → a suspected spy",
    );
  });

  it("asks what one was ordered to pay", () => {
    expect(cards("The corporation of Wexcombe was ordered to pay the costs of both courts.")).toContain(
      "What was the corporation of Wexcombe ordered to pay? → the costs of both courts",
    );
  });

  it("asks for what somebody was criticised", () => {
    expect(cards("Count Zelinka was criticised at home for giving up the indemnity.")).toContain(
      "For what was Count Zelinka criticised at home? → giving up the indemnity",
    );
  });
});

describe("measures", () => {
  it("ask how long something went on", () => {
    expect(
      cards("# The Congress of Lindau\n\nThe talks at Lindau were broken off for nine days.", "a.md"),
    ).toContain("For how long were the talks at Lindau broken off? → nine days");
  });

  it("ask how much was paid, and for what", () => {
    expect(cards("The Cranley Company paid out £273,000 in compensation.")).toContain(
      "How much did the Cranley Company pay out in compensation? → £273,000",
    );
  });
});

describe("places", () => {
  it("are asked where the deed is remembered by its place", () => {
    expect(cards("A memorial to the victims of Hollin stands in Hollin churchyard.")).toContain(
      "Where does a memorial to the victims of Hollin stand? → in Hollin churchyard",
    );
  });

  it("are not asked of what needs somebody who did it", () => {
    expect(cards("The council buried in Bergen the plans of Solberg.").join("\n")).not.toMatch(
      /^Where did the council/mu,
    );
  });
});

describe("what there is one of", () => {
  it("is asked by what it is", () => {
    expect(
      cards(
        "# The Tarvin Railway\n\nThe greatest obstacle was the Clun gorge, which the line crossed by a viaduct.",
        "a.md",
      ),
    ).toContain("The Tarvin Railway: what was the greatest obstacle? → the Clun gorge");
  });

  it("belongs to what the sentence before named", () => {
    expect(
      cards("A shortage of red cells in the blood is called anaemia. Its commonest cause is a lack of iron."),
    ).toContain("What is the commonest cause of anaemia? → a lack of iron");
  });
});

describe("texts that explain", () => {
  it("are asked by one plain word where it is the thing to learn", () => {
    expect(cards("Red cells owe their colour to haemoglobin.")).toContain(
      "To what do red cells owe their colour? → haemoglobin",
    );
  });

  it("define a thing by its second name, one or many", () => {
    expect(cards("Red cells owe their colour to haemoglobin, a protein that contains iron.")).toContain(
      "What is haemoglobin? → a protein that contains iron",
    );
    expect(cards("Lymphocytes produce antibodies, proteins that stick to a particular invader.")).toContain(
      "What are antibodies? → proteins that stick to a particular invader",
    );
  });

  it("name a kind of thing by what it does", () => {
    expect(
      cards("The kidneys release a hormone, erythropoietin, which makes the marrow work faster."),
    ).toContain("Which hormone makes the marrow work faster? → erythropoietin");
  });

  it("say what a thing is behind what it is not", () => {
    expect(cards("Platelets are not whole cells but fragments of large cells in the marrow.")).toContain(
      "What are platelets? → fragments of large cells in the marrow",
    );
  });

  it("explain a name between commas", () => {
    expect(cards("The Upland League, an alliance of four mountain cantons, sent Jost Amrein.")).toContain(
      "What was the Upland League? → an alliance of four mountain cantons",
    );
  });
});

describe("what was given and what was proposed", () => {
  it("is asked with who got it", () => {
    expect(cards("A secret article gave Aurland the right to march through Sarnen.")).toContain(
      "Which right did a secret article give Aurland? → march through Sarnen",
    );
  });

  it("calls the plan by who proposed it", () => {
    expect(
      cards(
        "Baron Anselm Rehn proposed that Sarnen be divided along the river Lauer. Count Bohdan Zelinka rejected the plan, because it would have left the mines of Brunn in the hands of Aurland.",
      ).join("\n"),
    ).toMatch(/^Why did .*Zelinka reject .*Rehn’s plan\? → Because/mu);
  });

  it("leaves what hangs on a sum behind", () => {
    expect(
      cards(
        "The Cranley Company paid out £273,000 in compensation, for which it was allowed to raise the price of water.",
      ),
    ).toContain("How much did the Cranley Company pay out in compensation? → £273,000");
  });

  it("asks nothing through whom somebody offered something", () => {
    expect(
      cards(
        "The men offered through their secretary, Timothy Mountjoy, to submit the dispute to arbitration.",
      ).join("\n"),
    ).not.toContain("offer through");
  });
});

describe("what is not asked", () => {
  it("is a word before a relative that is no name", () => {
    expect(
      cards(
        "The talks touched the region, including with Romania, which held oil resources critical to the war.",
      ).join("\n"),
    ).not.toContain("→ including");
  });

  it("is what somebody was doing, or does in the middle of a story", () => {
    expect(cards("Count Zelinka was monitoring the talks of Lindau by telegram.").join("\n")).not.toContain(
      "What was Count Zelinka monitoring",
    );
  });

  it("is a list without its end", () => {
    expect(
      cards("Morava planned to conquer the whole Sarnen, Brunn and the passes.").join("\n"),
    ).not.toContain("Sarnen, Brunn?");
  });

  it("is how long something was that somebody only spoke of", () => {
    expect(
      cards("The letter from Lindau said that the men had food for forty days.").join("\n"),
    ).not.toContain("For how long did the letter");
  });
});

describe("sentences that were read wrongly", () => {
  it("let nobody publish what was not published", () => {
    expect(
      cards(
        "A secret article, not published until 1894, gave Aurland the right to march through Sarnen.",
      ).join("\n"),
    ).not.toContain("article publish");
  });

  it("say nothing of somebody who resigned by asking what he did", () => {
    expect(cards("Count Zelinka resigned in August 1857.").join("\n")).not.toContain("What did");
  });

  it("let the light go with what was lit", () => {
    expect(
      cards("A jet of gas in the wing of the Alhambra set light to a curtain of gauze.").join("\n"),
    ).not.toContain("wing of the Alhambra set?");
  });

  it("give an attempt in a second statement its own failure", () => {
    const found = cards(
      "The victory at Kelmen forced King Oskar to abandon the valleys, but an attempt to take the fortress of Hohen failed in the spring.",
    ).join("\n");
    expect(found).not.toMatch(/victory at Kelmen fail/u);
  });

  it("take nobody to be resigned by others", () => {
    expect(cards("Zelinka was criticised at home and resigned in August 1857.")).toContain(
      "In which month did Zelinka resign? → August 1857",
    );
  });

  it("ask nothing by the day of the page", () => {
    const found = cards(
      "Posted on 14 March 2016\n\nA new dam still supplies the town of Cranley today.",
    ).join("\n");
    expect(found).not.toContain("2016");
  });

  it("leave no preposition behind a day that goes", () => {
    expect(
      cards("On 3 May 1868 the council fixed the elections to the Cortes for 15 January 1869.").join("\n"),
    ).not.toMatch(/ for\?/u);
  });
});

describe("the life of a woman", () => {
  const life =
    "# Amalia Brandis\n\nAmalia Brandis (17 April 1879 – 9 November 1951) was a chemist. Brandis was the third of five children of the apothecary Gottlieb Brandis. Her father taught her to weigh powders, and she learned to read. She went to school in Reval, where she and her sister shared a desk.\n\n";

  it("calls her by the name that her father bears too", () => {
    expect(
      cards(`${life}Brandis studied in Leipzig under Wilhelm Ostwald.`, "life.md").join("\n"),
    ).not.toContain("Gottlieb Brandis studied");
  });

  it("means her by she, and not somebody of whom nothing tells that she is a woman", () => {
    const found = cards(`${life}Rebane hid Brandis in a summer house. She died in Tartu.`, "life.md");
    expect(found).toContain("Where did Amalia Brandis die? → in Tartu");
  });
});
