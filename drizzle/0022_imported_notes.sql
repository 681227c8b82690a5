CREATE TABLE `imported_notes` (
	`user_id` text NOT NULL,
	`guid` text NOT NULL,
	`part` integer NOT NULL,
	`note_id` text NOT NULL,
	`modified_at` integer NOT NULL,
	`print` text NOT NULL,
	PRIMARY KEY(`user_id`, `guid`, `part`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`note_id`) REFERENCES `notes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `imported_notes_note` ON `imported_notes` (`note_id`);