import { expect } from "vitest";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import type { Conflict } from "#lib/conflicts/types.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";
import type { Case } from "#tests/fixtures/conflicts/dossiers.ts";

/** Holds when documents disagree about what the case lists, reading by reading, and about nothing else. */
export function expectDisputes({ documents, disputes }: Case): void {
  const conflicts = conflictsOf(documents);
  for (const { slot, readings } of disputes) {
    const hit = conflicts.find((conflict) => {
      if (conflict.slot !== slot) return false;
      const entries = Object.entries(readings);
      const values = entries.map(([name, phrase]) => valueOn(conflict, documents, name, phrase));
      return entries.every(([, phrase], i) =>
        entries.every(
          ([, other], j) => values[i] !== null && (phrase === other) === (values[i] === values[j]),
        ),
      );
    });
    expect(hit, JSON.stringify(shown(conflicts), null, 1)).toBeDefined();
  }
  expect(shown(conflicts)).toHaveLength(disputes.length);
}

const conflictsOf = (documents: Case["documents"]): Conflict[] =>
  findConflicts(Object.entries(documents).map(([name, text]) => extract(readDecoded(name, text, "text"))));

/** Whether a claim of the conflict stands on the phrase. */
function valueOn(
  conflict: Conflict,
  documents: Case["documents"],
  name: string,
  phrase: string,
): string | null {
  const start = documents[name]?.indexOf(phrase) ?? -1;
  expect(start, `${name} says ${phrase}`).toBeGreaterThanOrEqual(0);
  const claim = conflict.claims.find(
    (one) => one.document === name && one.start <= start && start + phrase.length <= one.end,
  );
  return claim?.value ?? null;
}

const shown = (conflicts: readonly Conflict[]) =>
  conflicts.map(({ slot, topic, claims }) => ({
    slot,
    topic,
    claims: claims.map((one) => `${one.document}: ${one.value} <- ${one.quote}`),
  }));
