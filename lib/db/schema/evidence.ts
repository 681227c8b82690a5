import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Conflict, Witnesses } from "#lib/conflicts/types.ts";
import { documentVersions, dossiers } from "./documents.ts";
import { users } from "./people.ts";

/** Who stands on a piece of evidence. Open: rulings and challenges will. */
export type EvidenceOwner = "card" | "claim" | "ruling";

/**
 * A receipt: the span of a document version that proves something. The owner may be of several tables, so there is no
 * foreign key on it: whoever deletes an owner deletes its evidence in the same write.
 */
export const evidence = sqliteTable(
  "evidence",
  {
    ownerKind: text("owner_kind").$type<EvidenceOwner>().notNull(),
    ownerId: text("owner_id").notNull(),
    /** 0, 1, 2 … among the owner's receipts; readings name receipts by it. */
    position: integer("position").notNull(),
    documentVersionId: text("document_version_id")
      .notNull()
      .references(() => documentVersions.id, { onDelete: "cascade" }),
    /** UTF-16 units into the version's text, `end` exclusive. */
    start: integer("start").notNull(),
    end: integer("end").notNull(),
    /** The slice itself, exactly. */
    quote: text("quote").notNull(),
    /** What is shown, when the slice has mark-up in it; null when it is the quote. */
    displayQuote: text("display_quote"),
    role: text("role").$type<"proof" | "context" | "reading">().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerKind, t.ownerId, t.position] }),
    index("evidence_document").on(t.documentVersionId, t.start),
  ],
);

/** What became of a disagreement. Open conflicts are shown with every reading. */
export type ConflictStatus = "open" | "ruled" | "contested" | "dismissed" | "gone";

export const conflicts = sqliteTable(
  "conflicts",
  {
    id: text("id").primaryKey(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id, { onDelete: "cascade" }),
    /** The id in the deck file, unique in a dossier. */
    stableId: text("stable_id").notNull(),
    topic: text("topic").notNull(),
    slot: text("slot").$type<Conflict["slot"]>().notNull(),
    status: text("status").$type<ConflictStatus>().notNull().default("open"),
    position: integer("position").notNull().default(0),
    /** How many documents hold each value independently of each other; null where nobody counted. */
    witnesses: text("witnesses", { mode: "json" }).$type<readonly Witnesses[]>(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [uniqueIndex("conflicts_stable").on(t.dossierId, t.stableId)],
);

/** One reading in a disagreement; its receipt is evidence owned by the claim. */
export const claims = sqliteTable(
  "claims",
  {
    id: text("id").primaryKey(),
    conflictId: text("conflict_id")
      .notNull()
      .references(() => conflicts.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    /** Normalised: claims with the same value agree. */
    value: text("value").notNull(),
  },
  (t) => [uniqueIndex("claims_position").on(t.conflictId, t.position)],
);

/** A teacher's decision on a disagreement. The latest one counts; earlier ones stay readable. */
export const rulings = sqliteTable(
  "rulings",
  {
    id: text("id").primaryKey(),
    conflictId: text("conflict_id")
      .notNull()
      .references(() => conflicts.id, { onDelete: "cascade" }),
    /** for: one reading holds; contested: none does; dismissed: no contradiction at all; open: it was taken back. */
    kind: text("kind").$type<"for" | "contested" | "dismissed" | "open">().notNull(),
    claimId: text("claim_id").references(() => claims.id, { onDelete: "set null" }),
    /** The reading ruled for. Claims are written anew with the cards, and may then stand in another order. */
    value: text("value"),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    note: text("note"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [index("rulings_conflict").on(t.conflictId, t.createdAt)],
);

/** A passage that made no card, and why: the honest half of coverage. */
export const omissions = sqliteTable(
  "omissions",
  {
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    documentVersionId: text("document_version_id")
      .notNull()
      .references(() => documentVersions.id, { onDelete: "cascade" }),
    start: integer("start").notNull(),
    end: integer("end").notNull(),
    reason: text("reason").notNull(),
    /** The card that was refused here, when one was. */
    question: text("question"),
    answer: text("answer"),
  },
  (t) => [
    primaryKey({ columns: [t.dossierId, t.position] }),
    index("omissions_document").on(t.documentVersionId),
  ],
);
