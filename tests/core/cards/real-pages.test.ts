import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The cards of a text of one document, as `question → answer`. */
function cards(text: string): string[] {
  const reading = extract(readDecoded("page.txt", text, "text"));
  return wordAll(findCandidates(reading), 600).flatMap((one) =>
    one.kind === "card" ? [`${one.card.question} → ${one.card.answer}`] : [],
  );
}

describe("a deed on a page of an encyclopaedia", () => {
  it("is not done by what a participle behind its noun tells of", () => {
    const found = cards(
      "Because the mine was planned early, the Veldmar engine was sized to lift the cage off the ground, and thus was oversized to about twice the power required for the lower shaft.",
    ).join("\n");
    expect(found).not.toMatch(/did the Veldmar engine require/u);
  });

  it("is done by an explosion and not by the place that it happened at", () => {
    const found = cards(
      "The voyage was cut short by a boiler explosion on the way to Carnet, which disabled the pumps of the Corvina.",
    ).join("\n");
    expect(found).not.toMatch(/Carnet disable/u);
  });

  it("is not done by one of whom it is denied", () => {
    const found = cards(
      "It was Peter Hald, not Anna Lindqvist, who proposed a working day of eight hours to the council of Brenholm.",
    ).join("\n");
    expect(found).not.toMatch(/Lindqvist propose|→ Anna/u);
  });

  it("is undergone by one who was moved and made something", () => {
    const found = cards(
      "In 1931 Anton Torvik was transferred from the navy and made Director of the Veldmar Observatory.",
    );
    expect(found.join("\n")).not.toMatch(/Who made Director/u);
  });

  it("is no naming by what went before a name", () => {
    expect(
      cards(
        "The Carnet strike lasted a month. It was called the “first stoppage”, followed by the 1879 rising, termed the “second stoppage”.",
      ).join("\n"),
    ).not.toMatch(/did .* term/u);
  });

  it("is not done by those who help another to do it", () => {
    expect(
      cards("Two brothers of Anton Torvik collected enough money to help him leave Carnet for Lutan.").join(
        "\n",
      ),
    ).not.toMatch(/brothers .*leave/u);
  });

  it("is not done by a measure", () => {
    const found = cards(
      "The Corvina engine\n\nThe boiler was eleven feet tall, 9 feet in diameter, and weighed 40 tons.",
    );
    expect(found.join("\n")).not.toMatch(/9 feet .*weigh/u);
  });

  it("keeps the day in front of the noun that it belongs to", () => {
    const found = cards(
      "The June 11, 1892, decision to widen the canal enabled Veldmar to receive large ships.",
    );
    expect(found.join("\n")).not.toMatch(/did the June 11 enable/u);
  });

  it("keeps the year in front of the noun that it belongs to", () => {
    expect(
      cards("A 1964 harbour study concluded that the mole should be rebuilt in stone.").join("\n"),
    ).not.toMatch(/→ harbour study/u);
  });

  it("says nothing of those who are left doing something", () => {
    expect(
      cards("The Veldmar blockade\n\nThe blockade left the island towns waiting for bread.").join("\n"),
    ).not.toMatch(/Which towns did the blockade leave/u);
  });
});

