import { describe, expect, it } from "vitest";
import { removeMember } from "#lib/services/classes/remove-member.ts";
import type { Ctx } from "#lib/services/context.ts";
import { changePace } from "#lib/services/exams/change-pace.ts";
import { decideAfterwards } from "#lib/services/exams/decide-afterwards.ts";
import { deleteExam } from "#lib/services/exams/delete-exam.ts";
import { editExam } from "#lib/services/exams/edit-exam.ts";
import { enterScore } from "#lib/services/exams/enter-score.ts";
import { examCalendarFile } from "#lib/services/exams/exam-calendar-file.ts";
import { examList } from "#lib/services/exams/exam-list.ts";
import { examView } from "#lib/services/exams/exam-view.ts";
import { processPlanner } from "#lib/services/exams/plan-in-process.ts";
import { planNow } from "#lib/services/exams/plan-now.ts";
import { planningOf } from "#lib/services/exams/planning.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { classOf, member, person } from "./class-fixtures.ts";
import { answerCards, EVERY_DAY, later, newExam, only, withCards } from "./exam-fixtures.ts";

const isNotFound = (attempt: Promise<unknown>) =>
  expect(attempt).rejects.toMatchObject({ code: "not-found" });

describe("the exam of a class", () => {
  it("gives each pupil a plan of their own, and the teacher none of them", () =>
    withCards(12, async (store) => {
      const { teacher, classId } = await classOf(store);
      const [ada, ben] = [await person(store, "ada"), await person(store, "ben")];
      await member(store, classId, "ada");
      await member(store, classId, "ben");
      const examId = await newExam(teacher, { classId });
      expect((await examView(teacher, examId)).kind).toBe("taught");
      expect((await examList(teacher)).taught.map((one) => one.id)).toEqual([examId]);
      expect((await examList(ada)).exams).toMatchObject([
        { id: examId, className: "History 11B", state: "ahead" },
      ]);
      await answerCards(ada, ["card-1", "card-2", "card-3"]);
      await changePace(ada, { examId, minutes: EVERY_DAY(25), target: 90 });
      const minutesOf = async (ctx: Ctx) => {
        const view = await examView(ctx, examId);
        return view.kind === "ahead" ? [view.ahead.days[0]?.cap, view.ahead.now.expected > 0.1] : null;
      };
      expect(await minutesOf(ada)).toEqual([25, true]);
      expect(await minutesOf(ben)).toEqual([10, false]);
      expect((await nextCards(ben, { examId })).cards.length).toBeGreaterThan(0);
      await isNotFound(changePace(teacher, { examId, more: 5 }));
      await isNotFound(nextCards(teacher, { examId }));
      await isNotFound(examCalendarFile(teacher, examId));
    }));

  it("is changed by who teaches the class, and by nobody else", () =>
    withCards(4, async (store) => {
      const { teacher, classId } = await classOf(store);
      const [ada, eve, watcher, helper] = [
        await person(store, "ada"),
        await person(store, "eve", { role: "teacher" }),
        await person(store, "watcher"),
        await person(store, "helper"),
      ];
      await member(store, classId, "ada");
      await member(store, classId, "watcher", "viewer");
      await member(store, classId, "helper", "co-teacher");
      for (const other of [ada, eve, watcher]) await isNotFound(newExam(other, { classId }));
      const examId = await newExam(teacher, { classId });
      const fields = { examId, title: "Other", day: "2026-03-20", time: "10:00", minutes: EVERY_DAY(5) };
      for (const other of [ada, eve, watcher]) {
        await isNotFound(editExam(other, { ...fields, selection: only(1), version: 1 }));
        await isNotFound(deleteExam(other, { examId }));
      }
      for (const other of [eve, watcher]) await isNotFound(examView(other, examId));
      await editExam(helper, { ...fields, selection: only(1, 2), version: 1 });
      expect((await examView(ada, examId)).title).toBe("Other");
      await expect(
        newExam(teacher, { classId, selection: [{ kind: "tag", tag: "mine" }] }),
      ).rejects.toMatchObject({ code: "invalid" });
    }));

  it("is nobody's any more who was removed from the class", () =>
    withCards(4, async (store) => {
      const { teacher, classId } = await classOf(store);
      const ada = await person(store, "ada");
      await member(store, classId, "ada");
      const examId = await newExam(teacher, { classId, day: "2026-03-06" });
      await examView(ada, examId);
      await removeMember(teacher, { classId, userId: "ada" });
      await isNotFound(examView(ada, examId));
      await isNotFound(enterScore(later(ada, 10), { examId, reached: 50 }));
      await isNotFound(decideAfterwards(later(ada, 10), { examId, afterwards: "return" }));
      expect((await examList(ada)).exams).toEqual([]);
      expect(await planNow(ada, { patienceMs: 0 })).toBeNull();
    }));

  it("asks again what happens to the cards when it gets another date", () =>
    withCards(4, async (store) => {
      const { teacher, classId } = await classOf(store);
      const ada = await person(store, "ada");
      await member(store, classId, "ada");
      const examId = await newExam(teacher, { classId, day: "2026-03-06" });
      await decideAfterwards(later(ada, 5), { examId, afterwards: "return" });
      expect((await examList(later(ada, 5))).exams[0]?.state).toBe("closed");
      const fields = { examId, title: "Again", day: "2026-03-10", time: "10:00", minutes: EVERY_DAY(5) };
      await editExam(later(teacher, 5), { ...fields, selection: only(1), version: 1 });
      expect((await examList(later(ada, 5))).exams[0]?.state).toBe("ahead");
      expect((await examList(later(ada, 9))).exams[0]?.state).toBe("over");
    }));
});

describe("the process that plans", () => {
  it("tells the quick plan first and the best one in the end, then what other minutes would do", () =>
    withCards(
      20,
      async (store) => {
        const ada = await person(store, "ada");
        const examId = await newExam(ada);
        const quick = await planNow(ada, { patienceMs: 0 });
        expect(quick).toMatchObject({ state: "quick", plan: { rule: "greedy" } });
        await planningOf(store).idle();
        const best = await planNow(ada, { patienceMs: 0 });
        expect(best).toMatchObject({ state: "best", plan: { rule: "priced" } });
        await examView(ada, examId);
        await planningOf(store).idle();
        const view = await examView(ada, examId);
        const curve = view.kind === "ahead" ? view.ahead.curve : null;
        if (curve?.kind !== "ready") throw new Error(`The curve is ${curve?.kind}.`);
        const marks = curve.whatIf.points.map((point) => point.expected);
        expect(marks.length).toBeGreaterThan(3);
        expect(marks).toEqual([...marks].sort((a, b) => a - b));
        expect(curve.whatIf.shapes.map((one) => one.shape)).toEqual(["flat", "ramp", "heavier-last"]);
        const { title, text } = await examCalendarFile(ada, examId);
        expect(title).toBe("History paper");
        expect(text).toContain("DTSTART;VALUE=DATE:20260302");
        expect(text).toContain("DTSTART:20260316T090000Z");
      },
      processPlanner,
    ));
});
