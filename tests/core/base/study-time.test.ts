import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  daysBetween,
  instantOf,
  isStudyDay,
  isZone,
  MS_PER_DAY,
  MS_PER_HOUR,
  startOfStudyDay,
  studyDay,
  studyTime,
} from "#lib/base/study-time.ts";
import { ZONES } from "../zones.ts";

const zone = fc.constantFrom(...ZONES);
const dayStart = fc.integer({ min: 0, max: 23 });
const instant = fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2030, 0) });

describe("study time", () => {
  it("begins a study day at the learner's hour", () => {
    const riga = { zone: "Europe/Riga", dayStart: 4 };
    expect(studyDay(Date.parse("2026-01-10T01:59:00Z"), riga)).toBe("2026-01-09");
    expect(studyDay(Date.parse("2026-01-10T02:00:00Z"), riga)).toBe("2026-01-10");
    expect(startOfStudyDay("2026-01-10", riga)).toBe(Date.parse("2026-01-10T02:00:00Z"));
  });

  it("has days of 23, 24 or 25 hours that follow each other without a gap", () => {
    for (const zoneName of ZONES) {
      for (let hour = 0; hour < 24; hour += 1) {
        const clock = { zone: zoneName, dayStart: hour };
        for (const around of [
          "2026-03-07",
          "2026-03-28",
          "2026-04-04",
          "2026-09-26",
          "2026-10-03",
          "2026-10-24",
          "2026-10-31",
        ]) {
          for (let i = 0; i < 3; i += 1) {
            const day = addDays(around, i);
            const start = startOfStudyDay(day, clock);
            const length = (startOfStudyDay(addDays(day, 1), clock) - start) / MS_PER_HOUR;
            expect(length).toBeGreaterThanOrEqual(23);
            expect(length).toBeLessThanOrEqual(25);
            expect(studyDay(start, clock)).toBe(day);
            expect(studyDay(start - 1, clock)).toBe(addDays(day, -1));
          }
        }
      }
    }
  });

  it("puts every instant in one study day, which began before it and ends after it", () => {
    fc.assert(
      fc.property(instant, zone, dayStart, (at, zoneName, hour) => {
        const clock = { zone: zoneName, dayStart: hour };
        const day = studyDay(at, clock);
        expect(startOfStudyDay(day, clock)).toBeLessThanOrEqual(at);
        expect(startOfStudyDay(addDays(day, 1), clock)).toBeGreaterThan(at);
      }),
      { numRuns: 2000 },
    );
  });

  it("finds the instant of a study time again, or the first of two", () => {
    fc.assert(
      fc.property(instant, zone, dayStart, (at, zoneName, hour) => {
        const clock = { zone: zoneName, dayStart: hour };
        const found = instantOf(studyTime(at, clock), clock);
        expect(studyTime(found, clock)).toBe(studyTime(at, clock));
        expect(found).toBeLessThanOrEqual(at);
        expect(at - found).toBeLessThanOrEqual(MS_PER_DAY);
      }),
      { numRuns: 2000 },
    );
  });

  it("counts days over months, years and leap days", () => {
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(daysBetween("2023-12-31", "2024-03-01")).toBe(61);
    expect(isStudyDay("2024-02-29")).toBe(true);
    expect(isStudyDay("2023-02-29")).toBe(false);
    expect(isStudyDay("2023-2-9")).toBe(false);
    expect(isStudyDay("2023-13-01")).toBe(false);
  });

  it("knows a zone from a made-up name", () => {
    expect(isZone("Europe/Riga")).toBe(true);
    expect(isZone("Atlantis/Capital")).toBe(false);
  });
});
