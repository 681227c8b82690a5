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

describe("words that look like others", () => {
  it("a month's name behind a name and `and` is a name", () => {
    const found = all("In 1888 the writer urged readers to boycott Holm and May's lamps.");
    expect(found).toContain("→ boycott Holm and May's lamps");
    const built = extract(readDecoded("a.txt", "The bridge was built between April and May 1871.", "text"));
    expect(built.dates.map(({ value }) => value)).toEqual(["1871-04/1871-05"]);
  });

  it("a noun behind a noun of the place is no verb", () => {
    const found = all("In 1889 nearly two thousand men walked out of the Holm motor works at Corden.");
    expect(found).toContain(
      "In which year did nearly two thousand men walk out of the Holm motor works at Corden? → 1889",
    );
    expect(all("In July 1888 some 400 women walked out of the Holm lamp factory at Corden.")).toContain(
      "walk out of the Holm lamp factory at Corden? → July 1888",
    );
  });

  it("a newspaper called by a common word says what stands behind it, and not the paper before", () => {
    const reading = extract(
      readDecoded(
        "story.txt",
        "The Corden Gazette printed the story; The Times wrote that “the pests of the modern world” had stirred them up.",
        "text",
      ),
    );
    const [said] = reading.quotations;
    expect(said?.speaker && reading.document.text.slice(said.speaker.start, said.speaker.end)).toBe("Times");
    expect(reading.entities.map(({ name }) => name)).toContain("The Times");
    expect(extract(readDecoded("a.txt", "Times were hard. The times changed.", "text")).names).toEqual([]);
  });

  it("whoever is offered something is not what is offered, also where something is said of them in between", () => {
    const found = all(
      "The king offered the minister of war, General Hume, a seat in the council. The king offered Count Brandt, who was ill, the leadership of the mission.",
    );
    expect(found).not.toMatch(/Which minister did|Whom did|Who offered Count Brandt\?/u);
    expect(all("In 1905 the king offered his envoy the post of first delegate.")).toContain(
      "Which post did the king offer his envoy",
    );
  });
});

describe("a reason that stands first", () => {
  it("is asked for, unless it leans on who is named only behind it", () => {
    const found = all(
      "John Taylor wrote to the board. Because the river was frozen, the mill at Corden closed in January 1899. Because he was ill, Count Brandt sent an envoy to Corden.",
    );
    expect(found).toContain(
      "Why did the mill at Corden close in January 1899? → Because the river was frozen",
    );
    expect(found).not.toContain("Because Taylor");
  });
});

describe("what is not so", () => {
  it("is asked with one denial", () => {
    const found = all(
      "The divers found no survivors because the hull was crushed. Nobody voted for the bridge because the price had doubled. The miners cut no more than four yards because the rock was hard.",
    );
    expect(found).toContain("Why did the divers find no survivors?");
    expect(found).toContain("Why did nobody vote for the bridge?");
    expect(found).toContain("Why did the miners cut no more than four yards?");
  });
});
