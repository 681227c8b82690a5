CREATE INDEX `cards_active` ON `cards` (`id`,`home_deck_id`) WHERE "status" = 'active';--> statement-breakpoint
CREATE INDEX `card_texts_question` ON `card_texts` ("question" collate nocase,`card_id`);--> statement-breakpoint
CREATE INDEX `card_texts_answer` ON `card_texts` ("answer" collate nocase,`card_id`);--> statement-breakpoint
CREATE INDEX `card_states_figures` ON `card_states` (`user_id`,`card_id`,`stability`,`last_study_time`,`difficulty`,`interval_days`,`reps`,`lapses`,`flag`,`suspended`,`due_at`,`due_day`);