DROP INDEX `deck_cards_card`;--> statement-breakpoint
CREATE INDEX `deck_cards_order` ON `deck_cards` (`deck_id`,`position`,`card_id`);--> statement-breakpoint
CREATE INDEX `deck_cards_card` ON `deck_cards` (`card_id`,`deck_id`);