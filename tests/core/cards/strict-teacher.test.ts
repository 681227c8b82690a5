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

describe("a date that is not said in full", () => {
  it("is not counted from a day by which something was to be done", () => {
    const found = all(
      "On 30 September 1938 Karl Lund signed the treaty. The border was to be marked in five stages by 10 October. On the same morning Lund asked Jan Solberg to sign a second paper.",
    );
    expect(found).not.toMatch(/Solberg to sign[^→]*→ 10 October/u);
  });

  it("takes no year from a year by which money had to be raised", () => {
    const found = all(
      "Holt Gazette, Friday 17 March 2006\n\nCouncillors voted for the lease. The Holt Trust must raise £310,000 by 2008. On 9 January the river flooded Mill Lane in Holt.",
    );
    expect(found).not.toMatch(/Mill Lane[^→]*→ 9 January 2008/u);
  });

  it("is the last such day of the week before a paper of one day came out", () => {
    expect(
      all(
        "Holt Gazette, Friday 17 March 2006\n\nCouncillors in Holt voted by four to two on Tuesday night to lease the Market Hall to the Holt Trust.",
      ),
    ).toContain("→ 14 March 2006");
  });

  it("is of no year that only the recording of a talk tells", () => {
    const found = all(
      "Recorded for the Tarn Oral History Project, 18 June 1974. Interviewer: Colin Baird.\n\nMy grandfather Andrew Kirk lived four days and Andrew Kirk died on the 26th of October.",
    );
    expect(found).not.toContain("1974");
  });

  it("is not that of a noun that bears it: the January flood", () => {
    const found = all(
      "In 2006 residents of Holt heckled the mayor, Pauline Ashworth, about the January flood, in which 36 houses were damaged.",
    );
    expect(found).not.toContain("Ashworth flood");
    expect(found).not.toContain("In which month did residents");
  });
});

describe("a day by its number alone", () => {
  it("is one before a number of people and before a title, and the next day counts from it", () => {
    const found = all(
      "Tarn Observer, Saturday, February 26, 1842.\n\nOn the 17th inst. the Tarn workmen struck for an advance. On the 23rd two men of Tarn, named Hanlon and Speight, were killed. An inquest was held at Tarn the following day before Mr. Blackburn.",
    );
    expect(found).toMatch(/inquest[^→]*→ 24 February 1842/u);
  });
});

describe("an event by its name", () => {
  it("took place on the day on which it is said to have been an explosion", () => {
    expect(
      all(
        "The Tarn Colliery disaster was an explosion at the Tarn mine near Holt on 22 October 1877. It killed 207 men.",
      ),
    ).toContain("On what date did the Tarn Colliery disaster take place? → 22 October 1877");
  });

  it("is nothing that merely is: a programme takes no place", () => {
    expect(all("Karl Lund put forward eight demands in the Holt Programme on 24 April 1938.")).not.toContain(
      "Programme take place",
    );
  });

  it("is no title of minutes", () => {
    expect(
      all(
        "TOWN COUNCIL\n\nMinutes of the meeting held in the Guildhall at Holt on Tuesday 14 March 2006 at 7.30 pm\n",
      ),
    ).not.toContain("did minutes");
  });
});

