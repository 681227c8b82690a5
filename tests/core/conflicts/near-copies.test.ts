import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conflictPairs } from "#lib/conflicts/conflict-pairs.ts";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

const SENTENCES = [
  "The harbour of Port Ellery was dredged in 1904 by the Danish firm Holm.",
  "About 300 men from the coal quays found work with the dredgers.",
  "On 3 May 1907 the new lighthouse on Gull Point was lit for the first time.",
  "Its lamp could be seen from a distance of 24 kilometres in clear weather.",
  "The fishing fleet counted 112 boats in those years, most of them under sail.",
  "In March 1911 a storm tore away the eastern breakwater and sank 17 boats.",
  "The town council borrowed £45,000 to build it again in granite.",
  "Trade in herring and timber doubled before the railway came.",
];
const read = (name: string, text: string) => extract(readDecoded(name, text, "text"));
const version = (changes: Readonly<Record<string, string>>, drop: readonly number[] = []) =>
  Object.entries(changes).reduce(
    (text, [from, to]) => text.replace(from, to),
    SENTENCES.filter((_, i) => !drop.includes(i)).join(" "),
  );

/** The pairs as the words they stand on. */
const pairsIn = (a: string, b: string) =>
  conflictPairs([read("a", a), read("b", b)]).map((pair) => {
    const text = (place: { doc: string; start: number; end: number }) =>
      (place.doc === "a" ? a : b).slice(place.start, place.end);
    return [pair.slot, text(pair.a), text(pair.b)];
  });

describe("two versions of a text", () => {
  it("differ where a date or a number was changed, and nowhere else", () => {
    const changes = {
      "in 1904": "in 1914",
      "3 May 1907": "3 June 1907",
      "112 boats": "152 boats",
      "£45,000": "£54,000",
    };
    expect(pairsIn(version({}), version(changes))).toEqual([
      ["date", "1904", "1914"],
      ["date", "3 May 1907", "3 June 1907"],
      ["number", "112", "152"],
      ["number", "£45,000", "£54,000"],
    ]);
  });

  it("agree where a date is only written another way, or coarser", () => {
    const changes = {
      "3 May 1907": "May 3, 1907",
      "In March 1911": "In 1911",
      "About 300 men": "Some 310 men",
    };
    expect(pairsIn(version({}), version(changes))).toEqual([]);
  });

  it("are aligned although sentences were dropped", () => {
    expect(pairsIn(version({}), version({ "17 boats": "71 boats" }, [0, 3, 6]))).toEqual([
      ["number", "17", "71"],
    ]);
  });

  it("have no disagreement with themselves", () => {
    expect(pairsIn(version({}), version({}))).toEqual([]);
    expect(findConflicts([read("a", version({})), read("b", version({}))])).toEqual([]);
  });

  it("give the same disagreements every time, with receipts that are exact slices of the raw text", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1500, max: 1899 }),
        fc.integer({ min: 25, max: 90 }),
        fc.constantFrom("\u00a0", " ", "\u2009"),
        (year, count, space) => {
          const a = version({}).replaceAll(" 1907", `${space}1907`);
          const b = version({ "3 May 1907": `3 May ${year}`, "112 boats": `${count} boats` });
          const readings = () => [read("a", a), read("b", b)];
          const conflicts = findConflicts(readings());
          expect(conflicts.map((one) => one.slot).sort()).toEqual(
            count === 112 ? ["date"] : ["date", "number"],
          );
          expect(findConflicts(readings())).toEqual(conflicts);
          for (const { claims } of conflicts) {
            for (const claim of claims) {
              expect((claim.document === "a" ? a : b).slice(claim.start, claim.end)).toBe(claim.quote);
              expect(claim.quote.trim()).toBe(claim.quote);
            }
          }
        },
      ),
      { numRuns: 6 },
    );
  });
});

describe("the count of witnesses", () => {
  it("takes a copy of a document for no second witness", () => {
    const other = version({ "in 1904": "in 1924" });
    const [conflict] = findConflicts([read("a", version({})), read("b", version({}, [7])), read("c", other)]);
    expect(conflict?.claims.map((claim) => [claim.document, claim.value])).toEqual([
      ["a", "1904"],
      ["b", "1904"],
      ["c", "1924"],
    ]);
    expect(conflict?.witnesses).toEqual([
      { value: "1904", documents: 1 },
      { value: "1924", documents: 1 },
    ]);
  });
});
