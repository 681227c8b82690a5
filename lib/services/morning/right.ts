import type { PackedAnswer } from "#lib/db/queries/morning-work.ts";

/** What the app said counts before what the pupil made of it. */
export function isRight({ rating, proposed }: Pick<PackedAnswer, "rating" | "proposed">): boolean {
  return (proposed > 0 ? proposed : rating) > 1;
}
