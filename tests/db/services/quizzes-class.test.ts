import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { parseCsv } from "#lib/base/csv.ts";
import { classGroups, classMembers, groupMembers } from "#lib/db/schema/classes.ts";
import { examResults } from "#lib/db/schema/exams.ts";
import { reviewEvents } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { allowMore } from "#lib/services/quizzes/allow-more.ts";
import { attemptView } from "#lib/services/quizzes/attempt-view.ts";
import { challengeMark } from "#lib/services/quizzes/challenge-mark.ts";
import { countLate } from "#lib/services/quizzes/count-late.ts";
import { createQuiz } from "#lib/services/quizzes/create-quiz.ts";
import { paperView } from "#lib/services/quizzes/paper-view.ts";
import { quizView } from "#lib/services/quizzes/quiz-view.ts";
import { quizzesView } from "#lib/services/quizzes/quizzes-view.ts";
import { resultsCsv } from "#lib/services/quizzes/results-csv.ts";
import { resultsView } from "#lib/services/quizzes/results-view.ts";
import { reviewView } from "#lib/services/quizzes/review-view.ts";
import { saveAnswers } from "#lib/services/quizzes/save-answers.ts";
import { settleMark } from "#lib/services/quizzes/settle-mark.ts";
import { startAttempt } from "#lib/services/quizzes/start-attempt.ts";
import { submitAttempt } from "#lib/services/quizzes/submit-attempt.ts";
import { withFolder, withStore } from "../with-store.ts";
import { classOf, later, member, person } from "./class-fixtures.ts";
import { newExam } from "./exam-fixtures.ts";
import { DAY, NOW } from "./fixtures.ts";
import { give, quizOf, shipped, take } from "./quiz-fixtures.ts";

type Scene = {
  readonly store: Store;
  readonly teacher: Ctx;
  readonly classId: string;
  readonly ann: Ctx;
  readonly ben: Ctx;
};

const PAPER = { fresh: false, attempts: 1, minutes: 20 } as const;

/** A class of two, and twelve cards that ship. */
const withClass = (test: (scene: Scene) => Promise<void>) =>
  withFolder((folder) =>
    withStore(async (store) => {
      await shipped(store, folder);
      const { teacher, classId } = await classOf(store);
      const [ann, ben] = [await person(store, "ann"), await person(store, "ben")];
      await member(store, classId, "ann");
      await member(store, classId, "ben");
      await test({ store, teacher, classId, ann, ben });
    }),
  );

