import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MakeDocument, MakeProgress } from "#lib/decks/made.ts";
import { make } from "#lib/decks/make.ts";

function document(
  name: string,
  raw: string,
  format: MakeDocument["source"]["format"] = "text",
): MakeDocument {
  const sha256 = createHash("sha256").update(raw).digest("hex");
  return { raw, source: { name, title: "", format, sha256, length: raw.length } };
}

const made = (...raws: readonly string[]) =>
  make({ title: "A trial", documents: raws.map((raw, i) => document(`${i}.txt`, raw)) }, () => {});

const BRIDGE =
  "The bridge at Orrin was opened on 4 May 1881 by Queen Helga. The engineer Ida Marsh, head of the works, proposed a toll of two pence to the town council in March 1882. The council refused. Marsh said: “Then nobody will paint it.” In 1890 the toll keeper Tom Bell sought to raise the fee to four pence.";
const GAZETTE =
  "The bridge at Orrin was opened on 9 June 1881 by Queen Helga, as this paper told its readers then.";

describe("making a dossier", () => {
  it("says what it is doing before each step, and shows first cards while the rest is read", () => {
    const told: MakeProgress[] = [];
    make({ title: "A trial", documents: [document("a.txt", BRIDGE), document("b.txt", GAZETTE)] }, (one) =>
      told.push(one),
    );
    expect(told.map(({ phase, done, total, at }) => [phase, done, total, at])).toEqual([
      ["reading", 0, 2, "a.txt"],
      ["reading", 1, 2, "b.txt"],
      ["comparing", 2, 2, null],
      ["writing", 2, 2, null],
    ]);
    expect(told[1]?.preview?.document).toBe("a.txt");
    expect(told[1]?.preview?.cards.length).toBeGreaterThan(1);
  });

  it("can be stopped by whoever is told of its steps", () => {
    const stop = () => {
      throw new Error("stopped");
    };
    expect(() => make({ title: "A trial", documents: [document("a.txt", BRIDGE)] }, stop)).toThrow("stopped");
  });

  it("gives every card a weight between nothing and one", () => {
    const { deck, weights } = made(BRIDGE, GAZETTE);
    expect(Object.keys(weights).sort()).toEqual(deck.cards.map((card) => card.id).sort());
    for (const weight of Object.values(weights)) expect(weight >= 0 && weight <= 1).toBe(true);
  });

  it("says for a card whose year stands elsewhere what to check, and says nothing about a plain one", () => {
    const { deck, doubts } = made("The mill was sold in 1871. In March of that year the dam broke at Orrin.");
    const doubtful = deck.cards.filter((card) => doubts[card.id] !== undefined);
    expect(doubtful.map((card) => card.question).join(" ")).toMatch(/dam/u);
    expect(doubtful.every((card) => card.evidence.length > 1)).toBe(true);
    const plain = deck.cards.find((card) => card.answer === "1871");
    expect(plain && doubts[plain.id]).toBeUndefined();
  });

  it("counts for each document what was found in it", () => {
    const { reports } = made(BRIDGE, GAZETTE);
    expect(reports["0.txt"]).toMatchObject({ characters: BRIDGE.length, unsupported: {}, furniture: {} });
    expect(reports["0.txt"]?.cards).toBeGreaterThan(3);
    expect(reports["1.txt"]?.cards).toBeGreaterThan(0);
  });

  it("says how many passages are in a language that it does not read", () => {
    const { reports } = made(
      `${BRIDGE}\n\nSilta avattiin liikenteelle toukokuussa, ja kaupunginvaltuusto hyväksyi uuden tullin samana keväänä suuren väkijoukon edessä.`,
    );
    expect(reports["0.txt"]?.unsupported).toEqual({ fi: 1 });
  });
});

describe("what an exam may use besides", () => {
  it("is another wording of the same fact and wrong answers that are right elsewhere in the dossier", () => {
    const { deck, exams } = made(
      `${BRIDGE} On 7 August 1883 a storm carried the toll house away. The bank of Orrin was founded on 2 May 1884 by Karl Lund. The mill burned down on 9 June 1885.`,
    );
    const opening = deck.cards.find((card) => card.answer === "4 May 1881");
    const choices = exams[opening?.id ?? ""]?.distractors ?? [];
    expect(choices.map((one) => one.text)).toContain("2 May 1884");
    for (const { text, from } of choices)
      expect(deck.cards.find((card) => card.id === from)?.answer).toBe(text);
    const asked = new Set(deck.cards.map((card) => card.question));
    const alternates = Object.values(exams).flatMap((one) => one.alternate ?? []);
    expect(alternates.length).toBeGreaterThan(0);
    for (const { question } of alternates) expect(asked).not.toContain(question);
  });
});

