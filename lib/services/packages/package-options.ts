import { choosePreset, presetsOf, savePreset } from "#lib/db/queries/options.ts";
import type { Writer } from "#lib/db/store.ts";
import type { Ctx } from "../context.ts";
import { actor } from "../journal/record-step.ts";
import { rulesIdOf } from "../study/rule-settings.ts";
import type { PackageRules } from "./package-rules.ts";

const LONGEST_NAME = 120;

/**
 * Has decks that were made for a package studied by the rules that they had in Anki: a preset for each set of rules, made
 * once. Inside the write of a verb. Decks whose rules are our own default get none.
 */
export async function chooseRules(
  tx: Writer,
  ctx: Ctx,
  decks: ReadonlyMap<string, PackageRules>,
  at: number,
): Promise<void> {
  const userId = actor(ctx);
  const made = new Map<string, string>();
  for (const [deckId, { rulesId, settings, name }] of decks) {
    if (rulesId === undefined || settings === null) continue;
    if (made.size === 0)
      for (const preset of await presetsOf(tx, userId)) made.set(rulesIdOf(preset.settings), preset.id);
    const known = made.get(rulesId);
    const id = known ?? ctx.newId();
    if (known === undefined) {
      const words = name.replace(/[\p{C}\s]+/gu, " ").trim();
      // Options that came from there once, and went back, are called so already.
      const own = words.replace(/(?: \(Anki\))+$/u, "");
      const called = `${own.slice(0, LONGEST_NAME).trim()} (Anki)`.trim();
      await savePreset(tx, {
        ...{ id, ownerId: userId, name: called, settings, version: 1, createdAt: at, updatedAt: at },
      });
      made.set(rulesId, id);
    }
    await choosePreset(tx, userId, deckId, id);
  }
}
