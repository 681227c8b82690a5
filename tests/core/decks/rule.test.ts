import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DisputeContext, disputedCard } from "#lib/cards/dispute.ts";
import { contentId } from "#lib/cards/identity.ts";
import type { Card, Evidence } from "#lib/cards/types.ts";
import type { Claim, Conflict } from "#lib/conflicts/types.ts";
import { askTopic } from "#lib/decks/ask-topic.ts";
import { latestRulings, type Ruling, rule, stateOf } from "#lib/decks/rule.ts";

const CONTEXT: DisputeContext = {
  showValue: (_, value) => value,
  titleOf: (document) => `“${document}”`,
  fileOf: (document) => document,
  maxLength: 200,
};

const claim = (document: string, start: number, value: string): Claim => ({
  document,
  start,
  end: start + 20,
  value,
  quote: `${value} is what it says`.slice(0, 20),
});

const FIRE: Conflict = {
  id: "fire",
  topic: "When the mill was burned",
  slot: "date",
  claims: [
    claim("gazette", 10, "March 1871"),
    claim("almanac", 40, "March 1871"),
    claim("letters", 5, "June 1872"),
  ],
};
const OWNER: Conflict = {
  id: "owner",
  topic: "Who built the mill",
  slot: "actor",
  claims: [claim("gazette", 100, "Ada Brook"), claim("letters", 90, "the parish")],
};
const CONFLICTS = [FIRE, OWNER];

/** A card on a fact that a disagreement touches, as the generator marks it. */
function fact(own: Claim, conflict: Conflict, changes: Partial<Card> = {}): Card {
  const readings = new Map<string, number[]>();
  const evidence: Evidence[] = [{ ...own, role: "proof" as const }];
  for (const one of conflict.claims) {
    readings.set(one.value, [...(readings.get(one.value) ?? []), evidence.length]);
    evidence.push({ ...one, role: "reading" });
  }
  return {
    id: `fact-${own.document}-${own.start}`,
    category: "date",
    question: `According to “${own.document}”, in which month did the mill burn down?`,
    answer: own.value,
    evidence: evidence.map(({ document, start, end, quote, role }) => ({
      document,
      start,
      end,
      quote,
      role,
    })),
    siblings: "sentence",
    disputed: true,
    readings: [...readings].map(([value, indices]) => ({ value, evidence: indices })),
    ...changes,
  };
}

const PLAIN: Card = {
  id: "plain",
  category: "participant",
  question: "Who was the miller?",
  answer: "Tom Weir",
  evidence: [{ document: "gazette", start: 0, end: 8, quote: "Tom Weir", role: "proof" }],
  siblings: "other",
};
const [GAZETTE, ALMANAC, LETTERS] = FIRE.claims as [Claim, Claim, Claim];
const CARDS: readonly Card[] = [
  disputedCard(FIRE, CONTEXT),
  fact(GAZETTE, FIRE),
  fact(ALMANAC, FIRE),
  fact(LETTERS, FIRE),
  disputedCard(OWNER, CONTEXT),
  PLAIN,
];

const ruled = (changes: Partial<Ruling>): Ruling => ({
  conflict: "fire",
  kind: "for",
  value: "March 1871",
  by: null,
  at: 5,
  ...changes,
});
const asked = (...rulings: readonly Ruling[]): readonly Card[] => rule(CARDS, CONFLICTS, rulings);

const anyRuling: fc.Arbitrary<Ruling> = fc
  .tuple(
    fc.constantFrom(...CONFLICTS),
    fc.constantFrom("for" as const, "contested" as const, "dismissed" as const),
    fc.nat(3),
    fc.nat(9),
  )
  .map(([conflict, kind, pick, at]) => ({
    conflict: conflict.id,
    kind,
    value: kind === "for" ? (conflict.claims[pick]?.value ?? "nobody says so") : null,
    by: null,
    at,
  }));
const anyRulings = fc.array(anyRuling, { maxLength: 5 });

