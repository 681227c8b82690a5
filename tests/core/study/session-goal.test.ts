import { describe, expect, it } from "vitest";
import { MS_PER_MINUTE } from "#lib/base/study-time.ts";
import { answerCard, previewsFor } from "#lib/study/local-answer.ts";
import { type StudyRun, startRun } from "#lib/study/run.ts";
import { goalProgress } from "#lib/study/session-goal.ts";
import { NOW, session, studyCard } from "./cards.ts";

const CARDS = ["a", "b", "c", "d"].map((id) => studyCard(id));

function answered(run: StudyRun, cardId: string, now: number, tookMs = 30_000): StudyRun {
  const card = run.cards.get(cardId);
  if (!card) throw new Error("no card");
  const press = { newId: () => `event ${now}`, now, zone: "UTC", utcOffsetMinutes: 0 };
  const given = { rating: 3 as const, previews: previewsFor(run, card, now), tookMs };
  return answerCard(run, cardId, given, press)?.run ?? run;
}

describe("the goal of a sitting", () => {
  const fresh = startRun(session(CARDS), { zone: "UTC", now: NOW });

  it("counts a card once, however often it is answered", () => {
    let run = fresh;
    for (const [i, id] of ["a", "b", "a", "c"].entries()) run = answered(run, id, NOW + i * 60_000);
    const goal = goalProgress(run, { unit: "cards", count: 3 }, NOW + 5 * 60_000);
    expect(goal).toEqual({ unit: "cards", done: 3, of: 3, reached: true });
    expect(goalProgress(run, null, NOW)).toBeNull();
  });

  it("counts minutes on the cards, and whoever was away no more than one for the card", () => {
    let run = fresh;
    for (const [i, id] of ["a", "b", "c"].entries()) run = answered(run, id, NOW + i * 120_000, 300_000);
    const goal = goalProgress(run, { unit: "minutes", count: 15 }, NOW + 10 * 60_000);
    expect(goal).toEqual({ unit: "minutes", done: 3, of: 15, reached: false });
  });

  it("begins anew after a long break", () => {
    const morning = answered(answered(fresh, "a", NOW), "b", NOW + MS_PER_MINUTE);
    const evening = answered(morning, "c", NOW + 600 * MS_PER_MINUTE);
    const cards = { unit: "cards", count: 20 } as const;
    expect(goalProgress(morning, cards, NOW + 2 * MS_PER_MINUTE)?.done).toBe(2);
    expect(goalProgress(evening, cards, NOW + 601 * MS_PER_MINUTE)?.done).toBe(1);
    expect(goalProgress(evening, cards, NOW + 700 * MS_PER_MINUTE)?.done).toBe(0);
  });
});
