import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { predictionsOf } from "#lib/db/queries/exam-records.ts";
import { exams } from "#lib/db/schema/exams.ts";
import { cardStates } from "#lib/db/schema/study.ts";
import { sharedPlan } from "#lib/exam/plan.ts";
import type { Ctx } from "#lib/services/context.ts";
import type { AheadView } from "#lib/services/exams/ahead-view.ts";
import { changePace } from "#lib/services/exams/change-pace.ts";
import { decideAfterwards } from "#lib/services/exams/decide-afterwards.ts";
import { deletedExam, deleteExam, restoreExam } from "#lib/services/exams/delete-exam.ts";
import { editExam } from "#lib/services/exams/edit-exam.ts";
import { enterScore } from "#lib/services/exams/enter-score.ts";
import { examList } from "#lib/services/exams/exam-list.ts";
import { examForm, examView } from "#lib/services/exams/exam-view.ts";
import { nextExam } from "#lib/services/exams/next-exam.ts";
import { planNow } from "#lib/services/exams/plan-now.ts";
import { planningOf } from "#lib/services/exams/planning.ts";
import { predictMock } from "#lib/services/exams/predict-mock.ts";
import { recordMockResult } from "#lib/services/exams/record-mock-result.ts";
import { takeBackAfterwards } from "#lib/services/exams/take-back-afterwards.ts";
import { whyCard } from "#lib/services/exams/why-card.ts";
import { planHoliday } from "#lib/services/plans/plan-holiday.ts";
import { cardInfo } from "#lib/services/study/card-info.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { studyPack } from "#lib/services/study/study-pack.ts";
import { answerCards, EVERY_DAY, later, learner, newExam, only, withCards } from "./exam-fixtures.ts";
import { context, NOW, visitor } from "./fixtures.ts";

const whatIf = { points: [], shapes: [] };

/** The exam as its page shows it, once its plan and its curve have been worked out. */
async function ready(ctx: Ctx, examId: string): Promise<AheadView> {
  await examView(ctx, examId);
  await planningOf(ctx.store).idle();
  const view = await examView(ctx, examId);
  if (view.kind !== "ahead") throw new Error(`The exam is ${view.kind}.`);
  return view.ahead;
}

