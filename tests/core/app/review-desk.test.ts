import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemsOf, likest, nextFrom, passes } from "#app/dossiers/[dossierId]/review/desk-list.ts";
import {
  type Command,
  confirm,
  type Desk,
  give,
  overhear,
  refuse,
  sitDown,
} from "#app/dossiers/[dossierId]/review/desk-state.ts";
import { commandFor, type Mode } from "#app/dossiers/[dossierId]/review/keys.ts";
import {
  type Move,
  moved,
  moveFor,
  sentenceAt,
  stretchesOf,
} from "#app/dossiers/[dossierId]/review/passage.ts";
import type { DocumentBlock } from "#lib/study/document-view.ts";
import { lineNow, moveLine } from "#lib/study/importance-line.ts";
import { likelyCategory } from "#lib/study/likely-category.ts";
import type { DeskCard, ReviewView } from "#lib/study/review.ts";

function card(id: string, changes: Partial<DeskCard> = {}): DeskCard {
  const start = Number(id.slice(1)) * 10;
  return {
    id,
    category: "date",
    question: `When was bridge ${id} opened?`,
    answer: "1871",
    disputed: false,
    readings: [],
    before: null,
    byHand: false,
    receipts: [{ documentId: "d", documentTitle: "D", start, end: start + 5, quote: "words", role: "proof" }],
    weight: 0.5,
    doubt: null,
    decision: null,
    reason: null,
    studied: false,
    position: start,
    stamp: "1.0",
    ...changes,
  };
}

const desk = (...cards: readonly DeskCard[]): Desk => sitDown({ cards, undo: [], redo: [] });
const accept = (cardId: string, id = `accept-${cardId}`): Command => ({ id, kind: "accept", cardId });
const shown = (state: Desk) =>
  Object.fromEntries([...state.cards.values()].map((one) => [one.id, one.decision]));

describe("a step at the desk", () => {
  it("shows at once, and stays shown when the server has done it", () => {
    const step = accept("c1");
    const given = give(desk(card("c1"), card("c2")), step);
    expect(shown(given)).toEqual({ c1: "accepted", c2: null });
    const done = card("c1", { decision: "accepted", stamp: "1.5" });
    const after = confirm(given, step, { cards: [done], gone: [] });
    expect([shown(after), after.pending]).toEqual([{ c1: "accepted", c2: null }, []]);
  });

  it("is taken off again when the server would not, with what is true now", () => {
    const step = accept("c1");
    const given = give(desk(card("c1")), step);
    const now = card("c1", { decision: "rejected", reason: "wrong" });
    const after = refuse(given, step, { cards: [now], gone: [] });
    expect([shown(after), after.undo, after.pending]).toEqual([{ c1: "rejected" }, [], []]);
  });

  it("that was refused takes its undo off the way with it", () => {
    const step = accept("c1");
    const back: Command = { id: "u", kind: "undo", target: step.id };
    const after = refuse(give(give(desk(card("c1")), step), back), step, null);
    expect([shown(after), after.pending, after.undo, after.redo]).toEqual([{ c1: null }, [], [], []]);
  });

  it("of another window comes in beneath what is on its way here", () => {
    const given = give(desk(card("c1"), card("c2")), accept("c1"));
    const after = overhear(given, { cards: [card("c2", { decision: "rejected" })], gone: [] });
    expect(shown(after)).toEqual({ c1: "accepted", c2: "rejected" });
  });

  it("merges: the receipts join once each, and the card is off the desk", () => {
    const after = give(desk(card("c1"), card("c2")), { id: "m", kind: "merge", cardId: "c1", into: "c2" });
    expect(shown(after)).toEqual({ c2: null });
    const other = give(desk(card("c1"), card("c2")), { id: "m", kind: "merge", cardId: "c2", into: "c1" });
    expect(other.undo.map((step) => step.cardIds)).toEqual([["c2", "c1"]]);
    expect(after.cards.get("c2")?.receipts.map((one) => one.start)).toEqual([20, 10]);
  });

  it("edits: the words before are kept beside, and writing them again is no edit", () => {
    const words = { question: "When?", answer: "1872" };
    const edited = give(desk(card("c1")), { id: "e", kind: "edit", cardId: "c1", words });
    expect(edited.cards.get("c1")).toMatchObject({
      ...words,
      decision: "edited",
      before: { answer: "1871" },
    });
    const back = { question: "When was bridge c1 opened?", answer: "1871" };
    const again = give(edited, { id: "f", kind: "edit", cardId: "c1", words: back });
    expect(again.cards.get("c1")).toMatchObject({ ...back, decision: "accepted", before: null });
  });

  it("and any steps after it, undone one by one, leave what was there before; redone, what was there after", () => {
    const ids = ["c1", "c2", "c3"] as const;
    const one = fc.constantFrom(...ids);
    const steps = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant("accept" as const), cardId: one }),
        fc.record({ kind: fc.constant("reject" as const), cardId: one, reason: fc.constant("wrong") }),
        fc.record({ kind: fc.constant("limit" as const), keep: fc.integer({ min: 0, max: 3 }) }),
        fc.record({ kind: fc.constant("merge" as const), cardId: one, into: one }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const start = desk(...ids.map((id) => card(id)));
        const states = [start];
        let now = start;
        for (const [i, step] of all.entries()) {
          if (step.kind === "merge" && step.cardId === step.into) continue;
          now = give(now, { ...step, id: `s${i}` });
          states.push(now);
        }
        for (let i = states.length - 2; i >= 0; i -= 1) {
          now = give(now, { id: `u${i}`, kind: "undo", target: now.undo.at(-1)?.id ?? "" });
          expect(now.cards).toEqual(states[i]?.cards);
        }
        for (let i = 1; i < states.length; i += 1) {
          now = give(now, { id: `r${i}`, kind: "redo", target: now.redo.at(-1)?.id ?? "" });
          expect(now.cards).toEqual(states[i]?.cards);
        }
      }),
    );
  });
});

