import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Mode, Rating } from "#lib/schedule/events.ts";
import { users } from "./people.ts";

/**
 * The log: what every learner did. Append-only (triggers forbid UPDATE, and DELETE while the user exists); everything
 * else about learning is a fold of it. Neither the card nor the target has a foreign key: the log outlives both.
 * One meaning per column and no sentinels: null means that the kind has no such thing, or that nobody knows.
 */
export const reviewEvents = sqliteTable(
  "review_events",
  {
    /** Order of arrival. Never named by anything: it may differ in a copy of the same log. */
    seq: integer("seq").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Minted by the device: with the user it is the key, so the same event twice is one row. */
    id: text("id").notNull(),
    /** answered, undone, redone, reset, suspended … Open: no CHECK, because it will grow. */
    kind: text("kind").notNull(),
    /** Null for an event that is about no card, such as a change of parameters. */
    cardId: text("card_id"),
    /** The version of the card that was on the screen. */
    cardVersion: integer("card_version"),
    deviceId: text("device_id").notNull(),
    deviceSequence: integer("device_sequence").notNull(),
    /** The device's clock when it happened and when it was sent, the server's when it arrived. */
    deviceTime: integer("device_time").notNull(),
    sentAt: integer("sent_at"),
    receivedAt: integer("received_at").notNull(),
    /** When it happened, after the correction for the device's clock; computed from this event alone. */
    effectiveAt: integer("effective_at").notNull(),
    utcOffsetMinutes: integer("utc_offset_minutes").notNull(),
    zone: text("zone"),
    /** The learner's wall clock minus the day start, in milliseconds, and its day. */
    studyTime: integer("study_time").notNull(),
    studyDay: text("study_day").notNull(),
    tookMs: integer("took_ms"),
    /** The event that is taken back or restored. */
    targetId: text("target_id"),
    /** The first study day on which a buried card is shown again. */
    untilDay: text("until_day"),
    mode: text("mode").$type<Mode>(),
    /** self, app, teacher. */
    markedBy: text("marked_by"),
    /** Who recorded it, when it was not the learner. */
    recordedBy: text("recorded_by"),
    rating: integer("rating").$type<Rating>(),
    proposedRating: integer("proposed_rating").$type<Rating>(),
    response: text("response"),
    /** 0 to 1, for answers marked in parts. */
    shareCorrect: real("share_correct"),
    chosenDistractor: text("chosen_distractor"),
    wordingId: text("wording_id"),
    attemptId: text("attempt_id"),
    movesSchedule: integer("moves_schedule", { mode: "boolean" }).notNull().default(false),
    schedulerVersion: text("scheduler_version"),
    parametersId: text("parameters_id"),
    /** The set of rules that stood when it was recorded; null for the default ones. No foreign key: the log outlives it. */
    rulesId: text("rules_id"),
    desiredRetention: real("desired_retention"),
    /** The due that was shown on the button: an instant or a study day, never both. */
    dueShownAt: integer("due_shown_at"),
    dueShownDay: text("due_shown_day"),
    /** What else a kind that is not known yet has to say. */
    details: text("details", { mode: "json" }).$type<Readonly<Record<string, unknown>>>(),
    /** SHA-256, base64url, over the learner's previous checksum and this row: a flipped bit is found. */
    chain: text("chain").notNull(),
  },
  (t) => [
    uniqueIndex("review_events_key").on(t.userId, t.id),
    // Both hold what tells an answer that counts, so that the days and cards of a year are told from the index alone.
    index("review_events_card").on(t.userId, t.cardId, t.studyDay, t.kind, t.movesSchedule),
    index("review_events_day").on(t.userId, t.studyDay, t.cardId, t.kind, t.movesSchedule),
    // Whether an answer was taken back, asked for every answer of a class: few events have a target.
    index("review_events_target").on(t.userId, t.targetId).where(sql`"target_id" is not null`),
  ],
);

/** The last checksum and the length of each learner's log, kept by a trigger: a lost tail is found too. */
export const eventChains = sqliteTable("event_chains", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  head: text("head").notNull(),
  /** How many events the log has. */
  events: integer("events").notNull(),
});

export type Phase = "new" | "learning" | "review" | "relearning";

/**
 * What is known of one learner's memory of one card: a cached fold of the log, and nothing else. `npm run rebuild` makes
 * the same rows again. In learning the due is an instant, in review a study day; a new card has neither.
 */
