import { serve } from "#lib/services/making/process/serve.ts";
import type { PlannerJob } from "../planner-job.ts";

// The process that works out plans for exams, and what more or fewer minutes would buy. Its input: a `PlannerJob` as JSON.

await serve(async (input, tell) => {
  const job = jobIn(input);
  if (job.kind === "plan") {
    const { sharedGreedyPlan, sharedPlan } = await import("#lib/exam/plan.ts");
    tell({ kind: "progress", value: sharedGreedyPlan(job.input) });
    // A long line leaves in pieces: it must be gone before this process is busy again.
    await new Promise<void>((resolve) => process.stdout.write("", () => resolve()));
    return sharedPlan(job.input);
  }
  const { whatIf } = await import("#lib/exam/what-if.ts");
  return whatIf(job.input);
});

/** Safe: `plan-in-process.ts` wrote it from a value of this type. */
function jobIn(bytes: Uint8Array): PlannerJob {
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as PlannerJob;
}