describe("making an exam", () => {
  it("keeps when it is in the learner's zone, and weighs every card alike unless somebody weighed the parts", () =>
    withCards(12, async (store) => {
      const ada = await learner(store, "ada");
      const id = await newExam(ada, { selection: [...only(1, 2, 3), ...only(4)] });
      const form = await examForm(ada, id);
      expect(form.at).toBe(Date.UTC(2026, 2, 16, 9));
      expect(form.parts.map((part) => part.weight)).toEqual([3, 1]);
      expect(form.weighted).toBe(false);
      const weighed = await newExam(ada, {
        selection: [
          { ...only(1, 2, 3)[0], weight: 1 },
          { ...only(4)[0], weight: 3 },
        ],
        weighted: true,
      });
      const { prediction } = await ready(ada, weighed);
      expect(prediction.topics.map((topic) => topic.weight)).toEqual([0.25, 0.75]);
    }));

  it("makes a guest of a visitor, and refuses what cannot be", () =>
    withCards(3, async (store) => {
      const visiting = context(store, visitor("eve"));
      await expect(newExam(visiting, { day: "2026-03-01" })).rejects.toMatchObject({ code: "invalid" });
      await expect(newExam(visiting, { day: "2029-03-01" })).rejects.toMatchObject({ code: "invalid" });
      await expect(newExam(visiting, { minutes: [1] })).rejects.toMatchObject({ code: "invalid" });
      await expect(
        newExam(visiting, { selection: [{ kind: "deck", deckId: "nobody's" }] }),
      ).rejects.toMatchObject({ code: "not-found" });
      const rows = await store.read.select().from(exams);
      expect(rows).toEqual([]);
      await newExam(visiting);
      expect((await store.read.select().from(exams))[0]?.ownerId).not.toBeNull();
    }));

  it("belongs to whoever made it: others find nothing there", () =>
    withCards(3, async (store) => {
      const ada = await learner(store, "ada");
      const eve = await learner(store, "eve");
      const examId = await newExam(ada);
      const fields = { examId, version: 1, title: "Mine", day: "2026-03-20", time: "09:00" };
      const tries: readonly (() => Promise<unknown>)[] = [
        () => examView(eve, examId),
        () => examForm(eve, examId),
        () => editExam(eve, { ...fields, selection: only(1), minutes: EVERY_DAY(5) }),
        () => deleteExam(eve, { examId }),
        () => restoreExam(eve, { examId }),
        () => changePace(eve, { examId, more: 5 }),
        () => enterScore(later(eve, 30), { examId, reached: 50 }),
        () => decideAfterwards(later(eve, 30), { examId, afterwards: "retire" }),
        () => nextCards(eve, { examId }),
        () => examView(context(store, visitor("nobody")), examId),
      ];
      for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
      expect((await examList(eve)).exams).toEqual([]);
      expect(await deletedExam(eve, examId)).toBeNull();
    }));

  it("is changed only by whoever saw its last version, and comes back from the bin as it was", () =>
    withCards(3, async (store) => {
      const ada = await learner(store, "ada");
      const examId = await newExam(ada);
      const selection = only(1, 2);
      const fields = { examId, title: "Geography", day: "2026-03-20", time: "10:30", minutes: EVERY_DAY(5) };
      await editExam(ada, { ...fields, selection, version: 1 });
      await expect(editExam(ada, { ...fields, selection, version: 1 })).rejects.toMatchObject({
        code: "stale",
      });
      expect(await examForm(ada, examId)).toMatchObject({ title: "Geography", version: 2 });
      await deleteExam(ada, { examId });
      await expect(examView(ada, examId)).rejects.toMatchObject({ code: "not-found" });
      expect(await deletedExam(ada, examId)).toEqual({ id: examId, title: "Geography" });
      await restoreExam(ada, { examId });
      expect((await examView(ada, examId)).title).toBe("Geography");
    }));
});

describe("what was expected when the plan was last made", () => {
  it("goes with its day, so that after days away nobody takes it for today's", () =>
    withCards(10, async (store) => {
      const ada = await learner(store, "ada");
      await newExam(ada, { selection: only(1, 2, 3) });
      await nextExam(ada);
      await planningOf(store).idle();
      const made = await nextExam(ada);
      const today = (await examList(ada)).today;
      expect(made?.next?.expected?.day).toBe(today);
      const away = later(ada, 3);
      const list = await examList(away);
      expect(list.today).not.toBe(today);
      expect(list.exams[0]?.expected).toEqual(made?.next?.expected);
      expect((await nextExam(away))?.next?.expected?.day).toBe(today);
      await planningOf(store).idle();
      expect((await nextExam(away))?.next?.expected?.day).toBe(list.today);
    }));
});

