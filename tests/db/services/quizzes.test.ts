import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { erasePeople } from "#lib/db/queries/erase-people.ts";
import { recordParts } from "#lib/db/queries/record.ts";
import { cards } from "#lib/db/schema/decks.ts";
import { examResults } from "#lib/db/schema/exams.ts";
import { quizAttempts, quizzes } from "#lib/db/schema/quizzes.ts";
import { cardStates, reviewEvents } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import { QUESTION_KINDS } from "#lib/quiz/types.ts";
import { attemptView } from "#lib/services/quizzes/attempt-view.ts";
import { challengeMark } from "#lib/services/quizzes/challenge-mark.ts";
import { changeQuiz } from "#lib/services/quizzes/change-quiz.ts";
import { countLate } from "#lib/services/quizzes/count-late.ts";
import { createQuiz } from "#lib/services/quizzes/create-quiz.ts";
import { deleteQuiz } from "#lib/services/quizzes/delete-quiz.ts";
import { paperView } from "#lib/services/quizzes/paper-view.ts";
import { previewQuiz } from "#lib/services/quizzes/preview-quiz.ts";
import { quickQuiz } from "#lib/services/quizzes/quick-quiz.ts";
import { quizView } from "#lib/services/quizzes/quiz-view.ts";
import { quizzesView } from "#lib/services/quizzes/quizzes-view.ts";
import { resultsView } from "#lib/services/quizzes/results-view.ts";
import { reviewView } from "#lib/services/quizzes/review-view.ts";
import { saveAnswers } from "#lib/services/quizzes/save-answers.ts";
import { settleMark } from "#lib/services/quizzes/settle-mark.ts";
import { startAttempt } from "#lib/services/quizzes/start-attempt.ts";
import { submitAttempt } from "#lib/services/quizzes/submit-attempt.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { withFolder, withStore } from "../with-store.ts";
import { later, person } from "./class-fixtures.ts";
import { newExam } from "./exam-fixtures.ts";
import { context, holder, NOW, visitor } from "./fixtures.ts";
import { quizOf, rightAnswer, shipped, take } from "./quiz-fixtures.ts";

const withThings = (test: (store: Store) => Promise<void>) =>
  withFolder((folder) =>
    withStore(async (store) => {
      await shipped(store, folder);
      await test(store);
    }),
  );
const logOf = (store: Store, userId = "ada") =>
  store.read.select().from(reviewEvents).where(eq(reviewEvents.userId, userId)).orderBy(reviewEvents.seq);

