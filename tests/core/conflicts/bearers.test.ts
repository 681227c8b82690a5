import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bearersOf } from "#lib/conflicts/bearers.ts";
import { readDecoded } from "#lib/documents/read.ts";
import type { DocumentReading, Entity } from "#lib/extract/types.ts";

const EMPTY = readDecoded("a.txt", "Nobody came.", "text");

const person = (name: string): Entity => ({ type: "PER", name, aliases: [], roles: [] });

/** Documents that name these persons and say nothing else. */
function naming(documents: readonly (readonly string[])[]): DocumentReading[] {
  const none = { document: EMPTY, sentences: [], dates: [], names: [], quotations: [], clauses: [] };
  return documents.map((names) => ({ ...none, entities: names.map(person) }));
}

/** Who is one with whom, by the places of the persons in the dossier. */
function groupsOf(documents: readonly (readonly string[])[]): number[] {
  const { of } = bearersOf(naming(documents));
  return documents.flatMap((names, document) => names.map((_, i) => of(document, i)));
}

/** The same, told pair by pair: slow, and plain to see. */
function groupsByPairs(documents: readonly (readonly string[])[]): number[] {
  const all = documents.flatMap((names, document) =>
    names.map((name) => ({ document, parts: name.toLowerCase().split(" ") })),
  );
  const group = all.map((_, i) => i);
  const fits = (x = "", y = "") =>
    x === y || (x.length === 1 && y.startsWith(x)) || (y.length === 1 && x.startsWith(y));
  const full = all.filter(({ parts }) => parts.length > 1);
  const several = full.some((a) => full.some((b) => !fits(a.parts[0], b.parts[0])));
  all.forEach((a, i) => {
    all.forEach((b, j) => {
      const bare = a.parts.length === 1 || b.parts.length === 1;
      const same = bare ? !several : fits(a.parts[0], b.parts[0]);
      // The same full name is one person in one document too.
      const alike = a.parts.length > 1 && a.parts.join(" ") === b.parts.join(" ");
      if (!alike && (a.document === b.document || !same)) return;
      const [from, to] = [Math.max(group[i] ?? 0, group[j] ?? 0), Math.min(group[i] ?? 0, group[j] ?? 0)];
      for (const [k, one] of group.entries()) if (one === from) group[k] = to;
    });
  });
  return group;
}

describe("persons of one surname in several documents", () => {
  const name = fc.constantFrom("Moe", "A Moe", "Anna Moe", "Asa Moe", "Karl Moe", "K Moe", "J Moe");
  const documents = fc.array(fc.array(name, { maxLength: 5 }), { minLength: 1, maxLength: 4 });

  it("are joined as if each was held against each", () => {
    fc.assert(
      fc.property(documents, (names) => {
        expect(groupsOf(names)).toEqual(groupsByPairs(names));
      }),
      { numRuns: 500 },
    );
  });

  it("stay apart where two given names exclude each other, bare surnames too", () => {
    expect(groupsOf([["Anna Moe"], ["Karl Moe"], ["Moe"]])).toEqual([0, 1, 2]);
    expect(groupsOf([["Anna Moe"], ["A Moe"], ["Moe"]])).toEqual([0, 0, 0]);
  });
});
