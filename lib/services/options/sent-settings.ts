import { z } from "zod";
import { PresetSettings } from "../study/rule-settings.ts";

/**
 * Settings as a form sends them. It says nothing about the weights of the memory model and the dice: they were fitted or
 * chosen elsewhere, and stay.
 */
export const SentSettings = PresetSettings.extend({
  parameters: z.array(z.number()).length(PresetSettings.parse({}).parameters.length).optional(),
  parametersId: z.string().min(1).max(100).optional(),
  fuzz: z.boolean().optional(),
});

/** What was sent, with what it did not say as it was before. */
export function withKept(sent: z.infer<typeof SentSettings>, before: PresetSettings): PresetSettings {
  const { parameters, parametersId, fuzz, ...rest } = sent;
  // Parsed, so that the same settings are written in the same order and have one name.
  return PresetSettings.parse({
    ...rest,
    parameters: parameters ?? before.parameters,
    parametersId: parametersId ?? (parameters === undefined ? before.parametersId : undefined),
    fuzz: fuzz ?? before.fuzz,
  });
}
