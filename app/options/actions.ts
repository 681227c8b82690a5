"use server";

import { revalidatePath } from "next/cache";
import { formValues, runAction } from "#app/_edge/action.ts";
import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "#lib/services/context.ts";
import { chooseOptions } from "#lib/services/options/choose-preset.ts";
import { deleteOptions } from "#lib/services/options/delete-preset.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { settingsIn } from "./form-values.ts";

export type OptionsNotice = {
  readonly at: number;
  readonly ok: boolean;
  readonly text: string;
  /** What is wrong with which field, by its name. */
  readonly fields: Readonly<Record<string, string>>;
};

/** Saves, chooses or deletes options, as the pressed button says. Works as a plain form too. */
export async function act(_before: OptionsNotice | null, form: FormData): Promise<OptionsNotice> {
  const at = Date.now();
  const result = await runAction((ctx) => carryOut(ctx, formValues(form)));
  if (!result.ok) return { at, ok: false, text: result.message, fields: result.fields };
  revalidatePath("/", "layout");
  return { at, ok: true, text: result.value, fields: {} };
}

async function carryOut(ctx: Ctx, values: Readonly<Record<string, string>>): Promise<string> {
  const place = values.place ?? "";
  const presetId = values.presetId === "" ? null : (values.presetId ?? null);
  switch (values.do) {
    case "save": {
      const settings = settingsIn(values);
      const version = Number(values.version ?? 0);
      await saveOptions(ctx, { place, presetId, name: values.name, version, settings, zone: values.zone });
      return "Saved. It counts from the next card on; what was answered before stays as it was.";
    }
    case "choose":
      await chooseOptions(ctx, { place, presetId });
      return presetId === null ? "It takes what stands above it now." : "Chosen.";
    case "delete":
      await deleteOptions(ctx, { presetId });
      return "Deleted. What was studied by it goes on by what stands above.";
    default:
      throw new DomainError("invalid", "This button is not known here. Reload the page.");
  }
}
