import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarEntry, calendarFile } from "#lib/base/calendar-file.ts";

const STAMP = Date.UTC(2026, 2, 2, 9, 5, 7);

/** The lines of a file as a calendar reads them: folded ones together again. */
function unfolded(file: string): readonly string[] {
  return file.replace(/\r\n /gu, "").split("\r\n");
}

const exam: CalendarEntry = {
  kind: "moment",
  uid: "exam-1@dossier",
  at: Date.UTC(2026, 2, 16, 9),
  minutes: 60,
  title: "History; papers, one\\two",
  text: "First line\nsecond",
};

describe("a calendar file", () => {
  it("says days and moments as RFC 5545 has them", () => {
    const day: CalendarEntry = {
      kind: "day",
      uid: "exam-1-2026-03-02@dossier",
      day: "2026-03-02",
      title: "Study",
      text: "",
    };
    const lines = unfolded(calendarFile("History", [day, exam], STAMP));
    expect(lines.slice(0, 3)).toEqual(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dossier//Exam plan//EN"]);
    expect(lines).toContain("DTSTART;VALUE=DATE:20260302");
    expect(lines).toContain("DTSTART:20260316T090000Z");
    expect(lines).toContain("DTSTAMP:20260302T090507Z");
    expect(lines).toContain("DURATION:PT60M");
    expect(lines.slice(-2)).toEqual(["END:VCALENDAR", ""]);
    expect(lines.filter((line) => line.startsWith("UID:"))).toHaveLength(2);
  });

  it("escapes what means something in a text", () => {
    const lines = unfolded(calendarFile("x", [exam], STAMP));
    expect(lines).toContain(String.raw`SUMMARY:History\; papers\, one\\two`);
    expect(lines).toContain(String.raw`DESCRIPTION:First line\nsecond`);
  });

  it("folds long lines at 75 octets without cutting a character, and loses nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (title) => {
        const file = calendarFile("x", [{ ...exam, title, text: "" }], STAMP);
        for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(file).not.toMatch(/[^\r]\n/u);
        const summary = unfolded(file).find((line) => line.startsWith("SUMMARY:")) ?? "";
        const read = summary
          .slice("SUMMARY:".length)
          .replace(/\\(?<mark>[\\;,nN])/gu, (_, mark: string) => (mark.toLowerCase() === "n" ? "\n" : mark));
        expect(read).toBe(title.replace(/\r\n?/gu, "\n").replace(/[^\P{Cc}\n\t]/gu, ""));
      }),
    );
  });
});
