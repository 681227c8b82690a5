CREATE TABLE `exam_curves` (
	`exam_id` text NOT NULL,
	`user_id` text NOT NULL,
	`fingerprint` text NOT NULL,
	`curve` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`exam_id`, `user_id`),
	FOREIGN KEY (`exam_id`) REFERENCES `exams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `exam_curves_user` ON `exam_curves` (`user_id`);--> statement-breakpoint
CREATE TABLE `exam_learners` (
	`exam_id` text NOT NULL,
	`user_id` text NOT NULL,
	`minutes` text,
	`target` real,
	`shape` text,
	`left_out` text,
	`afterwards` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`exam_id`, `user_id`),
	FOREIGN KEY (`exam_id`) REFERENCES `exams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `exam_learners_user` ON `exam_learners` (`user_id`);--> statement-breakpoint
CREATE TABLE `exam_plans` (
	`user_id` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`study_day` text NOT NULL,
	`plan` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `exam_predictions` (
	`id` text PRIMARY KEY NOT NULL,
	`exam_id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	`study_day` text NOT NULL,
	`about` text NOT NULL,
	`expected` real NOT NULL,
	`low` real NOT NULL,
	`high` real NOT NULL,
	`uncorrected` real NOT NULL,
	`cards` integer NOT NULL,
	`unseen` integer NOT NULL,
	`topics` text NOT NULL,
	`algorithm` text NOT NULL,
	`corrected` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`exam_id`) REFERENCES `exams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `exam_predictions_user` ON `exam_predictions` (`user_id`,`exam_id`,`at`);--> statement-breakpoint
CREATE INDEX `exam_predictions_exam` ON `exam_predictions` (`exam_id`);--> statement-breakpoint
CREATE TABLE `exam_results` (
	`id` text PRIMARY KEY NOT NULL,
	`exam_id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`share` real NOT NULL,
	`questions` integer NOT NULL,
	`topics` text NOT NULL,
	`attempt_id` text,
	`prediction_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`exam_id`) REFERENCES `exams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exam_results_attempt` ON `exam_results` (`user_id`,`attempt_id`) WHERE "attempt_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `exam_results_exam` ON `exam_results` (`user_id`,`exam_id`) WHERE "kind" = 'exam';--> statement-breakpoint
CREATE INDEX `exam_results_user` ON `exam_results` (`user_id`,`at`);--> statement-breakpoint
CREATE INDEX `exam_results_of` ON `exam_results` (`exam_id`);--> statement-breakpoint
CREATE TABLE `exams` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text,
	`class_id` text,
	`created_by` text,
	`title` text NOT NULL,
	`at` integer NOT NULL,
	`zone` text NOT NULL,
	`selection` text NOT NULL,
	`minutes` text NOT NULL,
	`target` real,
	`questions` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `exams_owner` ON `exams` (`owner_id`,`at`);--> statement-breakpoint
CREATE INDEX `exams_class` ON `exams` (`class_id`,`at`);