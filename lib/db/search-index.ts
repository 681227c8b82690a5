/**
 * The full-text tables and what keeps them up. They are made from the cards and documents, so they are made anew when one
 * is missing or other than this build wants it. Trigrams find any part of a word, whatever its case and accents.
 */
export const SEARCH_TABLES: Readonly<Record<string, string>> = {
  card_words: `create virtual table card_words using fts5(question, answer, content='card_texts', content_rowid='id', tokenize='trigram remove_diacritics 1')`,
  // What begins with one or two letters: what is too short to be a trigram.
  card_terms: `create virtual table card_terms using fts5vocab('card_words', 'row')`,
  // The text stands in document_versions. Which documents have all trigrams of a word is enough: the place is looked for
  // in the text itself.
  document_words: `create virtual table document_words using fts5(text, content='', contentless_delete=1, detail='none', tokenize='trigram remove_diacritics 1')`,
};

/** As it is read: a phrase goes on where a word in it is bold. */
const asked = (row: string, side: "question" | "answer"): string =>
  `replace(coalesce(json_extract(coalesce(${row}.edited, ${row}.generated), '$.${side}'), ''), '**', '')`;

/** With two spaces behind it, so that also what a text ends with begins a trigram. */
const padded = (row: string): string => `${row}.question || '  ', ${row}.answer || '  '`;

export const SEARCH_TRIGGERS: Readonly<Record<string, string>> = {
  card_texts_of_new: `create trigger card_texts_of_new after insert on cards
    begin insert into card_texts (card_id, question, answer) values (new.id, ${asked("new", "question")}, ${asked("new", "answer")}); end`,
  card_texts_of_changed: `create trigger card_texts_of_changed after update of generated, edited on cards
    begin update card_texts set question = ${asked("new", "question")}, answer = ${asked("new", "answer")}
      where card_id = new.id and (question <> ${asked("new", "question")} or answer <> ${asked("new", "answer")}); end`,
  card_texts_of_gone: `create trigger card_texts_of_gone after delete on cards
    begin delete from card_texts where card_id = old.id; end`,
  card_words_of_new: `create trigger card_words_of_new after insert on card_texts
    begin insert into card_words (rowid, question, answer) values (new.id, ${padded("new")}); end`,
  card_words_of_changed: `create trigger card_words_of_changed after update on card_texts
    begin
      insert into card_words (card_words, rowid, question, answer) values ('delete', old.id, ${padded("old")});
      insert into card_words (rowid, question, answer) values (new.id, ${padded("new")});
    end`,
  card_words_of_gone: `create trigger card_words_of_gone after delete on card_texts
    begin insert into card_words (card_words, rowid, question, answer) values ('delete', old.id, ${padded("old")}); end`,
  document_words_of_new: `create trigger document_words_of_new after insert on document_versions when new.text is not null
    begin
      insert into document_texts (version_id) values (new.id);
      insert into document_words (rowid, text) select id, new.text from document_texts where version_id = new.id;
    end`,
  document_words_of_gone: `create trigger document_words_of_gone after delete on document_versions
    begin
      delete from document_words where rowid in (select id from document_texts where version_id = old.id);
      delete from document_texts where version_id = old.id;
    end`,
};

/**
 * Brings what was deleted out of the full-text tables: until then an index only notes that it is gone. Takes as long as
 * writing the index once. (FTS5 can do so with every deletion, by `secure-delete`, but SQLite 3.45 damages an index in
 * which a word is changed and put back.)
 */
export function purgeSearchIndex(): readonly string[] {
  return [
    "insert into card_words (card_words) values ('optimize')",
    "insert into document_words (document_words) values ('optimize')",
  ];
}

/** Whether a check of the file found only that a full-text table is not sound: nothing is lost, it is made anew. */
export function isOfSearchIndex(found: string): boolean {
  // malformed inverted index for FTS5 table main.card_words
  return /\bFTS5 table main\.(?:card_words|document_words)\b/u.test(found);
}

/** Takes the full-text tables away; run it without the triggers. The next opening makes them anew. */
export function dropSearchIndex(): readonly string[] {
  return Object.keys(SEARCH_TABLES)
    .toReversed()
    .map((name) => `drop table if exists ${name}`);
}

/** Makes everything that is searched anew, from the cards and documents. Safe at any time; run it without the triggers. */
export function makeSearchIndex(): readonly string[] {
  return [
    ...dropSearchIndex(),
    ...Object.values(SEARCH_TABLES),
    "delete from card_texts",
    `insert into card_texts (card_id, question, answer) select id, ${asked("cards", "question")}, ${asked("cards", "answer")} from cards order by rowid`,
    `insert into card_words (rowid, question, answer) select id, ${padded("card_texts")} from card_texts`,
    "delete from document_texts",
    "insert into document_texts (version_id) select id from document_versions where text is not null order by rowid",
    "insert into document_words (rowid, text) select d.id, v.text from document_texts d join document_versions v on v.id = d.version_id",
  ];
}
