import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audited, auditOf, type Check, classPrior } from "#lib/classes/audit.ts";

const checksOf = (count: number, predicted: number, right: number): readonly Check[] =>
  Array.from({ length: count }, (_, i) => ({ predicted, right: i < right }));

const anyChecks = fc.array(
  fc.record({ predicted: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }),
  { maxLength: 60 },
);

describe("the audit of predictions", () => {
  it("moves nothing while nothing was checked", () => {
    const audit = auditOf([]);
    expect(audit).toMatchObject({ shift: 0, checks: 0 });
    expect(audited(0.83, audit)).toBeCloseTo(0.83, 9);
  });

  it("leads, with many checks, from what was predicted to what was right", () => {
    const audit = auditOf(checksOf(1_000, 0.9, 700));
    expect(audited(0.9, audit)).toBeCloseTo(0.7, 1);
    expect(audit.error).toBeLessThan(0.1);
  });

  it("is moved little by few checks", () => {
    const few = auditOf(checksOf(2, 0.9, 0));
    expect(audited(0.9, few)).toBeGreaterThan(0.7);
  });

  it("is finite, keeps the order of predictions, and never knows what nobody met, for any checks", () => {
    fc.assert(
      fc.property(anyChecks, fc.double({ min: 0.01, max: 0.98, noNaN: true }), (checks, chance) => {
        const audit = auditOf(checks);
        expect(Number.isFinite(audit.shift)).toBe(true);
        expect(audit.error).toBeGreaterThan(0);
        expect(audited(chance, audit)).toBeLessThan(audited(chance + 0.01, audit));
        expect(audited(0, audit)).toBe(0);
      }),
    );
  });

  it("goes down with every right answer that turns wrong", () => {
    fc.assert(
      fc.property(anyChecks, (checks) => {
        const at = checks.findIndex((one) => one.right);
        if (at < 0) return;
        const worse = checks.map((one, i) => (i === at ? { ...one, right: false } : one));
        expect(auditOf(worse).shift).toBeLessThan(auditOf(checks).shift);
      }),
    );
  });

  it("lets each check speak for as many cards as it stands for", () => {
    const said = (weights: readonly number[]) =>
      auditOf([
        { predicted: 0.9, right: true, weight: weights[0] ?? 1 },
        { predicted: 0.9, right: false, weight: weights[1] ?? 1 },
      ]).shift;
    expect(said([30, 30])).toBeCloseTo(said([1, 1]), 9);
    expect(said([1, 30])).toBeLessThan(said([1, 1]));
    expect(said([30, 1])).toBeGreaterThan(said([1, 1]));
  });

  it("starts from the class: an unchecked pupil of a class that is too kind is taken for too kind", () => {
    const kind = Array.from({ length: 10 }, () => checksOf(30, 0.9, 21));
    const prior = classPrior(kind);
    expect(audited(0.9, auditOf([], prior))).toBeCloseTo(0.7, 1);
    // Where all are alike a pupil is held to the class; where they differ, less so.
    const mixed = classPrior(kind.map((checks, i) => (i % 2 === 0 ? checks : checksOf(30, 0.9, 29))));
    expect(prior.spread).toBeLessThan(mixed.spread);
  });
});
