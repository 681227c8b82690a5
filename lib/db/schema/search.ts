import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

// What is searched. Kept up by triggers (lib/db/search-index.ts) and made anew with them: nothing here is a truth.

/** The words that a card asks now, for everybody. The numbers are those of the full-text table `card_words`. */
export const cardTexts = sqliteTable(
  "card_texts",
  {
    id: integer("id").primaryKey(),
    cardId: text("card_id").notNull(),
    question: text("question").notNull(),
    answer: text("answer").notNull(),
  },
  (t) => [
    uniqueIndex("card_texts_card").on(t.cardId),
    // The orders of a table of cards by its words.
    index("card_texts_question").on(sql`"question" collate nocase`, t.cardId),
    index("card_texts_answer").on(sql`"answer" collate nocase`, t.cardId),
  ],
);

/** The number of a document version in the full-text table `document_words`, which keeps no text of its own. */
export const documentTexts = sqliteTable(
  "document_texts",
  { id: integer("id").primaryKey(), versionId: text("version_id").notNull() },
  (t) => [uniqueIndex("document_texts_version").on(t.versionId)],
);