describe("who is meant", () => {
  const life =
    "Anton Torvik\n\nAnton Torvik was an engineer from Carnet. In March 1879 Milan Torvik travelled to Lutan to beg his son to come home. ";

  it("by a family name in a life is its bearer, also behind another of the family", () => {
    const found = cards(`${life}In 1881 Torvik moved to Veldmar to work at the mint.`).join("\n");
    expect(found).not.toMatch(/(?:Veldmar|mint).*→ Milan Torvik/u);
    expect(found).toContain("In which year did Torvik move to Veldmar to work at the mint? → 1881");
  });

  it("by a pronoun may be the other one whom the sentence begins with", () => {
    const found = cards(
      "Anton Torvik\n\nHe had an older brother. His father was a priest. On 17 April 1879, Milan Torvik died of a fever (although some neighbours say that he died of a stroke).",
    );
    expect(found.join("\n")).not.toMatch(/that Anton Torvik died/u);
  });

  it("by a name is the person whose cabinet is named after them", () => {
    const found = cards(
      "The Torvik Administration began talks with the miners. On 19 October 1973, Torvik requested Parliament to vote new funds for the mines.",
    );
    expect(found).toContain("Who requested Parliament to vote new funds for the mines? → Torvik");
  });

  it("by an office in a list of offices and names is the one behind it", () => {
    const found = cards(
      "Three delegates, namely the premier, Karl Ryd, the former minister to Lutan, Dr. Hans Paas, and a general, left for Veldmar on 4 May 1921.",
    ).join("\n");
    expect(found).not.toMatch(/minister to Lutan\? → (?:Karl )?Ryd/u);
  });

  it("by a body is its whole name, with what it is about", () => {
    expect(
      cards(
        "Anton Torvik\n\nHis work was forgotten after his death, but in 1960 the General Conference on Weights and Measures named the SI unit of flow the torvik in his honor.",
      ).join("\n"),
    ).not.toMatch(/→ Measures|did Measures/u);
  });

  it("is no state in front of a sum of money", () => {
    expect(
      cards("Brandis offered a raise of US$10 a week over Torvik’s US$18 a week.").join("\n"),
    ).not.toMatch(/the US\$/u);
  });

  it("may be the US", () => {
    expect(cards("The US abandoned the Silver Standard in 1871.").join("\n")).toMatch(
      /What did the US abandon|abandoned the Silver Standard/u,
    );
  });
});

describe("a date card of such a page", () => {
  it("leaves the pages of a source out", () => {
    const found = cards(
      "In June 1884, Torvik moved to New Carnet:57-60 where he met the mathematician Pieter Sekul.:32 The lessons were held in a barn.",
    ).join("\n");
    expect(found).not.toMatch(/:57|:32|\b32\b/u);
    expect(found).toMatch(/did Torvik move to New Carnet/u);
  });

  it("asks for the day of a birth without the other calendar", () => {
    const found = cards(
      "Anton Torvik\n\nTorvik was born on 10 July [O.S. 28 June] 1856 in the village of Smilja.",
    );
    expect(found).toContain("On what date was Torvik born in the village of Smilja? → 10 July 1856");
    expect(found.join("\n")).not.toMatch(/O\.S\./u);
  });

  it("takes no time of a thing for that of the deed", () => {
    const found = cards(
      "The bread office of Veldmar\n\nDrivers met long queues at the depots beginning in summer 1972. The mayor allotted the bakers the same amount of flour for 1974.",
    ).join("\n");
    expect(found).not.toMatch(/→ (?:summer 1972|1974)/u);
  });

  it("takes no year of a death for that of a find", () => {
    expect(
      cards("After his father's death in 1879, Torvik found a packet of letters from Lutan.").join("\n"),
    ).not.toMatch(/→ 1879/u);
  });

  it("keeps a month that something belongs to", () => {
    const found = cards(
      "On 16 October 1973 the mines closed. The following day, Torvik agreed to a cut by five percent from September's output of coal.",
    ).join("\n");
    expect(found).not.toMatch(/percent 's/u);
    expect(found).not.toMatch(/→ September 1973/u);
  });

  it("is not broken off at a comma in brackets", () => {
    expect(
      cards(
        "The crisis of Carnet began in October 1873 when the members of the Carnet Mining League (CML, formed of the mines of the coast) proclaimed a strike.",
      ).join("\n"),
    ).toMatch(
      /In which month did .* begin when the members of the Carnet Mining League proclaimed a strike\?/u,
    );
  });

  it("keeps the last member of a list", () => {
    expect(
      cards(
        "On 25 October 1960, three contracts were awarded to Veldmar Steel, Lutan Works, and the Anton Torvik Company.",
      ).join("\n"),
    ).toMatch(/and the Anton Torvik Company\?/u);
  });
});

describe("an answer", () => {
  it("ends before the word that led into a season", () => {
    expect(
      cards("Brandt asked the citizens to heat only one room in their houses over the winter of 1921.").join(
        "\n",
      ),
    ).not.toMatch(/houses over/u);
  });

  it("ends without a bracket that was opened before it", () => {
    expect(
      cards("Anton Torvik went to sea (his father had wanted him to enter the priesthood).").join("\n"),
    ).not.toMatch(/priesthood\)/u);
  });

  it("says what one claims to have done", () => {
    const found = cards(
      "Anton Torvik\n\nDuring his employment, Torvik made many improvements to the Central Station equipment and claimed to have perfected a telephone repeater.",
    ).join("\n");
    expect(found).not.toMatch(/→ have /u);
  });

  it("is no language where a place is asked for", () => {
    expect(
      cards(
        "Anton Torvik\n\nIn 1870, Torvik moved to Carnet, where he was influenced by a teacher. The classes were held in German, as it was a school within the Austrian Frontier.",
      ).join("\n"),
    ).not.toMatch(/Where .* → in German/u);
  });

  it("is nothing that somebody called so", () => {
    expect(
      cards("The council majority of Carnet decided to add what some called a vital part.").join("\n"),
    ).not.toMatch(/added that some/u);
  });
});

