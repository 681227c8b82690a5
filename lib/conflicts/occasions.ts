import type { DocumentReading } from "#lib/extract/types.ts";
import type { Dossier } from "./dossier.ts";
import { GatedPattern } from "./gated-pattern.ts";
import { type Interval, intervalOf, overlaps } from "./intervals.ts";
import type { Passage } from "./passages.ts";

/** What makes a figure provisional, partial, or somebody's claim: such figures are not held against each other. */
export const PARTIAL = new GatedPattern(
  /\b(?:half[- ]time|at the break|first half|second half|first set|led|leading|so far|as of|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|rose to|rises? to|risen to|expected?|demand(?:s|ed|ing)|forecast|estimat\w{1,4}|(?<!\b(?:the|his|her|their|its|this|that|a)\s)claim\w{0,3}(?!\s(?:the\slives|\d))\b|alleg\w{2,6}|according to|said|says|reported|would|could|may (?:be|have)|might|planned|at first|initially|early reports?)\b/iu,
  "half break set led leading far as monday tuesday wednesday thursday friday saturday sunday rose rise rises risen expect " +
    "expected demands demanded demanding forecast estimat* claim* alleg* according said says reported would could may " +
    "might planned first initially early",
);

// the second ballot · the first reading · the final round
export const ROUND = new GatedPattern(
  /\b(?:first|second|third|fourth|fifth|final|last|preliminary)\s(?:ballot|round|reading|count|leg|half|set|heat|vote|stage|phase|session|attempt|instance|innings)\b/iu,
  "ballot round reading count leg half set heat vote stage phase session attempt instance innings",
);

/** Which of several rounds a text is about (`second ballot`), or null when it speaks of none. */
export function roundOf(text: string): string | null {
  return ROUND.exec(text)?.[0].toLowerCase() ?? null;
}

// was to be finished in May · is due to open on 3 June · was planned for 1908
export const PLANNED = new GatedPattern(
  /\b(?:is|are|was|were)\s(?:(?:due|expected|scheduled|supposed|meant|planned|intended)\s)?to\s(?:be\s)?\p{Ll}|\b(?:planned|scheduled|fixed|due|intended)\sfor\b/iu,
  "to for",
);

/** Whether a clause tells what was meant to happen. */
export function isPlan(clause: string): boolean {
  return PLANNED.test(clause);
}

/** Cups, games and elections come round again under one name. */
export const RECURRING =
  /\b(?:cup|championships?|games|elections?|final|olympics|festival|prize|award|congress|season|league|open|marathon|derby|regatta|fairs?|tournament|carnival|parade|gala|annual|yearly)\b/iu;

/** Whether two sentences may be about one occasion: the days they name, or their openings name, are not all apart. */
export function sameOccasion(a: Passage, b: Passage): boolean {
  return mayMeet(occasionsOf(a), occasionsOf(b));
}

/** Whether some of the days of two sentences overlap, or one of them names none. */
export function mayMeet(a: readonly Interval[], b: readonly Interval[]): boolean {
  for (const one of a) for (const other of b) if (overlaps(one, other)) return true;
  return a.length === 0 || b.length === 0;
}

/** How far a date at the head of a document reaches: a report is dated near what it reports. */
const HEAD_REACH = 60;

const ofPassage = new WeakMap<Passage, readonly Interval[]>();

/** The days a sentence names; else those at the head of its document, wide enough for a report of the day after. */
export function occasionsOf(passage: Passage): readonly Interval[] {
  let known = ofPassage.get(passage);
  if (!known) {
    const own = passage.dates.flatMap((date) => intervalOf(date) ?? []);
    known = own.length > 0 ? own : headOf(passage.reading);
    ofPassage.set(passage, known);
  }
  return known;
}

/** How far back a narrative's last date still tells when something was. */
const BACK = 3;

/** The days a sentence names; else those of the sentences just before it; else those at the head of its document. */
export function settingOf(passage: Passage, { library }: Pick<Dossier, "library">): readonly Interval[] {
  const passages = library.documents[passage.document] ?? [];
  for (let i = passage.index; i >= Math.max(0, passage.index - BACK); i -= 1) {
    const own = passages[i]?.dates.flatMap((date) => (date.quoted ? [] : (intervalOf(date) ?? []))) ?? [];
    if (own.length > 0) return own;
  }
  return occasionsOf(passage);
}

const ofHead = new WeakMap<DocumentReading, readonly Interval[]>();

/** The days that the head of a document names, widened. */
function headOf(reading: DocumentReading): readonly Interval[] {
  const known = ofHead.get(reading);
  if (known) return known;
  const head = reading.sentences.filter(({ block }, i) => i === 0 || (block.zone === "heading" && i < 4));
  const end = head.at(-1)?.span.end ?? 0;
  const made = reading.dates
    .filter((date) => date.span.end <= end && date.certainty === "known")
    .flatMap((date) => {
      const days = intervalOf(date);
      return days ? [{ from: days.from - HEAD_REACH, to: days.to + HEAD_REACH }] : [];
    });
  ofHead.set(reading, made);
  return made;
}
