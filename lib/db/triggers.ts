import { SEARCH_TRIGGERS } from "./search-index.ts";

/**
 * What the database itself refuses or keeps up. A migration that rebuilds a table drops the triggers of that table
 * silently and fails on others that name it, so all of them are dropped before migrating and made again afterwards.
 */
export const TRIGGERS: Readonly<Record<string, string>> = {
  review_events_no_update: `create trigger review_events_no_update before update on review_events
    begin select raise(abort, 'review_events is append-only: add an event instead'); end`,
  // The account is gone first when it is erased; its log goes with it.
  review_events_no_delete: `create trigger review_events_no_delete before delete on review_events
    when exists (select 1 from users where id = old.user_id)
    begin select raise(abort, 'review_events is append-only: it goes only with its user'); end`,
  // The same event again is a no-op however it is inserted: "insert or replace" would slip past the delete trigger.
  review_events_once: `create trigger review_events_once before insert on review_events
    when exists (select 1 from review_events where (user_id = new.user_id and id = new.id) or seq = new.seq)
    begin select raise(ignore); end`,
  // Every user has the row from the start, so that recording an answer is a plain update.
  users_chain: `create trigger users_chain after insert on users
    begin insert into event_chains (user_id, head, events) values (new.id, '', 0); end`,
  review_events_chain: `create trigger review_events_chain after insert on review_events
    begin update event_chains set head = new.chain, events = events + 1 where user_id = new.user_id; end`,
  document_versions_no_update: `create trigger document_versions_no_update before update on document_versions
    begin select raise(abort, 'document_versions never change: evidence points into them'); end`,
  // Sums by deck are of the cards whose home it is: where a card moves house, they are made again.
  figures_follow_homes: `create trigger figures_follow_homes after update of home_deck_id on cards
    when old.home_deck_id <> new.home_deck_id
    begin delete from figure_states where user_id in (select user_id from card_states where card_id = new.id); end`,
  ...SEARCH_TRIGGERS,
};

/** The statements that drop every trigger of ours; safe when there are none. */
export function dropTriggers(): readonly string[] {
  return Object.keys(TRIGGERS).map((name) => `drop trigger if exists ${name}`);
}

/** The statements that make every trigger, in this build's words. */
export function makeTriggers(): readonly string[] {
  return Object.values(TRIGGERS);
}