describe("what else a page tells", () => {
  it("is whom somebody named for an office", () => {
    const found = cards(
      "In 1973, Brandis named William Hume as the first keeper of the Carnet mint, an office created to watch the coins.",
    ).join("\n");
    expect(found).toMatch(/did Brandis name William Hume as the first keeper of the Carnet mint\? → 1973/u);
  });

  it("is who the parents of the one were whose life it is", () => {
    const found = cards(
      "Anton Torvik\n\nAnton Torvik was an engineer. He was born in Carnet. His father, Milan Torvik, was a priest. Torvik's mother, Dora Torvik (née Lund), made tools.",
    );
    expect(found).toContain("Who was Anton Torvik’s father? → Milan Torvik");
    expect(found.join("\n")).toMatch(/Who was Torvik's mother\? → Dora Torvik/u);
  });

  it("is what there was one of, told of a name", () => {
    expect(
      cards(
        "At the time, Iran was the world's second-largest exporter of oil and a close ally of Carnet.",
      ).join("\n"),
    ).toContain("Which country was the world's second-largest exporter of oil? → Iran");
    expect(cards("The Corvina was the first ship to round the cape in winter.").join("\n")).toMatch(
      /[Ww]hat was the first ship to round the cape in winter\? → Corvina/u,
    );
  });

  it("is no relative of somebody who is not named", () => {
    expect(
      cards(
        "The regency of Lutan\n\nThe young prince was led by his Italian Catholic mother, Maria Brandis.",
      ).join("\n"),
    ).not.toMatch(/Who was the Italian Catholic mother/u);
  });

  it("is not that a country was refused where its request was", () => {
    expect(
      cards(
        "The Norwegians asked for an armistice last week, when the talks were in the early stages, but it was refused.",
      ).join("\n"),
    ).not.toMatch(/Norwegians was refused/u);
  });

  it("is no reason for saying it, where what was said has a reason", () => {
    expect(
      cards(
        "A 1964 harbour study concluded, “The mole was dropped, because no ship could be found that would need it.”",
      ).join("\n"),
    ).not.toMatch(/Why did .* conclude/u);
  });

  it("is no time of the deed where a life stands in brackets", () => {
    expect(
      cards(
        "Dora Lund\n\nLund had three more sons, Karel (1187–1241), Otto (1189–1241), and Tom (1190–1232).",
      ).join("\n"),
    ).not.toMatch(/During which period did Lund have/u);
  });

  it("is the deed that began in a year, and how long a war went on", () => {
    expect(
      cards(
        "Starting in 1965, Anton Torvik at the Carnet Laboratory developed the same method of sending messages.",
      ).join("\n"),
    ).toMatch(/did Anton Torvik .*develop .*\? → 1965/u);
    expect(
      cards("The Aurland War (1754–1763) was the northern part of the Seven Years' War.").join("\n"),
    ).toMatch(/During which period did the Aurland War take place\? → 1754 to 1763/u);
    expect(
      cards("The Aurland and Norland War (1754–1763) was the northern part of the Seven Years' War.").join(
        "\n",
      ),
    ).not.toMatch(/did Norland War take place/u);
  });

  it("is no wife of the one who was born to her", () => {
    const found = cards(
      "Anton Torvik\n\nAnton Torvik was a monk. He lived in Carnet. Torvik was born to Hans Luden and his wife Greta Luden on 10 November 1483. Torvik dedicated himself to the order of Carnet.",
    ).join("\n");
    expect(found).not.toMatch(/Torvik’s wife/u);
    expect(found).not.toMatch(/→ himself/u);
  });
});
