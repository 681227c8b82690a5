import { z } from "zod";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import type { Decided } from "./decide-conflicts.ts";
import { ruleMany } from "./rule-many.ts";

const input = z.object({ dossierId: z.string().min(1), conflictId: z.string().min(1) });

/** Opens a disagreement again: what is asked is what was generated. Can be undone. As `ruleMany`, which checks whose it is. */
export async function takeBackRuling(ctx: Ctx, values: unknown): Promise<Decided> {
  const { dossierId, conflictId } = parseInput(input, values);
  return ruleMany(ctx, { dossierId, decisions: [{ conflictId, kind: "open" }] });
}
