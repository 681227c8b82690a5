import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { lint } from "#lib/cards/lint.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The cards of a text of one document, as `question → answer`. */
function all(text: string): string {
  const reading = extract(readDecoded("story.txt", text, "text"));
  return wordAll(findCandidates(reading), 600)
    .flatMap((one) => (one.kind === "card" ? [`${one.card.question} → ${one.card.answer}`] : []))
    .join("\n");
}

describe("a sentence that opens with a place or a day", () => {
  const BEFORE = "Adolf Hitler met Neville Chamberlain at Berchtesgaden on 15 September 1938. ";

  it("has the name right before its verb for its subject, and the place beside it", () => {
    const found = all(
      `${BEFORE}At Godesberg Hitler demanded the immediate occupation of the Sudetenland. In London Chamberlain proposed a second meeting to Edouard Daladier.`,
    );
    expect(found).toContain("Which occupation did Hitler demand? →");
    expect(found).toContain("What did Chamberlain propose to Edouard Daladier? → a second meeting");
  });

  it("keeps a day and the name behind it apart", () => {
    const found = all(
      `${BEFORE}In October Hitler ordered the army to occupy Bohemia. On 3 November Chamberlain left Prague for London.`,
    );
    expect(found).toContain("→ October 1938");
    expect(found).toContain("did Chamberlain leave Prague for London? → 3 November 1938");
  });

  it("keeps a place of two names whole", () => {
    expect(
      all(
        "In New York stood a hall. Jan Lund was born in South Wales in 1921. In South Wales began a strike.",
      ),
    ).not.toMatch(/\b(?:York|Wales) (?:stood|began)|did (?:York|Wales)\b/u);
  });

  it("knows a name of two parts as one who acts", () => {
    expect(
      all(
        "David Ben-Gurion flew to Paris in 1956. Ben-Gurion proposed a division of Jordan to Christian Pineau.",
      ),
    ).toContain("division of Jordan");
  });
});

describe("a telegram under the place and day from which it was sent", () => {
  const paper = (lines: string): string =>
    `THE NORTHERN COURIER.\n\nLIVERPOOL, MONDAY, JUNE 17, 1878.\n\nTHE CONGRESS.\n\n${lines}`;

  it("tells of that day, and not of the paper's", () => {
    const found = all(
      paper(
        "BERLIN, Thursday Night, June 13.\n\nThe Congress of the Powers was opened this afternoon in the Radziwill Palace.\n\nCONSTANTINOPLE, June 12.\n\nThe Sultan dismissed Mehemed Pasha yesterday at Stamboul.",
      ),
    );
    expect(found).toMatch(/Congress of the Powers opened[^→]*→ 13 June 1878/u);
    expect(found).toMatch(/Mehemed Pasha[^→]*→ 11 June 1878/u);
  });

  it("may have its day in the same line, by the day of the week alone", () => {
    expect(
      all(paper("LONDON, Sunday Evening. Lord Derby resigned on Friday in the House of Lords.")),
    ).toMatch(/Lord Derby resign[^→]*→ 14 June 1878/u);
  });

  it("does not take for a plan what only purports to be something", () => {
    expect(
      all(
        paper(
          "LONDON, June 15.\n\nThe Globe printed yesterday what purports to be the paper signed on the 30th of May by Lord Salisbury at London.",
        ),
      ),
    ).not.toContain("1879");
  });
});

describe("a deed that no other frame asks", () => {
  it("is asked by who did it, when it is told so exactly that it is theirs alone", () => {
    const found = all(
      "Werner Liebrich played for Germany. Liebrich kicked Ferenc Puskás on the ankle at Basel. Adi Dassler fitted the German boots with screw-in studs, and when the rain came everybody was glad.",
    );
    expect(found).toContain("Who kicked Ferenc Puskás on the ankle at Basel? → Werner Liebrich");
    expect(found).toContain("Who fitted the German boots with screw-in studs? → Adi Dassler");
  });

  it("is not asked when it could be anybody's", () => {
    const found = all(
      "Werner Liebrich played well at Basel. Liebrich liked the old town. Liebrich saw the river. Liebrich spent an evening at Berne.",
    );
    expect(found).not.toContain("Who");
  });

  it("is not asked beside a card about the same words", () => {
    const found = all("Adolf Hitler ordered the army of Saxony to occupy Bohemia.");
    expect(found.match(/occupy Bohemia/gu)).toHaveLength(1);
  });

  it("tells what was done to a thing that its name makes known", () => {
    const found = all(
      "The British copy of the protocol was burned in the fireplace of 10 Downing Street. The paper was burned in the grate. Guy Mollet was interested in the Saar.",
    );
    expect(found).toMatch(
      /What happened to the British copy[^→]*→ The British copy[^\n]*burned in the fireplace/u,
    );
    expect(found).not.toContain("the paper");
    expect(found).not.toContain("interested");
  });

  it("ends before the next predicate of the same subject", () => {
    expect(
      all(
        "William Parry accused Lord Penrhyn of starving the children of Bethesda, was sued for libel and lost his house.",
      ),
    ).toContain("Who accused Lord Penrhyn of starving the children of Bethesda? → William Parry");
  });
});

