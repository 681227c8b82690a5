import type { NameMention } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { dateWords } from "./date-words.ts";
import { type Dated, datedCandidate } from "./dated.ts";
import { mentionsIn } from "./names.ts";
import { tidy } from "./phrases.ts";

/** The person whose name stands right before the bracket that a date stands in; null for other dates. */
function bracketed({ reading, mention, sentence }: Dated): { person: NameMention; inside: string } | null {
  const { text } = reading.document;
  const before = text.slice(Math.max(sentence.span.start, mention.span.start - 90), mention.span.start);
  const opening = before.lastIndexOf("(");
  if (opening < 0 || before.indexOf(")", opening) >= 0) return null;
  const nameEnd = mention.span.start - (before.length - opening);
  const person = mentionsIn(reading, { start: nameEnd - 40, end: nameEnd }).findLast(
    (one) => reading.entities[one.entity]?.type === "PER" && nameEnd - one.span.end <= 1,
  );
  return person === undefined ? null : { person, inside: before.slice(opening + 1) };
}

/** Whether a date is the range of a life, in brackets behind a name. */
export function isLifeSpan(dated: Dated): boolean {
  if (!dated.mention.value.includes("/")) return false;
  const found = bracketed(dated);
  return found !== null && /^\s*(?:in [^()]{2,30})?$/u.test(found.inside);
}

/** `Ingrid Solberg (12 March 1761 – 4 May 1829)`: one range, two cards. */
export function lifeSpan(dated: Dated): Candidate[] {
  const found = bracketed(dated);
  const [from = "", to = ""] = dated.mention.value.split("/");
  return [["born", from] as const, ["died", to] as const].flatMap(([what, value]) => {
    const words = dateWords({ value, modifier: null });
    return words === null || found === null
      ? []
      : [lifeCandidate({ ...dated, words, mention: { ...dated.mention, value } }, found.person, what)];
  });
}

function lifeCandidate(dated: Dated, person: NameMention, what: "born" | "died"): Candidate {
  const { reading, words, mention } = dated;
  const name = tidy(reading.entities[person.entity]?.name ?? "");
  return datedCandidate(dated, `${name} ${what}`, {
    frame: `${what}-on`,
    wordings: [
      {
        question: `${words.ask} ${what === "born" ? `was ${name} born` : `did ${name} die`}?`,
        answer: words.answer,
        derived: true,
      },
    ],
    proof: { start: person.span.start, end: mention.span.end },
    context: [],
    weight: 0.4,
  });
}

/** `Marie Curie (7 November 1867 – 4 July 1934)` and `Clara Hoving (born 1841)`: birth and death. */
export function lifeDate(dated: Dated): Candidate | null {
  const found = bracketed(dated);
  if (found === null || dated.mention.value.includes("/")) return null;
  const { person, inside } = found;
  const after = dated.reading.document.text.slice(dated.mention.span.end, dated.mention.span.end + 60);
  const died = /(?:[–-]|died|d\.|†)\s*$/iu.test(inside);
  const born =
    /(?:born|b\.|\*)\s*$/iu.test(inside) ||
    (inside.trim() === "" && /^\s*(?:in [\p{L} ,]{2,30})?[–-]/u.test(after));
  return died || born ? lifeCandidate(dated, person, died ? "died" : "born") : null;
}
