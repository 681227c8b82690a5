import { describe, expect, it } from "vitest";
import { verdict, waitAfter } from "#app/study/sending.ts";

describe("sending answers", () => {
  it("forgets them only when the server says it has them", () => {
    expect(verdict(200, null)).toBe("received");
    for (const status of [204, 301, 401, 403, 404, 409, 429, 500, 502, 503]) {
      expect(verdict(status, null)).toEqual({ afterMs: null });
    }
  });

  it("holds a refusal against the answers only when it is about their content", () => {
    for (const status of [400, 413, 422]) expect(verdict(status, null)).toBe("unreadable");
  });

  it("waits as long as the server asks, but not for hours", () => {
    expect(verdict(429, "12")).toEqual({ afterMs: 12_000 });
    expect(verdict(429, "86400")).toEqual({ afterMs: 300_000 });
    expect(verdict(503, "Wed, 21 Oct 2026 07:28:00 GMT")).toEqual({ afterMs: null });
  });

  it("waits twice as long after each failure, up to a minute, never all devices at once", () => {
    expect([1, 2, 3, 6, 7, 40].map((failures) => waitAfter(failures, 0))).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
    ]);
    expect(waitAfter(7, 0.999)).toBeGreaterThanOrEqual(45_000);
    expect(waitAfter(7, 0.999)).toBeLessThan(46_000);
  });
});
