import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { keepHabits } from "#lib/db/queries/habits.ts";
import { parseHabits, type StudyHabits } from "#lib/study/habits.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";

const Input = z.strictObject({
  /** Read one thing at a time: what cannot be understood is as by default. */
  habits: z.unknown(),
  dayStart: z
    .int("The day starts at a full hour.")
    .min(0, "The day starts between 0 and 23.")
    .max(23, "The day starts between 0 and 23."),
});

/**
 * Keeps how the viewer likes to study, on every device of theirs. The hour of the day start counts from now on; days
 * that were recorded stay what they were. A visitor has nothing to keep it in (`not-allowed`): the browser does.
 */
export async function saveHabits(ctx: Ctx, input: unknown): Promise<StudyHabits> {
  const { habits: sent, dayStart } = parseInput(Input, input);
  const { viewer } = ctx;
  if (viewer.kind === "visitor")
    throw new DomainError("not-allowed", "Nobody is here yet to keep this for. It is kept in this browser.");
  allow(ctx, "make", { ownerId: viewer.userId }, "learner");
  const habits = parseHabits(sent);
  await ctx.store.write((tx) => keepHabits(tx, viewer.userId, { habits: { ...habits }, dayStart }));
  return habits;
}
