import type { SharedPlan, WhatIf } from "#lib/exam/types.ts";
import { processFile } from "../making/process-file.ts";
import { type ChildLimits, runChild } from "../making/run-child.ts";
import type { Planner, PlannerJob } from "./planner-job.ts";

/** What one plan may take: five minutes, 800 MB. A thousand cards take a second or two. */
const LIMITS: ChildLimits = { wall: 300_000, memory: 800_000_000, output: 50_000_000 };

const WORDS = {
  slow: "The plan took longer than five minutes to work out. The quick one stays.",
  large: "The plan needs more memory than there is for it. The quick one stays.",
  crashed: "The plan could not be worked out. The quick one stays.",
};

/** Works plans out in a process of their own, so that nobody waits for them: answers keep being saved meanwhile. */
export const processPlanner: Planner = {
  plan: async (input, onQuick) =>
    planIn(await run({ kind: "plan", input }, (value) => onQuick(planIn(value)))),
  whatIf: async (input) => whatIfIn(await run({ kind: "what-if", input })),
};

function run(job: PlannerJob, onProgress?: (value: unknown) => void): Promise<unknown> {
  return runChild({
    script: processFile("planner"),
    input: [new TextEncoder().encode(JSON.stringify(job))],
    limits: LIMITS,
    words: WORDS,
    onMessage: (message) => {
      if (message.kind === "progress") onProgress?.(message.value);
    },
  });
}

/** Safe: `process/planner.ts` answers a job of this kind with a value of this type. */
function planIn(value: unknown): SharedPlan {
  return value as SharedPlan;
}

/** Safe: as above. */
function whatIfIn(value: unknown): WhatIf {
  return value as WhatIf;
}
