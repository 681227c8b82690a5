import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The cards of a text of one document, each as `question → answer` on a line. */
function all(text: string): string {
  const reading = extract(readDecoded("story.txt", text, "text"));
  return wordAll(findCandidates(reading), 600)
    .flatMap((one) => (one.kind === "card" ? [`${one.card.question} → ${one.card.answer}`] : []))
    .join("\n");
}

describe("a question", () => {
  it("calls two of one family by their whole names", () => {
    const found = all(
      "Emil Brandt founded a works at Skara in 1903. In 1934 the chemist Greta Brandt invented a ceramic plug for the works. She sold the patent to Norvale Motors in 1936.",
    );
    expect(found).toContain("Greta Brandt sell the patent");
    expect(found).not.toMatch(/did Brandt/u);
  });

  it("does not take where another company is from for the name of the company", () => {
    expect(
      all(
        "The works at Skara were bought by Karl Lund. In 2003 the company celebrated its centenary at Skara. In 1988 the American company Champion tried to buy Karl Lund's works.",
      ),
    ).not.toContain("American company celebrate");
  });

  it("ends where a clause ends that leads its sentence without a comma", () => {
    const found = all("When the Treaty of Alma lapsed in 1791 the toll was not renewed by the Elector.");
    expect(found).not.toContain("lapse the toll");
  });

  it("is not asked of what a relative clause has outside of it", () => {
    expect(
      all(
        "He had been guided by the report which the astronomer Karl Lund made in 1873 for the bridge at Alma.",
      ),
    ).not.toMatch(/Lund make|made for the bridge/u);
  });

  it("lets nobody stand for two who did it", () => {
    expect(
      all(
        "At the congress of Alma, Norland was represented by Gustaf Creutz and by the jurist Anders Hedlund.",
      ),
    ).not.toContain("and by the jurist");
  });

  it("may speak of Her Majesty", () => {
    expect(
      all("On 9 September 1880 Her Majesty's Inspector of Mines went down with Mr. Karl Lund at Alma."),
    ).toContain("did Her Majesty's Inspector of Mines go down");
  });

  it("does not guess which of two is him", () => {
    expect(
      all(
        "Prince Miroslav stopped the payments. In 1670 Ibrahim Pasha, the governor of Bosnia, offered to forgive the arrears if Miroslav sent his son to Istanbul as a hostage; Miroslav refused. Venice promised him 40,000 ducats for the war.",
      ),
    ).not.toMatch(/promised? Pasha/u);
  });
});

describe("an answer", () => {
  it("keeps the statement behind an aside in a cause", () => {
    expect(
      all(
        "An attempt by Karl Lund to buy the mill in 1988 failed because the union, which held a tenth, refused to sell.",
      ),
    ).toContain("Because the union refused to sell");
  });

  it("does not end in a word that led on", () => {
    expect(all("Count Esterly surrendered with four thousand men shortly after noon.")).not.toMatch(
      /shortly$/mu,
    );
  });

  it("is no word in capitals of an advertisement", () => {
    expect(all("WANTED, a respectable Girl, as General Servant; apply to Mrs. Pratt, Alma.")).not.toContain(
      "WANTED",
    );
  });
});

describe("a figure", () => {
  it("is asked of losses and of people, not of time", () => {
    const found = all(
      "The Alma Flood was a disaster of 1853. It killed 1,284 of the town's 19,000 inhabitants. More than seventy people died in Alma. Karl Lund lost five days at Alma.",
    );
    expect(found).toContain("How many of the town's 19,000 inhabitants did the Alma Flood kill? → 1,284");
    expect(found).toContain("How many people died in Alma? → more than seventy");
    expect(found).not.toContain("How many days");
  });

  it("of another year is not that of the story", () => {
    expect(
      all("The pit at Alma had a like disaster in 1871, when twenty-six persons were killed in Alma."),
    ).not.toContain("How many persons");
  });
});

describe("words that a page sets apart", () => {
  it("are those of whoever signs them in the line below", () => {
    const raw =
      "Karl Lund met the Doge at Alma.\n\n> The lake fought for us, and a woman commanded it.\n>\n> — Prince Miroslav, letter to the Doge, 9 September 1671\n\nKarl Lund left Alma.";
    const reading = extract(readDecoded("story.md", raw, "markdown"));
    const found = wordAll(findCandidates(reading), 600).map(
      ({ card }) => `${card.question} → ${card.answer}`,
    );
    expect(found).toContain(
      "Who said: “The lake fought for us, and a woman commanded it”? → Prince Miroslav",
    );
    expect(found.join("\n")).not.toContain("“— Prince");
  });
});

describe("a headline in capitals", () => {
  it("says what a question is about, the masthead does not", () => {
    const found = all(
      "THE ALMA CHRONICLE.\n\nSATURDAY, SEPTEMBER 11, 1880.\n\nTERRIBLE EXPLOSION AT SEABURN.\n\nOne hundred and sixty-four lives were lost in the explosion of Wednesday last, and forty-two ponies had perished by noon.",
    );
    expect(found).toContain("Terrible Explosion at Seaburn: how many ponies had perished");
  });
});

