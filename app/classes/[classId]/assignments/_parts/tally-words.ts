import { capital, figure } from "#app/_ui/words.ts";
import type { ShownAssignment } from "#lib/services/assignments/assignments-view.ts";

/** How a class stands with an assignment, in words: "12 met it, 14 under way, 2 not started". */
export function tallyWords({ tally, pupils }: Pick<ShownAssignment, "tally" | "pupils">): string {
  if (pupils === 0) return "It is for nobody yet.";
  if (tally["not-open"] === pupils) return "Not open yet.";
  const met = tally.met + tally["met-late"];
  const parts = [
    [met, "met it"],
    [tally["under-way"], "under way"],
    [tally["not-started"] + tally["not-open"], "not started"],
    [tally.missed, "missed it"],
  ] as const;
  const words = parts.flatMap(([count, word]) => (count === 0 ? [] : `${figure(count)} ${word}`));
  return capital(`${words.join(", ")}.`);
}
