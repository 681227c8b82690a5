ALTER TABLE `memory_parameters` ADD `scored` integer;--> statement-breakpoint
ALTER TABLE `memory_parameters` ADD `pupils` integer;--> statement-breakpoint
ALTER TABLE `memory_parameters` ADD `loss_before_millionths` integer;--> statement-breakpoint
ALTER TABLE `memory_parameters` ADD `loss_after_millionths` integer;