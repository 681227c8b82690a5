CREATE TABLE `daily_figures` (
	`user_id` text NOT NULL,
	`deck_id` text NOT NULL,
	`study_day` text NOT NULL,
	`answers` integer NOT NULL,
	`again` integer NOT NULL,
	`hard` integer NOT NULL,
	`good` integer NOT NULL,
	`easy` integer NOT NULL,
	`took_ms` integer NOT NULL,
	`firsts` integer NOT NULL,
	`besides` integer NOT NULL,
	`besides_ms` integer NOT NULL,
	`young_asked` integer NOT NULL,
	`young_passed` integer NOT NULL,
	`mature_asked` integer NOT NULL,
	`mature_passed` integer NOT NULL,
	`predicted` integer NOT NULL,
	PRIMARY KEY(`user_id`, `deck_id`, `study_day`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `daily_figures_day` ON `daily_figures` (`user_id`,`study_day`);--> statement-breakpoint
CREATE TABLE `figure_states` (
	`user_id` text PRIMARY KEY NOT NULL,
	`through_seq` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `hourly_figures` (
	`user_id` text NOT NULL,
	`deck_id` text NOT NULL,
	`hour` integer NOT NULL,
	`asked` integer NOT NULL,
	`passed` integer NOT NULL,
	PRIMARY KEY(`user_id`, `deck_id`, `hour`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `parameter_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`state` text NOT NULL,
	`scored` integer NOT NULL,
	`held_out` integer,
	`weights` text,
	`loss_before_millionths` integer,
	`loss_after_millionths` integer,
	`rmse_before_millionths` integer,
	`rmse_after_millionths` integer,
	`weights_before` text,
	`decided_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `parameter_offers_user` ON `parameter_offers` (`user_id`,`created_at`);