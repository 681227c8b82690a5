CREATE TABLE `card_tags` (
	`user_id` text NOT NULL,
	`card_id` text NOT NULL,
	`tag` text NOT NULL,
	`tag_folded` text NOT NULL,
	PRIMARY KEY(`user_id`, `card_id`, `tag_folded`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`card_id`) REFERENCES `cards`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `card_tags_tag` ON `card_tags` (`user_id`,`tag_folded`);--> statement-breakpoint
CREATE TABLE `challenges` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`card_id` text NOT NULL,
	`card_version` integer NOT NULL,
	`owner_id` text,
	`seen` text NOT NULL,
	`note` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`answer` text,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`card_id`) REFERENCES `cards`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `challenges_user` ON `challenges` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `challenges_owner` ON `challenges` (`owner_id`,`status`);--> statement-breakpoint
CREATE INDEX `challenges_card` ON `challenges` (`card_id`);--> statement-breakpoint
CREATE TABLE `media` (
	`hash` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer,
	`height` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `media_owners` (
	`user_id` text NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `hash`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`hash`) REFERENCES `media`(`hash`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `media_owners_hash` ON `media_owners` (`hash`);--> statement-breakpoint
CREATE TABLE `media_pieces` (
	`hash` text NOT NULL,
	`position` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`hash`, `position`),
	FOREIGN KEY (`hash`) REFERENCES `media`(`hash`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `personal_cards` (
	`user_id` text NOT NULL,
	`card_id` text NOT NULL,
	`content` text,
	`card_version` integer NOT NULL,
	`hidden_at` integer,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `card_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`card_id`) REFERENCES `cards`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `personal_cards_card` ON `personal_cards` (`card_id`);--> statement-breakpoint
CREATE TABLE `deck_options` (
	`user_id` text NOT NULL,
	`deck_id` text NOT NULL,
	`preset_id` text NOT NULL,
	PRIMARY KEY(`user_id`, `deck_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`preset_id`) REFERENCES `presets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `holidays` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `holidays_user` ON `holidays` (`user_id`,`from_day`);--> statement-breakpoint
CREATE TABLE `rule_sets` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `decks` ADD `archived_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `habits` text;--> statement-breakpoint
ALTER TABLE `card_states` ADD `flag` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `card_states` ADD `marked` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `review_events` ADD `rules_id` text;