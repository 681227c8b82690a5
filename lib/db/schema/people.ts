import {
  type AnySQLiteColumn,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { ServerRole } from "#lib/classes/types.ts";

/** Instants are epoch milliseconds; days are `YYYY-MM-DD`; ids are text everywhere. */

/**
 * A person who learns, teaches or runs the place. A guest is a row without a name; claiming a name keeps the row, and
 * with it everything that was learnt.
 */
export const users = sqliteTable(
  "users",
  {
    id: text("id").primaryKey(),
    /** What others see; it need not be unique. Null for a guest. */
    name: text("name"),
    /** What is typed at sign-in, as it was chosen; null for a guest. */
    signInName: text("sign_in_name"),
    /** The same as it is compared: folded, unique. Null for a guest. */
    nameFolded: text("name_folded"),
    /** With its parameters inside; null for a guest. */
    passwordHash: text("password_hash"),
    /** Somebody else chose the password, as on a printed login card: the next sign-in asks for another. */
    passwordTemporary: integer("password_temporary", { mode: "boolean" }).notNull().default(false),
    role: text("role").$type<ServerRole>().notNull().default("learner"),
    /** An administrator keeps this person out since then; what is theirs stays. */
    disabledAt: integer("disabled_at"),
    zone: text("zone").notNull().default("UTC"),
    /** The hour, 0 to 23, at which this person's study day starts. */
    dayStart: integer("day_start").notNull().default(4),
    /** How this person likes to study: keys, timer, goal, voice. `StudyHabits` in lib/study; null for the defaults. */
    habits: text("habits", { mode: "json" }).$type<Readonly<Record<string, unknown>>>(),
    createdAt: integer("created_at").notNull(),
    lastSeenAt: integer("last_seen_at").notNull(),
  },
  (t) => [uniqueIndex("users_name").on(t.nameFolded), index("users_last_seen").on(t.lastSeenAt)],
);

/** A signed-in browser. Only the SHA-256 of the token is kept, so that a stolen file opens no session. */
export const sessions = sqliteTable(
  "sessions",
  {
    tokenHash: text("token_hash").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references((): AnySQLiteColumn => users.id, { onDelete: "cascade" }),
    createdAt: integer("created_at").notNull(),
    lastUsedAt: integer("last_used_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    /** What the person is shown in the list of sessions: "Firefox on Linux". */
    device: text("device"),
    /** Others use this device too: the session is over an hour after its last use. */
    shared: integer("shared", { mode: "boolean" }).notNull().default(false),
    /** When the password was last typed in it; null where none was. What is grave asks for it again. */
    confirmedAt: integer("confirmed_at"),
  },
  (t) => [index("sessions_user").on(t.userId), index("sessions_expiry").on(t.expiresAt)],
);

/** A way to become a teacher or an administrator: a secret that works once. Only its SHA-256 is stored. */
export const invitations = sqliteTable(
  "invitations",
  {
    tokenHash: text("token_hash").primaryKey(),
    role: text("role").$type<ServerRole>().notNull(),
    /** Null for the one that the first start shows to the operator. */
    createdBy: text("created_by").references(() => users.id, { onDelete: "cascade" }),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at"),
    usedBy: text("used_by").references(() => users.id, { onDelete: "set null" }),
    usedAt: integer("used_at"),
  },
  (t) => [index("invitations_creator").on(t.createdBy)],
);

/** Wrong guesses, so that the limits outlive a restart. The key names an account, or an address and an account, hashed. */
export const signInTrials = sqliteTable(
  "sign_in_trials",
  {
    key: text("key").primaryKey(),
    failures: integer("failures").notNull(),
    lastAt: integer("last_at").notNull(),
  },
  (t) => [index("sign_in_trials_last").on(t.lastAt)],
);

/** What was done to other people's accounts and classes, by whom: for the person it was done to and the administrator. */
export const audits = sqliteTable(
  "audits",
  {
    id: text("id").primaryKey(),
    at: integer("at").notNull(),
    actorId: text("actor_id").references(() => users.id, { onDelete: "set null" }),
    subjectId: text("subject_id").references(() => users.id, { onDelete: "cascade" }),
    /** password-reset, member-removed, role-changed, record-printed … Open. */
    verb: text("verb").notNull(),
    classId: text("class_id"),
  },
  (t) => [index("audits_subject").on(t.subjectId, t.at), index("audits_time").on(t.at)],
);
