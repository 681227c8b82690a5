CREATE TABLE `mark_challenges` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`question_id` text NOT NULL,
	`user_id` text NOT NULL,
	`note` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`reply` text,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`attempt_id`) REFERENCES `quiz_attempts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mark_challenges_quiz` ON `mark_challenges` (`quiz_id`,`status`);--> statement-breakpoint
CREATE UNIQUE INDEX `mark_challenges_question` ON `mark_challenges` (`attempt_id`,`question_id`);--> statement-breakpoint
CREATE INDEX `mark_challenges_user` ON `mark_challenges` (`user_id`);--> statement-breakpoint
CREATE TABLE `quiz_allowances` (
	`quiz_id` text NOT NULL,
	`user_id` text NOT NULL,
	`factor` real,
	`more_attempts` integer DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`quiz_id`, `user_id`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `quiz_allowances_user` ON `quiz_allowances` (`user_id`);--> statement-breakpoint
CREATE TABLE `quiz_answers` (
	`attempt_id` text NOT NULL,
	`question_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`response` text,
	`flagged` integer DEFAULT false NOT NULL,
	`took_ms` integer DEFAULT 0 NOT NULL,
	`saved_at` integer NOT NULL,
	`late` text,
	`share` real,
	`marked_by` text,
	`revision` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`attempt_id`, `question_id`),
	FOREIGN KEY (`attempt_id`) REFERENCES `quiz_attempts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `quiz_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`user_id` text NOT NULL,
	`assignment_id` text,
	`number` integer NOT NULL,
	`quiz_version` integer NOT NULL,
	`questions` text NOT NULL,
	`mode` text NOT NULL,
	`moves_schedule` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ends_at` integer,
	`submitted_at` integer,
	`timed_out` integer DEFAULT false NOT NULL,
	`points` real,
	`most` integer,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_attempts_number` ON `quiz_attempts` (`quiz_id`,`user_id`,`number`);--> statement-breakpoint
CREATE INDEX `quiz_attempts_user` ON `quiz_attempts` (`user_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `quiz_attempts_open` ON `quiz_attempts` (`ends_at`);--> statement-breakpoint
CREATE TABLE `quiz_rulings` (
	`quiz_id` text NOT NULL,
	`question_id` text NOT NULL,
	`signature` text NOT NULL,
	`ruled_by` text,
	`note` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`quiz_id`, `question_id`, `signature`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`ruled_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `quizzes` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text,
	`title` text NOT NULL,
	`mode` text NOT NULL,
	`exam_id` text,
	`selection` text NOT NULL,
	`settings` text NOT NULL,
	`questions` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `quizzes_owner` ON `quizzes` (`owner_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `quizzes_exam` ON `quizzes` (`exam_id`);