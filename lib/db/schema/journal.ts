import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { users } from "./people.ts";

/** What a person did that can be undone and is not memory: edits, moves, deletions. */
export const actions = sqliteTable(
  "actions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    at: integer("at").notNull(),
    /** card-edited, deck-deleted … Open. */
    kind: text("kind").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    before: text("before", { mode: "json" }).$type<Readonly<Record<string, unknown>>>(),
    after: text("after", { mode: "json" }).$type<Readonly<Record<string, unknown>>>(),
    undoneAt: integer("undone_at"),
  },
  (t) => [index("actions_user").on(t.userId, t.at), index("actions_subject").on(t.subjectKind, t.subjectId)],
);
