CREATE TABLE `card_versions` (
	`card_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`origin` text NOT NULL,
	`author_id` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`card_id`, `version`),
	FOREIGN KEY (`card_id`) REFERENCES `cards`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `cards` (
	`id` text PRIMARY KEY NOT NULL,
	`note_id` text NOT NULL,
	`ord` integer DEFAULT 0 NOT NULL,
	`dossier_id` text,
	`stable_id` text NOT NULL,
	`home_deck_id` text NOT NULL,
	`category` text,
	`siblings` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`generated` text,
	`edited` text,
	`status` text DEFAULT 'active' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`note_id`) REFERENCES `notes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`home_deck_id`) REFERENCES `decks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cards_stable` ON `cards` (`dossier_id`,`stable_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `cards_note` ON `cards` (`note_id`,`ord`);--> statement-breakpoint
CREATE INDEX `cards_home` ON `cards` (`home_deck_id`,`position`);--> statement-breakpoint
CREATE TABLE `deck_cards` (
	`deck_id` text NOT NULL,
	`card_id` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`deck_id`, `card_id`),
	FOREIGN KEY (`deck_id`) REFERENCES `decks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`card_id`) REFERENCES `cards`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `deck_cards_card` ON `deck_cards` (`card_id`);--> statement-breakpoint
CREATE TABLE `decks` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text,
	`parent_id` text,
	`owner_id` text,
	`title` text NOT NULL,
	`category` text,
	`position` integer DEFAULT 0 NOT NULL,
	`preset_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`parent_id`) REFERENCES `decks`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`preset_id`) REFERENCES `presets`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `decks_dossier` ON `decks` (`dossier_id`);--> statement-breakpoint
CREATE INDEX `decks_owner` ON `decks` (`owner_id`);--> statement-breakpoint
CREATE INDEX `decks_parent` ON `decks` (`parent_id`);--> statement-breakpoint
CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text,
	`owner_id` text,
	`kind` text NOT NULL,
	`fields` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `notes_dossier` ON `notes` (`dossier_id`);--> statement-breakpoint
CREATE INDEX `notes_owner` ON `notes` (`owner_id`);--> statement-breakpoint
CREATE TABLE `document_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`version` integer NOT NULL,
	`format` text NOT NULL,
	`text` text,
	`length` integer,
	`bytes_sha256` text,
	`text_sha256` text,
	`reader` text,
	`reader_version` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_versions_number` ON `document_versions` (`document_id`,`version`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`author` text,
	`dated` text,
	`link` text,
	`position` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_name` ON `documents` (`dossier_id`,`name`);--> statement-breakpoint
