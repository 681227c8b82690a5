import { describe, expect, it } from "vitest";
import { MS_PER_MINUTE } from "#lib/base/study-time.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { effectiveTime } from "#lib/study/event-time.ts";
import { answerCard, type KeyPress, previewsFor, turnedEvents } from "#lib/study/local-answer.ts";
import {
  lastAnswered,
  nextDueAfter,
  nextUp,
  remaining,
  type StudyRun,
  startRun,
  withServerStates,
} from "#lib/study/run.ts";
import { lastStep } from "#lib/study/run-log.ts";
import { inLearning, inReview, NOW, session, studyCard } from "./cards.ts";

const DEVICE = { zone: "UTC", now: NOW };
const press = (id: string, now: number): KeyPress => ({
  newId: () => id,
  now,
  zone: "UTC",
  utcOffsetMinutes: 0,
});

/** Answers whatever is up. */
function answer(run: StudyRun, rating: Rating, now: number) {
  const up = nextUp(run, now);
  if (up.kind !== "card") throw new Error("nothing is up");
  const done = answerCard(
    run,
    up.card.id,
    { rating, previews: previewsFor(run, up.card, now), tookMs: 2_000 },
    press(`event at ${now}`, now),
  );
  if (!done) throw new Error("the card is not in the run");
  return { ...done, cardId: up.card.id };
}

const upNow = (run: StudyRun, now: number) => {
  const up = nextUp(run, now);
  return up.kind === "card" ? up.card.id : up.kind;
};

