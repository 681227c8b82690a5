"use server";

import { revalidatePath } from "next/cache";
import { formValues, runAction } from "#app/_edge/action.ts";
import { counted } from "#app/_ui/words.ts";
import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "#lib/services/context.ts";
import { calculator } from "#lib/services/memory/calculator.ts";
import type { ChangeView } from "#lib/services/memory/change-view.ts";
import { previewOptions } from "#lib/services/memory/preview-change.ts";
import { chooseOptions } from "#lib/services/options/choose-preset.ts";
import { deleteOptions } from "#lib/services/options/delete-preset.ts";
import { giveNewDays, type NewDays, newDaysView, takeDaysBack } from "#lib/services/options/new-days.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { type SavedOptions, undoOptions } from "#lib/services/options/undo-options.ts";
import type { PresetSettings } from "#lib/services/study/rule-settings.ts";
import { settingsIn } from "./form-values.ts";

export type OptionsNotice = {
  readonly at: number;
  readonly ok: boolean;
  readonly text: string;
  /** What is wrong with which field, by its name. */
  readonly fields: Readonly<Record<string, string>>;
  /** Puts back what was before a saving. */
  readonly undo?: SavedOptions;
  /** What was asked about and not saved, and what it would do. */
  /** Where it is told: with the cards that are known already. */
  readonly of?: "days";
  /** What new days would do, before they are given. */
  readonly days?: NewDays;
  /** The steps in which they were given, for undo. */
  readonly steps?: readonly string[];
  readonly preview?: { readonly change: ChangeView; readonly asked: PresetSettings };
};

type Outcome = Pick<OptionsNotice, "text" | "undo" | "preview" | "of" | "days" | "steps">;

/** Saves, chooses or deletes options, takes that back, or says what it would do, as the pressed button says. Works as a plain form too. */
export async function act(_before: OptionsNotice | null, form: FormData): Promise<OptionsNotice> {
  const at = Date.now();
  const result = await runAction((ctx) => carryOut(ctx, formValues(form)));
  if (!result.ok) return { at, ok: false, text: result.message, fields: result.fields };
  // Looking changes nothing, and a page that is drawn anew would lose what was typed.
  if (!result.value.preview && !result.value.days) revalidatePath("/", "layout");
  return { at, ok: true, fields: {}, ...result.value };
}

async function carryOut(ctx: Ctx, values: Readonly<Record<string, string>>): Promise<Outcome> {
  const place = values.place ?? "";
  const presetId = values.presetId === "" ? null : (values.presetId ?? null);
  switch (values.do) {
    case "save": {
      const settings = settingsIn(values);
      const version = Number(values.version ?? 0);
      const { name, zone } = values;
      const { undo } = await saveOptions(ctx, { place, presetId, name, version, settings, zone });
      return {
        text: "Saved. It counts from the next card on; what was answered before stays as it was.",
        undo,
      };
    }
    case "preview": {
      const settings = settingsIn(values);
      return { text: "", preview: await previewOptions(ctx, { place, settings }, calculator()) };
    }
    case "undo": {
      const { rulesBefore, nameBefore, chosenBefore, version } = values;
      const before = {
        rulesBefore: rulesBefore || null,
        nameBefore: nameBefore || null,
        chosenBefore: chosenBefore || null,
      };
      await undoOptions(ctx, { place, presetId, version, ...before });
      return { text: "Undone: the options are as before." };
    }
    case "days-look":
      return { of: "days", text: "", days: await newDaysView(ctx, { place }) };
    case "days-give": {
      const { cards, steps } = await giveNewDays(ctx, { place });
      return {
        of: "days",
        text: `${counted(cards, "card")} ${cards === 1 ? "has a new day" : "have new days"}.`,
        steps,
      };
    }
    case "days-back":
      await takeDaysBack(ctx, { steps: (values.steps ?? "").split(" ") });
      return { of: "days", text: "Undone: the days are as before." };
    case "choose":
      await chooseOptions(ctx, { place, presetId });
      return { text: presetId === null ? "It takes what stands above it now." : "Chosen." };
    case "delete":
      await deleteOptions(ctx, { presetId });
      return { text: "Deleted. What was studied by it goes on by what stands above." };
    default:
      throw new DomainError("invalid", "This button is not known here. Reload the page.");
  }
}
