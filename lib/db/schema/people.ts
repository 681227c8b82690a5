import {
  type AnySQLiteColumn,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/** Instants are epoch milliseconds; days are `YYYY-MM-DD`; ids are text everywhere. */

/**
 * A person who learns, teaches or runs the place. A guest is a row without a name; claiming a name keeps the row, and
 * with it everything that was learnt.
 */
export const users = sqliteTable(
  "users",
  {
    id: text("id").primaryKey(),
    name: text("name"),
    /** The name as it is compared at sign-in: folded, unique. Null for a guest. */
    nameFolded: text("name_folded"),
    /** With its parameters inside; null for a guest. */
    passwordHash: text("password_hash"),
    /** learner, teacher, administrator … Open, because roles will grow. */
    role: text("role").notNull().default("learner"),
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
  },
  (t) => [index("sessions_user").on(t.userId), index("sessions_expiry").on(t.expiresAt)],
);
