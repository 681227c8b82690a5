import { z } from "zod";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import type { Decided } from "./decide-conflicts.ts";
import { ruleMany } from "./rule-many.ts";

const input = z.object({
  dossierId: z.string().min(1),
  conflictId: z.string().min(1),
  kind: z.enum(["for", "contested", "dismissed"]),
  value: z.string().optional(),
});

/**
 * Rules on one disagreement: for a reading, that it stays contested, or that nothing is contradicted. As `ruleMany`,
 * which checks whose it is.
 */
export async function ruleConflict(ctx: Ctx, values: unknown): Promise<Decided> {
  const { dossierId, ...one } = parseInput(input, values);
  return ruleMany(ctx, { dossierId, decisions: [one] });
}