describe("the timeline of a dossier", () => {
  it("puts every dated event in order of time, with a receipt and the cards of its sentence", () => {
    const { timeline, deck } = made(BRIDGE, GAZETTE);
    expect(timeline.entries.map((entry) => entry.value)).toEqual([
      "1881-05-04",
      "1881-06-09",
      "1882-03",
      "1890",
    ]);
    const [opening] = timeline.entries;
    expect(opening?.what).toMatch(/^The bridge at Orrin was opened/u);
    const evidence = opening?.evidence[0];
    expect(evidence?.quote).toBe(BRIDGE.slice(evidence?.start, evidence?.end));
    const ids = new Set(deck.cards.map((card) => card.id));
    expect(opening?.cards.every((id) => ids.has(id))).toBe(true);
  });

  it("names the disagreement that an entry is a side of", () => {
    const { timeline, deck } = made(BRIDGE, GAZETTE);
    const [conflict] = deck.conflicts;
    const sides = timeline.entries.filter((entry) => entry.conflict === conflict?.id);
    expect(sides.map((entry) => entry.value)).toEqual(["1881-05-04", "1881-06-09"]);
  });

  it("joins what two documents tell in the same words", () => {
    const line = "The lighthouse at Skarr was lit on 2 August 1904.";
    const { timeline } = made(line, `${line} It still stands.`);
    expect(timeline.entries).toHaveLength(1);
    expect(timeline.entries[0]?.evidence.map((one) => one.document)).toEqual(["0.txt", "1.txt"]);
  });

  it("leaves out durations and dates inside quotations", () => {
    const { timeline } = made(
      "The siege of Torvik lasted three weeks. Bell wrote: “I was born in 1860 at sea.”",
    );
    expect(timeline.entries).toEqual([]);
  });
});

describe("who is who", () => {
  it("gives each participant roles, words, proposals and deeds, each line with its receipt", () => {
    const { people } = made(BRIDGE);
    const marsh = people.people.find((one) => one.name === "Ida Marsh");
    expect(marsh?.aliases).toContain("Marsh");
    expect(marsh?.roles.map((line) => line.text).join(" ")).toMatch(/engineer/iu);
    expect(marsh?.said.map((line) => line.text)).toEqual(["Then nobody will paint it."]);
    expect(marsh?.proposed[0]?.text).toMatch(/proposed a toll of two pence/u);
    const bell = people.people.find((one) => one.name === "Tom Bell");
    expect(bell?.did[0]?.text).toMatch(/sought to raise the fee to four pence/u);
    for (const person of people.people)
      for (const { evidence } of [...person.roles, ...person.said, ...person.proposed, ...person.did])
        expect(evidence.quote).toBe(BRIDGE.slice(evidence.start, evidence.end));
  });

  it("is one person under the fullest name that any document gives", () => {
    const { people } = made("Ida Marsh drew the plans in 1880.", "Marsh refused the prize in 1883.");
    const marsh = people.people.filter((one) => one.name.endsWith("Marsh"));
    expect(marsh.map(({ name, documents }) => [name, documents])).toEqual([["Ida Marsh", 2]]);
  });

  it("is one person with a title here, an initial there and a given name elsewhere", () => {
    const { people } = made(
      "Captain Edmund Sorrell met Sir Walter Brandt in 1880. Thomas Ingle wrote a letter to Captain Sorrell.",
      "Captain Sorrell refused the prize in 1883. Mr. Ingle wrote a letter to the mayor.",
      "E. Sorrell drew the plans in 1884. Walter Brandt, chairman of the board, refused the plans.",
    );
    const named = people.people.map(({ name, documents }) => [name, documents]);
    expect(named).toContainEqual(["Edmund Sorrell", 3]);
    expect(named).toContainEqual(["Thomas Ingle", 2]);
    expect(named).toContainEqual(["Sir Walter Brandt", 2]);
    expect(named.filter(([name]) => /Sorrell|Ingle|Brandt/u.test(String(name)))).toHaveLength(3);
  });

  it("stays two people where a short form could mean either, or where a title forbids it", () => {
    const { people } = made(
      "Ida Marsh met Tom Marsh in 1880. Ida Marsh drew the plans, and Tom Marsh refused the prize.",
      "Marsh refused the medal in 1883. Later Marsh wrote a letter to the mayor.",
      "Mrs. Sorrell wrote a letter in 1880. Mrs. Sorrell refused the prize.",
      "Edmund Sorrell drew the plans in 1884.",
    );
    const named = people.people.map(({ name }) => name);
    expect(named.filter((name) => name.endsWith("Marsh")).sort()).toEqual([
      "Ida Marsh",
      "Marsh",
      "Tom Marsh",
    ]);
    expect(named.filter((name) => name.endsWith("Sorrell")).sort()).toEqual([
      "Edmund Sorrell",
      "Mrs. Sorrell",
    ]);
  });
});

describe("making from any text", () => {
  it("never breaks, and every receipt is an exact slice", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(
        BRIDGE,
        GAZETTE,
        "On 3 May 1901 ",
        "“",
        "\n\n",
        "He said that ",
        "<p>",
        "In 1899/1900, ",
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom("text", "markdown", "html"),
        (pieces, format) => {
          const raw = pieces.join("");
          const result = make({ title: "x", documents: [document("x", raw, format)] }, () => {});
          const lines = result.people.people.flatMap((one) => [
            ...one.roles,
            ...one.said,
            ...one.proposed,
            ...one.did,
          ]);
          const receipts = [
            ...result.deck.cards.flatMap((card) => card.evidence),
            ...result.timeline.entries.flatMap((entry) => entry.evidence),
            ...lines.map((line) => line.evidence),
          ];
          for (const one of receipts) expect(raw.slice(one.start, one.end)).toBe(one.quote);
        },
      ),
      { numRuns: 60 },
    );
  });
});
