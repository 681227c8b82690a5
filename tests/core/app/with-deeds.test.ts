import { describe, expect, it } from "vitest";
import { waitingWords } from "#app/_ui/sync-words.ts";
import type { WaitingDeed } from "#app/study/waiting-deeds.ts";
import { cardWithDeeds, sessionWithDeeds } from "#app/study/with-deeds.ts";
import { studyCard, session as studySession } from "../study/cards.ts";

const deed = (
  id: string,
  effect: WaitingDeed["effect"],
  changes: Partial<WaitingDeed> = {},
): WaitingDeed => ({
  id,
  owner: "ada",
  at: 1,
  body: { id },
  label: "Card edited",
  about: "Question?",
  effect,
  ...changes,
});
const words = (id: string, cardId: string, question: string) =>
  deed(id, { kind: "words", cardId, content: { question } });

describe("what waits on a device", () => {
  const a = studyCard("a");

  it("is seen on the cards that it is about, the latest words last, and on no other", () => {
    const deeds = [words("1", "a", "First?"), words("2", "a", "Second?"), words("3", "b", "Other?")];
    expect(cardWithDeeds(a, deeds)).toEqual({ ...a, question: "Second?" });
    expect(cardWithDeeds(studyCard("c"), deeds)).toEqual(studyCard("c"));
  });

  it("shows words as they were typed, because only the server draws them", () => {
    const tree = [{ kind: "text", text: "Old" }] as never;
    const drawn = { ...a, extra: { drawn: { question: tree, answer: tree }, hint: "a river" } };
    expect(cardWithDeeds(drawn, [words("1", "a", "New?")])?.extra).toEqual({ hint: "a river" });
  });

  it("takes deleted cards out of a session, and counts for nothing once it was refused", () => {
    const gone = deed("1", { kind: "gone", cardIds: ["a"] });
    const session = studySession([a, studyCard("b")]);
    expect(sessionWithDeeds(session, [gone]).cards.map((one) => one.id)).toEqual(["b"]);
    expect(sessionWithDeeds(session, [{ ...gone, refused: "There is no such card." }]).cards).toEqual(
      session.cards,
    );
    expect(sessionWithDeeds(session, [])).toBe(session);
  });

  it("is said in words beside the answers", () => {
    const plain = (waiting: number, deeds: readonly WaitingDeed[]) =>
      waitingWords({ waiting, deeds }).answers.replaceAll("\u00a0", " ");
    const one = words("1", "a", "New?");
    expect(plain(0, [])).toBe("0 answers");
    expect(plain(2, [one])).toBe("2 answers and 1 change");
    expect(plain(0, [one, words("2", "b", "New?")])).toBe("2 changes");
    expect(plain(1, [{ ...one, refused: "No." }])).toBe("1 answer");
  });
});
