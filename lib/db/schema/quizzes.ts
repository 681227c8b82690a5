import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Selection } from "#lib/base/selection.ts";
import type { Question, QuizMode, QuizSettings, Response } from "#lib/quiz/types.ts";
import { users } from "./people.ts";

/** A quiz or a mock exam: what it covers and how it is given. Its questions are made when somebody begins. */
export const quizzes = sqliteTable(
  "quizzes",
  {
    id: text("id").primaryKey(),
    /** Who made it. Null when they are gone: what others did with it stays theirs. */
    ownerId: text("owner_id").references(() => users.id, { onDelete: "set null" }),
    title: text("title").notNull(),
    /** exam: a mock. */
    mode: text("mode").$type<QuizMode>().notNull(),
    /** The exam that it is a mock of. No foreign key: it may be taken out of its bin again. */
    examId: text("exam_id"),
    selection: text("selection", { mode: "json" }).$type<Selection>().notNull(),
    settings: text("settings", { mode: "json" }).$type<QuizSettings>().notNull(),
    /** The questions that everybody gets, with their key; null until somebody began, and where each attempt has its own. */
    questions: text("questions", { mode: "json" }).$type<readonly Question[]>(),
    version: integer("version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    /** In the bin: nobody begins it any more; what was done stays. */
    deletedAt: integer("deleted_at"),
  },
  (t) => [index("quizzes_owner").on(t.ownerId, t.updatedAt), index("quizzes_exam").on(t.examId)],
);

/** One person at one quiz, once. */
export const quizAttempts = sqliteTable(
  "quiz_attempts",
  {
    id: text("id").primaryKey(),
    quizId: text("quiz_id")
      .notNull()
      .references(() => quizzes.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The assignment that it was begun for; null for one's own. No foreign key: an attempt outlives it. */
    assignmentId: text("assignment_id"),
    /** 1, 2, 3 … of this person at this quiz. */
    number: integer("number").notNull(),
    quizVersion: integer("quiz_version").notNull(),
    /** As they were asked, in their order, with their key. Never sent before the attempt is handed in. */
    questions: text("questions", { mode: "json" }).$type<readonly Question[]>().notNull(),
    mode: text("mode").$type<QuizMode>().notNull(),
    /** As the quiz said when it was begun, so that nobody's schedule moves by a later switch. */
    movesSchedule: integer("moves_schedule", { mode: "boolean" }).notNull(),
    startedAt: integer("started_at").notNull(),
    /** The server's clock decides; null for an attempt without a limit. */
    endsAt: integer("ends_at"),
    submittedAt: integer("submitted_at"),
    /** Handed in by the server, when the time was over. */
    timedOut: integer("timed_out", { mode: "boolean" }).notNull().default(false),
    /** Of as many as there are questions; null until it is handed in. */
    points: real("points"),
    /** Questions that count: all but those that were left out since. */
    most: integer("most"),
  },
  (t) => [
    uniqueIndex("quiz_attempts_number").on(t.quizId, t.userId, t.number),
    index("quiz_attempts_user").on(t.userId, t.startedAt),
    index("quiz_attempts_open").on(t.endsAt),
  ],
);

/** What was answered, question by question, as it was sent. */
export const quizAnswers = sqliteTable(
  "quiz_answers",
  {
    attemptId: text("attempt_id")
      .notNull()
      .references(() => quizAttempts.id, { onDelete: "cascade" }),
    questionId: text("question_id").notNull(),
    /** Of the device: an older answer never replaces a newer one. */
    sequence: integer("sequence").notNull(),
    /** Null when it was taken back. */
    response: text("response", { mode: "json" }).$type<Response>(),
    /** To be looked at again. */
    flagged: integer("flagged", { mode: "boolean" }).notNull().default(false),
    /** Milliseconds that the question was on the screen. */
    tookMs: integer("took_ms").notNull().default(0),
    savedAt: integer("saved_at").notNull(),
    /** Came after the end: kept, and counts only if a person says so. */
    late: text("late", { mode: "json" }).$type<Response>(),
    /** 0 to 1; null until it is marked, and for a question that does not count. */
    share: real("share"),
    /** app, or teacher or self where a person changed it. */
    markedBy: text("marked_by"),
    /** Counts the marks; the ids of events are made of it. 0: not recorded yet. */
    revision: integer("revision").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.questionId] })],
);

/** What a person decided about a question of a quiz, for everybody who gets or got it. */
export const quizRulings = sqliteTable(
  "quiz_rulings",
  {
    quizId: text("quiz_id")
      .notNull()
      .references(() => quizzes.id, { onDelete: "cascade" }),
    questionId: text("question_id").notNull(),
    /** The answer that counts as right, as `signatureOf` writes it; empty: the question counts for nobody. */
    signature: text("signature").notNull(),
    ruledBy: text("ruled_by").references(() => users.id, { onDelete: "set null" }),
    note: text("note").notNull().default(""),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.quizId, t.questionId, t.signature] })],
);

/** "My answer was right": a doubt about a mark, and what became of it. */
export const markChallenges = sqliteTable(
  "mark_challenges",
  {
    id: text("id").primaryKey(),
    quizId: text("quiz_id")
      .notNull()
      .references(() => quizzes.id, { onDelete: "cascade" }),
    attemptId: text("attempt_id")
      .notNull()
      .references(() => quizAttempts.id, { onDelete: "cascade" }),
    questionId: text("question_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    note: text("note").notNull(),
    /** open, upheld, left-out, refused, withdrawn. */
    status: text("status").notNull().default("open"),
    reply: text("reply"),
    createdAt: integer("created_at").notNull(),
    settledAt: integer("settled_at"),
  },
  (t) => [
    index("mark_challenges_quiz").on(t.quizId, t.status),
    uniqueIndex("mark_challenges_question").on(t.attemptId, t.questionId),
    index("mark_challenges_user").on(t.userId),
  ],
);

/** More time, or more attempts, for one person. */
export const quizAllowances = sqliteTable(
  "quiz_allowances",
  {
    quizId: text("quiz_id")
      .notNull()
      .references(() => quizzes.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The minutes are multiplied by it: 1 to 10; null: no limit. */
    factor: real("factor"),
    /** Attempts beyond those that everybody has. */
    moreAttempts: integer("more_attempts").notNull().default(0),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.quizId, t.userId] }), index("quiz_allowances_user").on(t.userId)],
);
