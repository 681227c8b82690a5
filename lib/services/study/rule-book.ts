import { ruleSetsNamed } from "#lib/db/queries/rule-sets.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import type { RuleBook } from "./fold-state.ts";
import { presetOf } from "./rule-settings.ts";

/** The book of whoever studies by the default rules alone. */
export const DEFAULT_BOOK: RuleBook = () => DEFAULT_PRESET;

/**
 * The sets of rules that some events of one learner name. Sets never change, so what was read once may be kept; but a
 * learner's own are read only for that learner.
 */
export async function ruleBook(
  db: Reader | Writer,
  userId: string,
  events: readonly { readonly rulesId?: string | undefined }[],
): Promise<RuleBook> {
  const ids = new Set(events.flatMap((event) => event.rulesId ?? []));
  if (ids.size === 0) return DEFAULT_BOOK;
  const rows = await ruleSetsNamed(db, userId, [...ids]);
  const known = new Map<string, SchedulePreset>(
    rows.flatMap((row) => {
      const preset = presetOf(row.id, row.settings);
      return preset ? [[row.id, preset]] : [];
    }),
  );
  return (rulesId) => (rulesId === undefined ? undefined : known.get(rulesId)) ?? DEFAULT_PRESET;
}
