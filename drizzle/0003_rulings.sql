ALTER TABLE `conflicts` ADD `witnesses` text;--> statement-breakpoint
ALTER TABLE `rulings` ADD `value` text;