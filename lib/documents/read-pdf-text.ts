import { foldCharacters } from "./normalise.ts";
import type { Passage } from "./passages.ts";
import { type MappedText, unmapped } from "./text-map.ts";
import type { NoiseReason } from "./types.ts";

/**
 * Reads the text that was kept of a PDF: one passage for each of its lines. What stands before a line says what it is
 * (`pdf/print.ts` has the rules): blank lines a heading, tabs what is not matter.
 */
export function readPdfText(raw: string): MappedText & { readonly passages: readonly Passage[] } {
  const text = foldCharacters(raw);
  const passages: Passage[] = [];
  let start = 0;
  let breaks = 0;
  while (start <= raw.length) {
    const newline = raw.indexOf("\n", start);
    const end = newline < 0 ? raw.length : newline;
    const lead = /^\t{0,2}/u.exec(raw.slice(start, end))?.[0] ?? "";
    const span = { start: start + lead.length, end };
    while (span.end > span.start && /\s/u.test(raw.charAt(span.end - 1))) span.end -= 1;
    if (span.end > span.start) {
      passages.push({ span, ...kindOf(lead, breaks) });
      breaks = 0;
    }
    breaks += 1;
    start = end + 1;
  }
  return { ...unmapped(text), passages };
}

function kindOf(lead: string, breaks: number): Omit<Passage, "span"> {
  const tabs = lead.length;
  const noise: NoiseReason | null = tabs === 0 ? null : tabs === 1 ? "boilerplate" : "reference-list";
  const level = breaks >= 4 ? 1 : breaks === 3 ? 2 : 0;
  // Not every heading is printed larger: those that are not may still look like one.
  return { kind: level > 0 ? "heading" : "paragraph", level, noise, marked: false };
}
