import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { classes } from "./classes.ts";
import { users } from "./people.ts";

/**
 * A few cards that a class begins a lesson with. What was answered is in the log, under this id as the attempt: the row
 * says only which cards were asked, so that all are asked the same however the answers change the order meanwhile.
 */
export const starters = sqliteTable(
  "starters",
  {
    id: text("id").primaryKey(),
    classId: text("class_id")
      .notNull()
      .references(() => classes.id, { onDelete: "cascade" }),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: integer("created_at").notNull(),
    cardIds: text("card_ids", { mode: "json" }).$type<readonly string[]>().notNull(),
    /** Since then pupils can no longer answer it on their devices. */
    closedAt: integer("closed_at"),
  },
  (t) => [index("starters_class").on(t.classId, t.createdAt)],
);
