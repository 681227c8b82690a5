import { asc, eq, isNull } from "drizzle-orm";
import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { decks } from "#lib/db/schema/decks.ts";
import { quizAttempts } from "#lib/db/schema/quizzes.ts";
import { createQuiz } from "#lib/services/quizzes/create-quiz.ts";
import { saveAnswers } from "#lib/services/quizzes/save-answers.ts";
import { startAttempt } from "#lib/services/quizzes/start-attempt.ts";
import { submitAttempt } from "#lib/services/quizzes/submit-attempt.ts";
import { asPupil, seededStore, seedPeople } from "./seed-people.ts";

// node --import tsx tests/e2e/seed-mock.ts DATABASE: a class of seven was given a mock of eight questions, the same for
// everybody. Six have handed it in: the first of them had seven right, the next six, and so on, always the first ones;
// where they were wrong they all chose the same. Ann has not begun. Everybody's session is their name.

const SITTERS = ["ben", "cem", "dora", "emil", "fay", "gus"] as const;
const QUESTIONS = 8;

const store = await seededStore();
const now = Date.now();
const [deck] = await store.read
  .select({ dossierId: decks.dossierId })
  .from(decks)
  .where(isNull(decks.ownerId))
  .orderBy(asc(decks.id))
  .limit(1);
const selection = [{ kind: "dossier", dossierId: deck?.dossierId ?? "", weight: 1 } as const];
const times = { began: now - 2 * MS_PER_DAY, now };
// The assignment names the quiz, and the quiz a person: the people come first.
await seedPeople(store, ["ann", ...SITTERS], times, {
  title: "Mock before the paper",
  selection: [],
  goal: { kind: "quiz", quizId: "mock" },
});
await createQuiz(
  { ...asPupil(store, "teacher", now), newId: () => "mock" },
  {
    title: "Mock before the paper",
    selection,
    settings: {
      count: QUESTIONS,
      kinds: ["choice", "typed"],
      minutes: 30,
      attempts: 1,
      fresh: false,
      show: "at-once",
    },
  },
);
for (const [at, userId] of SITTERS.entries()) await sit(userId, QUESTIONS - 1 - at);
await store.close();

async function sit(userId: string, right: number): Promise<void> {
  const ctx = asPupil(store, userId, now);
  const { attemptId } = await startAttempt(ctx, { quizId: "mock" });
  const [attempt] = await store.read.select().from(quizAttempts).where(eq(quizAttempts.id, attemptId));
  // Everybody sees them in another order: the same ones are right for all, and those with options are wrong most often.
  const place = ({ kind, id }: { kind: string; id: string }) => `${kind === "choice" ? 1 : 0} ${id}`;
  const questions = [...(attempt?.questions ?? [])].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const answers = questions.map((question, nth) => {
    const isRight = nth < right;
    if (question.kind === "choice") {
      const wrong = question.options.filter((one) => !one.right).map((one) => one.text);
      const wanted = [...wrong].sort()[0];
      const chosen = question.options.findIndex((one) => (isRight ? one.right : one.text === wanted));
      return { questionId: question.id, sequence: nth + 1, response: { kind: "chosen", chosen: [chosen] } };
    }
    const text = isRight && question.kind === "typed" ? question.answer : "nobody knows";
    return { questionId: question.id, sequence: nth + 1, response: { kind: "text", text } };
  });
  await saveAnswers(ctx, { attemptId, answers });
  await submitAttempt(ctx, { attemptId });
}