describe("a quiz of one's own", () => {
  it("begins for a visitor, who becomes a guest by it", async () => {
    await withThings(async (store) => {
      const selection = [{ kind: "cards", cardIds: ["card-1", "card-2", "card-3"] }];
      const { attemptId } = await quickQuiz(context(store, visitor("token")), { selection });
      const guest = await holder(store, "token");
      expect((await attemptView(guest, attemptId)).questions.length).toBeGreaterThan(0);
    });
  });

  it("is called after what it covers, and says what it could ask before it is made", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const quizId = await quizOf(ada, {}, { title: undefined });
      const view = await quizView(ada, quizId);
      expect(view).toMatchObject({ title: "The mill", mine: true, shut: null, parts: [{ cards: 12 }] });
      const preview = await previewQuiz(ada, {
        selection: view.selection,
        kinds: [...QUESTION_KINDS],
        count: 10,
      });
      expect(preview).toMatchObject({
        cards: 12,
        questions: 10,
        possible: { typed: 12, order: 2, sources: 0 },
      });
      expect(JSON.stringify(preview.examples)).not.toMatch(/18\d\d/u);
    });
  });

  it("shows no answer until it is handed in, and everything afterwards", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const attemptId = await take(ada, await quizOf(ada), { right: 3, submit: false });
      const { answers: _own, ...page } = await attemptView(ada, attemptId);
      expect(JSON.stringify(page)).not.toMatch(/18\d\d/u);
      await expect(reviewView(ada, attemptId)).rejects.toMatchObject({ code: "not-found" });
      await submitAttempt(ada, { attemptId });
      const review = await reviewView(ada, attemptId);
      expect(review).toMatchObject({ points: 3, most: 5, shown: "open" });
      expect(review.answers[0]?.question.cards[0]?.receipts).toMatchObject([
        { documentTitle: "The old mill" },
      ]);
    });
  });

  it("is without its key in the record that one takes along, also while it goes on", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      await take(ada, await quizOf(ada, { fresh: true }), { right: 0, submit: false });
      const rows: unknown[] = [];
      for (const part of await recordParts(store.read, "ada"))
        if (part.table.startsWith("quiz")) rows.push(...(await part.rows(-1, 100)));
      expect(rows).toHaveLength(7);
      expect(JSON.stringify(rows)).not.toMatch(/18\d\d/u);
    });
  });

  it("goes with its owner, unless somebody else took it", async () => {
    await withThings(async (store) => {
      const [ada, ben] = [await person(store, "ada"), await person(store, "ben")];
      const [alone, taken] = [await quizOf(ada), await quizOf(ada)];
      await take(ada, alone);
      const { attemptId } = await startAttempt(ada, { quizId: taken });
      await store.write((tx) =>
        tx.update(quizAttempts).set({ userId: "ben" }).where(eq(quizAttempts.id, attemptId)),
      );
      await store.write((tx) => erasePeople(tx, ["ada"]));
      const left = await store.read.select({ id: quizzes.id, ownerId: quizzes.ownerId }).from(quizzes);
      expect(left).toEqual([{ id: taken, ownerId: null }]);
      expect(await attemptView(ben, attemptId)).toMatchObject({ title: "Things" });
    });
  });

  it("records each answer once as evidence that moves no schedule, however often it is handed in", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const attemptId = await take(ada, await quizOf(ada), { right: 4 });
      await Promise.all([1, 2, 3].map(() => submitAttempt(ada, { attemptId })));
      const log = await logOf(store);
      expect(log).toHaveLength(5);
      expect(log.map((row) => row.rating ?? 0).sort((a, b) => a - b)).toEqual([1, 3, 3, 3, 3]);
      for (const row of log)
        expect(row).toMatchObject({
          kind: "answered",
          mode: "quiz",
          markedBy: "app",
          attemptId,
          movesSchedule: false,
          details: { mapping: "quiz-1", question: "typed" },
        });
      const states = await store.read.select().from(cardStates).where(eq(cardStates.userId, "ada"));
      expect(states.every((state) => state.phase === "new" && state.dueDay === null)).toBe(true);
    });
  });

  it("moves the schedule by the stated mapping where its switch says so, and a rebuild finds the same", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      await take(ada, await quizOf(ada, { movesSchedule: true }, { mode: "exam" }), { right: 4 });
      const log = await logOf(store);
      expect(log.every((row) => row.movesSchedule && row.mode === "exam")).toBe(true);
      const states = () => store.read.select().from(cardStates).orderBy(cardStates.cardId);
      const before = await states();
      expect(before.filter((state) => state.phase !== "new")).toHaveLength(5);
      await rebuildStates(store);
      expect(await states()).toEqual(before);
    });
  });

  it("says nothing about memory where nothing was answered", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const { attemptId } = await startAttempt(ada, { quizId: await quizOf(ada) });
      await submitAttempt(ada, { attemptId });
      expect(await logOf(store)).toEqual([]);
      expect(await reviewView(ada, attemptId)).toMatchObject({ points: 0, most: 5 });
    });
  });

  it("goes on where it was left, in any window, and begins anew when it was handed in", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const quizId = await quizOf(ada);
      const begun = await Promise.all([1, 2, 3].map(() => startAttempt(ada, { quizId })));
      expect(new Set(begun.map((one) => one.attemptId)).size).toBe(1);
      const attemptId = await take(ada, quizId);
      expect(attemptId).toBe(begun[0]?.attemptId);
      expect((await startAttempt(ada, { quizId })).attemptId).not.toBe(attemptId);
      expect(await quizzesView(ada)).toMatchObject({
        own: [{ attempts: 1, last: { points: 5 }, running: { number: 2 } }],
      });
    });
  });

  it("keeps the newer answer, whatever comes again or late on its way", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const { attemptId } = await startAttempt(ada, { quizId: await quizOf(ada) });
      const [question] = (await attemptView(ada, attemptId)).questions;
      const send = (sequence: number, text: string) =>
        saveAnswers(ada, {
          attemptId,
          answers: [{ questionId: question?.id, sequence, response: { kind: "text", text } }],
        });
      await send(2, "second");
      await send(1, "first");
      await send(2, "second again");
      expect((await attemptView(ada, attemptId)).answers).toMatchObject([
        { sequence: 2, response: { text: "second" } },
      ]);
    });
  });

  it("asks what it asked when it was begun, whatever becomes of the cards meanwhile", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const attemptId = await take(ada, await quizOf(ada), { submit: false });
      const before = await attemptView(ada, attemptId);
      await store.write((tx) =>
        tx
          .update(cards)
          .set({ edited: { question: "Changed?", answer: "0" }, version: 2, status: "retired" }),
      );
      expect((await attemptView(ada, attemptId)).questions).toEqual(before.questions);
      await submitAttempt(ada, { attemptId });
      expect(await reviewView(ada, attemptId)).toMatchObject({ points: 5 });
    });
  });

  it("is somebody else's to nobody: every verb says the same as for one that is not there", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const eve = await person(store, "eve", { role: "teacher" });
      const quizId = await quizOf(ada);
      const attemptId = await take(ada, quizId, { submit: false });
      const questionId = (await attemptView(ada, attemptId)).questions[0]?.id;
      const verbs = (quiz: string, attempt: string) => [
        () => quizView(eve, quiz),
        () => startAttempt(eve, { quizId: quiz }),
        () => deleteQuiz(eve, { quizId: quiz, deleted: true }),
        () =>
          changeQuiz(eve, {
            quizId: quiz,
            version: 1,
            title: "Mine",
            settings: { count: 1, kinds: ["typed"] },
          }),
        () => resultsView(eve, quiz),
        () => paperView(eve, quiz, "A"),
        () => attemptView(eve, attempt),
        () => saveAnswers(eve, { attemptId: attempt, answers: [] }),
        () => submitAttempt(eve, { attemptId: attempt }),
        () => reviewView(eve, attempt),
        () => challengeMark(eve, { attemptId: attempt, questionId }),
        () => settleMark(eve, { attemptId: attempt, questionId, verdict: "right" }),
        () => countLate(eve, { attemptId: attempt }),
      ];
      const refusals = async (list: readonly (() => Promise<unknown>)[]) => {
        const out: string[] = [];
        for (const verb of list)
          out.push(
            await verb().then(
              () => "done",
              (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
            ),
          );
        return out;
      };
      const real = await refusals(verbs(quizId, attemptId));
      expect(real).toEqual(await refusals(verbs("none", "none")));
      expect(real.every((words) => words.startsWith("not-found"))).toBe(true);
      expect((await attemptView(ada, attemptId)).submitted).toBe(false);
    });
  });

  it("can be taken away and back; changed in two windows, the later one is told", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const quizId = await quizOf(ada);
      await deleteQuiz(ada, { quizId, deleted: true });
      await expect(startAttempt(ada, { quizId })).rejects.toMatchObject({ code: "not-found" });
      await deleteQuiz(ada, { quizId, deleted: false });
      const change = { quizId, version: 1, title: "Other", settings: { count: 2, kinds: ["typed"] } };
      await changeQuiz(ada, change);
      await expect(changeQuiz(ada, change)).rejects.toMatchObject({ code: "stale" });
      const { attemptId } = await startAttempt(ada, { quizId });
      expect((await attemptView(ada, attemptId)).questions).toHaveLength(2);
    });
  });
});