describe("a quiz that a class was given", () => {
  it("is there for its pupils from its opening on, and for nobody else", async () => {
    await withClass(async ({ store, teacher, classId, ann }) => {
      const eve = await person(store, "eve");
      const quizId = await quizOf(teacher, PAPER);
      await expect(quizView(ann, quizId)).rejects.toMatchObject({ code: "not-found" });
      await give(store, quizId, classId, { opensAt: NOW + DAY });
      await expect(startAttempt(ann, { quizId })).rejects.toMatchObject({ code: "not-found" });
      expect(await quizzesView(ann)).toMatchObject({ given: [] });
      const tomorrow = later(ann, NOW + 2 * DAY);
      expect(await quizzesView(tomorrow)).toMatchObject({ given: [{ quizId, minutes: 20 }] });
      expect(await quizView(tomorrow, quizId)).toMatchObject({
        mine: false,
        left: 1,
        selection: null,
        shut: null,
      });
      await expect(quizView(later(eve, NOW + 2 * DAY), quizId)).rejects.toMatchObject({ code: "not-found" });
    });
  });

  it("is for the group or the pupil that it was given to", async () => {
    await withClass(async ({ store, teacher, classId, ann, ben }) => {
      await store.write(async (tx) => {
        await tx.insert(classGroups).values({ id: "g", classId, name: "Row 1", createdAt: NOW });
        await tx.insert(groupMembers).values({ groupId: "g", userId: "ann" });
      });
      const [forGroup, forBen] = [await quizOf(teacher, PAPER), await quizOf(teacher, PAPER)];
      await give(store, forGroup, classId, {}, { kind: "group", refId: "g" });
      await give(store, forBen, classId, {}, { kind: "pupil", refId: "ben" });
      expect((await quizzesView(ann)).given.map((one) => one.quizId)).toEqual([forGroup]);
      expect((await quizzesView(ben)).given.map((one) => one.quizId)).toEqual([forBen]);
    });
  });

  it("is not opened by an assignment that its owner does not stand behind", async () => {
    await withClass(async ({ store, classId, ann }) => {
      const stranger = await person(store, "stranger", { role: "teacher" });
      const quizId = await quizOf(stranger, PAPER);
      await give(store, quizId, classId);
      await expect(quizView(ann, quizId)).rejects.toMatchObject({ code: "not-found" });
    });
  });

  it("is closed to who was removed, and to everybody once it has closed; attempts are counted", async () => {
    await withClass(async ({ store, teacher, classId, ann, ben }) => {
      const quizId = await quizOf(teacher, PAPER);
      await give(store, quizId, classId);
      await take(ann, quizId);
      await expect(startAttempt(ann, { quizId })).rejects.toMatchObject({ code: "not-allowed" });
      expect(await quizView(ann, quizId)).toMatchObject({ shut: "no-attempts", left: 0 });
      await expect(startAttempt(later(ben, NOW + 9 * DAY), { quizId })).rejects.toMatchObject({
        code: "not-allowed",
      });
      await store.write((tx) =>
        tx.update(classMembers).set({ state: "removed" }).where(eq(classMembers.userId, "ben")),
      );
      await expect(startAttempt(ben, { quizId })).rejects.toMatchObject({ code: "not-found" });
    });
  });

  it("asks everybody the same questions, in another order", async () => {
    await withClass(async ({ store, teacher, classId, ann, ben }) => {
      const quizId = await quizOf(teacher, { ...PAPER, count: 10 });
      await give(store, quizId, classId);
      const papers: string[][] = [];
      for (const pupil of [ann, ben]) {
        const { attemptId } = await startAttempt(pupil, { quizId });
        papers.push((await attemptView(pupil, attemptId)).questions.map((one) => one.id));
      }
      const [a = [], b = []] = papers;
      expect([...a].sort()).toEqual([...b].sort());
      expect(a).not.toEqual(b);
      const paper = await paperView(teacher, quizId, "A");
      expect(paper.questions.map((one) => one.id).sort()).toEqual([...a].sort());
    });
  });

  it("ends when the assignment closes, and later for who has more time, also in the middle of it", async () => {
    await withClass(async ({ store, teacher, classId, ann, ben }) => {
      const quizId = await quizOf(teacher, PAPER);
      await give(store, quizId, classId, { closesAt: NOW + 10 * 60_000, dueAt: NOW });
      const { attemptId } = await startAttempt(ann, { quizId });
      expect(await attemptView(ann, attemptId)).toMatchObject({ endsAt: NOW + 10 * 60_000 });
      await allowMore(teacher, { quizId, userId: "ann", factor: 1.5 });
      expect(await attemptView(ann, attemptId)).toMatchObject({ endsAt: NOW + 20 * 60_000 });
      await allowMore(teacher, { quizId, userId: "ben", factor: null, moreAttempts: 1 });
      expect(await quizView(ben, quizId)).toMatchObject({ minutes: null, left: 2 });
      await expect(allowMore(ann, { quizId, userId: "ann", factor: 2 })).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(allowMore(teacher, { quizId, userId: "teacher", factor: 2 })).rejects.toMatchObject({
        code: "not-found",
      });
    });
  });

  it("shows the answers when it says: at once, after it has closed, or the mark alone", async () => {
    await withClass(async ({ store, teacher, classId, ann }) => {
      const [closing, never] = [
        await quizOf(teacher, { ...PAPER, show: "when-closed" }),
        await quizOf(teacher, { ...PAPER, show: "never" }),
      ];
      for (const quizId of [closing, never]) await give(store, quizId, classId);
      const attemptId = await take(ann, closing, { right: 3 });
      const before = await reviewView(ann, attemptId);
      expect(before).toMatchObject({
        shown: "closed",
        from: NOW + 8 * DAY,
        points: null,
        answers: [],
        gaps: [],
      });
      const questionId = (await attemptView(ann, attemptId)).questions[0]?.id;
      await expect(challengeMark(ann, { attemptId, questionId })).rejects.toMatchObject({
        code: "not-allowed",
      });
      expect(await reviewView(teacher, attemptId)).toMatchObject({ shown: "open", taker: "ann", points: 3 });
      expect(await reviewView(later(ann, NOW + 9 * DAY), attemptId)).toMatchObject({
        shown: "open",
        points: 3,
      });
      const other = await take(ann, never, { right: 2 });
      expect(await reviewView(ann, other)).toMatchObject({ shown: "marks", points: 2, answers: [] });
    });
  });
});

