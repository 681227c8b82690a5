import { PARTICIPLES, PAST_FORMS } from "#lib/extract/lexicon/irregular-verbs.ts";
import type { Clause, DocumentReading } from "#lib/extract/types.ts";

const pastOfBase = new Map<string, string>();
for (const [past, base] of PAST_FORMS) if (!pastOfBase.has(base)) pastOfBase.set(base, past);

/** `replied`, `wrote`, `invited`: the past form of a base, for verbs that do not double their last letter. */
export function pastForm(lemma: string): string {
  const irregular = pastOfBase.get(lemma);
  if (irregular !== undefined) return irregular;
  if (lemma.endsWith("e")) return `${lemma}d`;
  return /[^aeiou]y$/u.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${lemma}ed`;
}

/** The past form where a participle stands: `taken` → `took`, `greeted` → `greeted`. */
export function pastOfParticiple(participle: string): string {
  if (PAST_FORMS.has(participle)) return participle;
  const base = PARTICIPLES.get(participle);
  return base === undefined ? participle : pastForm(base);
}

// What somebody does once, in the presence of others; a lasting state (`knows`, `lives`) stays in the present
const ACTS = new Set(
  (
    "say reply answer respond state note insist add conclude declare write argue announce claim explain remark warn stress observe " +
    "complain recall report assure promise reiterate ask inquire wonder invite propose offer suggest demand urge request refuse accept " +
    "reject agree decide deny order tell greet sign send"
  ).split(" "),
);

const told = new WeakMap<DocumentReading, boolean>();

/** Whether a document tells what was, although a part of it (minutes, a scene) may be in the present. */
export function narratesPast(reading: DocumentReading): boolean {
  const known = told.get(reading);
  if (known !== undefined) return known;
  let [past, present] = [0, 0];
  for (const { finite, verb, lemma } of reading.clauses) {
    if (!finite) continue;
    const word = reading.document.text.slice(verb.start, verb.end).toLowerCase();
    if (word === `${lemma}s` || word === "is" || word === "are") present += 1;
    else if (word.endsWith("ed") || PAST_FORMS.has(word) || word === "was" || word === "were") past += 1;
  }
  const made = past > present;
  told.set(reading, made);
  return made;
}

/** Whether a deed that stands in the present (`Solberg replies`) is history: what the document tells is over. */
export function isHistoricPresent(reading: DocumentReading, { lemma, agent, attributed }: Clause): boolean {
  if (!ACTS.has(lemma) || attributed || agent?.entity == null) return false;
  return reading.entities[agent.entity]?.type === "PER" && narratesPast(reading);
}
