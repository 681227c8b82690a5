CREATE TABLE `card_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`card_id` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `card_texts_card` ON `card_texts` (`card_id`);--> statement-breakpoint
CREATE TABLE `document_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_texts_version` ON `document_texts` (`version_id`);