describe("the time of a quiz", () => {
  const MINUTE = 60_000;

  it("is kept on the server: what was saved in time counts, what comes later is kept beside it", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const attemptId = await take(ada, await quizOf(ada, { minutes: 10 }), { right: 2, submit: false });
      const { questions } = await attemptView(ada, attemptId);
      const [, , third] = questions;
      const answers = [
        {
          questionId: third?.id,
          sequence: 9,
          response: { kind: "text", text: rightAnswer(third?.prompt ?? "") },
        },
      ];
      const late = later(ada, NOW + 11 * MINUTE);
      const sent = await saveAnswers(late, { attemptId, answers });
      expect(sent).toMatchObject({ submitted: true, late: [third?.id] });
      await submitAttempt(late, { attemptId });
      const review = await reviewView(late, attemptId);
      expect(review).toMatchObject({ points: 2, timedOut: true, submittedAt: NOW + 10 * MINUTE });
      expect(await countLate(late, { attemptId })).toEqual({ taken: 1 });
      expect(await countLate(late, { attemptId })).toEqual({ taken: 0 });
      expect(await reviewView(late, attemptId)).toMatchObject({ points: 3 });
    });
  });

  it("forgives the seconds that an answer needs on its way", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const attemptId = await take(ada, await quizOf(ada, { minutes: 10 }), { right: 0, submit: false });
      const [first] = (await attemptView(ada, attemptId)).questions;
      const response = { kind: "text", text: rightAnswer(first?.prompt ?? "") };
      const answers = [{ questionId: first?.id, sequence: 9, response }];
      const sent = await saveAnswers(later(ada, NOW + 10 * MINUTE + 10_000), { attemptId, answers });
      expect(sent).toMatchObject({ submitted: false, late: [] });
      await submitAttempt(later(ada, NOW + 10 * MINUTE + 11_000), { attemptId });
      expect(await reviewView(ada, attemptId)).toMatchObject({ points: 1, timedOut: false });
    });
  });

  it("hands in what nobody did, when it is looked at again", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const quizId = await quizOf(ada, { minutes: 10 });
      const attemptId = await take(ada, quizId, { right: 4, submit: false });
      const tomorrow = later(ada, NOW + 86_400_000);
      expect(await attemptView(tomorrow, attemptId)).toMatchObject({ submitted: true });
      expect((await logOf(store)).every((row) => row.effectiveAt <= NOW + 10 * MINUTE)).toBe(true);
      expect(await quizzesView(tomorrow)).toMatchObject({ own: [{ last: { points: 4, timedOut: true } }] });
    });
  });
});