const DOCUMENT: NonNullable<ReviewView["document"]> = {
  id: "d",
  versionId: "v",
  title: "D",
  byline: "",
  length: 100,
  whole: true,
  blocks: [],
  part: 1,
  parts: 1,
  lanes: [],
  marked: ["c1", "c2", "c3", "refused:4"],
  cards: ["c1", "c2", "c3"],
  refused: [{ position: 4, start: 15, end: 18, question: "Q?", answer: "A", reason: "unclear", quote: "q" }],
  leftOut: [],
};
const mapOf = (...cards: readonly DeskCard[]) => new Map(cards.map((one) => [one.id, one]));

describe("what is looked through", () => {
  const cards = mapOf(card("c3"), card("c1", { decision: "accepted" }), card("c2", { category: "quote" }));
  const items = itemsOf(DOCUMENT, cards);
  const undecided = { show: "undecided", category: null } as const;

  it("stands in the document's order, refused candidates among the cards", () => {
    expect(items.map((item) => item.id)).toEqual(["c1", "refused:4", "c2", "c3"]);
  });

  it("has a card at its proof, not where something before it is implied", () => {
    const late = card("c3", {
      receipts: [
        { documentId: "d", documentTitle: "D", start: 2, end: 4, quote: "year", role: "context" },
        { documentId: "d", documentTitle: "D", start: 30, end: 35, quote: "words", role: "proof" },
      ],
    });
    const all = itemsOf(DOCUMENT, mapOf(late, card("c1")));
    expect(all.map((item) => item.id)).toEqual(["c1", "refused:4", "c3"]);
  });

  it("goes on round the end, and ends when nothing is left", () => {
    expect(nextFrom(items, "c3", undecided)).toBe("c2");
    expect(nextFrom(items, "c2", undecided, -1)).toBe("c3");
    expect(nextFrom(items, null, { show: "refused", category: null })).toBe("refused:4");
    expect(nextFrom(items, "c1", { show: "disputed", category: null })).toBeNull();
  });

  it("is narrowed by kind and by what is to be checked", () => {
    const kept = (filter: Parameters<typeof passes>[1]) =>
      items.filter((item) => passes(item, filter)).map((item) => item.id);
    expect(kept({ show: "all", category: "quote" })).toEqual(["c2"]);
    expect(kept({ show: "accepted", category: null })).toEqual(["c1"]);
    expect(kept({ show: "check", category: null })).toEqual([]);
  });

  it("holds a card written since the document was drawn, and no card of another part", () => {
    const more = mapOf(...cards.values(), card("c9", { byHand: true }));
    expect(itemsOf(DOCUMENT, more).map((item) => item.id)).toContain("c9");
    const elsewhere = { ...DOCUMENT, marked: [...DOCUMENT.marked, "c9"] };
    expect(itemsOf(elsewhere, more).map((item) => item.id)).not.toContain("c9");
  });

  it("offers for a merge what is likest, and never what was rejected", () => {
    const like = card("c2", { question: "When was bridge c1 opened to carts?" });
    const all = [card("c1"), card("c3", { question: "Who paid?", answer: "Nobody" }), like];
    expect(likest(card("c1"), all, "").map((one) => one.id)).toEqual(["c2", "c3"]);
    expect(likest(card("c1"), all, "paid").map((one) => one.id)).toEqual(["c3"]);
    expect(likest(card("c1"), [card("c2", { decision: "rejected" })], "")).toEqual([]);
  });
});

