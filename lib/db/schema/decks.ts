import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { CardRuling, Category } from "#lib/cards/types.ts";
import type { NoteContent } from "#lib/notes/types.ts";
import { dossiers } from "./documents.ts";
import { users } from "./people.ts";
import { presets } from "./study.ts";

export const decks = sqliteTable(
  "decks",
  {
    id: text("id").primaryKey(),
    dossierId: text("dossier_id").references(() => dossiers.id, { onDelete: "cascade" }),
    parentId: text("parent_id").references((): AnySQLiteColumn => decks.id, { onDelete: "set null" }),
    /** Null for a shipped deck. */
    ownerId: text("owner_id").references(() => users.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    /** Set for a generated deck; null for one that a person put together. */
    category: text("category").$type<Category>(),
    position: integer("position").notNull().default(0),
    /** Rules for the cards whose home this deck is; null for the learner's own default. */
    presetId: text("preset_id").references(() => presets.id, { onDelete: "set null" }),
    version: integer("version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    /** Out of the way: not on the shelf, its cards not asked. */
    archivedAt: integer("archived_at"),
    /** In the bin since then. */
    deletedAt: integer("deleted_at"),
    /** Holds the cards of one assignment that are no deck: of tags and of a list. It stands on no shelf of its owner. */
    assignmentId: text("assignment_id"),
  },
  (t) => [
    index("decks_assignment").on(t.assignmentId),
    index("decks_dossier").on(t.dossierId),
    index("decks_owner").on(t.ownerId),
    index("decks_parent").on(t.parentId),
  ],
);

/** What is known or was written, from which cards are made. A generated fact is one kind of note. */
export const notes = sqliteTable(
  "notes",
  {
    id: text("id").primaryKey(),
    dossierId: text("dossier_id").references(() => dossiers.id, { onDelete: "cascade" }),
    ownerId: text("owner_id").references(() => users.id, { onDelete: "cascade" }),
    /** fact, or what a person wrote: basic, reversed, cloze, choice, order, list. Open. */
    kind: text("kind").notNull(),
    fields: text("fields", { mode: "json" }).$type<Readonly<Record<string, unknown>>>().notNull(),
    version: integer("version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (t) => [index("notes_dossier").on(t.dossierId), index("notes_owner").on(t.ownerId)],
);

/** What a card asks, as one value: the generator writes it, a person may replace it. */
export type CardContent = {
  readonly question: string;
  readonly answer: string;
  readonly disputed?: true;
  /** One side of a disagreement; `evidence` are positions among the card's receipts. */
  readonly readings?: readonly { readonly value: string; readonly evidence: readonly number[] }[];
  /** What a person decided about the disagreement behind it. */
  readonly ruling?: CardRuling;
} & NoteContent;

/** draft and rejected are seen in review only; active is studied; retired keeps its history and is not asked. */
export type CardStatus = "draft" | "active" | "retired" | "rejected";

/** What a teacher decided about a generated card. Nothing is decided until somebody did. */
export type CardDecision = "accepted" | "edited" | "rejected" | "merged";

export const cards = sqliteTable(
  "cards",
  {
    /** The id of this row. For a shipped card it is the stable id; an imported copy of a dossier gets its own. */
    id: text("id").primaryKey(),
    noteId: text("note_id")
      .notNull()
      .references(() => notes.id, { onDelete: "cascade" }),
    /** Which of its note's cards: 0, 1, 2 … */
    ord: integer("ord").notNull().default(0),
    dossierId: text("dossier_id").references(() => dossiers.id, { onDelete: "cascade" }),
    /** The id in the deck file, kept for life; unique in a dossier. */
    stableId: text("stable_id").notNull(),
    homeDeckId: text("home_deck_id")
      .notNull()
      .references(() => decks.id, { onDelete: "cascade" }),
    category: text("category").$type<Category>(),
    /** Cards with the same key come from one sentence and are kept apart on one day. */
    siblings: text("siblings").notNull(),
    /** The place in the home deck: the same as in `deck_cards`, where a whole deck is walked by it. */
    position: integer("position").notNull().default(0),
    /** What was last generated, for the three-way merge; null for a card written by hand. */
    generated: text("generated", { mode: "json" }).$type<CardContent>(),
    /** What a person made of it; it is what is asked when it is there. */
    edited: text("edited", { mode: "json" }).$type<CardContent>(),
    status: text("status").$type<CardStatus>().notNull().default("active"),
    decision: text("decision").$type<CardDecision>(),
    decisionReason: text("decision_reason"),
    decidedAt: integer("decided_at"),
    decidedBy: text("decided_by").references(() => users.id, { onDelete: "set null" }),
    /** The card that took this one's receipts, for a merged one. */
    mergedInto: text("merged_into").references((): AnySQLiteColumn => cards.id, { onDelete: "set null" }),
    /** How much it is worth learning, 0 to 1, as the generator ranks it; null when nobody said. */
    weight: real("weight"),
    /** What a person should look at before trusting it, as a sentence; null when nothing. */
    doubt: text("doubt"),
    /** Counts up when what is asked changes; an answer names the version that was answered. */
    version: integer("version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("cards_stable").on(t.dossierId, t.stableId),
    uniqueIndex("cards_note").on(t.noteId, t.ord),
    // The cards of a deck in their order, without reading their words.
    index("cards_home").on(t.homeDeckId, t.status, t.position, t.id),
    // They are few: whoever counts cards leaves these out, instead of looking every card up.
    index("cards_inactive").on(t.id).where(sql`"status" <> 'active'`),
    // Whether many cards are studied, and where, without their words.
    index("cards_active").on(t.id, t.homeDeckId, t.position).where(sql`"status" = 'active'`),
  ],
);

/** Every content a card has had, so that an answer can be read beside the words that were answered. */
export const cardVersions = sqliteTable(
  "card_versions",
  {
    cardId: text("card_id")
      .notNull()
      .references(() => cards.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    content: text("content", { mode: "json" }).$type<CardContent>().notNull(),
    /** generated, edited, merged. */
    origin: text("origin").notNull(),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.cardId, t.version] })],
);

/** Which cards a deck holds: any card may stand in several decks, and is remembered once. */
export const deckCards = sqliteTable(
  "deck_cards",
  {
    deckId: text("deck_id")
      .notNull()
      .references(() => decks.id, { onDelete: "cascade" }),
    cardId: text("card_id")
      .notNull()
      .references(() => cards.id, { onDelete: "cascade" }),
    position: integer("position").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.deckId, t.cardId] }),
    index("deck_cards_card").on(t.cardId, t.deckId),
    // A deck in its order, without sorting: the next new cards are found by walking it.
    index("deck_cards_order").on(t.deckId, t.position, t.cardId),
  ],
);