describe("a mark of one's own quiz that is doubted", () => {
  it("is changed on one's own word, which stands beside it; the event before is taken back", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const quizId = await quizOf(ada, { movesSchedule: true });
      const attemptId = await take(ada, quizId, { right: 4 });
      const wrong = (await reviewView(ada, attemptId)).answers.find((one) => one.share === 0);
      const questionId = wrong?.question.id ?? "";
      const settle = (verdict: string, note = "") =>
        settleMark(ada, { attemptId, questionId, verdict, note });
      expect(await settle("right", "The plate says 1750.")).toEqual({ changed: 1 });
      const review = await reviewView(ada, attemptId);
      expect(review.points).toBe(5);
      expect(review.answers.find((one) => one.question.id === questionId)).toMatchObject({
        share: 1,
        markedBy: "self",
        note: "The plate says 1750.",
      });
      const log = await logOf(store);
      expect(log).toHaveLength(7);
      const [undone, again] = log.slice(5);
      const first = log.find((row) => row.rating === 1);
      expect(undone).toMatchObject({ kind: "undone", targetId: first?.id });
      expect(again).toMatchObject({
        kind: "answered",
        rating: 3,
        markedBy: "self",
        effectiveAt: first?.effectiveAt,
      });
      const states = () => store.read.select().from(cardStates).orderBy(cardStates.cardId);
      const before = await states();
      await rebuildStates(store);
      expect(await states()).toEqual(before);
      expect(await settle("right")).toEqual({ changed: 0 });
      expect(await settle("stands")).toEqual({ changed: 1 });
      expect(await reviewView(ada, attemptId)).toMatchObject({ points: 4 });
    });
  });

  it("leaves a question out of the sum, and out of memory", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const attemptId = await take(ada, await quizOf(ada), { right: 4 });
      const [first] = (await reviewView(ada, attemptId)).answers;
      await settleMark(ada, { attemptId, questionId: first?.question.id, verdict: "left-out" });
      expect(await reviewView(ada, attemptId)).toMatchObject({ most: 4 });
      expect((await logOf(store)).filter((row) => row.kind === "undone")).toHaveLength(1);
    });
  });
});

describe("a mock of an exam", () => {
  it("covers what the exam covers, and leaves its result by topic, again when a mark was changed", async () => {
    await withThings(async (store) => {
      const ada = await person(store, "ada");
      const examId = await newExam(ada);
      const { quizId } = await createQuiz(ada, { examId, settings: { count: 4, kinds: ["typed"] } });
      expect(await quizView(ada, quizId)).toMatchObject({
        title: "Mock: History paper",
        mode: "exam",
        examId,
      });
      const attemptId = await take(ada, quizId, { right: 3 });
      const results = () => store.read.select().from(examResults);
      expect(await results()).toMatchObject([
        {
          examId,
          userId: "ada",
          kind: "mock",
          share: 0.75,
          questions: 4,
          attemptId,
          topics: [{ share: 0.75, questions: 4 }],
        },
      ]);
      const wrong = (await reviewView(ada, attemptId)).answers.find((one) => one.share === 0);
      await settleMark(ada, { attemptId, questionId: wrong?.question.id, verdict: "right" });
      expect(await results()).toMatchObject([{ share: 1, attemptId }]);
    });
  });

  it("is not made of an exam that one does not take", async () => {
    await withThings(async (store) => {
      const examId = await newExam(await person(store, "ada"));
      const eve = await person(store, "eve");
      const input = { examId, settings: { count: 4, kinds: ["typed"] } };
      await expect(createQuiz(eve, input)).rejects.toMatchObject({ code: "not-found" });
    });
  });
});
