import { z } from "zod";
import { QUESTION_KINDS, type QuizSettings } from "#lib/quiz/types.ts";
import { IdField, TitleField } from "../dossiers/fields.ts";
import { SelectionInput } from "../selections/selection-input.ts";

/** More questions than this nobody answers in one sitting. */
export const MOST_QUESTIONS = 100;
/** So many quizzes one person keeps, and so many attempts they begin in an hour. */
export const MOST_QUIZZES = 500;
export const MOST_ATTEMPTS_AN_HOUR = 60;
const MOST_MINUTES = 600;
const MOST_ATTEMPTS = 100;

export const SettingsInput = z.object({
  count: z.coerce
    .number("Say how many questions.")
    .int("A whole number of questions.")
    .min(1, "At least one question.")
    .max(MOST_QUESTIONS, `At most ${MOST_QUESTIONS} questions.`),
  kinds: z
    .array(z.enum(QUESTION_KINDS))
    .min(1, "Pick at least one kind of question.")
    .transform((kinds) => QUESTION_KINDS.filter((kind) => kinds.includes(kind))),
  minutes: z.coerce
    .number()
    .int("Whole minutes.")
    .min(1, "At least one minute.")
    .max(MOST_MINUTES, "At most ten hours.")
    .nullable()
    .default(null),
  shuffle: z.boolean().default(true),
  attempts: z.coerce
    .number()
    .int("A whole number of attempts.")
    .min(1, "At least one attempt.")
    .max(MOST_ATTEMPTS, `At most ${MOST_ATTEMPTS} attempts.`)
    .nullable()
    .default(null),
  show: z.enum(["at-once", "when-closed", "never"]).default("at-once"),
  fresh: z.boolean().default(true),
  movesSchedule: z.boolean().default(false),
});

export const QuizInput = z.object({
  /** Left out, it is called after what it covers. */
  title: TitleField.optional(),
  mode: z.enum(["quiz", "exam"]).default("quiz"),
  /** A mock of this exam: it covers what the exam covers. */
  examId: IdField.nullable().default(null),
  selection: SelectionInput.optional(),
  settings: SettingsInput,
});

/** What one click gives: ten questions of every kind, no limit, answers at once. */
export const USUAL_SETTINGS: QuizSettings = {
  count: 10,
  kinds: QUESTION_KINDS,
  minutes: null,
  shuffle: true,
  attempts: null,
  show: "at-once",
  fresh: true,
  movesSchedule: false,
};
