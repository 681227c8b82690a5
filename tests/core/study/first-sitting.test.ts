import { describe, expect, it } from "vitest";
import { isFirstSitting } from "#lib/study/first-sitting.ts";
import { answerCard, previewsFor } from "#lib/study/local-answer.ts";
import { type StudyRun, startRun } from "#lib/study/run.ts";
import { inReview, NOW, session, studyCard } from "./cards.ts";

const begin = (sent: ReturnType<typeof session>) => startRun(sent, { zone: "UTC", now: NOW });
const fresh = Array.from({ length: 12 }, (_, i) => studyCard(`card-${i}`));

function answered(run: StudyRun, id: string): StudyRun {
  const card = run.cards.get(id);
  if (!card) throw new Error(`no card ${id}`);
  const press = { now: NOW, zone: "UTC", utcOffsetMinutes: 0, newId: () => `event-${id}` };
  return (
    answerCard(run, id, { rating: 3, previews: previewsFor(run, card, NOW), tookMs: 1 }, press)?.run ?? run
  );
}

describe("a first sitting", () => {
  it("is one before which nothing was answered", () => {
    expect(isFirstSitting(begin(session(fresh)))).toBe(true);
    expect(isFirstSitting(begin(session([...fresh, studyCard("known", inReview(0))])))).toBe(false);
    expect(isFirstSitting(begin(session(fresh, { answeredToday: 3 })))).toBe(false);
  });

  it("lasts for ten answers", () => {
    const nine = fresh.slice(0, 9).reduce((run, card) => answered(run, card.id), begin(session(fresh)));
    expect(isFirstSitting(nine)).toBe(true);
    expect(isFirstSitting(answered(nine, "card-9"))).toBe(false);
  });

  it("is none of practice, where nothing is scheduled", () => {
    const practice = session(fresh, { scope: { kind: "practice", found: 12 } });
    expect(isFirstSitting(begin(practice))).toBe(false);
  });
});