describe("the line under the most important cards", () => {
  const states = [
    { decision: null, reason: null, byHand: false },
    { decision: "accepted", reason: null, byHand: false },
    { decision: "accepted", reason: null, byHand: true },
    { decision: "rejected", reason: "wrong", byHand: false },
    { decision: "rejected", reason: "below the line", byHand: false },
  ] as const;
  const arbitrary = fc.array(
    fc.record({
      weight: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      state: fc.constantFrom(...states),
    }),
    { maxLength: 30 },
  );
  it("never moves what a person decided, and leaves as many as were asked for where it can", () => {
    fc.assert(
      fc.property(arbitrary, fc.nat({ max: 40 }), (some, keep) => {
        const cards = some.map(({ weight, state }, i) => card(`c${i}`, { weight, ...state }));
        const { leaveOut, takeBack } = moveLine(cards, keep);
        for (const one of cards) {
          const byPerson = one.byHand || (one.decision !== null && one.reason !== "below the line");
          if (byPerson || one.decision === "accepted")
            expect([...leaveOut, ...takeBack]).not.toContain(one.id);
        }
        const after = cards.map((one) => {
          if (leaveOut.includes(one.id))
            return { ...one, decision: "rejected" as const, reason: "below the line" };
          return takeBack.includes(one.id) ? { ...one, decision: null, reason: null } : one;
        });
        const { kept, least, of } = lineNow(after);
        expect(kept).toBe(Math.min(of, Math.max(keep, least)));
        expect(moveLine(after, keep)).toEqual({ leaveOut: [], takeBack: [] });
      }),
    );
  });
});

describe("the keys of the desk", () => {
  const press = (key: string, more: object = {}, mode: Mode = "look", single = true) =>
    commandFor(
      {
        key,
        code: "",
        ctrlKey: false,
        metaKey: false,
        altKey: false,
        shiftKey: false,
        repeat: false,
        writing: false,
        onControl: false,
        ...more,
      },
      single,
      mode,
    );

  it("are letters and arrows, by place where the layout has no Latin letters", () => {
    expect(
      ["j", "ArrowDown", "k", "a", "e", "r", "m", "w", "u", "n", "Enter"].map((key) => press(key)),
    ).toEqual([
      "next",
      "next",
      "previous",
      "accept",
      "edit",
      "reject",
      "merge",
      "write",
      "undo",
      "document",
      "go",
    ]);
    expect(press("ф", { code: "KeyA" })).toBe("accept");
    expect(press("U", { shiftKey: true })).toBe("redo");
    expect(press("z", { ctrlKey: true, shiftKey: true })).toBe("redo");
  });

  it("decide once however long they are held; only going on repeats", () => {
    expect(press("a", { repeat: true })).toBeNull();
    expect(press("u", { repeat: true })).toBeNull();
    expect(press("j", { repeat: true })).toBe("next");
  });

  it("give a reason while one is asked for, also from the digit row of a French keyboard", () => {
    expect(press("3", {}, "reject")).toEqual({ reason: 3 });
    expect(press("&", { code: "Digit1" }, "reject")).toEqual({ reason: 1 });
    expect(press("a", {}, "reject")).toBeNull();
    expect(press("7", {}, "reject")).toBeNull();
  });

  it("are idle in fields and when switched off, but Escape always leads out", () => {
    expect(press("a", { writing: true })).toBeNull();
    expect(press("a", {}, "look", false)).toBeNull();
    expect(press("z", { ctrlKey: true }, "look", false)).toBe("undo");
    expect(press("Escape", { writing: true }, "edit", false)).toBe("leave");
    expect(press("Escape")).toBeNull();
    expect(press("Enter", { onControl: true })).toBeNull();
  });
});

