import { type Span, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading, RoleFiller } from "#lib/extract/types.ts";
import type { Passage } from "./passages.ts";

const LONGEST = 110;

/** The smallest clause of the passage that holds the place, finite ones first. */
export function clauseAt(passage: Passage, place: Span): Clause | null {
  const { clauses } = passage.reading;
  const index = passage.sentence?.index;
  const around = clauses.filter(
    (clause) => clause.sentence === index && clause.span.start <= place.start && place.end <= clause.span.end,
  );
  const size = (clause: Clause) => clause.span.end - clause.span.start + (clause.finite ? 0 : 1000);
  return around.sort((a, b) => size(a) - size(b))[0] ?? null;
}

/** A noun phrase for a reader who does not have the page: the resolved name in the place of `the talks` or `he`. */
export function nameOf(reading: DocumentReading, filler: RoleFiller): string {
  if (filler.anaphoric && filler.name !== null) return filler.name;
  return tidy(slice(reading.document.text, filler.span));
}

/** What happened, without its date: `German–Soviet Axis talks occurred`, `the bridge was opened`. Null when it is not clear. */
export function happening(passage: Passage, place: Span): string | null {
  const clause = clauseAt(passage, place);
  if (!clause) return null;
  const subject = clause.voice === "passive" ? clause.object : clause.agent;
  if (!subject || subject.span.end > clause.verb.start) return null;
  const { text } = passage.reading.document;
  const verb = tidy(slice(text, { start: subject.span.end, end: clause.verb.end }));
  const object =
    clause.voice === "active" && clause.object && clause.object.span.start >= clause.verb.end
      ? clause.object
      : null;
  const parts = [nameOf(passage.reading, subject), verb, object ? nameOf(passage.reading, object) : ""];
  const phrase = tidy(parts.join(" "));
  return phrase.length <= LONGEST && !/\d{4}/u.test(verb) ? phrase : null;
}

/** The passage itself, shortened, for when nothing better names what is in dispute. */
export function excerpt(passage: Passage, around: Span): string {
  const { text } = passage.reading.document;
  const whole = tidy(slice(text, passage.span));
  if (whole.length <= LONGEST) return whole;
  const start = Math.max(passage.span.start, around.start - LONGEST / 2);
  const end = Math.min(passage.span.end, around.end + LONGEST / 2);
  const cut = tidy(
    slice(text, { start, end })
      .replace(/^\S*\s/u, "")
      .replace(/\s\S*$/u, ""),
  );
  return `${start > passage.span.start ? "… " : ""}${cut}${end < passage.span.end ? " …" : ""}`;
}

export function tidy(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/\s+(?=[,.;:])/gu, "")
    .replace(/^[,;:\s]+|[,;:\s]+$/gu, "")
    .trim();
}
