import { type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { dateWords } from "./date-words.ts";

// "Vyacheslav Molotov09.03.189008.11.1986": a line of a list of persons whose columns ran together
const ROW =
  /(?<name>\p{Lu}[\p{L}'’.-]{1,25}(?: \p{L}[\p{L}'’.-]{0,25}){1,4})\s?(?<born>\d{2}\.\d{2}\.\d{4})(?:\s?[–-]?\s?)(?<died>\d{2}\.\d{2}\.\d{4})(?!\d)/gu;

/** Born and died from glued tables of persons: only where both days exist and make a plausible life. */
export function tableLives(reading: DocumentReading): Candidate[] {
  const { document } = reading;
  const told = new Set<string>();
  // Asked for only where a row is met, which few documents have.
  let people: ReadonlyMap<string, string> | null = null;
  return document.blocks.flatMap((block) => {
    // A line, not prose: prose has its own frames.
    if (block.span.end - block.span.start > LONGEST_ROW) return [];
    const text = slice(document.text, block.span);
    if (!/\d{2}\.\d{2}\.\d{4}/u.test(text)) return [];
    return [...text.matchAll(ROW)].flatMap((match) => {
      const { name: glued = "", born = "", died = "" } = match.groups ?? {};
      const shown = single(glued);
      people ??= peopleBySmallName(reading);
      // As the text writes it: `Joachim von Thal` where the list has `Joachim Von Thal`.
      const name = people.get(shown.toLowerCase()) ?? shown;
      const days = [born, died].map(isoOf);
      const [from = null, to = null] = days;
      if (from === null || to === null || told.has(name)) return [];
      const age = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
      if (age < 10 || age > 110) return [];
      told.add(name);
      const start = block.span.start + match.index + glued.length - shown.length;
      const proof = { start, end: block.span.start + match.index + match[0].length };
      return [life(reading, proof, name, "born", from), life(reading, proof, name, "died", to)];
    });
  });
}

const LONGEST_ROW = 300;

/** The people of a document by their names in small letters; of two alike the first. */
function peopleBySmallName({ entities }: DocumentReading): ReadonlyMap<string, string> {
  const people = new Map<string, string>();
  for (const { type, name } of entities) {
    const small = name.toLowerCase();
    if (type === "PER" && !people.has(small)) people.set(small, name);
  }
  return people;
}

/** `Ada PalmAda Palm`: a link's text and its title, or the same twice with a space. */
function single(glued: string): string {
  const half = /^(?<half>.{4,60}?)\s?\k<half>$/u.exec(glued)?.groups?.half;
  return (half ?? glued).trim();
}

/** `09.03.1890` → `1890-03-09`; null for a day that no calendar knows. */
function isoOf(text: string): string | null {
  const [day = "", month = "", year = ""] = text.split(".");
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const known = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last;
  return known ? `${year}-${month}-${day}` : null;
}

function life(
  reading: DocumentReading,
  proof: Span,
  name: string,
  what: "born" | "died",
  value: string,
): Candidate {
  const answer = dateWords({ value, modifier: null })?.answer ?? value;
  return {
    reading,
    category: "date",
    frame: `${what}-on`,
    key: [`${name} ${what}`, answer],
    wordings: [
      {
        question: `On what date ${what === "born" ? `was ${name} born` : `did ${name} die`}?`,
        answer,
        derived: true,
      },
    ],
    proofs: [{ span: proof, role: "proof" }],
    focus: proof,
    sentence: -1,
    weight: 0.35,
    date: value,
  };
}
