import { describe, expect, it } from "vitest";
import { otherwiseWords, rulingWords } from "#app/_ui/ruling-words.ts";
import { keyOf, stepOf } from "#app/dossiers/[dossierId]/disagreements/keys.ts";
import { noticeOf } from "#app/dossiers/[dossierId]/disagreements/notice-words.ts";
import {
  fitting,
  headline,
  ruleWord,
  tallyWords,
  waiting,
} from "#app/dossiers/[dossierId]/disagreements/words.ts";
import type { CaseState } from "#lib/study/disagreements.ts";

const cases = (...states: CaseState[]) => states.map((state) => ({ state }));

describe("the title says how things stand", () => {
  it.each([
    [[], true, "No contradiction was found in your documents."],
    [["open"], true, "Your documents disagree in one place. It is open."],
    [["ruled"], true, "Your documents disagree in one place. It is settled."],
    [["open", "open"], true, "Your documents disagree in two places. All are open."],
    [["open", "ruled", "dismissed"], true, "Your documents disagree in three places. One is still open."],
    [["contested", "ruled"], true, "Your documents disagree in two places. All are settled."],
    [["open", "open"], false, "The documents disagree in two places."],
  ] as const)("%j, own: %s", (states, owned, words) => {
    expect(headline({ cases: cases(...states), owned })).toBe(words);
  });
});

describe("the words beside a disagreement", () => {
  it("say how many cards wait for it", () => {
    expect(waiting({ cards: 0, state: "open" })).toBe("No card asks about this.");
    expect(waiting({ cards: 1, state: "open" })).toBe("One card waits for this.");
    expect(waiting({ cards: 2, state: "ruled" })).toBe("Two cards follow the ruling.");
    expect(waiting({ cards: 1, state: "dismissed" })).toBe("One card is an ordinary one again.");
  });

  it("name a short reading on its button and count a long one", () => {
    const long = "a pact of mutual assistance in every war";
    expect(ruleWord([{ words: "9 June 1876" }, { words: "1877" }], 1)).toBe("Rule for 1877");
    expect(ruleWord([{ words: "9 June 1876" }, { words: long }], 0)).toBe("Rule for the first");
  });

  it("count copies of one another once, and say so", () => {
    const ids = ["a", "b", "c"];
    expect(tallyWords({ documents: 3, documentIds: ids }, true)).toBe(
      "three documents, independent of each other",
    );
    expect(tallyWords({ documents: 2, documentIds: ids }, true)).toBe(
      "three documents, of which one repeats another",
    );
    expect(tallyWords({ documents: 3, documentIds: ids }, false)).toBe("three documents");
    expect(tallyWords({ documents: 1, documentIds: ["a"] }, true)).toBe("one document");
  });

  it("say why what was dismissed is no contradiction", () => {
    const readings = [{ words: "mid-March" }, { words: "14 March" }];
    expect(fitting({ readings, finer: "14 March" })).toBe(
      "“Mid-March” and “14 March” fit together: one is only less exact. The finer is asked: 14 March.",
    );
    expect(fitting({ readings, finer: null })).toMatch(/hold side by side/u);
  });
});

describe("what was decided, in a sentence", () => {
  it("names the reading and how many cards follow", () => {
    const one = { kind: "for", value: "1876-06-09", conflicts: 1, cards: 4 } as const;
    expect(noticeOf(one, "9 June 1876")).toBe("Ruled for 9 June 1876. Four cards follow.");
    expect(noticeOf({ ...one, cards: 0 }, "9 June 1876")).toBe("Ruled for 9 June 1876.");
    expect(noticeOf({ ...one, conflicts: 3, cards: 1 }, null)).toBe(
      "Three disagreements settled. One card follows.",
    );
  });

  const reader = { today: "2026-11-21", clock: { zone: "UTC", dayStart: 4 }, own: false };
  const ruling = {
    kind: "for",
    value: "9 June 1876",
    by: null,
    at: Date.UTC(2026, 10, 3, 12),
    otherwise: [],
  } as const;
  it("names who ruled and when", () => {
    expect(rulingWords(ruling, reader)).toBe(
      "Ruled by the owner of this dossier on 3\u00a0November: 9 June 1876.",
    );
    expect(rulingWords({ ...ruling, by: "Ada" }, reader)).toMatch(/^Ruled by Ada on/u);
    expect(rulingWords({ ...ruling, kind: "contested", value: null }, { ...reader, own: true })).toBe(
      "Kept contested by you on 3\u00a0November.",
    );
  });

  it("counts the documents that say otherwise, each once", () => {
    const receipts = ["A", "B", "B"].map((documentTitle) => ({ documentTitle }) as never);
    const otherwise = [{ value: "June 1939", receipts: [1, 2] }];
    expect(otherwiseWords({ ruling: { ...ruling, otherwise }, receipts })).toBe(
      "One document says June 1939.",
    );
    expect(otherwiseWords({ ruling: null, receipts })).toBe("");
  });
});

describe("a key on the page of disagreements", () => {
  const free = { writing: false, onControl: false };
  const press = (key: string, more: object = {}) =>
    keyOf(
      { key, code: "", ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...more },
      free,
      true,
    );

  it("rules, keeps, dismisses, undoes and moves", () => {
    expect(["1", "9", "K", "n", "o", "u", "j", "ArrowLeft"].map((key) => press(key))).toEqual([
      "1",
      "9",
      "k",
      "n",
      "o",
      "u",
      "j",
      "arrowleft",
    ]);
    expect([stepOf("j"), stepOf("arrowleft"), stepOf("k")]).toEqual([1, -1, 0]);
    expect([press("0"), press("s"), press("Enter"), press("toString"), press("constructor")]).toEqual(
      Array(5).fill(null),
    );
  });

  it("is read by its place where the layout has no Latin letters", () => {
    expect(press("л", { code: "KeyK" })).toBe("k");
    expect(press("&", { code: "Digit1" })).toBe("1");
  });

  it("counts once, not in a field, and not when single keys are off; Ctrl Z always undoes", () => {
    expect(press("1", { repeat: true })).toBeNull();
    const one = { key: "1", code: "Digit1", ctrlKey: false, metaKey: false, altKey: false, repeat: false };
    expect(keyOf(one, { ...free, writing: true }, true)).toBeNull();
    expect(keyOf(one, free, false)).toBeNull();
    expect(keyOf({ ...one, key: "z", ctrlKey: true }, free, false)).toBe("u");
    expect(press("k", { ctrlKey: true })).toBeNull();
  });
});
