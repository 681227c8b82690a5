DROP INDEX `cards_home`;--> statement-breakpoint
DROP INDEX `cards_active`;--> statement-breakpoint
CREATE INDEX `cards_home` ON `cards` (`home_deck_id`,`status`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `cards_active` ON `cards` (`id`,`home_deck_id`,`position`) WHERE "status" = 'active';--> statement-breakpoint
DROP INDEX `card_states_figures`;--> statement-breakpoint
CREATE INDEX `card_states_figures` ON `card_states` (`user_id`,`card_id`,`stability`,`last_study_time`,`difficulty`,`interval_days`,`reps`,`lapses`,`flag`,`suspended`,`due_at`,`due_day`,`phase`,`buried_until`,`marked`);