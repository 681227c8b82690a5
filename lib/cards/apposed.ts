import { isNationAdjective } from "#lib/extract/names/states.ts";
import type { DocumentReading, RoleFiller } from "#lib/extract/types.ts";
import { touching } from "./places.ts";

/** `Alfred Duff Cooper, | First Lord of the Admiralty, | resigned`: an office between commas is that of the person before. */
export function bearerBefore(reading: DocumentReading, office: RoleFiller): RoleFiller | null {
  const { text } = reading.document;
  const { start, end } = office.span;
  const isPerson = office.entity !== null && reading.entities[office.entity]?.type === "PER";
  if (isPerson || text.charAt(end) !== "," || text.slice(start - 2, start) !== ", ") return null;
  const person = touching(reading.names, { start: start - 3, end: start - 2 }).find(
    (one) => one.type === "PER" && one.span.end === start - 2,
  );
  const name = person === undefined ? undefined : reading.entities[person.entity]?.name;
  if (person === undefined || name === undefined) return null;
  return { span: person.span, head: person.span, entity: person.entity, anaphoric: false, name };
}

// that French
const PEOPLE = /(?:\bthat|\bthe|,)\s(?<word>\p{Lu}\p{Ll}+)$/u;

/** Whether words end in the first of two peoples of one subject: `that French | and Spanish officers`. */
export function endsInPeople(words: string): boolean {
  const last = PEOPLE.exec(words)?.groups?.word;
  return last !== undefined && isNationAdjective(last);
}
