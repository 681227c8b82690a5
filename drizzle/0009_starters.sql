CREATE TABLE `starters` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`card_ids` text NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `starters_class` ON `starters` (`class_id`,`created_at`);