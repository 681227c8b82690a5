import type { DocumentReading, Entity } from "#lib/extract/types.ts";

/**
 * The readings of a dossier with people under the fullest name that any of its documents gives: `Hitler` in one is
 * `Adolf Hitler` when another says so and no second Hitler is about. Nothing else changes.
 */
export function withDossierNames(readings: readonly DocumentReading[]): DocumentReading[] {
  const fuller = new Map<string, Set<string>>();
  for (const { entities } of readings) {
    for (const one of entities) {
      const words = one.name.split(/\s+/u);
      const last = words.at(-1);
      if (one.type !== "PER" || words.length < 2 || last === undefined) continue;
      fuller.set(last, (fuller.get(last) ?? new Set()).add(one.name));
    }
  }
  const fullName = (one: Entity): string => {
    if (one.type !== "PER" || /\s/u.test(one.name)) return one.name;
    const names = [...(fuller.get(one.name) ?? [])];
    const [first] = names;
    return names.length === 1 && first !== undefined ? first : one.name;
  };
  return readings.map((reading) => {
    const renamed = new Map<string, string>();
    const entities = reading.entities.map((one) => {
      const name = fullName(one);
      if (name === one.name) return one;
      renamed.set(one.name, name);
      return { ...one, name, aliases: [...one.aliases, one.name] };
    });
    if (renamed.size === 0) return reading;
    const quotations = reading.quotations.map((one) => ({
      ...one,
      speakerName: one.speakerName === null ? null : (renamed.get(one.speakerName) ?? one.speakerName),
      addresseeName:
        one.addresseeName === null ? null : (renamed.get(one.addresseeName) ?? one.addresseeName),
    }));
    return { ...reading, entities, quotations };
  });
}
