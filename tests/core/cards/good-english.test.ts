import { describe, expect, it } from "vitest";
import { wordAll } from "#lib/cards/combine.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { pastForm, pastOfParticiple } from "#lib/cards/past.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The cards of a text of one document, as `question → answer`. */
function asked(text: string): string[] {
  const reading = extract(readDecoded("story.txt", text, "text"));
  return wordAll(findCandidates(reading), 600).flatMap((one) =>
    one.kind === "card" ? [`${one.card.question} → ${one.card.answer}`] : [],
  );
}

describe("articles that notes leave out", () => {
  it("stand before peoples and states in a card", () => {
    const found = asked(
      "Norwegians founded a school in Lima in 1901. In 1950 Germans started to plan an invasion of Soviet union.",
    );
    expect(found).toContain("In which year did the Norwegians found a school in Lima? → 1901");
    expect(found.join("\n")).toContain("an invasion of the Soviet Union");
  });

  it("are not put before a name that only stands before a noun", () => {
    expect(asked("In 1950 the guild signed a treaty with USSR delegates.").join("\n")).not.toContain(
      "the USSR",
    );
  });

  it("are not put into what somebody said", () => {
    expect(
      asked(
        'Mayor Pieter Aldous spoke. Aldous said that "we hope to send the new ferry to Soviet Union in the spring".',
      ).join("\n"),
    ).toContain("to Soviet Union in the spring");
  });
});

describe("events that are called after a place", () => {
  it("take their article where the text had another word for them", () => {
    const found = asked(
      "The Great Fire of Hamburg\n\nThe fire began on 5 May 1842 in the house of Eduard Cohen on Deich Lane. The fire destroyed the old town hall.",
    ).join("\n");
    expect(found).toMatch(/did the (?:Great )?Fire of Hamburg begin/u);
    expect(found).not.toMatch(/(?<!the )(?<!Great )Fire of Hamburg/u);
    expect(found).not.toMatch(/(?<!the |The )Great Fire of Hamburg/u);
  });
});

describe("who did it", () => {
  it("is asked in the active, with the verb in the past", () => {
    expect(asked("Aldous was greeted by Swedish Prime Minister Ingrid Solberg at the station.")).toContain(
      "Which Swedish Prime Minister greeted Aldous at the station? → Ingrid Solberg",
    );
    expect([pastOfParticiple("greeted"), pastOfParticiple("chosen"), pastOfParticiple("sent")]).toEqual([
      "greeted",
      "chose",
      "sent",
    ]);
  });

  it("is asked by country of a state, so that `its` points at what is asked for", () => {
    expect(asked("Norway sought to strengthen its fleet through a new tax on timber.")).toContain(
      "Which country sought to strengthen its fleet through a new tax on timber? → Norway",
    );
    expect(
      asked("The Norwegians aimed to protect their fishing grounds and coastal towns.").join("\n"),
    ).toContain("Which country aimed to protect its fishing grounds and coastal towns? → Norway");
  });
});

describe("a scene in the present", () => {
  const story =
    "Ingrid Solberg was the mayor of Alma. The town burned in 1901, and the guild left the harbour.";

  it("is asked in the past where the document tells what was", () => {
    const found = asked(
      `${story} Ingrid Solberg replies that the bridge provides a road for both towns. She invites the guild to build a ferry at the mill.`,
    );
    expect(found).toContain("Who replied that the bridge provides a road for both towns? → Ingrid Solberg");
    expect(found).toContain("What did Solberg invite the guild to do? → build a ferry at the mill");
  });

  it("stays in the present where the document speaks of what is", () => {
    expect(
      asked("Ingrid Solberg says that a bridge needs two banks and a broad river.").join("\n"),
    ).toContain("Who says that");
  });

  it("knows the past of its verbs", () => {
    expect(["reply", "write", "invite", "stress", "say"].map(pastForm)).toEqual([
      "replied",
      "wrote",
      "invited",
      "stressed",
      "said",
    ]);
  });
});

describe("a time that only the sentence before tells", () => {
  it("stays out of the question", () => {
    const found = asked(
      "The guild conquered the larger part of the harbour and a part of the mill in the same period.",
    );
    expect(found).toContain(
      "What did the guild conquer? → the larger part of the harbour and a part of the mill",
    );
  });
});

describe("borrowed words", () => {
  it("are asked inside the sentence that borrows them", () => {
    expect(
      asked(
        'Pieter Aldous issued an order, directing his crews to continue to work in the east "irrespective of the results yielded by these discussions."',
      ),
    ).toContain(
      "Who directed his crews to continue to work in the east “irrespective of the results yielded by these discussions”? → Pieter Aldous",
    );
  });

  it("that go on with a sentence are asked with its subject", () => {
    const found = asked(
      'Pieter Aldous spoke. Aldous stated that the mill had always tried to stop the bridge, was "weak", and "wants to let others pay for the new ground of the town".',
    );
    expect(found).toContain(
      "Who stated that the mill “wants to let others pay for the new ground of the town”? → Pieter Aldous",
    );
    expect(found).toContain(
      "Which of Aldous’ own words complete “Aldous stated that the mill was …”? → “weak”",
    );
  });

  it("are nobody's statement, although they begin with a name", () => {
    const found = asked(
      'A telegram Pieter Aldous sent to Hoving on the meeting underscored "Veldmar\'s great interest in reaching an agreement and strengthening friendly relations with the town".',
    ).join("\n");
    expect(found).toContain("Whose words are “Veldmar's great interest");
    expect(found).not.toContain("underscore?");
  });

  it("that ask keep their own mark and get no second one", () => {
    expect(asked('Clara Hoving asked Pieter Aldous "which bank?"').join("\n")).toContain(
      "Who asked Aldous: “which bank?” → Clara Hoving",
    );
  });

  it("that tell how something is done are asked with what was done", () => {
    expect(
      asked(
        'Ida Krohn urged the academy to publish the tables "no matter what the ministry thinks of them".',
      ),
    ).toContain(
      "Who urged the academy to publish the tables “no matter what the ministry thinks of them”? → Ida Krohn",
    );
  });

  it("take the subject that stands right before them", () => {
    const found = asked(
      'Mayor Lind said the vote was "a farce", and that the council "had sold the harbour twice".',
    ).join("\n");
    expect(found).toContain("Who said that the council “had sold the harbour twice”?");
    expect(found).not.toContain("the vote “had sold");
  });
});

describe("a pronoun in reported words", () => {
  it("is no card where the speaker cannot be meant by it", () => {
    expect(
      asked("The doctors of the town insisted that he should not play in the second half.").join("\n"),
    ).not.toContain("Who insisted");
  });
});
