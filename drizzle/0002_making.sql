CREATE TABLE `dossier_views` (
	`dossier_id` text NOT NULL,
	`kind` text NOT NULL,
	`content` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`dossier_id`, `kind`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`user_id` text NOT NULL,
	`state` text NOT NULL,
	`phase` text,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`preview` text,
	`message` text,
	`changes` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `jobs_dossier` ON `jobs` (`dossier_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `jobs_state` ON `jobs` (`state`,`created_at`);--> statement-breakpoint
ALTER TABLE `cards` ADD `decision` text;--> statement-breakpoint
ALTER TABLE `cards` ADD `decision_reason` text;--> statement-breakpoint
ALTER TABLE `cards` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `cards` ADD `decided_by` text REFERENCES users(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `cards` ADD `merged_into` text REFERENCES cards(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `cards` ADD `weight` real;--> statement-breakpoint
ALTER TABLE `cards` ADD `doubt` text;--> statement-breakpoint
ALTER TABLE `document_versions` ADD `pages` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `problem` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `report` text;--> statement-breakpoint
ALTER TABLE `dossiers` ADD `published_at` integer;