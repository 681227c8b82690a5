import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { FoundPeople, FoundTimeline, Preview } from "#lib/decks/made.ts";
import { dossiers } from "./documents.ts";
import { users } from "./people.ts";

/** interrupted: the server went away under it; it is queued again at the next start. */
export type JobState = "queued" | "running" | "done" | "failed" | "cancelled" | "interrupted";

/** The making of a dossier's cards from its documents, one row for each run; what a page shows after a reload. */
export const jobs = sqliteTable(
  "jobs",
  {
    id: text("id").primaryKey(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    state: text("state").$type<JobState>().notNull(),
    /** reading, comparing, writing, saving: `MakePhase`. */
    phase: text("phase"),
    /** Steps of the phase: 2 of 5 documents. */
    done: integer("done").notNull().default(0),
    total: integer("total").notNull().default(0),
    /** The first cards, to look at while the rest is read. */
    preview: text("preview", { mode: "json" }).$type<Preview>(),
    /** Why it failed, as a sentence that says what to do. */
    message: text("message"),
    /** How the last run changed the cards, counted by kind: `Change["kind"]`. */
    changes: text("changes", { mode: "json" }).$type<Readonly<Record<string, number>>>(),
    createdAt: integer("created_at").notNull(),
    startedAt: integer("started_at"),
    endedAt: integer("ended_at"),
  },
  (t) => [index("jobs_dossier").on(t.dossierId, t.createdAt), index("jobs_state").on(t.state, t.createdAt)],
);

/** What was found besides cards, kept as the maker gave it: derived, made anew with the cards. */
export const dossierViews = sqliteTable(
  "dossier_views",
  {
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id, { onDelete: "cascade" }),
    kind: text("kind").$type<"timeline" | "people">().notNull(),
    content: text("content", { mode: "json" }).$type<FoundTimeline | FoundPeople>().notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.kind] })],
);
