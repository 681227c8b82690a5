import { describe, expect, it } from "vitest";
import { backlogLine, headline, lede } from "#app/_ui/home-words.ts";
import { syncWords } from "#app/_ui/sync-words.ts";
import { fewToday } from "#app/_ui/today-words.ts";
import { FILTERS, pageOf, passes } from "#app/decks/[deckId]/listing.ts";
import { pauseWords } from "#app/study/pause-words.ts";
import { ownAnswer, weighing } from "#app/study/weighing.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";

const TODAY = "2026-11-12";
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("coming back", () => {
  const away = { overdue: 312, plan: null, studyDay: "2026-03-02" };

  it("is offered to whoever finds more than a missed day, and to nobody else", () => {
    expect(backlogLine(away)?.replaceAll("\u00a0", " ")).toBe(
      "312 cards wait from earlier days. Come back to them in a few minutes a day.",
    );
    expect(backlogLine({ ...away, overdue: 12 })).toBeNull();
  });

  it("says how it goes while it lasts", () => {
    const plan = { minutesPerDay: 15, untilDay: "2026-03-20" };
    expect(backlogLine({ ...away, overdue: 0, plan })?.replaceAll("\u00a0", " ")).toBe(
      "You are coming back with 15 minutes a day, until nothing waits any more.",
    );
  });
});

describe("the sentence a page opens with", () => {
  const view = {
    studyDay: TODAY,
    counts: { new: 8, learning: 3, review: 31 },
    expectedMinutes: 14,
    overdue: 0,
    plan: null,
    known: { expected: 70, total: 173, met: 120 },
    nextDue: { day: "2026-11-13", cards: 38 },
    dossiers: [],
  };

  it("says what there is to do and how long it takes, and calls no new card due", () => {
    expect(headline(view)).toBe("Forty-two cards for today, about fourteen minutes.");
    expect(headline({ ...view, counts: { ...view.counts, new: 0 } })).toBe(
      "Thirty-four cards are due, about fourteen minutes.",
    );
    expect(headline({ ...view, counts: { new: 0, learning: 1, review: 0 }, expectedMinutes: 0.2 })).toBe(
      "One card is due, less than a minute.",
    );
    expect(lede(view, false)).toBeNull();
  });

  it("counts new cards apart where there is room for figures alone", () => {
    expect(fewToday(view.counts)).toBe("8 new, 34 due");
    expect(fewToday({ ...view.counts, new: 0 })).toBe("34 due");
    expect(fewToday({ new: 8, learning: 0, review: 0 })).toBe("8 new");
    expect(fewToday({ new: 0, learning: 0, review: 0 })).toBe("none today");
  });

  it("welcomes someone who has met nothing yet", () => {
    const first = { ...view, counts: { new: 20, learning: 0, review: 0 }, known: { ...view.known, met: 0 } };
    expect(headline(first)).toBe("Twenty cards to begin with, about fourteen minutes.");
    expect(lede(first, false)).toContain("No account is needed");
    expect(lede(first, true)).toMatch(/^Dossier turns documents into cards[^.]*\.$/u);
  });

  it("says when there is nothing, and until when", () => {
    const none = { ...view, counts: { new: 0, learning: 0, review: 0 } };
    expect(headline(none)).toBe("Nothing is due until tomorrow.");
    expect(lede(none, false)).toContain("Thirty-eight cards are due then.");
    expect(headline({ ...none, nextDue: null })).toBe("Nothing is due.");
    expect(headline({ ...none, known: { expected: 0, total: 0, met: 0 } })).toBe(
      "There is nothing to study yet.",
    );
  });
});

describe("what the bar says about answers", () => {
  const calm = {
    waiting: 0,
    deeds: [],
    offline: false,
    signedOut: false,
    durable: true,
    nameless: false,
    refused: [],
    scarce: false,
    decks: null,
  };

  it("is saved, waiting, or offline with the number on this device", () => {
    expect(syncWords(calm)).toEqual({ calm: true, long: "Saved", short: "Saved" });
    expect(plain(syncWords({ ...calm, waiting: 3 }).long)).toBe("3 answers waiting");
    expect(plain(syncWords({ ...calm, waiting: 7, offline: true }).long)).toBe(
      "Offline, 7 answers on this device",
    );
    expect(syncWords({ ...calm, offline: true }).long).toBe("Offline");
    expect(plain(syncWords({ ...calm, waiting: 2, signedOut: true }).long)).toBe(
      "Signed out, 2 answers on this device",
    );
    const decks = { until: "2026-11-28", day: "2026-11-22", cards: 312 };
    expect(plain(syncWords({ ...calm, offline: true, decks }).long)).toBe(
      "Offline, on this device until 28 November",
    );
    expect(syncWords({ ...calm, decks })).toEqual(syncWords(calm));
  });

  it("warns before the first answer where nothing would be kept, or there is no room", () => {
    expect(syncWords({ ...calm, durable: false }).long).toBe("Nothing is kept on this device");
    expect(syncWords({ ...calm, scarce: true }).long).toBe("Hardly any room on this device");
    expect(plain(syncWords({ ...calm, scarce: true, offline: true, waiting: 2 }).long)).toBe(
      "Offline, 2 answers on this device",
    );
  });

  it("warns where the browser keeps nothing, and tells of what was refused", () => {
    expect(plain(syncWords({ ...calm, waiting: 1, durable: false }).long)).toBe(
      "1 answer in this window only",
    );
    expect(syncWords({ ...calm, waiting: 2, durable: false, nameless: true }).long).toBe(
      "Cookies are refused: nothing is kept",
    );
    expect(plain(syncWords({ ...calm, refused: [{}] }).long)).toBe("1 answer not accepted");
  });
});