describe("a question", () => {
  it("ends before the first of two new subjects", () => {
    expect(
      all("In March 1939 German troops marched into Prague, and Bohemia and Moravia became a protectorate."),
    ).toContain("In which month did German troops march into Prague? → March 1939");
  });

  it("does not ask what somebody set, where fire was set to something", () => {
    expect(
      all("In 1858 the celebrations of the Tarn company set fire to the roof of the City Hall."),
    ).not.toContain("→ fire to");
  });

  it("asks what was asked for, and not what for", () => {
    const found = all("In 1876 the Tarn miners asked for a rise of sixpence a day to cover the danger.");
    expect(found).not.toContain("to do? → cover the danger");
  });

  it("asks once for who said something, be it words or a wish", () => {
    const found = all(
      "Councillor Jan Brand asked that his opposition be recorded, and said the decision was “an act of pure sentiment”.",
    );
    expect(found.match(/opposition be recorded/gu)?.length ?? 0).toBeLessThan(2);
  });

  it("knows a name with an ordinary word in it beside an office with capitals", () => {
    const found = all(
      "Alfred Duff Cooper, First Lord of the Admiralty, resigned in protest on 3 October 1938.",
    );
    expect(found).not.toContain("became of First Lord");
  });

  it("asks to whom something was sent", () => {
    expect(
      all("On 16 August 1858 Queen Victoria sent a message of 98 words to President James Buchanan."),
    ).not.toMatch(/(?:^|\n)Which president did/u);
  });
});

describe("the last look at a card", () => {
  const codes = (question: string, answer: string): string[] =>
    lint({ category: "outcome", question, answer, evidence: [] }).map(({ code }) => code);

  it("refuses a measure for a subject, days of the paper, and words cut off behind their verb", () => {
    expect(codes("What happened to 380 miles?", "380 miles was lost")).toContain("vague-question");
    expect(codes("On what date was the 16th instant received?", "16 August 1858")).toContain(
      "vague-question",
    );
    expect(codes("What did Lund ask Solberg to do?", "sign a declaration that expressed")).toContain(
      "broken-question",
    );
  });
});

describe("a thread of a board", () => {
  const THREAD = [
    "Great War Forum",
    "Board index ‹ Origins of the war ‹ The Moroccan crises",
    "",
    "Re: Tarn - an own goal?",
    "by Lionheart1191 » Tue Feb 12, 2013 8:17 pm",
    "",
    "Karl Lund fainted in the Chamber on 5 April 1906 while he was defending his policy.",
    "",
    "Lionheart1191",
    "Posts: 467",
    "Joined: Sun Mar 08, 2009 10:02 am",
    "",
    "Re: Tarn - an own goal?",
    "by tarn_jan » Wed Feb 13, 2013 7:41 am",
    "",
    "Jan Solberg offered his resignation on 3 April and was astonished when the king accepted it.",
    "",
    "tarn_jan",
    "Posts: 31",
  ].join("\n");

  it("takes no year from a poster's name, and no words from the path to the page", () => {
    const found = all(THREAD);
    expect(found).not.toContain("1191");
    expect(found).not.toContain("Origins of the war");
    expect(found).toContain("5 April 1906");
  });
});

describe("who and what a question means", () => {
  it("keeps the capital of a title before its bearer", () => {
    expect(
      all(
        "In July 1905 the prime minister fell ill. Prime Minister Maurice Lund accepted the Tarn Treaty in August 1905.",
      ),
    ).not.toContain("prime Minister");
  });

  it("does not end before the second of two peoples", () => {
    expect(
      all("In 1906 France demanded that French and Spanish officers should command the Tarn police."),
    ).not.toContain("that French?");
  });

  it("does not take what a unit did for what a minister did", () => {
    expect(all("Lund wrote to the Secretary of State, Willie Ross, and the unit stayed open.")).not.toContain(
      "Which Secretary of State stayed",
    );
  });

  it("has no state say what its delegate's host said", () => {
    expect(
      all(
        "The delegates of Germany joined in the applause. The host, in a brief address, thanked them for their moderation and said that “Europe had been delivered from a nightmare.”",
      ),
    ).not.toContain("→ Germany");
  });

  it("is refused where a day answers what was offered, or a brother is nobody's", () => {
    const codes = (question: string, answer: string): string[] =>
      lint({ category: "proposal", question, answer, evidence: [] }).map(({ code }) => code);
    expect(codes("What did Solberg offer his resignation?", "3 April")).toContain("other-answer");
    expect(codes("Which bus conductor was his twin brother George?", "William Tait")).toContain(
      "vague-question",
    );
  });
});