describe("a study session in the browser", () => {
  it("goes through the queue, brings steps back when due, and ends", () => {
    let run = startRun(session([studyCard("a"), studyCard("b")]), DEVICE);
    const first = answer(run, 1, NOW);
    run = first.run;
    expect(upNow(run, NOW + 1000)).toBe("b");
    expect(upNow(run, NOW + 2 * MS_PER_MINUTE)).toBe("a");
    run = answer(run, 4, NOW + 2 * MS_PER_MINUTE).run;
    run = answer(run, 4, NOW + 3 * MS_PER_MINUTE).run;
    expect(nextUp(run, NOW + 4 * MS_PER_MINUTE)).toEqual({ kind: "done" });
    expect(remaining(run)).toEqual({ new: 0, learning: 0, review: 0 });
    expect(nextDueAfter(run)?.cards).toBeGreaterThanOrEqual(1);
  });

  it("names no day on which nothing comes back", () => {
    const empty = { ...session([]), nextDue: { day: "2999-01-01", cards: 0 } };
    expect(nextDueAfter(startRun(empty, DEVICE))).toBeNull();
    expect(
      nextDueAfter(startRun({ ...empty, nextDue: { day: "2999-01-01", cards: 2 } }, DEVICE))?.cards,
    ).toBe(2);
  });

  it("shows a step up to twenty minutes early when nothing else is left, and not before", () => {
    const soon = startRun(session([studyCard("a", inLearning(NOW + 19 * MS_PER_MINUTE))]), DEVICE);
    expect(upNow(soon, NOW)).toBe("a");
    const at = NOW + 45 * MS_PER_MINUTE;
    const late = startRun(session([studyCard("a", inLearning(at))]), DEVICE);
    expect(nextUp(late, NOW)).toEqual({ kind: "later", at });
  });

  it("does not show the same card twice in a row while another is in reach", () => {
    const cards = [studyCard("a", inLearning(NOW)), studyCard("b", inLearning(NOW + 15 * MS_PER_MINUTE))];
    const { run, cardId } = answer(startRun(session(cards), DEVICE), 1, NOW);
    expect(cardId).toBe("a");
    expect(upNow(run, NOW + 1000)).toBe("b");
  });

  it("counts what is left by kind", () => {
    const cards = [studyCard("n"), studyCard("r", inReview(0)), studyCard("l", inLearning(NOW + 1))];
    const run = startRun(session(cards), DEVICE);
    expect(remaining(run)).toEqual({ new: 1, learning: 1, review: 1 });
    expect(remaining(answer(run, 3, NOW).run)).toEqual({ new: 0, learning: 2, review: 1 });
  });

  it("knows the card that was answered last, until that is taken back", () => {
    const before = startRun(session([studyCard("a"), studyCard("b")]), DEVICE);
    const { run } = answer(before, 3, NOW);
    const { run: back } = turnedEvents(run, lastStep(run), "undone", press("undo", NOW + 1));
    expect([before, run, back].map((one) => lastAnswered(one)?.id ?? null)).toEqual([null, "a", null]);
  });

  it("sends the due that stood on the button, and says what the server needs", () => {
    const { review, run } = answer(startRun(session([studyCard("r", inReview(0))]), DEVICE), 3, NOW);
    const { memory } = run.cards.get("r")?.state ?? {};
    expect(review).toMatchObject({
      kind: "answered",
      cardId: "r",
      rating: 3,
      target: null,
      tookMs: 2_000,
      deviceTime: NOW,
    });
    expect(memory?.kind === "seen" && memory.due).toEqual(review.dueShown);
  });

  it("takes back the last answer: the card is as it was and comes next", () => {
    const before = startRun(session([studyCard("a"), studyCard("b")]), DEVICE);
    const { run } = answer(before, 3, NOW);
    const { run: back, reviews } = turnedEvents(run, lastStep(run), "undone", press("undo", NOW + 1));
    expect(reviews).toMatchObject([
      { kind: "undone", cardId: "a", target: `event at ${NOW}`, rating: null, tookMs: null },
    ]);
    expect(upNow(back, NOW + 2)).toBe("a");
    expect(back.cards.get("a")?.state).toEqual({ ...before.cards.get("a")?.state, lastEventId: "undo" });
    expect(remaining(back)).toEqual(remaining(before));
    expect(lastStep(before)).toEqual([]);
  });

  it("drops a waiting card that was answered in another tab, and keeps its own newer answers", () => {
    const run = startRun(session([studyCard("a"), studyCard("b")]), DEVICE);
    const elsewhere = answer(run, 4, NOW).run.cards.get("a")?.state;
    if (!elsewhere) throw new Error("no state");
    expect(upNow(withServerStates(run, [{ cardId: "a", state: elsewhere }], new Set()), NOW)).toBe("b");
    const own = answer(run, 1, NOW).run;
    const kept = withServerStates(own, [{ cardId: "a", state: elsewhere }], new Set(["a"]));
    expect(kept.cards.get("a")).toEqual(own.cards.get("a"));
  });

  it("takes the server's word for a card of which it knows more, also after an undo here", () => {
    const run = startRun(session([studyCard("a"), studyCard("b")]), DEVICE);
    const elsewhere = answer(run, 1, NOW).run.cards.get("a")?.state;
    if (!elsewhere) throw new Error("no state");
    const told = withServerStates(
      run,
      [{ cardId: "a", state: { ...elsewhere, lastEventId: "theirs" } }],
      new Set(),
    );
    const own = answer(told, 4, NOW + 2 * MS_PER_MINUTE);
    expect(own.cardId).toBe("a");
    const { run: back } = turnedEvents(own.run, lastStep(own.run), "undone", press("undo", NOW + 1));
    const reply = { cardId: "a", state: { ...elsewhere, lastEventId: "undo" } };
    expect(withServerStates(back, [reply], new Set()).cards.get("a")?.state).toEqual(reply.state);
  });

  it("keeps its own moments when the server has folded the same events by another clock", () => {
    const own = answer(startRun(session([studyCard("a")]), DEVICE), 3, NOW).run;
    const local = own.cards.get("a")?.state;
    if (local?.memory.kind !== "seen") throw new Error("not seen");
    const memory = { ...local.memory, due: { kind: "instant" as const, at: NOW - 3 * 3_600_000 } };
    const settled = withServerStates(own, [{ cardId: "a", state: { ...local, memory } }], new Set());
    expect(settled.cards.get("a")?.state).toEqual(local);
  });
});

describe("when an event happened", () => {
  const DAY = 86_400_000;

  it("is what the device says, if its clock is right, however late the message", () => {
    expect(
      effectiveTime({ deviceTime: NOW, sentAt: NOW + 9 * DAY, receivedAt: NOW + 9 * DAY + 20_000 }),
    ).toBe(NOW);
  });

  it("is corrected by as much as the device's clock is wrong when it sends", () => {
    for (const wrong of [-400 * DAY, -DAY, 3_600_000, 400 * DAY]) {
      const clocks = { deviceTime: NOW + wrong, sentAt: NOW + wrong + 5_000, receivedAt: NOW + 5_200 };
      expect(effectiveTime(clocks)).toBe(NOW);
    }
  });

  it("is never more than five minutes after the arrival", () => {
    const jumped = { deviceTime: NOW + 30 * DAY, sentAt: NOW, receivedAt: NOW };
    expect(effectiveTime(jumped)).toBe(NOW + 5 * MS_PER_MINUTE);
  });

  it("keeps the order of one device's answers through different delays", () => {
    const wrong = 3 * 3_600_000;
    const at = (offset: number, delay: number) =>
      effectiveTime({
        deviceTime: NOW + wrong + offset,
        sentAt: NOW + wrong + offset,
        receivedAt: NOW + offset + delay,
      });
    expect(at(0, 9_000)).toBeLessThan(at(1_000, 10));
  });
});
