import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Selection } from "#lib/base/selection.ts";
import type { Shape, SharedPlan, WhatIf } from "#lib/exam/types.ts";
import { classes } from "./classes.ts";
import { users } from "./people.ts";

/**
 * A date to learn for. It is one learner's own, or a class's: then every pupil has a plan and predictions of their own.
 * Whether it lies ahead or is over, the clock says; nothing here has to be changed when it has passed.
 */
export const exams = sqliteTable(
  "exams",
  {
    id: text("id").primaryKey(),
    /** Whose it is; null for a class's. */
    ownerId: text("owner_id").references(() => users.id, { onDelete: "cascade" }),
    /** Null for a learner's own. */
    classId: text("class_id").references(() => classes.id, { onDelete: "cascade" }),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    title: text("title").notNull(),
    /** When it begins, and the zone in which that was said. */
    at: integer("at").notNull(),
    zone: text("zone").notNull(),
    /** The blueprint: its parts are the topics, with their weights. */
    selection: text("selection", { mode: "json" }).$type<Selection>().notNull(),
    /** Minutes for each weekday, Monday first. A class's are a suggestion. */
    minutes: text("minutes", { mode: "json" }).$type<readonly number[]>().notNull(),
    /** The share of the full mark that is wanted, 0 to 1; null when nobody said. */
    target: real("target"),
    /** How many questions it has, for the width of the prediction; null when nobody knows. */
    questions: integer("questions"),
    version: integer("version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    /** In the bin; it can be taken back. */
    deletedAt: integer("deleted_at"),
  },
  (t) => [index("exams_owner").on(t.ownerId, t.at), index("exams_class").on(t.classId, t.at)],
);

/** What one learner says about an exam: theirs where it is a class's, and what happens to the cards afterwards. */
export const examLearners = sqliteTable(
  "exam_learners",
  {
    examId: text("exam_id")
      .notNull()
      .references(() => exams.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Their own minutes and target; null for those of the exam. */
    minutes: text("minutes", { mode: "json" }).$type<readonly number[]>(),
    target: real("target"),
    /** How the minutes are laid out over the days; null for the same every day. */
    shape: text("shape").$type<Shape>(),
    /** The study day from which on it counts; null without one. */
    shapeFrom: text("shape_from"),
    /** Cards that they leave out, so that the rest fits. */
    leftOut: text("left_out", { mode: "json" }).$type<readonly string[]>(),
    /** return (to ordinary dates) or retire (asked no more); null until it was asked and answered. */
    afterwards: text("afterwards").$type<"return" | "retire">(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.examId, t.userId] }), index("exam_learners_user").on(t.userId)],
);

/** What a topic's part of a prediction was. `topic` is the key of a part of the selection. */
export type KeptTopic = {
  readonly topic: string;
  readonly title: string;
  readonly weight: number;
  readonly cards: number;
  readonly unseen: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
};

/** Every prediction that was ever made, never changed: what was promised is compared with what came. */
export const examPredictions = sqliteTable(
  "exam_predictions",
  {
    id: text("id").primaryKey(),
    examId: text("exam_id")
      .notNull()
      .references(() => exams.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    at: integer("at").notNull(),
    studyDay: text("study_day").notNull(),
    /** exam: on its day, if the plan is kept. now: if it were written at that moment. */
    about: text("about").$type<"exam" | "now">().notNull(),
    /** Shares of the full mark, with the 80 % interval. */
    expected: real("expected").notNull(),
    low: real("low").notNull(),
    high: real("high").notNull(),
    /** The expected share before the learner's own history moved it. */
    uncorrected: real("uncorrected").notNull(),
    cards: integer("cards").notNull(),
    unseen: integer("unseen").notNull(),
    topics: text("topics", { mode: "json" }).$type<readonly KeptTopic[]>().notNull(),
    /** Which rule made the plan, and which version of the arithmetic. */
    algorithm: text("algorithm").notNull(),
    /** Whether the learner's own history moved it. */
    corrected: integer("corrected", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    index("exam_predictions_user").on(t.userId, t.examId, t.at),
    index("exam_predictions_exam").on(t.examId),
  ],
);

/** What came: the score of a mock, or of the exam itself as the learner entered it. */
export const examResults = sqliteTable(
  "exam_results",
  {
    id: text("id").primaryKey(),
    examId: text("exam_id")
      .notNull()
      .references(() => exams.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text("kind").$type<"mock" | "exam">().notNull(),
    at: integer("at").notNull(),
    /** Share of the full mark that was reached, 0 to 1. */
    share: real("share").notNull(),
    /** Questions that it rests on. */
    questions: integer("questions").notNull(),
    topics: text("topics", { mode: "json" })
      .$type<readonly { readonly topic: string; readonly share: number; readonly questions: number }[]>()
      .notNull(),
    /** The attempt at a mock; null for the exam itself. */
    attemptId: text("attempt_id"),
    /** The prediction that it is held against: the last one before it. Null when there was none. */
    predictionId: text("prediction_id"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("exam_results_attempt").on(t.userId, t.attemptId).where(sql`"attempt_id" is not null`),
    uniqueIndex("exam_results_exam").on(t.userId, t.examId).where(sql`"kind" = 'exam'`),
    index("exam_results_user").on(t.userId, t.at),
    index("exam_results_of").on(t.examId),
  ],
);

/** The plan that was worked out last for all of a learner's exams. Derived: it can be deleted at any time. */
export const examPlans = sqliteTable("exam_plans", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** Of everything that it was computed from: another one means that it is out of date. */
  fingerprint: text("fingerprint").notNull(),
  /** The day that its day 0 is. */
  studyDay: text("study_day").notNull(),
  plan: text("plan", { mode: "json" }).$type<SharedPlan>().notNull(),
  madeAt: integer("made_at").notNull(),
});

/** What more or fewer minutes buy, worked out for one exam. Derived too. */
export const examCurves = sqliteTable(
  "exam_curves",
  {
    examId: text("exam_id")
      .notNull()
      .references(() => exams.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    fingerprint: text("fingerprint").notNull(),
    curve: text("curve", { mode: "json" }).$type<WhatIf>().notNull(),
    madeAt: integer("made_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.examId, t.userId] }), index("exam_curves_user").on(t.userId)],
);