describe("a mock of a class's exam", () => {
  it("is made by who teaches the class, and its results are the pupils' own", async () => {
    await withClass(async ({ store, teacher, classId, ann }) => {
      const examId = await newExam(teacher, { classId });
      const { quizId } = await createQuiz(teacher, {
        examId,
        settings: { count: 4, kinds: ["typed"], fresh: false },
      });
      await give(store, quizId, classId);
      const attemptId = await take(ann, quizId, { right: 2 });
      const results = await store.read.select().from(examResults);
      expect(results).toMatchObject([{ examId, userId: "ann", share: 0.5, attemptId }]);
      const stranger = await person(store, "stranger", { role: "teacher" });
      const input = { examId, settings: { count: 4, kinds: ["typed"] } };
      await expect(createQuiz(stranger, input)).rejects.toMatchObject({ code: "not-found" });
    });
  });
});

describe("a doubted mark in a class", () => {
  it("goes to the teacher; once it is settled, all marks of the same answer follow, and no others", async () => {
    await withClass(async ({ store, teacher, classId, ann, ben }) => {
      const quizId = await quizOf(teacher, PAPER);
      await give(store, quizId, classId);
      const cleo = await person(store, "cleo");
      await member(store, classId, "cleo");
      // Ann and Ben write 1750 everywhere, Cleo something else.
      const [a, b] = [await take(ann, quizId, { right: 0 }), await take(ben, quizId, { right: 0 })];
      const { attemptId: c } = await startAttempt(cleo, { quizId });
      const { questions } = await attemptView(cleo, c);
      await saveAnswers(cleo, {
        attemptId: c,
        answers: questions.map(({ id }) => ({
          questionId: id,
          sequence: 1,
          response: { kind: "text", text: "1600" },
        })),
      });
      await submitAttempt(cleo, { attemptId: c });
      const questionId = questions[0]?.id ?? "";
      await challengeMark(ann, { attemptId: a, questionId, note: "My book says 1750." });
      await expect(settleMark(ann, { attemptId: a, questionId, verdict: "right" })).rejects.toMatchObject({
        code: "not-found",
      });
      const { doubts } = await resultsView(teacher, quizId);
      expect(doubts).toMatchObject([
        { name: "ann", note: "My book says 1750.", said: "1750", status: "open", share: 0 },
      ]);
      expect(
        await settleMark(teacher, { attemptId: a, questionId, verdict: "right", note: "It does." }),
      ).toEqual({
        changed: 2,
      });
      expect((await reviewView(ann, a)).points).toBe(1);
      expect((await reviewView(ben, b)).points).toBe(1);
      expect((await reviewView(cleo, c)).points).toBe(0);
      const mine = (await reviewView(ann, a)).answers.find((one) => one.question.id === questionId);
      expect(mine).toMatchObject({ markedBy: "teacher", challenge: { status: "upheld", reply: "It does." } });
      const log = await store.read
        .select()
        .from(reviewEvents)
        .where(eq(reviewEvents.userId, "ben"))
        .orderBy(reviewEvents.seq);
      expect(log.filter((row) => row.kind === "undone")).toHaveLength(1);
      expect(log.at(-1)).toMatchObject({ kind: "answered", markedBy: "teacher", shareCorrect: 1 });
    });
  });

  it("is settled before somebody answers the same later: they are right at once", async () => {
    await withClass(async ({ store, teacher, classId, ann, ben }) => {
      const quizId = await quizOf(teacher, PAPER);
      await give(store, quizId, classId);
      const a = await take(ann, quizId, { right: 0 });
      const questionId = (await attemptView(ann, a)).questions[0]?.id;
      await settleMark(teacher, { attemptId: a, questionId, verdict: "right" });
      expect((await reviewView(ben, await take(ben, quizId, { right: 0 }))).points).toBe(1);
    });
  });
});

