CREATE TABLE `prediction_sums` (
	`user_id` text PRIMARY KEY NOT NULL,
	`through_seq` integer NOT NULL,
	`version` integer NOT NULL,
	`weights` text NOT NULL,
	`sums` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `figure_states` ADD `events` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `cards_inactive` ON `cards` (`id`) WHERE "status" <> 'active';