CREATE TABLE `dossiers` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text,
	`shipped_as` text,
	`title` text NOT NULL,
	`description` text,
	`position` integer DEFAULT 0 NOT NULL,
	`content_hash` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dossiers_shipped` ON `dossiers` (`shipped_as`);--> statement-breakpoint
CREATE INDEX `dossiers_owner` ON `dossiers` (`owner_id`);--> statement-breakpoint
CREATE TABLE `claims` (
	`id` text PRIMARY KEY NOT NULL,
	`conflict_id` text NOT NULL,
	`position` integer NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`conflict_id`) REFERENCES `conflicts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_position` ON `claims` (`conflict_id`,`position`);--> statement-breakpoint
CREATE TABLE `conflicts` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`stable_id` text NOT NULL,
	`topic` text NOT NULL,
	`slot` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conflicts_stable` ON `conflicts` (`dossier_id`,`stable_id`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`owner_kind` text NOT NULL,
	`owner_id` text NOT NULL,
	`position` integer NOT NULL,
	`document_version_id` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`quote` text NOT NULL,
	`display_quote` text,
	`role` text NOT NULL,
	PRIMARY KEY(`owner_kind`, `owner_id`, `position`),
	FOREIGN KEY (`document_version_id`) REFERENCES `document_versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `evidence_document` ON `evidence` (`document_version_id`,`start`);--> statement-breakpoint
CREATE TABLE `omissions` (
	`dossier_id` text NOT NULL,
	`position` integer NOT NULL,
	`document_version_id` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`reason` text NOT NULL,
	`question` text,
	`answer` text,
	PRIMARY KEY(`dossier_id`, `position`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`document_version_id`) REFERENCES `document_versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `omissions_document` ON `omissions` (`document_version_id`);--> statement-breakpoint
CREATE TABLE `rulings` (
	`id` text PRIMARY KEY NOT NULL,
	`conflict_id` text NOT NULL,
	`kind` text NOT NULL,
	`claim_id` text,
	`author_id` text,
	`note` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`conflict_id`) REFERENCES `conflicts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `rulings_conflict` ON `rulings` (`conflict_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `actions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`before` text,
	`after` text,
	`undone_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `actions_user` ON `actions` (`user_id`,`at`);--> statement-breakpoint
CREATE INDEX `actions_subject` ON `actions` (`subject_kind`,`subject_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`device` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`name_folded` text,
	`password_hash` text,
	`role` text DEFAULT 'learner' NOT NULL,
	`zone` text DEFAULT 'UTC' NOT NULL,
	`day_start` integer DEFAULT 4 NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_name` ON `users` (`name_folded`);--> statement-breakpoint
CREATE INDEX `users_last_seen` ON `users` (`last_seen_at`);--> statement-breakpoint
CREATE TABLE `card_states` (
	`user_id` text NOT NULL,
	`card_id` text NOT NULL,
	`phase` text NOT NULL,
	`due_at` integer,
	`due_day` text,
	`stability` real,
	`difficulty` real,
	`step` integer,
	`interval_days` integer,
	`last_study_time` integer,
	`reps` integer,
	`lapses` integer,
	`suspended` integer DEFAULT false NOT NULL,
	`buried_until` text,
	`answers` integer DEFAULT 0 NOT NULL,
	`last_event_id` text,
	`last_effective_at` integer,
	`last_device_id` text,
	`last_device_sequence` integer,
	`scheduler_version` text NOT NULL,
	`parameters_id` text,
	PRIMARY KEY(`user_id`, `card_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `card_states_due_day` ON `card_states` (`user_id`,`due_day`) WHERE "due_day" is not null and "suspended" = 0;--> statement-breakpoint
CREATE INDEX `card_states_due_at` ON `card_states` (`user_id`,`due_at`) WHERE "due_at" is not null and "suspended" = 0;--> statement-breakpoint
CREATE TABLE `event_chains` (
	`user_id` text PRIMARY KEY NOT NULL,
	`head` text NOT NULL,
	`events` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `memory_parameters` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`user_id` text,
	`scheduler` text NOT NULL,
	`weights` text NOT NULL,
	`state` text NOT NULL,
	`from_event_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `memory_parameters_scope` ON `memory_parameters` (`scope`,`scope_id`,`state`);--> statement-breakpoint
CREATE INDEX `memory_parameters_user` ON `memory_parameters` (`user_id`);--> statement-breakpoint
CREATE TABLE `presets` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text,
	`name` text NOT NULL,
	`settings` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `presets_owner` ON `presets` (`owner_id`);--> statement-breakpoint
CREATE TABLE `review_events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`card_id` text,
	`card_version` integer,
	`device_id` text NOT NULL,
	`device_sequence` integer NOT NULL,
	`device_time` integer NOT NULL,
	`sent_at` integer,
	`received_at` integer NOT NULL,
	`effective_at` integer NOT NULL,
	`utc_offset_minutes` integer NOT NULL,
	`zone` text,
	`study_time` integer NOT NULL,
	`study_day` text NOT NULL,
	`took_ms` integer,
	`target_id` text,
	`until_day` text,
	`mode` text,
	`marked_by` text,
	`recorded_by` text,
	`rating` integer,
	`proposed_rating` integer,
	`response` text,
	`share_correct` real,
	`chosen_distractor` text,
	`wording_id` text,
	`attempt_id` text,
	`moves_schedule` integer DEFAULT false NOT NULL,
	`scheduler_version` text,
	`parameters_id` text,
	`desired_retention` real,
	`due_shown_at` integer,
	`due_shown_day` text,
	`details` text,
	`chain` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `review_events_key` ON `review_events` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `review_events_card` ON `review_events` (`user_id`,`card_id`);--> statement-breakpoint
CREATE INDEX `review_events_day` ON `review_events` (`user_id`,`study_day`);