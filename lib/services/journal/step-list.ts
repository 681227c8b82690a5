import { stepsOf } from "#lib/db/queries/journal.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { STEP_KINDS, stepAbout, stepLabel } from "./step-words.ts";

export type ListedStep = {
  readonly id: string;
  /** "Note deleted". */
  readonly label: string;
  /** What it was done to; may be empty. */
  readonly about: string;
  readonly at: number;
  readonly undone: boolean;
};

const MOST = 50;

/** What the viewer did last that can be taken back, the newest first. A visitor did nothing. */
export async function stepList(ctx: Ctx): Promise<readonly ListedStep[]> {
  const userId = userIdOf(ctx);
  if (userId === null) return [];
  const steps = await stepsOf(ctx.store.read, userId, { kinds: STEP_KINDS, limit: MOST });
  return steps.map((step) => ({
    id: step.id,
    label: stepLabel(step.kind, step.after),
    about: stepAbout(step.after),
    at: step.at,
    undone: step.undoneAt !== null,
  }));
}