describe("the plan", () => {
  it("has no day above its cap, none on days off, and says what is expected with an interval", () =>
    withCards(60, async (store) => {
      const ada = await learner(store, "ada");
      const minutes = [10, 0, 20, 5, 5, 5, 5];
      const examId = await newExam(ada, { minutes });
      await planHoliday(ada, { from: "2026-03-07", to: "2026-03-08" });
      const view = await ready(ada, examId);
      expect(view.plan).toBe("best");
      expect(view.days).toHaveLength(14);
      for (const line of view.days) expect(line.minutes).toBeLessThanOrEqual(line.cap + 1e-6);
      expect(view.days[0]?.cap).toBe(10);
      expect(view.days[1]).toMatchObject({ cap: 0, off: true, minutes: 0 });
      expect(view.days.find((line) => line.day === "2026-03-07")).toMatchObject({ off: true, minutes: 0 });
      const { expected, low, high } = view.prediction;
      expect(low).toBeLessThanOrEqual(expected);
      expect(expected).toBeLessThanOrEqual(high);
      expect(expected).toBeGreaterThan(0.3);
      expect(view.now.expected).toBeLessThan(expected);
      expect(view.curve.kind).toBe("ready");
    }));

  it("is worked out again after answers, and every prediction is kept", () =>
    withCards(30, async (store) => {
      const ada = await learner(store, "ada");
      const examId = await newExam(ada);
      const before = await ready(ada, examId);
      await answerCards(ada, ["card-2", "card-3", "card-4"]);
      const after = await ready(ada, examId);
      expect(after.today.spentMinutes).toBeGreaterThan(before.today.spentMinutes);
      expect(after.now.expected).toBeGreaterThan(before.now.expected);
      const userId = ada.viewer.kind === "learner" ? ada.viewer.userId : "";
      const kept = await predictionsOf(store.read, { examId, userId }, "exam");
      expect(kept).toHaveLength(2);
      const said = kept.map((one) => one.expected);
      expect(said).toContain(before.prediction.expected);
      expect(said).toContain(after.prediction.expected);
      expect(kept[0]?.topics[0]).toMatchObject({ cards: 30 });
      // Looking again changes nothing.
      await ready(ada, examId);
      expect(await predictionsOf(store.read, { examId, userId }, "exam")).toHaveLength(2);
    }));

  it("shows the quick plan until the better one is there, and stays with it when that fails", () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    return withCards(
      10,
      async (store) => {
        const ada = await learner(store, "ada");
        const examId = await newExam(ada);
        const now = await planNow(ada, { patienceMs: 0 });
        expect(now?.plan.rule).toBe("greedy");
        expect(now?.plan.today.length).toBeGreaterThan(0);
        await planningOf(store).idle();
        const view = await examView(ada, examId);
        expect(view.kind === "ahead" && view.ahead.plan).toBe("alone");
        expect(told).toHaveBeenCalled();
      },
      {
        plan: () => Promise.reject(new Error("no plan in this test")),
        whatIf: () => Promise.reject(new Error("no curve in this test")),
      },
    );
  });

  it("knows what is to be done today while all else takes its time", () => {
    let go = () => {};
    const busy = new Promise<void>((resolve) => {
      go = resolve;
    });
    return withCards(
      20,
      async (store) => {
        const ada = await learner(store, "ada");
        await newExam(ada);
        const now = await planNow(ada, { patienceMs: 0, quickMs: 0 });
        go();
        expect(now?.state).toBe("today");
        expect(now?.plan.today.length).toBeGreaterThan(5);
      },
      { plan: (input) => busy.then(() => sharedPlan(input)), whatIf: () => busy.then(() => whatIf) },
    );
  });

  it("says how many cards are short, which minutes would do, and which cards to leave out", () =>
    withCards(120, async (store) => {
      const ada = await learner(store, "ada");
      const examId = await newExam(ada, { day: "2026-03-06", minutes: EVERY_DAY(5) });
      const view = await ready(ada, examId);
      expect(view.shortOf?.cards).toBeGreaterThan(50);
      expect(view.shortOf?.minutesNeeded).toBeGreaterThan(5);
      const leaveOut = view.shortOf?.leaveOut ?? [];
      expect(leaveOut).toHaveLength(view.shortOf?.cards ?? 0);
      expect(leaveOut[0]?.question).toMatch(/thing/u);
      await changePace(ada, { examId, leftOut: leaveOut.map((one) => one.cardId) });
      const fewer = await ready(ada, examId);
      expect(fewer.leftOut).toBe(leaveOut.length);
      expect(fewer.shortOf).toBeNull();
      // What is left out is not known: the expectation must not rise by it.
      expect(fewer.prediction.expected).toBeLessThan(view.prediction.expected + 0.05);
      await changePace(ada, { examId, leftOut: [] });
      expect((await ready(ada, examId)).leftOut).toBe(0);
    }));

  it("takes more or fewer minutes, a shape and a target, for the learner alone", () =>
    withCards(20, async (store) => {
      const ada = await learner(store, "ada");
      const examId = await newExam(ada, { minutes: [10, 0, 10, 10, 10, 10, 10] });
      await changePace(ada, { examId, more: 5 });
      expect((await ready(ada, examId)).minutes).toEqual([15, 0, 15, 15, 15, 15, 15]);
      await changePace(ada, { examId, shape: "heavier-last", target: 82 });
      const view = await ready(ada, examId);
      expect(view.target).toBe(0.82);
      const caps = view.days.map((line) => line.cap).filter((cap) => cap > 0);
      expect(caps.at(-1)).toBeGreaterThan((caps[0] ?? 0) * 3);
    }));

  it("has nothing to say of no minutes, and still tells what is expected", () =>
    withCards(10, async (store) => {
      const ada = await learner(store, "ada");
      const examId = await newExam(ada, { minutes: EVERY_DAY(0) });
      const view = await ready(ada, examId);
      expect(view.today.cards).toBe(0);
      expect(view.curve.kind).toBe("none");
      expect(view.prediction.unseen).toBe(9);
    }));

  it("of an exam that is today or tomorrow has this one day", () =>
    withCards(10, async (store) => {
      const ada = await learner(store, "ada");
      const today = await newExam(ada, { day: "2026-03-02", time: "18:00" });
      expect((await ready(ada, today)).days.map((line) => line.day)).toEqual(["2026-03-02"]);
      const tomorrow = await newExam(ada, { day: "2026-03-03" });
      const view = await ready(ada, tomorrow);
      expect(view.days.map((line) => line.day)).toEqual(["2026-03-02"]);
      expect(view.today.cards).toBeGreaterThan(0);
    }));
});

