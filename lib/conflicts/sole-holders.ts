import { type Span, slice } from "#lib/base/text.ts";
import type { Clause, RoleFiller } from "#lib/extract/types.ts";
import { sameNoun } from "./deed-kinds.ts";
import type { Dossier } from "./dossier.ts";
import { isPlan } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import { meantAround } from "./sole-about.ts";
import type { Fact } from "./sole-facts.ts";
import { clausesOf } from "./topics.ts";
import { contentWords } from "./words.ts";

/** Verbs whose subject has the thing in the end, and those after which it is with whoever stands behind `to` or `with`. */
const KEEPS: ReadonlySet<string> = new Set(
  "keep retain receive gain obtain acquire annex secure regain recover inherit".split(" "),
);
const GIVES: ReadonlySet<string> = new Set(
  "give cede restore return hand award assign transfer surrender yield concede allot pass go fall remain leave grant revert".split(
    " ",
  ),
);
/** What changes hands between peoples, or by a will: of other things a story has several. */
const LANDS =
  /\b(?:island|isle|province|fortress|fort|castle|city|town|port|harbour|harbor|pans?|mines?|coast|valley|territory|district|county|duchy|kingdom|colony|colonies|region|strip|bank|pass|villages?|crown|throne|estate|house|manor|farm|pictures?|collection|library|trophy|cup|copyright|patent|rights?)\b/iu;
const UNSETTLED =
  /\b(?:not|never|until|till|later|again|first|temporarily|for\s(?:a|some)\stime|part|half|some|several|would|could|should|might|may|demanded|claimed|wanted|offered|hoped|promised|proposed|if|whether)\b|n['’]t\b/iu;

/** In whose hands something is in the end: what one document gives to the one, another gives to the other. */
export function holdersIn(passage: Passage, dossier: Dossier): Fact[] {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  if (!LANDS.test(body) && dossier.terms.namesIn(passage.document, passage.span).length === 0) return [];
  return clausesOf(passage).flatMap((clause): Fact[] => {
    if (!clause.finite || clause.negated || clause.attributed || clause.modality !== null) return [];
    const keeps = KEEPS.has(clause.lemma) && clause.voice === "active";
    if (!keeps && !GIVES.has(clause.lemma)) return [];
    const own = slice(text, clause.span);
    if (UNSETTLED.test(own) || isPlan(own)) return [];
    const holder = keeps ? (clause.agent?.span ?? null) : receiverOf(clause, passage);
    const thing = clause.object ?? (keeps ? null : clause.agent);
    if (
      !holder ||
      !thing ||
      thing.anaphoric ||
      (thing.span.start < holder.end && holder.start < thing.span.end)
    )
      return [];
    return factsOn(passage, clause, thing, holder, dossier);
  });
}

/** Whoever stands behind `to`, and behind `with` for what stays where it is. */
function receiverOf(clause: Clause, passage: Passage): Span | null {
  const { text } = passage.reading.document;
  const way = clause.lemma === "remain" ? /^with$/iu : /^to$/iu;
  const to =
    clause.recipient?.span ?? clause.adjuncts.find(({ preposition }) => way.test(preposition))?.object;
  if (to) return to;
  const after = text.slice(clause.verb.end, passage.span.end);
  const found = (clause.lemma === "remain" ? WITH : TO).exec(after);
  const words = found?.groups?.who;
  if (!found || words === undefined) return null;
  const start = clause.verb.end + found.index + found[0].length - words.length;
  return { start, end: start + words.length };
}

const TO = /^[^,;:.]{0,60}?\sto\s(?<who>(?:the\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2})/u;
const WITH = /^\swith\s(?<who>(?:the\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2})/u;

function factsOn(
  passage: Passage,
  clause: Clause,
  thing: RoleFiller,
  holder: Span,
  dossier: Dossier,
): Fact[] {
  const { terms } = dossier;
  const { text } = passage.reading.document;
  const shown = slice(text, holder).replace(/^[Tt]he\s/u, "");
  if (!/^\p{Lu}/u.test(shown) || /\b(?:it|he|she|they|his|her|their)\b/iu.test(shown)) return [];
  const phrase = terms.phraseOf(passage.document, thing);
  const places = [...phrase.terms].filter((term) => term.startsWith("#") && terms.typeOf(term) !== "PER");
  const [place, ...more] = places;
  if (more.length > 0 || !(LANDS.test(phrase.text) || terms.typeOf(place ?? "") === "LOC")) return [];
  const name = terms.namesIn(passage.document, holder)[0];
  const told = new Set([
    ...contentWords(shown),
    ...(name ? contentWords(terms.nameOf(terms.bearerOf(passage.document, name))) : []),
  ]);
  const key = place ?? sameNoun(phrase.head);
  return [
    {
      passage,
      frame: `holder ${key}`,
      slot: "outcome",
      focus: holder,
      value: { kind: "label", label: [...told].sort().join(" ") },
      words: shown,
      ask: place ? `Who had ${terms.shown(phrase)} in the end` : null,
      about: meantAround(passage, clause.span, dossier),
      least: 0,
      told,
    },
  ];
}
