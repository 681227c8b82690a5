import { describe, expect, it } from "vitest";
import { planNow } from "#lib/services/exams/plan-now.ts";
import { planRequest } from "#lib/services/exams/plan-request.ts";
import { planningOf } from "#lib/services/exams/planning.ts";
import { answerCards, later, learner, newExam, withCards } from "./exam-fixtures.ts";
import { NOW } from "./fixtures.ts";

const TOKEN = "reader";
const IDS = Array.from({ length: 12 }, (_, i) => `card-${i + 2}`);

describe("how reviews went", () => {
  it("goes into the expected mark before any mock: who forgets more than was expected is promised less", () =>
    withCards(14, async (store) => {
      const first = await learner(store, TOKEN, NOW);
      await newExam(first);
      await answerCards(first, IDS);
      const before = await planRequest(later(first, 6));
      expect(before?.input.correction ?? null).toBeNull();
      // Forgotten on the sixth day, and learnt again.
      await answerCards(later(first, 6), IDS, 10, 1);
      await answerCards(later(first, 6), IDS);
      const now = later(first, 7);
      const plan = await planNow(now, { patienceMs: 20_000 });
      await planningOf(store).idle();
      const { reading } = plan?.request.input.correction ?? {};
      expect(reading?.answers).toBe(IDS.length);
      expect(reading?.level).toBeLessThan(-0.1);
      // The same again finds nothing new, and so the same plan.
      const again = await planNow(now, { patienceMs: 20_000 });
      expect(again?.request.fingerprint).toBe(plan?.request.fingerprint);
      expect(again?.state).toBe("best");
    }));

  it("says nothing of anybody else", () =>
    withCards(14, async (store) => {
      const first = await learner(store, TOKEN, NOW);
      await answerCards(first, IDS);
      await answerCards(later(first, 6), IDS, 10, 1);
      const other = await learner(store, "another", NOW);
      await newExam(other);
      const plan = await planNow(later(other, 7), { patienceMs: 20_000 });
      expect(plan?.request.input.correction ?? null).toBeNull();
    }));
});
