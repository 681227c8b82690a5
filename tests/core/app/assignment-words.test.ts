import { describe, expect, it } from "vitest";
import { datesWords, dueWords, goalWords, lateWords, reachedWords } from "#app/_ui/assignment-words.ts";
import { aheadLink, forecastWords, standWords, studyLink } from "#app/assignments/_parts/stand-words.ts";
import { tallyWords } from "#app/classes/[classId]/assignments/_parts/tally-words.ts";
import type { MyAssignment } from "#lib/services/assignments/my-assignments.ts";

const TODAY = "2026-03-02";
const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const mine = (changes: Partial<MyAssignment> = {}): MyAssignment => ({
  id: "task",
  classId: "class",
  className: "History 11B",
  title: "Capitals",
  note: "",
  what: ["Capitals"],
  goal: { kind: "seen" },
  opens: TODAY,
  due: "2026-03-16",
  extended: false,
  closes: null,
  lateRule: "counts-as-late",
  today: TODAY,
  cards: 40,
  unseen: 28,
  newToday: 3,
  standing: { state: "under-way", share: 0.3, reached: 12, of: 40, metOn: null, predicted: null },
  credit: 0.3,
  days: [],
  recall: { now: 0.28, onDay: 0.2, day: "2026-03-16" },
  deckId: "deck",
  deckIds: ["deck"],
  ...changes,
});

describe("an assignment in words", () => {
  it("says what is asked for and how far somebody is", () => {
    expect(plain(goalWords({ kind: "retained", share: 0.85, day: "2026-06-12" }, TODAY))).toBe(
      "85 % expected to be recalled on 12 June",
    );
    expect(goalWords({ kind: "days", days: 3 }, TODAY)).toBe("studied on 3 different days");
    expect(plain(reachedWords({ kind: "seen" }, { reached: 12, of: 40, predicted: null }))).toBe(
      "12 of 40 cards met",
    );
  });

  it("says when, as seen from today", () => {
    expect(plain(dueWords("2026-03-01", TODAY))).toBe("was due yesterday");
    expect(plain(dueWords(TODAY, TODAY))).toBe("due today");
    expect(
      plain(datesWords({ opens: "2026-03-03", due: "2026-03-20", closes: "2026-03-27", today: TODAY })),
    ).toBe("Opens tomorrow, due on 20 March, closes on 27 March");
    expect(lateWords("does-not-count", null)).toBe("Work after the due day does not count.");
  });

  it("says that there is nothing in it, and not that all of it was met, when its cards are gone", () => {
    const standing = { ...mine().standing, state: "not-started" as const };
    expect(standWords(mine({ cards: 0, unseen: 0, newToday: 0, standing }))).toBe(
      "There are no cards in it at the moment. What you learnt is kept.",
    );
  });

  it("says how a pupil stands and what today has of it, without blame when it is over", () => {
    expect(plain(standWords(mine()))).toBe("12 of 40 cards met. 3 new cards today keep you on time.");
    expect(plain(standWords(mine({ newToday: 0 })))).toBe("12 of 40 cards met. Today’s part of it is done.");
    const standing = { ...mine().standing, state: "missed" as const };
    expect(plain(standWords(mine({ standing })))).toBe(
      "12 of 40 cards met. Its time is over; what you learnt stays with you.",
    );
    expect(plain(forecastWords(mine()))).toContain("If you stopped today, about 20 % on 16 March.");
  });

  it("leads to the deck, ahead of the plan only where there is more, and nowhere before it opens", () => {
    expect(studyLink(mine())).toEqual({ href: "/study?deck=deck", word: "Study" });
    expect(studyLink(mine({ deckId: null }))?.href).toBe("/study");
    expect(aheadLink(mine())).toBe("/study?deck=deck&ahead=yes");
    expect(aheadLink(mine({ unseen: 3 }))).toBeNull();
    const standing = { ...mine().standing, state: "not-open" as const };
    expect(studyLink(mine({ standing }))).toBeNull();
  });

  it("says how a class stands, leaving out what nobody is", () => {
    const tally = { "not-open": 0, "not-started": 2, "under-way": 14, met: 10, "met-late": 2, missed: 0 };
    expect(tallyWords({ tally, pupils: 28 })).toBe("12 met it, 14 under way, 2 not started.");
  });
});