describe("a ruling for one reading", () => {
  it("makes the disputed card a plain question with that reading's answer and its receipts first", () => {
    const alone = [disputedCard(FIRE, CONTEXT)];
    const [card] = rule(alone, CONFLICTS, [ruled({ value: "June 1872", by: "Ada" })]);
    expect(card).toMatchObject({ question: "When was the mill burned?", answer: "June 1872" });
    expect(card).not.toHaveProperty("disputed");
    expect(card).not.toHaveProperty("readings");
    expect(card?.evidence.map(({ document, role }) => [document, role])).toEqual([
      ["letters", "proof"],
      ["gazette", "reading"],
      ["almanac", "reading"],
    ]);
    expect(card?.ruling).toEqual({
      kind: "for",
      value: "June 1872",
      by: "Ada",
      at: 5,
      otherwise: [{ value: "March 1871", evidence: [1, 2] }],
    });
  });

  it("asks a fact that agrees with it without naming the source, and once", () => {
    const [, first, second] = asked(ruled({}));
    expect(first).toMatchObject({ question: "In which month did the mill burn down?", answer: "March 1871" });
    expect(first).not.toHaveProperty("disputed");
    expect(first?.ruling?.otherwise).toEqual([{ value: "June 1872", evidence: [3] }]);
    expect(second?.question).toBe("According to “almanac”, in which month did the mill burn down?");
  });

  it("asks the disputed card who says what where a fact card asks the same plainly, and tells the ruling", () => {
    const [first] = asked(ruled({}));
    expect(first).toMatchObject({ disputed: true, ruling: { kind: "for", value: "March 1871" } });
    expect(first?.question).toMatch(/^The documents differ on/u);
    const besides = fact(GAZETTE, FIRE, {
      question: "According to “gazette”, when did the last cart leave the mill?",
      evidence: fact(GAZETTE, FIRE).evidence.map((one, i) =>
        i === 0 ? { ...one, start: 400, end: 420 } : one,
      ),
    });
    const [plainly] = rule([CARDS[0] as Card, besides], CONFLICTS, [ruled({})]);
    expect(plainly?.question).toBe("When was the mill burned?");
  });

  it("keeps asking about the documents where the topic says too little to be asked", () => {
    const hollow = { ...FIRE, topic: "The result in: “…”" };
    const [card] = rule([disputedCard(hollow, CONTEXT)], [hollow], [ruled({})]);
    expect(card).toMatchObject({ disputed: true, ruling: { value: "March 1871" } });
  });

  it("leaves a fact that holds another reading to its source, and says what was ruled", () => {
    const [, , , third] = asked(ruled({}));
    expect(third).toMatchObject({ disputed: true, answer: "June 1872", ruling: { value: "March 1871" } });
    expect(third?.question).toMatch(/^According to/u);
  });

  it("does not make plain what another disagreement still holds open in the same words", () => {
    const both = fact(GAZETTE, FIRE, { answer: "March 1871, by Ada Brook" });
    const open = {
      ...OWNER,
      claims: [claim("gazette", 12, "Ada Brook"), claim("letters", 90, "the parish")],
    };
    const held = rule([both], [FIRE, open], [ruled({})]);
    expect(held[0]).toMatchObject({ disputed: true, ruling: { kind: "for" } });
    const settled = ruled({ conflict: "owner", value: "Ada Brook" });
    expect(rule([both], [FIRE, open], [ruled({}), settled])[0]).not.toHaveProperty("disputed");
  });

  it("is void when no document says any more what it was for", () => {
    const gone = ruled({ value: "May 1800" });
    expect(stateOf(FIRE, gone)).toBe("open");
    expect(asked(gone)).toEqual(CARDS);
  });
});

describe("the other rulings", () => {
  it("keep a contested fact a question about the documents, never a plain one", () => {
    const cards = asked(ruled({ kind: "contested", value: null }));
    expect(cards[0]?.question).toBe(
      "The documents differ on when the mill was burned. Which says what, and why might they differ?",
    );
    for (const card of cards.slice(0, 4)) {
      expect(card.disputed).toBe(true);
      expect(card.ruling?.kind).toBe("contested");
    }
  });

  it("make ordinary cards of what is no contradiction, and say nothing of a ruling", () => {
    const cards = asked(ruled({ kind: "dismissed", value: null }));
    for (const card of cards.slice(0, 4)) {
      expect(card).not.toHaveProperty("disputed");
      expect(card).not.toHaveProperty("readings");
      expect(card).not.toHaveProperty("ruling");
    }
    expect(cards[0]?.question).toBe("What do the documents say on when the mill was burned?");
    expect(new Set(cards.map(({ question }) => question)).size).toBe(cards.length);
  });

  it.each([
    ["date", "mid-March 1871", "14 March 1871", "14 March 1871"],
    ["date", "March and April 1871", "April 1871", "April 1871"],
    ["object", "the mill", "the mill at Lower Weir", "the mill at Lower Weir"],
    ["date", "March 1871", "June 1872", null],
    ["outcome", "answered", "never answered", null],
    ["number", "40 houses", "40 houses burned", null],
    ["actor", "Ada Brook", "Ada Brook and Tom Weir", null],
  ] as const)("ask the finer reading when one is only less exact: %s, %s beside %s", (slot, a, b, finer) => {
    const conflict: Conflict = { ...FIRE, slot, claims: [claim("gazette", 1, a), claim("letters", 1, b)] };
    const card = rule(
      [disputedCard(conflict, CONTEXT)],
      [conflict],
      [ruled({ kind: "dismissed", value: null })],
    )[0];
    const capital = finer === null ? null : `${finer.charAt(0).toUpperCase()}${finer.slice(1)}`;
    if (capital === null) expect(card?.answer).toContain("; ");
    else expect(card).toMatchObject({ answer: capital, question: "When was the mill burned?" });
  });
});

