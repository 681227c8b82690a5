import { eq } from "drizzle-orm";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { examResults } from "#lib/db/schema/exams.ts";
import { reviewEvents } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import { takeAlong } from "#lib/services/account/take-along.ts";
import { myAssignment } from "#lib/services/assignments/my-assignments.ts";
import type { Ctx } from "#lib/services/context.ts";
import { createQuiz } from "#lib/services/quizzes/create-quiz.ts";
import { quizView } from "#lib/services/quizzes/quiz-view.ts";
import { quizzesView } from "#lib/services/quizzes/quizzes-view.ts";
import { recordHeldBack } from "#lib/services/quizzes/record-held-back.ts";
import { resultsView } from "#lib/services/quizzes/results-view.ts";
import { reviewView } from "#lib/services/quizzes/review-view.ts";
import { settleMark } from "#lib/services/quizzes/settle-mark.ts";
import { cardInfo } from "#lib/services/study/card-info.ts";
import { withFolder, withStore } from "../with-store.ts";
import { classOf, later, member, person } from "./class-fixtures.ts";
import { newExam } from "./exam-fixtures.ts";
import { DAY, NOW } from "./fixtures.ts";
import { give, quizOf, shipped, take } from "./quiz-fixtures.ts";

type Scene = { readonly store: Store; readonly teacher: Ctx; readonly classId: string; readonly ann: Ctx };

const PAPER = { fresh: false, attempts: 1, show: "when-closed" } as const;
const CLOSED = NOW + 9 * DAY;

const withClass = (test: (scene: Scene) => Promise<void>) =>
  withFolder((folder) =>
    withStore(async (store) => {
      await shipped(store, folder);
      const { teacher, classId } = await classOf(store);
      const ann = await person(store, "ann");
      await member(store, classId, "ann");
      await test({ store, teacher, classId, ann });
    }),
  );

const logOf = (store: Store) =>
  store.read.select().from(reviewEvents).where(eq(reviewEvents.userId, "ann")).orderBy(reviewEvents.seq);

/** What somebody's own download holds, file by file. It asks an account for its password first, and a guest for nothing. */
async function downloadOf(ctx: Ctx): Promise<Readonly<Record<string, string>>> {
  const guest = ctx.viewer.kind === "learner" ? { ...ctx, viewer: { ...ctx.viewer, name: null } } : ctx;
  const pieces: Uint8Array[] = [];
  for await (const piece of await takeAlong(guest)) pieces.push(piece);
  const files = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
}