describe("what was put forward", () => {
  it("under a condition is asked with it", () => {
    expect(
      all("Ibrahim Pasha offered to forgive the arrears if Miroslav sent his son to Istanbul as a hostage."),
    ).toContain(
      "On what condition did Ibrahim Pasha offer to forgive the arrears? → If Miroslav sent his son to Istanbul as a hostage",
    );
  });

  it("by nobody is not asked", () => {
    expect(all("No government could ask a wife to vote against her husband in New Calder.")).not.toContain(
      "no government",
    );
  });

  it("in two parts is asked as two things", () => {
    expect(
      all("Gustaf Creutz demanded the abolition of the salt toll and the cession of Rosslau."),
    ).toContain(
      "Which two things did Gustaf Creutz demand? → the abolition of the salt toll and the cession of Rosslau",
    );
  });

  it("to a body is asked with the body", () => {
    expect(
      all("Karl Lund had presented to the House of Alma a petition signed by 11,400 women of the colony."),
    ).not.toContain("present to?");
  });
});

describe("what was ordered", () => {
  it("of a thing asks for the thing", () => {
    expect(all("Karl Lund ordered tar barrels to be burned at the street corners of Alma.")).toContain(
      "What did Karl Lund order to be burned at the street corners of Alma? → tar barrels",
    );
  });
});

describe("a sum", () => {
  it("is asked for with whom or what it was for", () => {
    expect(all("The jury at Alma awarded Mary Carter £900.")).toContain(
      "How much did the jury at Alma award Mary Carter? → £900",
    );
  });
});

describe("the year of an end", () => {
  it("is that until which something lasted", () => {
    expect(
      all(
        "Julia Sund was elected president of the Landsting in 1923. Sund held the post until her death in 1941.",
      ),
    ).toContain("Until which year did Sund hold the post? → 1941");
  });

  it("is not that of a deed behind it", () => {
    expect(all("Julia Sund sold the ferry of Alma after her retirement in 1941.")).not.toContain("→ 1941");
  });
});

describe("who did it", () => {
  it("is not one of two", () => {
    expect(
      all("The Alma Company was formed in 1921 by the lawyer Edmund Pryce and the engineer Walter Haig."),
    ).not.toContain("Which lawyer formed");
  });

  it("is called by the name behind the office, whoever the office belongs to", () => {
    expect(
      all(
        "Mary Carter lost an eye. Carter's solicitor, Isaac Levy, who had taken the case, persuaded the National Union of Teachers to pay for an appeal.",
      ),
    ).toContain("→ Isaac Levy");
  });

  it("is nobody who was only named", () => {
    expect(
      all("On 9 December 1900 a fitter named Samuel Bright was sent by the Alderton Gas Company to Alma."),
    ).not.toContain("fitter name ");
  });

  it("is nobody whose beginning was lost", () => {
    expect(
      all(
        "On 15 July 1893 Peter Lambert and his three remaining companions, Nielsen and Holm, began the ascent.",
      ),
    ).not.toMatch(/(?:did|What|Who) remaining/u);
  });
});

describe("a cause", () => {
  it("ends before the next statement", () => {
    expect(
      all("Walter Haig was released in 1932 because of ill health and died in Melbourne the following year."),
    ).toContain("→ Because of ill health\n");
  });
});

describe("words in two halves", () => {
  it("are asked once", () => {
    const found = all(
      '"He was sent to mend a pipe," Lord Macnaghten said, "and he mended it badly. That is all."',
    );
    expect(found).toContain("→ Lord Macnaghten");
    expect(found).not.toContain("mended it badly");
  });

  it("are the second half where the first only tells that it was said", () => {
    const found = all(
      '"I said to my wife," Captain Scott continued, "there is something wrong with the bridge."',
    );
    expect(found).toContain("there is something wrong with the bridge");
    expect(found).not.toContain("I said to my wife");
  });
});

describe("a court", () => {
  it("is not what its name ends in", () => {
    expect(
      all("The Court of Appeal met in 1902. The appeal was heard in January 1903 before Lord Shand."),
    ).not.toContain("was the Court of Appeal heard");
  });
});

describe("an answer of one word", () => {
  it("is a sentence of its own", () => {
    expect(all("Did she get money? No. Kemp sold the patent to Matthew Rolfe in 1791.")).toContain(
      "did Kemp sell the patent to Matthew Rolfe? → 1791",
    );
  });
});

describe("a verb and the word behind it", () => {
  it("are no phrase where the word leads into a day", () => {
    expect(all("The presidential election of 1954 in Bergland was held on 12 September 1954.")).toContain(
      "was the presidential election of 1954 in Bergland held? → 12 September 1954",
    );
  });
});

describe("a treaty", () => {
  it("was signed, and signs nothing", () => {
    const found = all(
      "The Treaty of Valcourt was a peace treaty between the Kingdom of Arvern and the Free Cantons, signed at the castle of Valcourt on 4 June 1815.",
    );
    expect(found).toContain("On what date was the Treaty of Valcourt signed at the castle of Valcourt?");
  });
});

describe("somebody", () => {
  it("is called with the particle that the document writes", () => {
    expect(
      all(
        "It was Admiral Joost de Moor who broke the deadlock. He pawned his own house in Flushing. On the night of 14 August 1596 he sailed into the harbour under cover of a fog. The Estates repaid de Moor in 1604.",
      ),
    ).toContain("did de Moor sail into the harbour");
  });

  it("did not do what was only supposed", () => {
    expect(
      all("In May 1596 Spada offered Andrew Gray a free passage if he opened the gates of Maren."),
    ).not.toContain("Who opened");
  });

  it("has no part of the sentence before the rank for a role", () => {
    expect(
      all("On the night of the election General Sven Tarras urged Otto Brask to annul the result."),
    ).not.toContain("election General");
  });

  it("does not serve the one whose servant is named", () => {
    expect(
      all("In 1872 she took a post as a laboratory servant of Professor Josef Stefan in Vienna."),
    ).not.toContain("servant of Professor?");
  });
});
