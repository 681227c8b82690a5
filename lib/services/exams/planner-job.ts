import type { PlanInput, SharedPlan, SharedPlanInput, WhatIf } from "#lib/exam/types.ts";

/** What the process that plans is asked. */
export type PlannerJob =
  | { readonly kind: "plan"; readonly input: SharedPlanInput }
  | { readonly kind: "what-if"; readonly input: PlanInput };

/** Works plans out: `processPlanner`, or a test's own. */
export type Planner = {
  /** Tells of the simple rule's plan first. */
  readonly plan: (input: SharedPlanInput, onQuick: (plan: SharedPlan) => void) => Promise<SharedPlan>;
  readonly whatIf: (input: PlanInput) => Promise<WhatIf>;
};
