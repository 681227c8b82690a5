import type { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";

/**
 * A verb's input, checked; throws `invalid` with the first thing to change, and in `details` a sentence for each field.
 * Write the sentences into the schema: they are shown beside the field.
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const details: Record<string, string> = {};
  for (const issue of parsed.error.issues) details[String(issue.path[0] ?? "form")] ??= issue.message;
  const [first] = Object.values(details);
  throw new DomainError("invalid", first ?? "This cannot be used as it is.", details);
}
