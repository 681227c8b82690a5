import type { World } from "./world.ts";

/** The form of a quiz, filled in: what stands in it is everybody's, and only the quiz is somebody's. */
export const changedQuiz = (
  quizId: string,
  { deckId }: World["shipped"],
): Readonly<Record<string, string>> => ({
  do: "edit",
  quizId,
  version: "1",
  title: "Mine",
  count: "5",
  "kind:typed": "on",
  [`part:deck:${deckId}`]: "on",
});

/** The form of an exam, filled in. */
export const changedExam = (
  examId: string,
  { deckId }: World["shipped"],
): Readonly<Record<string, string>> => ({
  do: "edit",
  examId,
  version: "1",
  title: "Mine",
  day: "2036-01-01",
  time: "09:00",
  minutes: "10",
  [`part:deck:${deckId}`]: "on",
});
