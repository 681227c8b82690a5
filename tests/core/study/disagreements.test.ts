import { describe, expect, it } from "vitest";
import { type CaseReading, lonerAmong } from "#lib/study/disagreements.ts";

const reading = (value: string, ...documentIds: string[]): CaseReading => ({
  value,
  words: value,
  documents: documentIds.length,
  documentIds,
  receipts: [],
});
const open = (id: string, ...readings: CaseReading[]) => ({ id, state: "open" as const, readings });
const TITLES = new Map([["wiki", "The wiki"]]);

describe("a document that stands against all the others", () => {
  const cases = [
    open("when", reading("1940", "book", "paper", "thread"), reading("1939", "wiki")),
    open("who", reading("Germany", "book"), reading("the Union", "wiki")),
  ];

  it("is named with every disagreement it is alone in, and what the others say there", () => {
    expect(lonerAmong(cases, TITLES)).toEqual({
      documentId: "wiki",
      title: "The wiki",
      against: [
        { conflictId: "when", value: "1940" },
        { conflictId: "who", value: "Germany" },
      ],
    });
  });

  it("is nobody when it happens once, or only one other document speaks", () => {
    expect(lonerAmong(cases.slice(0, 1), TITLES)).toBeNull();
    expect(
      lonerAmong(
        [
          open("a", reading("x", "book"), reading("y", "wiki")),
          open("b", reading("x", "book"), reading("y", "wiki")),
        ],
        TITLES,
      ),
    ).toBeNull();
  });

  it("is nobody when another document is alone as often, or one never contradicts it", () => {
    const other = [
      open("where", reading("here", "book"), reading("there", "wiki", "paper", "thread")),
      open("how", reading("so", "book"), reading("otherwise", "paper")),
      open("why", reading("this", "book"), reading("that", "thread")),
    ];
    expect(lonerAmong([...cases, ...other], TITLES)?.documentId).toBe("book");
    const friend = open("price", reading("4", "friend"), reading("5", "book"));
    expect(lonerAmong([...cases, friend], TITLES)).toBeNull();
  });

  it("counts only what is open, with two sides, and not what it says against itself", () => {
    const settled = cases.map((one) => ({ ...one, state: "ruled" as const }));
    expect(lonerAmong(settled, TITLES)).toBeNull();
    const self = open("self", reading("left open", "wiki"), reading("ended", "wiki"));
    expect(lonerAmong([...cases, self], TITLES)?.against).toHaveLength(2);
    const three = open("three", reading("1", "book"), reading("2", "paper"), reading("3", "wiki"));
    expect(lonerAmong([...cases, three], TITLES)?.against).toHaveLength(2);
  });
});