describe("several exams", () => {
  it("share cards and one memory: the day is no longer than one of them allows", () =>
    withCards(40, async (store) => {
      const ada = await learner(store, "ada");
      const first = await newExam(ada, { day: "2026-03-06", minutes: EVERY_DAY(8) });
      const second = await newExam(ada, { title: "Finals", day: "2026-03-26", minutes: EVERY_DAY(6) });
      const near = await ready(ada, first);
      const far = await ready(ada, second);
      expect(near.beside.map((one) => one.id)).toEqual([second]);
      expect(far.days[0]?.cap).toBe(8);
      expect(far.days.at(-1)?.cap).toBe(6);
      for (const line of far.days) expect(line.minutes).toBeLessThanOrEqual(line.cap + 1e-6);
      const before = far.now.expected;
      const session = await nextCards(ada, { examId: first });
      await answerCards(
        ada,
        session.cards.slice(0, 5).map((one) => one.id),
      );
      expect((await ready(ada, second)).now.expected).toBeGreaterThan(before);
    }));
});

describe("studying for an exam", () => {
  it("has no place for other cards that are in their steps, which its own can be taken back beside", () =>
    withCards(6, async (store) => {
      const ada = await learner(store, "ada");
      const examId = await newExam(ada, { selection: only(1, 2, 3) });
      await ready(ada, examId);
      await answerCards(ada, ["card-1", "card-5"], 10, 1);
      const { recent } = await nextCards(ada, { examId });
      expect(new Set(recent?.events.map((event) => event.cardId))).toEqual(new Set(["card-1"]));
      expect(recent?.cards.map(({ card }) => card.id)).toEqual(["card-1"]);
    }));

  it("asks what the plan has for today, the most worth first, and says why", () =>
    withCards(40, async (store) => {
      const ada = await learner(store, "ada", NOW - 3 * 86_400_000);
      const now = later(ada, 3);
      const examId = await newExam(now, { minutes: EVERY_DAY(3), selection: only(1, 2, 3, 4, 5, 6, 7, 8) });
      await ready(now, examId);
      const session = await nextCards(now, { examId });
      expect(session.scope).toEqual({ kind: "exam", examId, title: "History paper" });
      const plan = await planNow(now, { patienceMs: 0 });
      const planned = plan?.plan.today.map((one) => one.cardId) ?? [];
      expect(session.cards[0]?.id).toBe(planned[0]);
      // The years of these cards are neighbours: such answers stand apart, as in every queue.
      expect(session.cards.map((one) => one.id).sort()).toEqual([...planned].sort());
      expect(session.cards.length).toBeGreaterThan(2);
      expect(session.time).toMatchObject({ budgetMs: 180_000, spentMs: 0 });
      const [first] = session.cards;
      const why = await whyCard(now, first?.id ?? "");
      expect(why).toMatchObject({ examId, examTitle: "History paper" });
      expect((await cardInfo(now, first?.id ?? "")).planned).toEqual(why);
      expect(await whyCard(now, "card-20")).toBeNull();
    }));

  it("has one card of a sentence a day while there are others", () =>
    withCards(
      24,
      async (store) => {
        const ada = await learner(store, "ada", NOW - 3 * 86_400_000);
        const now = later(ada, 3);
        const examId = await newExam(now, { minutes: EVERY_DAY(4) });
        await ready(now, examId);
        const sentences = async (): Promise<readonly number[]> =>
          (await nextCards(now, { examId })).cards.map((one) => Number(one.id.split("-")[1]) % 12);
        const apart = await sentences();
        expect(apart.length).toBeGreaterThan(4);
        expect(new Set(apart).size).toBe(apart.length);
      },
      undefined,
      (n) => `sentence-${n % 12}`,
    ));

  it("goes along on a device: what the plan has for today and the next days, with the cards themselves", () =>
    withCards(40, async (store) => {
      const ada = await learner(store, "ada", NOW - 3 * 86_400_000);
      const now = later(ada, 3);
      const examId = await newExam(now, {
        minutes: EVERY_DAY(3),
        selection: only(2, 3, 4, 5, 6, 7, 8, 9, 10),
      });
      expect((await studyPack(now, {})).exams).toBeUndefined();
      await ready(now, examId);
      const pack = await studyPack(now, {});
      const session = await nextCards(now, { examId });
      const [exam] = pack.exams ?? [];
      expect(exam).toMatchObject({ id: examId, title: "History paper", begun: [] });
      expect([...(exam?.days[0] ?? [])].sort()).toEqual(session.cards.map((one) => one.id).sort());
      expect(exam?.days[1]?.length).toBeGreaterThan(0);
      const here = new Set(pack.cards.map((one) => one.id));
      for (const id of exam?.days.flat() ?? []) expect(here).toContain(id);
      // A day later the list begins with that day's, also before another plan is worked out.
      expect((await studyPack(later(now, 1), {})).exams?.[0]?.days[0]).toEqual(exam?.days[1]);
    }));

  it("counts what was spent on its cards, and begins with what is in its steps", () =>
    withCards(20, async (store) => {
      const ada = await learner(store, "ada");
      const examId = await newExam(ada, { minutes: EVERY_DAY(10) });
      await answerCards(ada, ["card-5"], 30, 1);
      const session = await nextCards(ada, { examId });
      expect(session.time?.spentMs).toBe(32_000);
      const begun = session.cards.slice(0, 2).map((one) => one.id);
      expect(begun).toContain("card-5");
      expect(session.answeredToday).toBe(2);
    }));
});

