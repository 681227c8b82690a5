"use server";

import { revalidatePath } from "next/cache";
import { formValues, runAction } from "#app/_edge/action.ts";
import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "#lib/services/context.ts";
import { calculator } from "#lib/services/memory/calculator.ts";
import type { ChangeView } from "#lib/services/memory/change-view.ts";
import { previewHoliday } from "#lib/services/memory/preview-change.ts";
import { cancelHoliday } from "#lib/services/plans/cancel-holiday.ts";
import { followPlan } from "#lib/services/plans/follow-plan.ts";
import { type HolidayCost, holidayCost } from "#lib/services/plans/holiday-cost.ts";
import { planHoliday } from "#lib/services/plans/plan-holiday.ts";
import { stopPlan } from "#lib/services/plans/stop-plan.ts";
import { costSentence } from "./plan-words.ts";

export type PlanNotice = {
  readonly ok: boolean;
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What was asked about and not planned yet. */
  readonly cost?: HolidayCost;
  /** The days before and after it. */
  readonly change?: ChangeView;
};

/** Does what the pressed button says. Works as a plain form too. */
export async function act(_before: PlanNotice | null, form: FormData): Promise<PlanNotice> {
  const result = await runAction((ctx) => carryOut(ctx, formValues(form)));
  if (!result.ok) return { ok: false, text: result.message, fields: result.fields };
  revalidatePath("/", "layout");
  return { ok: true, fields: {}, ...result.value };
}

async function carryOut(
  ctx: Ctx,
  { do: deed, minutes, from, to, id }: Readonly<Record<string, string>>,
): Promise<Pick<PlanNotice, "text" | "cost" | "change">> {
  switch (deed) {
    case "follow":
      await followPlan(ctx, { minutes });
      return { text: "It counts from now on. Take it easy." };
    case "stop":
      await stopPlan(ctx);
      return { text: "Stopped: your own options count again." };
    case "cost": {
      const [cost, change] = [
        await holidayCost(ctx, { from, to }),
        await previewHoliday(ctx, { from, to }, calculator()),
      ];
      return { text: costSentence(cost), cost, change };
    }
    case "away":
      await planHoliday(ctx, { from, to });
      return { text: "Planned. Have a good time." };
    case "cancel":
      await cancelHoliday(ctx, { id });
      return { text: "Cancelled." };
    default:
      throw new DomainError("invalid", "This button is not known here. Reload the page.");
  }
}
