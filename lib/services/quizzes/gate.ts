import { type AttemptRow, attemptsAtOthers } from "#lib/db/queries/quiz-attempts.ts";
import { assignmentsOfQuiz } from "#lib/db/queries/quiz-classes.ts";
import type { AttemptLine, QuizRow } from "#lib/db/queries/quizzes.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { closesAt } from "./window.ts";

/** What whoever took a quiz is told of how it went. */
export type Gate = {
  /** open: everything. marks: the mark alone. closed: nothing yet, until `from` (null: until the teacher says). */
  readonly shown: "open" | "marks" | "closed";
  readonly from: number | null;
};

type Taken = Pick<AttemptRow, "userId" | "assignmentId">;
type Moving = Taken & Pick<AttemptRow, "movesSchedule">;
type Given = Pick<QuizRow, "id" | "ownerId" | "settings">;

const OPEN: Gate = { shown: "open", from: null };

/** What the taker is shown: of their own quiz everything, of a class's what it says. */
export async function gateOf(db: Reader | Writer, quiz: Given, attempt: Taken, now: number): Promise<Gate> {
  const { show } = quiz.settings;
  if (quiz.ownerId === attempt.userId || show === "at-once") return OPEN;
  if (show === "never") return { shown: "marks", from: null };
  const from = await turnOver(db, quiz, attempt);
  return from !== null && now >= from ? OPEN : { shown: "closed", from };
}

/**
 * Whether the answers of an attempt must not be told apart yet by anything that the taker can look at: neither a card's
 * history nor its next day may give away what the quiz itself keeps back. Over once everybody has had their turn; where
 * answers are never shown only for what moves the schedule, which tells by its nature.
 */
export async function isHeldBack(
  db: Reader | Writer,
  quiz: Given,
  attempt: Moving,
  now: number,
): Promise<boolean> {
  const { show } = quiz.settings;
  if (quiz.ownerId === attempt.userId || show === "at-once") return false;
  if (show === "never" && !attempt.movesSchedule) return true;
  const from = await turnOver(db, quiz, attempt);
  return from === null || now < from;
}

/** A person's attempts at a quiz, without the marks that they are not told yet. Lines of other quizzes are left out. */
export async function shownLines(
  db: Reader | Writer,
  quiz: Given,
  userId: string,
  lines: readonly AttemptLine[],
  now: number,
): Promise<readonly AttemptLine[]> {
  const own = lines.filter((line) => line.quizId === quiz.id);
  return Promise.all(
    own.map(async (line) => {
      const { shown } = await gateOf(db, quiz, { userId, assignmentId: line.assignmentId }, now);
      return shown === "closed" ? { ...line, points: null, most: null } : line;
    }),
  );
}

/** What a person is not told of their attempts: the marks, or only which answers they are for. */
export async function untoldOf(
  db: Reader,
  userId: string,
  now: number,
): Promise<ReadonlyMap<string, "closed" | "marks">> {
  const untold = new Map<string, "closed" | "marks">();
  for (const { id, assignmentId, quiz } of await attemptsAtOthers(db, userId)) {
    const { shown } = await gateOf(db, quiz, { userId, assignmentId }, now);
    if (shown !== "open") untold.set(id, shown);
  }
  return untold;
}

/** When the others have had their turn: without a closing of its own, the due date. Null when nobody knows. */
async function turnOver(db: Reader | Writer, quiz: Given, attempt: Taken): Promise<number | null> {
  const given = await assignmentsOfQuiz(db, quiz.id);
  const assignment = given.find((one) => one.id === attempt.assignmentId);
  return assignment ? (closesAt(assignment) ?? assignment.dueAt) : null;
}
