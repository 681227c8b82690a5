import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { DocumentReport } from "#lib/decks/made.ts";
import { users } from "./people.ts";

/** A unit of study: the documents that were read together, and what was made of them. */
export const dossiers = sqliteTable(
  "dossiers",
  {
    id: text("id").primaryKey(),
    /** Null for a dossier that ships with the product. */
    ownerId: text("owner_id").references(() => users.id, { onDelete: "cascade" }),
    /** The folder under `decks/` that a shipped dossier is synced from; null for one made in the app. */
    shippedAs: text("shipped_as"),
    title: text("title").notNull(),
    description: text("description"),
    position: integer("position").notNull().default(0),
    /** When its cards were last given out for study; null while it is a draft. Shipped dossiers do not use it. */
    publishedAt: integer("published_at"),
    /** SHA-256 of what was last synced or generated, so that an unchanged folder costs one read. */
    contentHash: text("content_hash"),
    /** Optimistic check: an edit names the version it saw. */
    version: integer("version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    /** A tombstone: set when it was deleted or no longer ships. */
    deletedAt: integer("deleted_at"),
  },
  (t) => [uniqueIndex("dossiers_shipped").on(t.shippedAs), index("dossiers_owner").on(t.ownerId)],
);

/** A document as people know it. What can be corrected stands here; what was read stands in its versions. */
export const documents = sqliteTable(
  "documents",
  {
    id: text("id").primaryKey(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id, { onDelete: "cascade" }),
    /** The file's name, unique in its dossier: evidence in a deck file names its document so. */
    name: text("name").notNull(),
    title: text("title").notNull(),
    author: text("author"),
    /** As the reader would write it: "12 November 1940", "1940", "undated". */
    dated: text("dated"),
    link: text("link"),
    /** Why it could not be read, as a sentence; null when it was read, or waits to be. */
    problem: text("problem"),
    /** What was found in it when the dossier was last made. */
    report: text("report", { mode: "json" }).$type<DocumentReport>(),
    position: integer("position").notNull().default(0),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (t) => [uniqueIndex("documents_name").on(t.dossierId, t.name)],
);

/**
 * A document as it was read once. Never updated (a trigger sees to it): offsets point into it. A shipped dossier has the
 * hashes but not the text.
 */
export const documentVersions = sqliteTable(
  "document_versions",
  {
    id: text("id").primaryKey(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    /** 1, 2, 3 … in a document. */
    version: integer("version").notNull(),
    /** `DocumentFormat`, and later formats. */
    format: text("format").notNull(),
    /** The decoded text, unchanged: evidence offsets are UTF-16 units into it. Null when only the hash is known. */
    text: text("text"),
    /** UTF-16 units of the text; null when it was never seen here. */
    length: integer("length"),
    bytesSha256: text("bytes_sha256"),
    textSha256: text("text_sha256"),
    reader: text("reader"),
    readerVersion: text("reader_version"),
    /** Where each page starts in the text; null for formats without pages. */
    pages: text("pages", { mode: "json" }).$type<readonly number[]>(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [uniqueIndex("document_versions_number").on(t.documentId, t.version)],
);