describe("a quiz that shows its answers when it has closed", () => {
  it("leaves nothing in the log, in a card's history or on any page from which the mark could be read earlier", async () => {
    await withClass(async ({ store, teacher, classId, ann }) => {
      const quizId = await quizOf(teacher, { ...PAPER, movesSchedule: true });
      const id = await give(store, quizId, classId);
      const attemptId = await take(ann, quizId, { right: 3 });
      expect(await logOf(store)).toEqual([]);
      for (const cardId of ["card-1", "card-2", "card-3", "card-4", "card-5", "card-6"])
        expect(await cardInfo(ann, cardId)).toMatchObject({ history: [], recall: null });
      expect((await quizView(ann, quizId)).attempts).toMatchObject([
        { id: attemptId, points: null, most: null },
      ]);
      expect((await quizzesView(ann)).given).toMatchObject([{ last: { points: null, most: null } }]);
      expect(await myAssignment(ann, id)).toMatchObject({ credit: null, standing: { share: 1 } });
      // Who teaches them sees it at once.
      expect((await resultsView(teacher, quizId)).pupils).toMatchObject([
        { attempts: [{ points: 3, most: 5 }] },
      ]);
      expect(await logOf(store)).toEqual([]);
    });
  });

  it("says no mark in the download of everything", async () => {
    await withClass(async ({ store, teacher, classId, ann }) => {
      const quizId = await quizOf(teacher, PAPER);
      await give(store, quizId, classId);
      await take(ann, quizId, { right: 3 });
      const early = await downloadOf(ann);
      expect(JSON.parse(early["data/quiz_attempts.json"] ?? "")).toMatchObject([
        { points: null, most: null },
      ]);
      for (const row of JSON.parse(early["data/quiz_answers.json"] ?? ""))
        expect(row).toMatchObject({ share: null, marked_by: null });
      expect(early["answers.csv"]?.trim().split("\n")).toHaveLength(1);
      const late = await downloadOf(later(ann, CLOSED));
      expect(JSON.parse(late["data/quiz_attempts.json"] ?? "")).toMatchObject([{ points: 3, most: 5 }]);
    });
  });

  it("records every answer once it has closed, whoever looks first, at the moment at which it was given", async () => {
    await withClass(async ({ store, teacher, classId, ann }) => {
      const quizId = await quizOf(teacher, { ...PAPER, movesSchedule: true });
      await give(store, quizId, classId);
      const attemptId = await take(ann, quizId, { right: 3 });
      for (const look of [
        () => reviewView(later(ann, CLOSED), attemptId),
        () => quizzesView(later(ann, CLOSED)),
        () => recordHeldBack(later(teacher, CLOSED), "everybody"),
      ]) {
        await look();
        const log = await logOf(store);
        expect(log.map((row) => row.shareCorrect ?? -1).sort((a, b) => a - b)).toEqual([0, 0, 1, 1, 1]);
        for (const row of log) expect(row).toMatchObject({ kind: "answered", attemptId, effectiveAt: NOW });
      }
    });
  });

  it("records a mark that was changed meanwhile as it is now, and takes nothing back", async () => {
    await withClass(async ({ store, teacher, classId, ann }) => {
      const quizId = await quizOf(teacher, PAPER);
      await give(store, quizId, classId);
      const attemptId = await take(ann, quizId, { right: 0 });
      const questionId = (await reviewView(teacher, attemptId)).answers[0]?.question.id;
      await settleMark(teacher, { attemptId, questionId, verdict: "right" });
      expect(await logOf(store)).toEqual([]);
      await recordHeldBack(later(teacher, CLOSED), "everybody");
      const log = await logOf(store);
      expect(log.map((row) => row.kind)).toEqual(Array(5).fill("answered"));
      expect(log.filter((row) => row.shareCorrect === 1)).toMatchObject([{ markedBy: "teacher" }]);
    });
  });

  it("keeps the result of a mock from the exam's page until then", async () => {
    await withClass(async ({ store, teacher, classId, ann }) => {
      const examId = await newExam(teacher, { classId });
      const settings = { count: 4, kinds: ["typed"], fresh: false, show: "when-closed" };
      const { quizId } = await createQuiz(teacher, { examId, settings });
      await give(store, quizId, classId);
      await take(ann, quizId, { right: 2 });
      expect(await store.read.select().from(examResults)).toEqual([]);
      await recordHeldBack(later(teacher, CLOSED), "everybody");
      expect(await store.read.select().from(examResults)).toMatchObject([{ userId: "ann", share: 0.5 }]);
    });
  });
});

describe("a quiz that never shows its answers", () => {
  it("tells the mark, and leaves no trace of which answers it is for", async () => {
    await withClass(async ({ store, teacher, classId, ann }) => {
      const quizId = await quizOf(teacher, { ...PAPER, show: "never" });
      await give(store, quizId, classId);
      await take(ann, quizId, { right: 3 });
      expect((await quizView(ann, quizId)).attempts).toMatchObject([{ points: 3 }]);
      await recordHeldBack(later(teacher, CLOSED), "everybody");
      expect(await logOf(store)).toEqual([]);
      const rows = JSON.parse((await downloadOf(later(ann, CLOSED)))["data/quiz_answers.json"] ?? "");
      for (const row of rows) expect(row).toMatchObject({ share: null });
    });
  });
});