describe("the results of a quiz", () => {
  it("are those of the classes that the viewer teaches: a colleague's class and a stranger see nothing", async () => {
    await withClass(async ({ store, teacher, classId, ann }) => {
      const quizId = await quizOf(teacher, PAPER);
      await give(store, quizId, classId);
      await take(ann, quizId, { right: 4 });
      const [co, watcher, stranger, admin] = [
        await person(store, "co", { role: "teacher" }),
        await person(store, "watcher", { role: "teacher" }),
        await person(store, "stranger", { role: "teacher" }),
        await person(store, "admin", { role: "administrator" }),
      ];
      await member(store, classId, "co", "co-teacher");
      await member(store, classId, "watcher", "viewer");
      for (const ctx of [teacher, co, watcher])
        expect((await resultsView(ctx, quizId)).pupils).toMatchObject([
          { name: "ann", attempts: [{ points: 4, most: 5 }] },
          { name: "ben", attempts: [] },
        ]);
      for (const ctx of [stranger, admin, ann])
        await expect(resultsView(ctx, quizId)).rejects.toMatchObject({ code: "not-found" });
      const attemptId = (await resultsView(co, quizId)).pupils[0]?.attempts[0]?.id ?? "";
      const questionId = (await reviewView(watcher, attemptId)).answers[0]?.question.id;
      await expect(settleMark(watcher, { attemptId, questionId, verdict: "left-out" })).rejects.toMatchObject(
        {
          code: "not-found",
        },
      );
      await expect(paperView(watcher, quizId, "A")).rejects.toMatchObject({ code: "not-found" });
      await expect(countLate(watcher, { attemptId })).rejects.toMatchObject({ code: "not-found" });
      expect(await settleMark(co, { attemptId, questionId, verdict: "left-out" })).toEqual({ changed: 1 });
    });
  });

  it("count each pupil once in the item analysis, and the teacher's own try not at all", async () => {
    await withClass(async ({ store, teacher, classId, ann, ben }) => {
      const quizId = await quizOf(teacher, { ...PAPER, attempts: 2, shuffle: false });
      await give(store, quizId, classId);
      await take(teacher, quizId, { right: 5 });
      await take(ann, quizId, { right: 1 });
      await take(ann, quizId, { right: 5 });
      await take(ben, quizId, { right: 3 });
      const { items, pupils } = await resultsView(teacher, quizId);
      expect(items.map((one) => one.asked)).toEqual([2, 2, 2, 2, 2]);
      expect(items.map((one) => one.facility ?? 0).sort((a, b) => a - b)).toEqual([0, 0, 0.5, 0.5, 1]);
      expect(pupils[0]?.attempts.map((one) => one.points)).toEqual([5, 1]);
    });
  });

  it("hand in what ran out, and leave as CSV with numbers as numbers and no formulas", async () => {
    await withClass(async ({ store, teacher, classId, ann }) => {
      const quizId = await quizOf(teacher, PAPER);
      await give(store, quizId, classId);
      await take(ann, quizId, { right: 2, submit: false });
      await store.write((tx) =>
        tx.update(classMembers).set({ alias: "=cmd()" }).where(eq(classMembers.userId, "ann")),
      );
      const { text } = await resultsCsv(later(teacher, NOW + DAY), quizId);
      expect(text).toContain("'=cmd()");
      const rows = parseCsv(text).map((row) => row.cells);
      const own = rows.find((cells) => cells[0] === "=cmd()");
      expect(own?.slice(4, 9)).toEqual(["yes", "no", "2", "5", "40"]);
      expect(
        rows
          .find((cells) => cells[0] === "Facility")
          ?.slice(9)
          .map(Number)
          .sort(),
      ).toEqual([0, 0, 0, 1, 1]);
    });
  });
});
