import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Selection } from "#lib/base/selection.ts";
import type { Goal, LateRule, MemberRole, MemberState } from "#lib/classes/types.ts";
import { decks } from "./decks.ts";
import { users } from "./people.ts";

export const classes = sqliteTable("classes", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** Who set it up; the class outlives their account. */
  createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
  /** Counts up with every change of what is shared: of two people who change the same, the later one is told. */
  version: integer("version").notNull().default(1),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  archivedAt: integer("archived_at"),
  /** In the bin since then; archived at the same time, so that nobody works in it. */
  deletedAt: integer("deleted_at"),
});

/** Who is in a class and as what. A row is never deleted while both exist: who was removed, or left, stays known as that. */
export const classMembers = sqliteTable(
  "class_members",
  {
    classId: text("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role").$type<MemberRole>().notNull(),
    state: text("state").$type<MemberState>().notNull(),
    /** What the class calls this person, where that is not what they call themselves. */
    alias: text("alias"),
    joinedAt: integer("joined_at").notNull(),
    /** Since when they are out of it, taken out or gone by themselves. */
    removedAt: integer("removed_at"),
  },
  (t) => [primaryKey({ columns: [t.classId, t.userId] }), index("class_members_user").on(t.userId, t.state)],
);

/** A way in: a short code that is also a link and a picture. */
export const joinCodes = sqliteTable(
  "join_codes",
  {
    /** Without look-alikes, upper case. It is no secret worth a hash: a teacher writes it on the board. */
    code: text("code").primaryKey(),
    classId: text("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at"),
    /** How many may come in by it; null for any number. */
    mostUses: integer("most_uses"),
    uses: integer("uses").notNull().default(0),
    closedAt: integer("closed_at"),
  },
  (t) => [index("join_codes_class").on(t.classId)],
);

/** A link by which one more person comes to teach or to watch a class; it works once. Only the SHA-256 of its token is kept. */
export const classInvitations = sqliteTable(
  "class_invitations",
  {
    tokenHash: text("token_hash").primaryKey(),
    classId: text("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    role: text("role").$type<"co-teacher" | "viewer">().notNull(),
    createdBy: text("created_by").references(() => users.id, { onDelete: "cascade" }),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    usedBy: text("used_by").references(() => users.id, { onDelete: "set null" }),
    usedAt: integer("used_at"),
  },
  (t) => [index("class_invitations_class").on(t.classId)],
);

export const classGroups = sqliteTable(
  "class_groups",
  {
    id: text("id").primaryKey(),
    classId: text("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [index("class_groups_class").on(t.classId)],
);

export const groupMembers = sqliteTable(
  "group_members",
  {
    groupId: text("group_id")
      .notNull()
      .references(() => classGroups.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.userId] }), index("group_members_user").on(t.userId)],
);

/** What a class is asked to learn, why and until when. It names a selection and copies no card. */
export const assignments = sqliteTable(
  "assignments",
  {
    id: text("id").primaryKey(),
    classId: text("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    title: text("title").notNull(),
    /** Why, in the teacher's words; may be empty. */
    note: text("note").notNull().default(""),
    selection: text("selection", { mode: "json" }).$type<Selection>().notNull(),
    goal: text("goal", { mode: "json" }).$type<Goal>().notNull(),
    /** Instants; the zone is the one that the teacher set them in. */
    opensAt: integer("opens_at").notNull(),
    dueAt: integer("due_at").notNull(),
    closesAt: integer("closes_at"),
    zone: text("zone").notNull(),
    lateRule: text("late_rule").$type<LateRule>().notNull(),
    version: integer("version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    archivedAt: integer("archived_at"),
  },
  (t) => [index("assignments_class").on(t.classId, t.dueAt)],
);

/** For whom an assignment is: the whole class, groups of it, single pupils. */
export const assignmentTargets = sqliteTable(
  "assignment_targets",
  {
    assignmentId: text("assignment_id")
      .notNull()
      .references(() => assignments.id, { onDelete: "cascade" }),
    kind: text("kind").$type<"class" | "group" | "pupil">().notNull(),
    /** The class, the group or the user. */
    refId: text("ref_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assignmentId, t.kind, t.refId] }),
    index("assignment_targets_ref").on(t.kind, t.refId),
  ],
);

/** More time for one pupil. */
export const extensions = sqliteTable(
  "extensions",
  {
    assignmentId: text("assignment_id")
      .notNull()
      .references(() => assignments.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    dueAt: integer("due_at").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.assignmentId, t.userId] })],
);

/**
 * Which decks of others a learner may study, because of which assignment. Derived from memberships, targets and
 * selections in the write that changes one of them (lib/db/queries/grants.ts), so that every page asks one index. A
 * grant that has ended stays: an answer that was given before is still taken.
 */
export const studyGrants = sqliteTable(
  "study_grants",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    deckId: text("deck_id")
      .notNull()
      .references(() => decks.id, { onDelete: "cascade" }),
    assignmentId: text("assignment_id")
      .notNull()
      .references(() => assignments.id, { onDelete: "cascade" }),
    /** From when on the deck is on the pupil's shelf: when the assignment opens. */
    since: integer("since").notNull(),
    endedAt: integer("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.deckId, t.assignmentId] }),
    index("study_grants_assignment").on(t.assignmentId),
    index("study_grants_deck").on(t.deckId),
  ],
);