describe("the last look", () => {
  it("refuses days of the paper, a year for a thing, and two of a kind that only the page tells apart", () => {
    const codes = (question: string, answer: string): string[] =>
      lint({ category: "outcome", question, answer, evidence: [] }).map(({ code }) => code);
    expect(codes("Which to-morrow does the Emperor leave?", "to-morrow for Kischeneff")).toContain(
      "vague-question",
    );
    expect(codes("What did the zoologist Gerrit Miller agree with Waterston?", "1915")).toContain(
      "other-answer",
    );
    expect(codes("In which month were both papers published in the Bulletin?", "May 1921")).toContain(
      "vague-question",
    );
  });

  it("refuses a question that breaks off behind what was agreed about", () => {
    const codes = lint({
      category: "quote",
      question:
        "Who stated that the parties had made an oral agreement that the former Austrian territories?",
      answer: "Adolf Hitler",
      evidence: [],
    }).map(({ code }) => code);
    expect(codes).toContain("broken-question");
  });
});

describe("a pronoun for a proposal", () => {
  it("is the last one made, when somebody answered it", () => {
    const found = all(
      "Gamal Abdel Nasser ruled Egypt. Britain and France issued an ultimatum demanding that both armies withdraw from the canal. Nasser rejected it, and on 31 October 1956 British aircraft bombed Egyptian airfields.",
    );
    expect(found).toContain("Who rejected the ultimatum of Britain and France? → Gamal Abdel Nasser");
  });
});

describe("words that only look like one thing", () => {
  it("a place called Said is no verb, in a short sentence with many capitals", () => {
    expect(all("Allied paratroops landed at Port Said on 5 November 1956.")).not.toContain("Port say");
  });

  it("talks that were held at a place hold nothing themselves", () => {
    expect(
      all(
        "The Protocol of Sèvres was a secret agreement reached between the governments of Israel, France and the United Kingdom during discussions held between 22 and 24 October 1956 at Sèvres.",
      ),
    ).not.toMatch(/discussions hold/u);
  });

  it("a minute of a match is no day of a month", () => {
    expect(
      all(
        "Germany beat Hungary at Berne in May 1950. Max Morlock scored in the tenth minute and Helmut Rahn equalised in the 18th for Germany.",
      ),
    ).not.toContain("18 May");
  });

  it("the second of two passives keeps its helper", () => {
    expect(
      all("The goalkeeper Gyula Grosics was arrested in November 1954 and accused of spying for the West."),
    ).not.toMatch(/goalkeeper accused/u);
  });

  it("a firm with a nation in its name is not called by the rest of it", () => {
    expect(
      all("Two years later British Rail announced that Kelsby station would close on 11 May 1987."),
    ).toContain("→ British Rail");
  });

  it("how something was to be done is not what was to be done", () => {
    expect(
      all(
        "Guy Mollet signed a secret agreement at Sèvres. It set out how the three states would attack Egypt after the war.",
      ),
    ).not.toContain("would the three states attack");
  });
});

describe("what somebody said", () => {
  it("was said, when nothing tells to whom, and ends before a remark on it", () => {
    const found = all(
      "Selwyn Lloyd told them that Britain could reach an agreement with Egypt within seven days, which alarmed the French.",
    );
    expect(found).toContain(
      "Who said that Britain could reach an agreement with Egypt within seven days? → Selwyn Lloyd",
    );
  });

  it("makes nobody of the place that the words begin with", () => {
    expect(
      all(
        "“Bethesda never healed,” says local historian Ffion Parry, whose great-grandfather held out to the last.",
      ),
    ).not.toContain("did Bethesda say");
  });
});

