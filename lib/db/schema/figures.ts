import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { PredictionSums } from "#lib/memory/prediction-sums.ts";
import { users } from "./people.ts";

// Sums over the log, so that years of answers are drawn from hundreds of rows. Derived: delete them, and the next look
// makes the same rows again (lib/services/memory/roll-figures.ts).

const learner = () =>
  text("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** How far a learner's log has been summed up. */
export const figureStates = sqliteTable("figure_states", {
  userId: learner().primaryKey(),
  /** The last row of the log, by order of arrival, that is in the sums. */
  throughSeq: integer("through_seq").notNull(),
  /** How long the log was then: as long as it still is, there is nothing to add. */
  events: integer("events").notNull().default(0),
  /** Other definitions of the figures make the sums again. */
  version: integer("version").notNull(),
});

/** What was done on a study day with the cards whose home a deck is. The columns are `FIGURES` of lib/memory. */
export const dailyFigures = sqliteTable(
  "daily_figures",
  {
    userId: learner(),
    /** No foreign key: what was done stays done. */
    deckId: text("deck_id").notNull(),
    studyDay: text("study_day").notNull(),
    answers: integer("answers").notNull(),
    again: integer("again").notNull(),
    hard: integer("hard").notNull(),
    good: integer("good").notNull(),
    easy: integer("easy").notNull(),
    tookMs: integer("took_ms").notNull(),
    firsts: integer("firsts").notNull(),
    besides: integer("besides").notNull(),
    besidesMs: integer("besides_ms").notNull(),
    youngAsked: integer("young_asked").notNull(),
    youngPassed: integer("young_passed").notNull(),
    matureAsked: integer("mature_asked").notNull(),
    maturePassed: integer("mature_passed").notNull(),
    /** In millionths. */
    predicted: integer("predicted").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.deckId, t.studyDay] }),
    index("daily_figures_day").on(t.userId, t.studyDay),
  ],
);

/** Answers that true retention counts, by the hour of the study day: 0 is the hour in which it starts. */
export const hourlyFigures = sqliteTable(
  "hourly_figures",
  {
    userId: learner(),
    deckId: text("deck_id").notNull(),
    /** 0 to 23. */
    hour: integer("hour").notNull(),
    asked: integer("asked").notNull(),
    passed: integer("passed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.deckId, t.hour] })],
);

/** How right the weights in use would have been about the whole log, as sums: `PredictionSums` of lib/memory. */
export const predictionSums = sqliteTable("prediction_sums", {
  userId: learner().primaryKey(),
  throughSeq: integer("through_seq").notNull(),
  version: integer("version").notNull(),
  /** Other weights make the sums again. */
  weights: text("weights", { mode: "json" }).$type<readonly number[]>().notNull(),
  sums: text("sums", { mode: "json" }).$type<PredictionSums>().notNull(),
});

/** What a fit of a learner's weights offered, so that it is shown before it is taken and can be taken back. */
export const parameterOffers = sqliteTable(
  "parameter_offers",
  {
    id: text("id").primaryKey(),
    userId: learner(),
    createdAt: integer("created_at").notNull(),
    /** too-few, not-better, better, adopted, taken-back. */
    state: text("state").notNull(),
    /** The answers that it was made from. */
    scored: integer("scored").notNull(),
    heldOut: integer("held_out"),
    /** Null where there were too few answers. */
    weights: text("weights", { mode: "json" }).$type<readonly number[]>(),
    lossBefore: integer("loss_before_millionths"),
    lossAfter: integer("loss_after_millionths"),
    rmseBefore: integer("rmse_before_millionths"),
    rmseAfter: integer("rmse_after_millionths"),
    /** The weights that were in use before it was adopted, to go back to. */
    weightsBefore: text("weights_before", { mode: "json" }).$type<readonly number[]>(),
    decidedAt: integer("decided_at"),
  },
  (t) => [index("parameter_offers_user").on(t.userId, t.createdAt)],
);