describe("choosing a passage by keyboard", () => {
  const TEXT = ["The bridge opened. It was long!", "Nobody paid for it."];
  const blocks = TEXT.map((text, i): DocumentBlock => {
    const start = i === 0 ? 0 : (TEXT[0]?.length ?? 0);
    const pieces = [
      { start: start + i * 2, text: text.slice(0, 5), cards: [], current: false },
      { start: start + i * 2 + 5, text: text.slice(5), cards: [], current: false },
    ];
    return { zone: "body", level: 0, reason: null, language: "en", pieces, cards: [] };
  });
  const whole = TEXT.join("\n\n");
  const sentences = stretchesOf(blocks, "sentence");
  const words = stretchesOf(blocks, "word");
  const pickedBy = (...keys: readonly string[]): string => {
    let picked = sentences[0] ?? { start: 0, end: 0 };
    for (const key of keys) {
      const move: Move | null = moveFor(key.replace("+", ""), key.startsWith("+"));
      if (move) picked = moved(picked, move, sentences, words);
    }
    return whole.slice(picked.start, picked.end);
  };

  it("goes by sentences, and trims by words at both ends", () => {
    expect(sentences.map(({ start, end }) => whole.slice(start, end))).toEqual([
      "The bridge opened.",
      "It was long!",
      "Nobody paid for it.",
    ]);
    expect(pickedBy("ArrowDown")).toBe("It was long!");
    expect(pickedBy("ArrowDown", "ArrowDown", "ArrowUp")).toBe("It was long!");
    expect(pickedBy("+ArrowDown")).toBe("The bridge opened. It was long!");
    expect(pickedBy("+ArrowDown", "+ArrowUp")).toBe("The bridge opened.");
    expect(pickedBy("ArrowRight", "+ArrowLeft", "+ArrowLeft")).toBe("bridge");
    expect(pickedBy("ArrowRight", "ArrowLeft", "ArrowLeft")).toBe("The bridge opened.");
  });

  it("begins where the reader is, and never leaves the document", () => {
    expect(sentenceAt(sentences, 20)).toEqual(sentences[1]);
    expect(sentenceAt(sentences, 9_999)).toEqual(sentences[2]);
    expect(sentenceAt([], 3)).toBeNull();
    expect(pickedBy("ArrowUp", "ArrowUp")).toBe("The bridge opened.");
    expect(pickedBy("ArrowDown", "ArrowDown", "ArrowDown", "+ArrowDown")).toBe("Nobody paid for it.");
  });
});

describe("the likely kind of a card that a person writes", () => {
  it.each([
    ["On what date was the bridge opened?", "3 May 1871", "date"],
    ["In which two months did the strike take place?", "May and June", "date"],
    ["Who said that the bridge was “a folly”?", "The mayor", "quote"],
    ["How did the engineer describe the ice?", "as a wall", "quote"],
    ["What did the guild propose to the council?", "a ferry", "proposal"],
    ["Who opened the bridge?", "the mayor", "participant"],
    ["Which minister opened the bridge?", "Reck", "participant"],
    ["What became of the old ferry?", "It was sold", "outcome"],
  ])("%s", (question, answer, category) => {
    expect(likelyCategory(question, answer)).toBe(category);
  });
});
