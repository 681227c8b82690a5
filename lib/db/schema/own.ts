import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { type CardContent, cards, notes } from "./decks.ts";
import { users } from "./people.ts";

// What a learner lays over cards, their own and other people's. None of it is memory, and none of it changes the cards
// of anybody else.

/** A learner's own words for a card of somebody else; null where the card only left this learner's decks. */
export const personalCards = sqliteTable(
  "personal_cards",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    cardId: text("card_id")
      .notNull()
      .references(() => cards.id, { onDelete: "cascade" }),
    content: text("content", { mode: "json" }).$type<CardContent>(),
    /** The version of the card that it was written over. */
    cardVersion: integer("card_version").notNull(),
    /** Set when the learner deleted the card for themselves. */
    hiddenAt: integer("hidden_at"),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.cardId] }), index("personal_cards_card").on(t.cardId)],
);

/** A learner's tags on cards; levels are joined by `::`, as in Anki. */
export const cardTags = sqliteTable(
  "card_tags",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    cardId: text("card_id")
      .notNull()
      .references(() => cards.id, { onDelete: "cascade" }),
    /** As it was written. */
    tag: text("tag").notNull(),
    /** As it is compared. */
    tagFolded: text("tag_folded").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.cardId, t.tagFolded] }),
    index("card_tags_tag").on(t.userId, t.tagFolded),
  ],
);

/** "The source does not say this": a learner's doubt about a card, with its receipt, and what became of it. */
export const challenges = sqliteTable(
  "challenges",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    cardId: text("card_id")
      .notNull()
      .references(() => cards.id, { onDelete: "cascade" }),
    cardVersion: integer("card_version").notNull(),
    /** Whose card it is, to whom it goes: null for a shipped one, which the learner keeps to themselves. */
    ownerId: text("owner_id").references(() => users.id, { onDelete: "set null" }),
    /** What the card said and the receipt that was doubted, as they stood. */
    seen: text("seen", { mode: "json" }).$type<Readonly<Record<string, unknown>>>().notNull(),
    /** What the learner says; may be empty. */
    note: text("note").notNull(),
    /** open, upheld (the card was wrong), answered (it was right), withdrawn. */
    status: text("status").notNull().default("open"),
    answer: text("answer"),
    createdAt: integer("created_at").notNull(),
    settledAt: integer("settled_at"),
  },
  (t) => [
    index("challenges_user").on(t.userId, t.createdAt),
    index("challenges_owner").on(t.ownerId, t.status),
    index("challenges_card").on(t.cardId),
  ],
);

/** A picture or a sound, named by the SHA-256 of what is kept. The same bytes are kept once. */
export const media = sqliteTable("media", {
  hash: text("hash").primaryKey(),
  /** Sniffed, never what the upload said. */
  type: text("type").notNull(),
  size: integer("size").notNull(),
  /** Pixels; null for sounds. */
  width: integer("width"),
  height: integer("height"),
  createdAt: integer("created_at").notNull(),
});

/** The bytes, in pieces that a row can hold. */
export const mediaPieces = sqliteTable(
  "media_pieces",
  {
    hash: text("hash")
      .notNull()
      .references(() => media.hash, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    bytes: blob("bytes", { mode: "buffer" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.hash, t.position] })],
);

/** Who keeps a medium, and under which name. Nobody left: it goes. */
export const mediaOwners = sqliteTable(
  "media_owners",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    hash: text("hash")
      .notNull()
      .references(() => media.hash, { onDelete: "cascade" }),
    name: text("name").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] }), index("media_owners_hash").on(t.hash)],
);

/**
 * By which name another program knows a note that was brought in from it: the same package brought in again doubles
 * nothing. One note of that program may be several here, each a part.
 */
export const importedNotes = sqliteTable(
  "imported_notes",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    guid: text("guid").notNull(),
    part: integer("part").notNull(),
    noteId: text("note_id")
      .notNull()
      .references(() => notes.id, { onDelete: "cascade" }),
    /** When it was last changed there, epoch milliseconds. */
    modifiedAt: integer("modified_at").notNull(),
    /** A hash of its words as they came: other words here were written here. */
    print: text("print").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.guid, t.part] }), index("imported_notes_note").on(t.noteId)],
);
