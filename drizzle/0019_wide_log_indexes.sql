DROP INDEX `review_events_card`;--> statement-breakpoint
DROP INDEX `review_events_day`;--> statement-breakpoint
CREATE INDEX `review_events_card` ON `review_events` (`user_id`,`card_id`,`study_day`,`kind`,`moves_schedule`);--> statement-breakpoint
CREATE INDEX `review_events_day` ON `review_events` (`user_id`,`study_day`,`card_id`,`kind`,`moves_schedule`);