describe("afterwards", () => {
  it("asks once what happens to the cards, and keeps those that another exam needs", () =>
    withCards(10, async (store) => {
      const ada = await learner(store, "ada");
      await answerCards(ada, ["card-2", "card-3"]);
      const examId = await newExam(ada, { selection: only(1, 2, 3), day: "2026-03-06" });
      await newExam(ada, { selection: only(3, 4), day: "2026-03-20" });
      await expect(decideAfterwards(ada, { examId, afterwards: "retire" })).rejects.toMatchObject({
        code: "invalid",
      });
      const after = later(ada, 6);
      expect((await nextExam(after))?.over).toEqual([{ id: examId, title: "History paper" }]);
      const done = await decideAfterwards(after, { examId, afterwards: "retire" });
      expect(done.retired).toBe(2);
      const suspended = await store.read
        .select({ id: cardStates.cardId })
        .from(cardStates)
        .where(eq(cardStates.suspended, true));
      expect(suspended.map((row) => row.id).sort()).toEqual(["card-1", "card-2"]);
      await expect(decideAfterwards(after, { examId, afterwards: "return" })).rejects.toMatchObject({
        code: "conflict",
      });
      expect((await nextExam(after))?.over).toEqual([]);
    }));

  it("asks again when it is taken back that the cards were set aside", () =>
    withCards(10, async (store) => {
      const ada = await learner(store, "ada");
      const examId = await newExam(ada, { selection: only(1, 2, 3), day: "2026-03-06" });
      const after = later(ada, 6);
      const asideNow = async (): Promise<number> =>
        (
          await store.read
            .select({ id: cardStates.cardId })
            .from(cardStates)
            .where(eq(cardStates.suspended, true))
        ).length;
      const { steps } = await decideAfterwards(after, { examId, afterwards: "retire" });
      expect(await asideNow()).toBe(3);
      const ben = later(await learner(store, "ben"), 6);
      await expect(takeBackAfterwards(ben, { examId, steps })).rejects.toMatchObject({ code: "not-found" });
      await takeBackAfterwards(after, { examId, steps });
      expect(await asideNow()).toBe(0);
      expect((await nextExam(after))?.over).toEqual([{ id: examId, title: "History paper" }]);
      await expect(takeBackAfterwards(after, { examId, steps })).rejects.toMatchObject({ code: "conflict" });
      await decideAfterwards(after, { examId, afterwards: "return" });
      expect((await nextExam(after))?.over ?? []).toEqual([]);
    }));

  it("holds the entered score against the last prediction before the exam, and a mock against the one of its moment", () =>
    withCards(20, async (store) => {
      const ada = await learner(store, "ada");
      const examId = await newExam(ada, { questions: 20 });
      const first = await ready(ada, examId);
      const userId = ada.viewer.kind === "learner" ? ada.viewer.userId : "";
      await predictMock(later(ada, 0.01), { examId, questions: 10 });
      await predictMock(await learner(store, "ben"), { examId, questions: 10 });
      const mock = {
        id: "r1",
        examId,
        userId,
        attemptId: "a1",
        startedAt: NOW + 1_000_000,
        at: NOW + 2_000_000,
      };
      const marks = { share: 0.5, questions: 20, topics: [] };
      expect(await store.write((tx) => recordMockResult(tx, { ...mock, ...marks }))).toBe(true);
      // A mark is changed afterwards: the same attempt, another share.
      await store.write((tx) => recordMockResult(tx, { ...mock, ...marks, id: "r2", share: 0.6 }));
      await expect(enterScore(ada, { examId, reached: 60 })).rejects.toMatchObject({ code: "invalid" });
      const after = later(ada, 20);
      await enterScore(after, { examId, reached: 31, outOf: 40 });
      await enterScore(after, { examId, reached: 32, outOf: 40 });
      const view = await examView(after, examId);
      if (view.kind !== "over") throw new Error("not over");
      expect(view.over.score).toBe(0.8);
      expect(view.over.predicted?.expected).toBe(first.prediction.expected);
      expect(view.past.results.map((one) => [one.kind, one.actual])).toEqual([
        ["mock", 0.6],
        ["exam", 0.8],
      ]);
      const held = view.past.results[0]?.predicted;
      expect(held?.expected).toBeCloseTo(first.now.expected);
      // Ten questions are more luck than twenty.
      expect((held?.high ?? 0) - (held?.low ?? 0)).toBeGreaterThan(first.now.high - first.now.low);
      expect(view.past.calibration?.outcomes).toBe(2);
      await enterScore(after, { examId, reached: null });
      expect((await examView(after, examId)).kind).toBe("over");
      const other = await learner(store, "eve");
      const eveId = other.viewer.kind === "learner" ? other.viewer.userId : "";
      const foreign = { ...mock, ...marks, id: "r3", attemptId: "a3", userId: eveId };
      expect(await store.write((tx) => recordMockResult(tx, foreign))).toBe(false);
    }));
});