describe("rulings as a layer", () => {
  it("give back the generated cards themselves when there is none", () => {
    expect(rule(CARDS, CONFLICTS, [])).toEqual(CARDS);
  });

  it("are undone without a trace: what counts is the latest, not what stood before", () => {
    fc.assert(
      fc.property(anyRulings, anyRuling, (rulings, extra) => {
        const last = { ...extra, at: 100 };
        const known = latestRulings(rulings).get(extra.conflict);
        const restated = known === undefined ? [] : [{ ...known, at: 101 }];
        const back = rule(CARDS, CONFLICTS, [
          ...rulings.filter((one) => one.conflict !== extra.conflict),
          ...restated,
        ]);
        const plainly = rule(CARDS, CONFLICTS, rulings);
        const sameButWhen = (cards: readonly Card[]) =>
          cards.map((card) => ({ ...card, ruling: card.ruling ? { ...card.ruling, at: 0 } : null }));
        expect(sameButWhen(back)).toEqual(sameButWhen(plainly));
        expect(rule(CARDS, CONFLICTS, [...rulings, last])).toEqual(
          rule(CARDS, CONFLICTS, [...rulings.filter((one) => one.conflict !== extra.conflict), last]),
        );
      }),
    );
  });

  it("keep every card under its id and in its place, and every receipt on it", () => {
    fc.assert(
      fc.property(anyRulings, (rulings) => {
        const cards = asked(...rulings);
        expect(cards.map(({ id, category, siblings }) => [id, category, siblings])).toEqual(
          CARDS.map(({ id, category, siblings }) => [id, category, siblings]),
        );
        const receipts = (card: Card | undefined) =>
          card?.evidence
            .map(({ document, start, end, quote }) => JSON.stringify([document, start, end, quote]))
            .sort();
        cards.forEach((card, i) => {
          expect(receipts(card)).toEqual(receipts(CARDS[i]));
        });
      }),
    );
  });

  it("point every reading at receipts that say it", () => {
    fc.assert(
      fc.property(anyRulings, (rulings) => {
        for (const card of asked(...rulings)) {
          for (const { value, evidence } of [...(card.readings ?? []), ...(card.ruling?.otherwise ?? [])]) {
            expect(evidence.length).toBeGreaterThan(0);
            for (const index of evidence)
              expect(card.evidence[index]?.quote.toLowerCase()).toContain(value.toLowerCase());
          }
        }
      }),
    );
  });

  it("never ask a fact plainly while its disagreement is open or kept contested", () => {
    fc.assert(
      fc.property(anyRulings, (rulings) => {
        const cards = asked(...rulings);
        const latest = latestRulings(rulings);
        const open = (conflict: Conflict) =>
          ["open", "contested"].includes(stateOf(conflict, latest.get(conflict.id)));
        for (const card of cards) {
          const own = CONFLICTS.find(({ id }) => card.siblings === contentId(["conflict", id]));
          const conflict = own ?? (card.id.startsWith("fact-") ? FIRE : undefined);
          if (conflict && open(conflict)) expect(card.disputed).toBe(true);
        }
      }),
    );
  });
});

describe("a topic as a question", () => {
  it.each([
    ["When the bridge was opened", "When was the bridge opened?"],
    ["When the talks occurred", "When was it that the talks occurred?"],
    [
      "When the offer that nobody answered was made",
      "When was it that the offer that nobody answered was made?",
    ],
    [
      "When Ida was given the letter: before the visit or after it",
      "When was Ida given the letter: before the visit or after it?",
    ],
    ["Whether the motion was approved or rejected", "Which holds: the motion was approved or rejected?"],
    [
      "Whether the club already belonged to the league",
      "Is it true that the club already belonged to the league?",
    ],
    ["Which part of the world Spain was to get", "Which part of the world was Spain to get?"],
    ["Who founded the school", "Who founded the school?"],
    ["How many people were killed in the fire", "How many people were killed in the fire?"],
    ["How many houses the storm destroyed", "How many houses was it that the storm destroyed?"],
    ["The purchase price", "Which figure holds for the purchase price?"],
    ["The result between Rovers and Town", "What was the result between Rovers and Town?"],
    ["The result in: “…”", null],
    ["Something else altogether", null],
    [
      "The date in: “The hall burned … and was built again”",
      "Which date belongs in “The hall burned … and was built again”?",
    ],
  ])("%s", (topic, question) => {
    expect(askTopic(topic)).toBe(question);
  });
});
