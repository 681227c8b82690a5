import type { Instant, StudyDay } from "./study-time.ts";

/** An entry of a calendar: a whole day, or a moment. */
export type CalendarEntry = {
  /** The same in every file that says the same, so that a calendar replaces it instead of adding it again. */
  readonly uid: string;
  readonly title: string;
  readonly text: string;
} & (
  | { readonly kind: "day"; readonly day: StudyDay }
  | { readonly kind: "moment"; readonly at: Instant; readonly minutes: number }
);

/** So many octets has a line at most, without its end (RFC 5545, 3.1). */
const LONGEST_LINE = 75;

/** A calendar file (RFC 5545) with these entries; `stampedAt` is when it was made. Text of any kind is taken. */
export function calendarFile(name: string, entries: readonly CalendarEntry[], stampedAt: Instant): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Dossier//Exam plan//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => [
      "BEGIN:VEVENT",
      `UID:${escaped(entry.uid)}`,
      `DTSTAMP:${utc(stampedAt)}`,
      ...(entry.kind === "day"
        ? [`DTSTART;VALUE=DATE:${entry.day.replaceAll("-", "")}`, "TRANSP:TRANSPARENT"]
        : [`DTSTART:${utc(entry.at)}`, `DURATION:PT${Math.max(0, Math.round(entry.minutes))}M`]),
      `SUMMARY:${escaped(entry.title)}`,
      ...(entry.text === "" ? [] : [`DESCRIPTION:${escaped(entry.text)}`]),
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** Backslash, semicolon, comma and line breaks mean something in a text; other control characters may not stand there. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?|\n/gu, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\\;,]/gu, (mark) => `\\${mark}`)
    .replaceAll("\n", "\\n");
}

/** 20261212T090000Z */
function utc(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/gu, "")}Z`;
}

/** A long line goes on in the next one, behind a space; no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LONGEST_LINE) {
      parts.push(part);
      // The space counts too.
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

/** How many octets a character has in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
