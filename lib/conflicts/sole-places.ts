import { everyMatch } from "#lib/base/every-match.ts";
import { type Span, slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import type { Fact } from "./sole-facts.ts";
import { lifeOf, personBefore } from "./sole-people.ts";
import { contentWords } from "./words.ts";

// headquarters remained in · have its head office in · Its seat was moved to
const SEAT = /\b(?:headquarters|head\soffices?|its\sseat)\b(?:\s\p{L}+){0,4}?\s(?:in|at|to)\s(?=\p{Lu})/giu;
// died in · Her death took place at · died suddenly at
const DEATH =
  /\b(?:died|passed\saway|death\s(?:took\splace|occurred))(?:\s\p{Ll}+){0,2}?\s(?:in|at)\s(?=\p{Lu})/giu;
// in Munich, where he died
const WHERE_DIED = /,\swhere\s(?:he|she)\s(?:later\s)?died\b/iu;
// became professor at Zürich in 1869 and died there
const DIED_THERE = /\bdied\sthere\b/iu;
const OTHERWISE =
  /\b(?:until|formerly|originally|at\sfirst|before|later|eventually|again|would|plan(?:ned|s)?|propos\w{2,4}|from)\b/iu;

/** Where a firm sits, and where a person died. */
export function placesOfIn(passage: Passage, dossier: Dossier): Fact[] {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  const at = (index: number): Span => ({ start: passage.span.start + index, end: passage.span.end });
  const seats = OTHERWISE.test(body)
    ? []
    : everyMatch(body, SEAT).flatMap((match) =>
        factAt(passage, at(match.index + match[0].length), "seat", "Where the head office is", dossier),
      );
  return [...seats, ...deathsIn(passage, body, dossier)];
}

function deathsIn(passage: Passage, body: string, dossier: Dossier): Fact[] {
  const { terms } = dossier;
  const { start } = passage.span;
  const made: Fact[] = [];
  const add = (verb: number, place: Span) => {
    const at = { start: start + verb, end: start + verb };
    const named = terms.namesIn(passage.document, { start, end: at.start }).length > 0;
    // A life tells of one person, whoever else was named last.
    const who = (named ? null : lifeOf(passage.document, dossier)) ?? personBefore(passage, at, dossier);
    if (who === null) return;
    made.push(...factAt(passage, place, `death of ${who}`, `Where ${terms.nameOf(who)} died`, dossier));
  };
  for (const match of everyMatch(body, DEATH))
    add(match.index, { start: start + match.index + match[0].length, end: passage.span.end });
  const said = WHERE_DIED.exec(body) ?? DIED_THERE.exec(body);
  const last = said
    ? terms
        .namesIn(passage.document, { start, end: start + said.index })
        .findLast(({ entity }) => passage.reading.entities[entity]?.type !== "PER")
    : undefined;
  if (said && last) add(last.span.start - start, last.span);
  return made;
}

/** The place whose name stands at the head of a stretch; none for a state, in which any town may lie. */
function factAt(
  passage: Passage,
  { start, end }: Span,
  frame: string,
  ask: string,
  dossier: Dossier,
): Fact[] {
  const { terms } = dossier;
  const [name] = terms.namesIn(passage.document, { start, end });
  const entity = name && passage.reading.entities[name.entity];
  if (!name || name.span.start !== start || !entity || entity.state || entity.type === "PER") return [];
  const label = terms.bearerOf(passage.document, name);
  const words = slice(passage.reading.document.text, name.span);
  if (contentWords(words).size === 0) return [];
  return [
    {
      passage,
      frame,
      slot: "claim",
      focus: name.span,
      value: { kind: "label", label },
      words: terms.nameOf(label) || words,
      ask,
      about: NOTHING,
    },
  ];
}

const NOTHING: ReadonlySet<string> = new Set();