export const cardStates = sqliteTable(
  "card_states",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    cardId: text("card_id").notNull(),
    phase: text("phase").$type<Phase>().notNull(),
    dueAt: integer("due_at"),
    dueDay: text("due_day"),
    stability: real("stability"),
    difficulty: real("difficulty"),
    step: integer("step"),
    intervalDays: integer("interval_days"),
    lastStudyTime: integer("last_study_time"),
    reps: integer("reps"),
    lapses: integer("lapses"),
    suspended: integer("suspended", { mode: "boolean" }).notNull().default(false),
    buriedUntil: text("buried_until"),
    /** 1 to 7; 0 for none. */
    flag: integer("flag").notNull().default(0),
    marked: integer("marked", { mode: "boolean" }).notNull().default(false),
    /** Effective answers so far: part of the fuzz seed. */
    answers: integer("answers").notNull().default(0),
    /** The last event in fold order, with what orders it: a later event can be stepped, an earlier one needs a refold. */
    lastEventId: text("last_event_id"),
    lastEffectiveAt: integer("last_effective_at"),
    lastDeviceId: text("last_device_id"),
    lastDeviceSequence: integer("last_device_sequence"),
    /** Which fold made the row: another version refolds it before stepping. */
    schedulerVersion: text("scheduler_version").notNull(),
    parametersId: text("parameters_id"),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.cardId] }),
    index("card_states_due_day").on(t.userId, t.dueDay).where(sql`"due_day" is not null and "suspended" = 0`),
    index("card_states_due_at").on(t.userId, t.dueAt).where(sql`"due_at" is not null and "suspended" = 0`),
    // What a table of cards is sorted and searched by, in the order of the cards: a learner's states are read from it beside
    // `cards_active`.
    index("card_states_figures").on(
      t.userId,
      t.cardId,
      t.stability,
      t.lastStudyTime,
      t.difficulty,
      t.intervalDays,
      t.reps,
      t.lapses,
      t.flag,
      t.suspended,
      t.dueAt,
      t.dueDay,
      t.phase,
      t.buriedUntil,
      t.marked,
    ),
  ],
);

/**
 * What a person called a way of studying. Its settings change; what a card was scheduled by does not, so each state of
 * the settings that was ever used is a set of rules of its own. Everybody begins with `DEFAULT_PRESET`
 * (lib/study/default-preset.ts), which is no row, so that it can change with a release.
 */
export const presets = sqliteTable(
  "presets",
  {
    id: text("id").primaryKey(),
    /** Null for one that everybody may use. */
    ownerId: text("owner_id").references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    settings: text("settings", { mode: "json" }).$type<Readonly<Record<string, unknown>>>().notNull(),
    version: integer("version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [index("presets_owner").on(t.ownerId)],
);

/**
 * The rules by which one learner's answers were scheduled, never updated: an event names the set that stood when it was
 * recorded, so that a replay knows it. The id is a hash of the settings.
 */
export const ruleSets = sqliteTable(
  "rule_sets",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    /** `SchedulePreset` without its ids. */
    settings: text("settings", { mode: "json" }).$type<Readonly<Record<string, unknown>>>().notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.id] })],
);

/** Which preset a learner studies a deck by; a deck without a row takes its parent's, then the learner's own default. */
export const deckOptions = sqliteTable(
  "deck_options",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The deck, or `all` for the learner's own default. No foreign key: a deck may come back from the bin. */
    deckId: text("deck_id").notNull(),
    presetId: text("preset_id")
      .notNull()
      .references(() => presets.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.userId, t.deckId] })],
);

/** Days on which a learner will not study, planned ahead. */
export const holidays = sqliteTable(
  "holidays",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Study days, both included. */
    fromDay: text("from_day").notNull(),
    toDay: text("to_day").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [index("holidays_user").on(t.userId, t.fromDay)],
);

/** How a learner comes back to a backlog: so many minutes a day, in one order, until about a day. One at a time. */
export const studyPlans = sqliteTable("study_plans", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  minutesPerDay: integer("minutes_per_day").notNull(),
  cardsPerDay: integer("cards_per_day").notNull(),
  /** `PlayedOrder`. */
  reviewOrder: text("review_order").notNull(),
  fromDay: text("from_day").notNull(),
  /** After this day it is over. */
  untilDay: text("until_day").notNull(),
  createdAt: integer("created_at").notNull(),
});

/**
 * Fitted weights. Of a class: what its pupils answered together taught, with how many answers and pupils are in it, and
 * nothing of any one of them.
 */
export const memoryParameters = sqliteTable(
  "memory_parameters",
  {
    id: text("id").primaryKey(),
    /** user, preset or class, and which. */
    scope: text("scope").notNull(),
    scopeId: text("scope_id").notNull(),
    /** Set when the scope belongs to one learner, so that erasing the learner erases it. */
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    scheduler: text("scheduler").notNull(),
    /** Empty where a fit offered none. */
    weights: text("weights", { mode: "json" }).$type<readonly number[]>().notNull(),
    /** proposed, active, retired; of a class also what came of a fit that offered none: too-few, not-better. */
    state: text("state").notNull(),
    /** The event from which on they count. */
    fromEventId: text("from_event_id"),
    /** The scored answers and the pupils that are in weights of a class. */
    scored: integer("scored"),
    pupils: integer("pupils"),
    /** Log loss on the held-out answers, under the defaults and under the fit. */
    lossBefore: integer("loss_before_millionths"),
    lossAfter: integer("loss_after_millionths"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [
    index("memory_parameters_scope").on(t.scope, t.scopeId, t.state),
    index("memory_parameters_user").on(t.userId),
  ],
);
