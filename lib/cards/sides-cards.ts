import { type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { mentionsIn, withArticle } from "./names.ts";
import { tidy } from "./phrases.ts";
import { holdingSentences, isReadable } from "./places.ts";

const NAME = "\\p{Lu}[\\p{L}.’'-]*(?: (?:(?:de|von|van|der|la|le|du|of) ){0,2}\\p{Lu}[\\p{L}.’'-]*){0,4}";
const PEOPLE = `${NAME}(?:, ${NAME})?(?:,? and ${NAME})?`;
// "Sergei Witte and Roman Rosen | for Russia" · "Count Nigra, for Italy"
const FOR = new RegExp(
  `(?<people>${PEOPLE}),? (?<joint>for|on behalf of|represented|acted for|spoke for) (?<side>(?:the )?${NAME})(?=[,;.]| and )`,
  "gu",
);
// "Delegates who signed the peace were" · "was signed by": what the people of all sides did
const WHO_DID =
  /\b(?:who|that) (?<did>(?:signed|negotiated|attended|concluded|drafted|ratified|initialled) [^,;:.]{3,70}?) (?:were|was|are) $/u;
const DONE_BY =
  /(?:^|[.;:] |, )(?<what>(?:The|the|This|A) [^,;:.]{3,60}?|\p{Lu}[^,;:.]{3,60}?) (?:was|were) (?<done>signed|negotiated|concluded|drafted|ratified|initialled|attended)(?: (?:at|in|on) [^,;:]{2,40})? by $/u;

/** Two sides at the least: of one alone it is told elsewhere. */
const ENOUGH = 2;
const MOST_PEOPLE = 3;
const WEIGHT = 0.75;

const tellsForWhom = holdingSentences([" for "]);

/** `Who signed the peace for Russia?`: those who acted for each side, where a list tells them apart. */
export function sidesCandidates(reading: DocumentReading): Candidate[] {
  return reading.sentences.flatMap((sentence) => {
    if (!tellsForWhom(reading, sentence)) return [];
    if (!isReadable(sentence) || sentence.block.zone === "heading") return [];
    const words = slice(reading.document.text, sentence.span);
    // Few sentences tell twice for whom.
    const first = words.indexOf(" for ");
    if (first < 0 || words.indexOf(" for ", first + 5) < 0) return [];
    return sides(reading, sentence, words);
  });
}

function sides(reading: DocumentReading, sentence: Sentence, words: string): Candidate[] {
  const found = [...words.matchAll(FOR)].flatMap((match) => {
    const { people = "", joint = "", side = "" } = match.groups ?? {};
    const at = sentence.span.start + match.index;
    const span = { start: at, end: at + match[0].length };
    const sideAt = { start: span.end - side.length, end: span.end };
    return joint !== "for" || !isState(reading, sideAt) ? [] : [{ people, side, span, at: match.index }];
  });
  const [opening] = found;
  if (opening === undefined || found.length < ENOUGH) return [];
  const lead = words.slice(0, opening.at);
  const who = WHO_DID.exec(lead)?.groups?.did;
  const passive = who === undefined ? DONE_BY.exec(lead)?.groups : undefined;
  const did = who ?? (passive === undefined ? undefined : `${passive.done} ${lowered(passive.what ?? "")}`);
  if (did === undefined) return [];
  return found.flatMap(({ people, side, span }) => {
    const names = people.split(/, (?:and )?| and /u).length;
    if (names > MOST_PEOPLE) return [];
    const candidate: Candidate = {
      reading,
      category: "participant",
      frame: "sides",
      key: [did, side, people],
      wordings: [
        { question: `Who ${tidy(did)} for ${withArticle(side)}?`, answer: tidy(people), derived: true },
      ],
      proofs: [{ span: { start: sentence.span.start, end: span.end }, role: "proof" }],
      focus: span,
      sentence: sentence.index,
      weight: WEIGHT,
    };
    return [candidate];
  });
}

function lowered(what: string): string {
  return what.replace(/^(?:The|This|A) /u, (word) => word.toLowerCase());
}

/** A state or a body that others can act for. */
function isState(reading: DocumentReading, span: Span): boolean {
  return mentionsIn(reading, span).some((one) => one.type === "LOC" || one.type === "ORG");
}
