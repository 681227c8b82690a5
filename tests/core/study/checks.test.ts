import { describe, expect, it } from "vitest";
import { addDays } from "#lib/base/study-time.ts";
import { CHECK_EVERY, isTypedCheck } from "#lib/study/checks.ts";

describe("typed checks", () => {
  const days = Array.from({ length: 60 }, (_, i) => addDays("2026-03-02", i));
  const cards = Array.from({ length: 200 }, (_, i) => `card-${i}`);

  it("are the same however often one asks", () => {
    for (const card of cards)
      expect(isTypedCheck("pupil", card, "2026-03-02")).toBe(isTypedCheck("pupil", card, "2026-03-02"));
  });

  it("come for about one in eight answers, of every pupil, card and day alike", () => {
    const share = (checks: readonly boolean[]): number => checks.filter(Boolean).length / checks.length;
    const all = days.flatMap((day) => cards.map((card) => isTypedCheck("pupil", card, day)));
    expect(share(all) * CHECK_EVERY).toBeGreaterThan(0.9);
    expect(share(all) * CHECK_EVERY).toBeLessThan(1.1);
    const pupils = Array.from({ length: 400 }, (_, i) => isTypedCheck(`pupil-${i}`, "card-1", "2026-03-02"));
    expect(share(pupils) * CHECK_EVERY).toBeGreaterThan(0.6);
    expect(share(pupils) * CHECK_EVERY).toBeLessThan(1.5);
    const ofOneCard = days.map((day) => isTypedCheck("pupil", "card-7", day));
    expect(share(ofOneCard)).toBeGreaterThan(0);
    expect(share(ofOneCard)).toBeLessThan(0.4);
  });
});
