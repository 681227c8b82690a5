CREATE TABLE `study_plans` (
	`user_id` text PRIMARY KEY NOT NULL,
	`minutes_per_day` integer NOT NULL,
	`cards_per_day` integer NOT NULL,
	`review_order` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
