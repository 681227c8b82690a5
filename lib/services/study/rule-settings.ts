import { hash } from "node:crypto";
import { z } from "zod";
import { problemsOf } from "#lib/schedule/check-rules.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import { DEFAULT_WAYS, REVIEW_ORDERS } from "#lib/study/ways.ts";

const Minutes = z
  .number()
  .positive()
  .max(60 * 24 * 365);

/** What a preset may say. Numbers out of range are refused, never bent. */
export const PresetSettings = z.object({
  parameters: z
    .array(z.number())
    .length(DEFAULT_PRESET.parameters.length)
    .default([...DEFAULT_PRESET.parameters]),
  parametersId: z.string().min(1).max(100).default(DEFAULT_PRESET.parametersId),
  desiredRetention: z.number().min(0.7).max(0.99).default(DEFAULT_PRESET.desiredRetention),
  learningStepsMinutes: z
    .array(Minutes)
    .max(10)
    .default([...DEFAULT_PRESET.learningStepsMinutes]),
  relearningStepsMinutes: z
    .array(Minutes)
    .max(10)
    .default([...DEFAULT_PRESET.relearningStepsMinutes]),
  maximumIntervalDays: z
    .int()
    .min(1)
    .max(DEFAULT_PRESET.maximumIntervalDays)
    .default(DEFAULT_PRESET.maximumIntervalDays),
  newPerDay: z.int().min(0).max(9_999).default(DEFAULT_PRESET.newPerDay),
  reviewsPerDay: z.int().min(0).max(9_999).default(DEFAULT_PRESET.reviewsPerDay),
  fuzz: z.boolean().default(DEFAULT_PRESET.fuzz),
  ways: z
    .object({
      mode: z.enum(["show", "typed", "choice", "mixed"]).default(DEFAULT_WAYS.mode),
      newOrder: z.enum(["deck", "random", "importance"]).default(DEFAULT_WAYS.newOrder),
      reviewOrder: z.enum(REVIEW_ORDERS).default(DEFAULT_WAYS.reviewOrder),
      newAmong: z.enum(["mixed", "first", "last"]).default(DEFAULT_WAYS.newAmong),
      siblingsApart: z.enum(["both", "reviews", "new", "none"]).default(DEFAULT_WAYS.siblingsApart),
      easyDays: z
        .array(z.enum(["normal", "reduced", "minimum"]))
        .length(7)
        .default([...DEFAULT_WAYS.easyDays]),
      balance: z.boolean().default(DEFAULT_WAYS.balance),
      leechAfter: z.int().min(1).max(99).default(DEFAULT_WAYS.leechAfter),
      leechAction: z.enum(["tell", "suspend"]).default(DEFAULT_WAYS.leechAction),
    })
    .prefault({}),
});
export type PresetSettings = z.infer<typeof PresetSettings>;

/** The preset of kept settings; null for what cannot be used: nothing unchecked reaches the memory model. */
export function presetOf(rulesId: string, settings: unknown): SchedulePreset | null {
  const parsed = PresetSettings.safeParse(settings);
  return parsed.success && problemsOf(parsed.data).length === 0 ? { ...parsed.data, rulesId } : null;
}

/**
 * The name of a set of rules, as it was kept: the same settings have the same one. Kept settings are hashed as they
 * are, so that a setting that a later release adds does not rename what was used before.
 */
export function rulesIdOf(settings: unknown): string {
  return `r-${hash("sha256", JSON.stringify(settings), "base64url").slice(0, 22)}`;
}