describe("the page after the last card", () => {
  const NOW = Date.UTC(2026, 10, 12, 9, 0, 0);
  const given = (count: number, gapMs: number) =>
    Array.from({ length: count }, (_, index) => ({
      cardId: `card ${index}`,
      rating: index === 0 ? (1 as const) : (3 as const),
      at: NOW + index * gapMs,
    }));
  const pause = {
    answers: given(42, 18_000),
    later: null,
    stopped: false,
    paused: false,
    studyDay: TODAY,
    nextDue: { day: "2026-11-13", cards: 38 },
    scope: null,
    now: NOW,
  };

  it("says what was done and when the next are due", () => {
    const words = pauseWords(pause);
    expect(words.head).toBe("That was forty-two cards in thirteen minutes.");
    expect(words.text).toBe("The next thirty-eight are due tomorrow.");
    expect(plain(words.tally)).toBe("42 answers: Again 1, Good 41.");
  });

  it("says that new cards come again where a plan for coming back ended with these", () => {
    expect(pauseWords({ ...pause, planEnds: true }).text).toBe(
      "All that waited is done: new cards come again today.",
    );
  });

  it("does not count the breaks", () => {
    expect(pauseWords({ ...pause, answers: given(2, 3_600_000) }).head).toBe(
      "That was two cards in two minutes.",
    );
  });

  it("waits for a card in its steps", () => {
    const words = pauseWords({ ...pause, later: NOW + 24 * 60_000 });
    expect(plain(words.text)).toContain("comes back in 24 min");
  });

  it("says no more than that it is paused", () => {
    expect(pauseWords({ ...pause, paused: true })).toEqual({
      head: "Paused.",
      text: "The time stands still too.",
      tally: "",
    });
  });

  it("says so when nothing was due at all", () => {
    const none = pauseWords({
      ...pause,
      answers: [],
      scope: "Dates",
      nextDue: { day: "2026-11-16", cards: 1 },
    });
    expect(none.head).toBe("Nothing is due until Monday.");
    expect(none.text).toBe("One card comes then. Other decks may have cards for today.");
  });
});

describe("weighing readings", () => {
  it("names the document that stands alone", () => {
    const [alone] = weighing([
      { value: "1911", titles: ["Minutes", "Courier"] },
      { value: "1912", titles: ["A history"] },
    ]);
    expect(alone?.hint).toBe("A history is alone with “1912”; two documents say otherwise.");
  });

  it("takes no side when nobody is alone or everybody is", () => {
    const both = weighing([
      { value: "1911", titles: ["Minutes"] },
      { value: "1912", titles: ["A history"] },
    ]);
    expect(both[0]?.hint).toContain("numbers decide nothing");
    const even = weighing([
      { value: "1911", titles: ["Minutes", "Courier"] },
      { value: "1912", titles: ["A history", "A letter"] },
    ]);
    expect(even[0]?.hint).toBe("Two against two: a majority is not a proof.");
  });
});

describe("a disputed card", () => {
  const receipt = {
    documentTitle: "Minutes",
    documentId: null,
    start: 0,
    end: 9,
    quote: "words",
    paragraph: null,
  };
  const receipts = [
    { ...receipt, role: "proof" as const },
    { ...receipt, start: 20, end: 29, role: "reading" as const },
  ];
  const readings = [
    { value: "2 May 1911", receipts: [1] },
    { value: "May 1912", receipts: [] },
  ];

  it("does not repeat an answer that only lists its readings", () => {
    expect(
      ownAnswer({ answer: "2 May 1911 (Minutes); May 1912 (A history)", readings, receipts }),
    ).toBeNull();
  });

  it("keeps an answer of its own, with the receipts that belong to no reading", () => {
    expect(ownAnswer({ answer: "Seven votes to four.", readings, receipts })).toEqual({
      text: "Seven votes to four.",
      receipts: [receipts[0]],
    });
  });
});

describe("a long list of cards", () => {
  it("has pages that stay within the list", () => {
    expect([undefined, "1", "3", "99", "-1", "x", "2.5"].map((asked) => pageOf(asked, 240))).toEqual([
      1, 1, 3, 3, 1, 1, 1,
    ]);
    expect(pageOf("2", 0)).toBe(1);
  });

  it("is filtered by where the learner stands", () => {
    const card = { state: NEW_CARD, disputed: true };
    expect(FILTERS.filter(({ key }) => passes(card, key)).map(({ key }) => key)).toEqual([
      "all",
      "new",
      "disputed",
    ]);
  });
});
