import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Attempt } from "#app/study/answering/attempt.ts";
import { Told } from "#app/study/answering/told.tsx";
import type { Answering } from "#app/study/answering/use-answering.ts";
import { judgeTyped } from "#lib/answers/judge-typed.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { studyCard } from "../study/cards.ts";

const nothing = () => undefined;

/** The words under the answer after an attempt for which a rating is proposed. */
function told(attempt: Attempt, proposed: Rating): string {
  const answering: Answering = {
    way: attempt.kind,
    check: false,
    mode: { ofDeck: "show", chosen: null },
    begun: true,
    attempt,
    proposed,
    marking: nothing,
    hintShown: false,
    onHint: nothing,
    onBegin: nothing,
    onAttempt: nothing,
    others: () => [],
    onMeant: nothing,
    submit: () => false,
  };
  const card = studyCard("told");
  const drawn = createElement(Told, {
    card,
    answering,
    onCountRight: nothing,
    onCompare: nothing,
    onGo: nothing,
  });
  return renderToStaticMarkup(drawn)
    .replace(/<[^>]{0,200}>/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

const typed = (text: string): Attempt => ({
  kind: "typed",
  typed: text,
  judgement: judgeTyped("Vyacheslav Molotov", [], text),
  meant: null,
  counted: false,
});
const order = (given: readonly number[], share: number): Attempt => ({
  kind: "order",
  items: ["one", "two"],
  given,
  share,
});

describe("what is said under the answer", () => {
  it("gives the reason where what is right is no more than Hard", () => {
    expect(told(typed("Vyacheslav Molotov"), 3)).toBe("Right.");
    expect(told(typed("Vyacheslav Molotov"), 2)).toBe("Right. Not at once, so Hard is proposed.");
    expect(told(order([0, 1], 1), 3)).toBe("Right.");
    expect(told(order([0, 1], 1), 2)).toBe("Right. Not at once, so Hard is proposed.");
    // A slip is a reason of its own.
    expect(told(typed("Vyacheslav Molodov"), 2)).toMatch(/^Nearly\./u);
  });

  it("lists what could be chosen after a wrong choice, with what is right and what one chose", () => {
    const choices = [
      { text: "Germany", right: true, answers: null },
      { text: "Italy", right: false, answers: "Who came late?" },
      { text: "Spain", right: false, answers: null },
    ];
    const chosen = (at: number): Attempt => ({
      kind: "choice",
      choices,
      chosen: new Set([at]),
      share: at === 0 ? 1 : 0,
    });
    expect(told(chosen(1), 1)).toBe(
      "Not this. Germany right Italy yours Spain “ Italy ” is the answer to: “ Who came late? ”",
    );
    expect(told(chosen(0), 3)).toBe("Right.");
  });

  it("does not tell the answer a second time where nothing of it was given", () => {
    expect(told(typed("Napoleon"), 1)).toBe("Not this. You wrote Napoleon Napoleon Count it as right");
    expect(told(typed("Vyacheslav Molodov"), 2)).toContain("It is Vyacheslav Molotov");
  });
});