describe("words that a board sets between its tags", () => {
  it("are quoted from another post, and the tags are in no card", () => {
    const found = all(
      '[quote="KarinaH"]Ferenc Puskás missed the semi-final against Uruguay at Lausanne[/quote]\n\nAdi Dassler fitted the German boots with screw-in studs.',
    );
    expect(found).not.toContain("quote]");
    expect(found).not.toContain("KarinaH");
    expect(found).toContain("→ Adi Dassler");
  });
});

describe("a day without its year", () => {
  it("is one the story has told of, and not nearly a year ahead of it", () => {
    const found = all(
      "Gamal Abdel Nasser nationalised the canal on 26 July 1956. Israel invaded the Sinai on 29 October. Anthony Eden resigned in London on 9 January 1957. Anthony Nutting resigned in protest against Eden on 31 October.",
    );
    expect(found).toMatch(/Nutting resign[^→]*→ 31 October 1956/u);
  });

  it("lies around the meeting whose minutes tell it", () => {
    const found = all(
      "Minutes of the meeting of Kelsby Town Council\n\nHeld in the Corn Exchange on Wednesday 11 February 1987 at 7.15 pm\n\nThe Mayor announced that Constance Eyre, who died on 3 December, had left the town a portrait. Constance Eyre died in Kelsby on 3 December. It was resolved to accept the tender of Harker Ltd and to open the baths on 1 June.",
    );
    expect(found).toMatch(/Eyre die[^→]*→ 3 December 1986/u);
    expect(found).not.toContain("1 June 1986");
    expect(found).not.toContain("December 1987");
  });
});

describe("a post that one alone holds", () => {
  it("is asked by its holder, whichever of the two the sentence names first", () => {
    const found = all(
      "The referee of the Berne final was Bill Ling. George Hale was the director of the Mount Wilson Observatory. Fritz Walter was one of the captains of the club. Karl Lund was the brother of the poet.",
    );
    expect(found).toContain("Who was the referee of the Berne final? → Bill Ling");
    expect(found).toContain("Who was the director of the Mount Wilson Observatory? → George Hale");
    expect(found).not.toMatch(/captains|brother/u);
  });
});

describe("the topic of a thread", () => {
  it("is what it is about, and not the board", () => {
    expect(
      all(
        "Terrace Talk - Football History Forum\n\nBerne 1954 - what really happened?\n\nMax Morlock pulled one back for the side in the tenth minute with his left foot.",
      ),
    ).not.toContain("Terrace Talk:");
  });
});

describe("an interview", () => {
  it("tells of the one who was asked, by the name the page gives, and not of who asks", () => {
    const found = all(
      "Interview with Margaret Tulloch, Lerwick\n\nRecorded by James Sinclair\n\nJS: I met Karl Lund at Berne in 1990. Did you go to Yarmouth?\n\nMT: I married Gilbert Leask at Yarmouth in June 1953.\n\nMT: You know my brother. He sold the boat.",
    );
    expect(found).toMatch(/did (?:Margaret )?Tulloch marry Gilbert Leask at Yarmouth\? → June 1953/u);
    expect(found).not.toMatch(/Sinclair meet|Tulloch meet/u);
  });
});

describe("a menu at the top of a copied page", () => {
  it("is no heading, and the topic of the page is its title", () => {
    const reading = extract(
      readDecoded(
        "page.txt",
        "Home\nNews\nHeritage Trail\nOur Valley\nShop (0)\nDonate\nThe Long Lockout\nPosted by admin on 12 March 2019\nLord Penrhyn reopened the quarry in June 1901, and about four hundred men went back to work there.\nThree days later 2,800 men walked out again at Bethesda, and nobody paid them for the week.",
        "text",
      ),
    );
    expect(
      reading.document.blocks
        .filter(({ zone }) => zone === "heading")
        .map(({ span }) => reading.document.text.slice(span.start, span.end)),
    ).toEqual(["The Long Lockout"]);
  });
});

describe("a post of a thread", () => {
  it("does not date the same night of its story by its own day", () => {
    const found = all(
      [
        "ShipTalk Forums",
        "#1  by rudderpost » 11 Aug 2008, 20:14",
        "The Vasa sank at Stockholm.",
        "#2  by Annika_S » 11 Aug 2008, 21:02",
        "Klas Fleming stopped the test at Stockholm.",
        "#3  by oldsalt_62 » 12 Aug 2008, 07:40",
        "The captain Anders Hansson was arrested in Stockholm the same night.",
        "#4  by rudderpost » 12 Aug 2008, 19:55",
        "Thanks for that.",
      ].join("\n\n"),
    );
    expect(found).not.toContain("2008");
  });
});
