import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groundSuggestions } from "#lib/decks/suggestions.ts";
import { readDecoded } from "#lib/documents/read.ts";

const TEXT =
  "The harbour at Skarr was closed on 2 August 1904 after the great storm. The engineer Ida Marsh “proposed a sea wall of granite” to the council in 1905. The council accepted her plan.";
const DOCUMENT = readDecoded("skarr.txt", TEXT, "text");
const NOTHING = { cards: [], conflicts: [] };

const good = {
  category: "date",
  question: "When was the harbour at Skarr closed after the great storm?",
  answer: "2 August 1904",
  quote: "The harbour at Skarr was closed on 2 August 1904",
};
const ground = (items: unknown, known: Parameters<typeof groundSuggestions>[2] = NOTHING) =>
  groundSuggestions(DOCUMENT, items, known);

describe("a suggestion of a language model", () => {
  it("is kept when its quotation stands in the document and proves its answer", () => {
    const { cards, dropped } = ground([good]);
    expect(dropped).toEqual({});
    expect(cards[0]?.evidence[0]).toMatchObject({ document: "skarr.txt", quote: good.quote, start: 0 });
  });

  it("may copy the quotation with other spaces, marks and capitals; the receipt is what stands there", () => {
    const { cards } = ground([
      {
        category: "proposal",
        question: "What did the engineer Ida Marsh propose to the council of Skarr in 1905?",
        answer: "a sea wall of granite",
        quote: 'the engineer  Ida Marsh "proposed a sea wall\n of granite" to the council',
      },
    ]);
    expect(cards[0]?.evidence[0]?.quote).toBe(
      "The engineer Ida Marsh “proposed a sea wall of granite” to the council",
    );
  });

  it.each([
    ["not in the document", { ...good, quote: "The harbour at Skarr was closed on 3 August 1904" }],
    ["not proved by its quotation", { ...good, answer: "5 May 1911" }],
    ["refused", { ...good, question: "When was it closed on 2 August 1904?" }],
    ["unreadable", { ...good, category: "joke" }],
    ["unreadable", "When?"],
    ["unreadable", null],
  ] as const)("is dropped and counted: %s", (reason, item) => {
    expect(ground([item])).toEqual({ cards: [], dropped: { [reason]: 1 } });
  });

  it("is dropped when it asks what is asked already, in the same answer or twice itself", () => {
    const [card] = ground([good]).cards;
    if (!card) throw new Error("no card");
    expect(ground([good], { cards: [card], conflicts: [] }).dropped).toEqual({ "already there": 1 });
    expect(ground([good, good]).dropped).toEqual({ "already there": 1 });
  });

  it("takes no side where the documents disagree", () => {
    const claim = { document: "skarr.txt", start: 0, end: 48, value: "1904-08-02", quote: TEXT.slice(0, 48) };
    const conflicts = [{ id: "c", topic: "the closing", slot: "date" as const, claims: [claim] }];
    expect(ground([good], { cards: [], conflicts }).dropped).toEqual({ disputed: 1 });
  });

  it("rests on no page furniture", () => {
    const page = readDecoded(
      "page.html",
      "<html><body><nav><a href='/'>Home page</a> <a href='/about'>About the harbour at Skarr 1904</a></nav><article><p>The harbour at Skarr was closed on 2 August 1904 after the great storm.</p></article></body></html>",
      "html",
    );
    const item = { ...good, answer: "1904", quote: "About the harbour at Skarr 1904" };
    expect(groundSuggestions(page, [item], NOTHING).cards).toEqual([]);
  });

  it("can be anything at all: every kept card has an exact receipt and nothing throws", () => {
    const item = fc.record({
      category: fc.constantFrom("date", "quote", "x"),
      question: fc.oneof(fc.string(), fc.constant(good.question)),
      answer: fc.oneof(fc.string(), fc.constant(good.answer)),
      quote: fc.oneof(
        fc.string(),
        fc.tuple(fc.nat(TEXT.length), fc.nat(80)).map(([start, length]) => TEXT.slice(start, start + length)),
      ),
    });
    fc.assert(
      fc.property(fc.oneof(fc.array(item, { maxLength: 5 }), fc.jsonValue()), (said) => {
        for (const card of ground(said).cards)
          for (const { start, end, quote } of card.evidence) expect(TEXT.slice(start, end)).toBe(quote);
      }),
    );
  });
});
