import { foldText, type Span, slice } from "#lib/base/text.ts";
import { type Dossier, passagesWith } from "./dossier.ts";
import type { Party, PartyAt } from "./parties.ts";
import type { Passage } from "./passages.ts";
import type { Question, Statement } from "./statements.ts";
import { tidy } from "./topics.ts";

/** Words of a sentence that deals out land or influence: three sides or more, and one of these. */
const DEALING =
  /\b(?:spheres?|zones?|territorial|partition|divid\w{1,4}|dominat\w{1,4}|control|oversee|claims?|claiming|shares?|annex\w{0,3}|receive|cede\w?)\b/iu;
const CUES = (
  "sphere zone zones territorial partition divide divided divider dividend dominate domination dominator control oversee " +
  "claim share annex annexe receive cede ceded"
).split(" ");
const LEAD =
  /^[\s,]*(?:(?:would|was to|were to|is to|are to|should|shall|to|be|being|with|laying|lay|lays|laid|staking)\s)*(?:dominate|control|oversee|rule|receive|get|take|have|keep|given|annex|claims?|claiming|hold|supervise)?\s?(?:in|to|over|on)?\s?(?:the\s)?/iu;
const TAIL = /(?:[\s,;]|\b(?:and|while|whereas|with|but|or|the|a)\b)+$/iu;
const LEAST_SIDES = 3;

/** What one side gets. */
type Lot = {
  readonly passage: Passage;
  readonly party: Party;
  readonly focus: Span;
  readonly regions: readonly string[];
  readonly text: string;
};

/** The regions of a phrase as sets of words: `northern and northeast Africa` → north; northeast africa. */
function regionsOf(phrase: string): string[] {
  return phrase
    .split(/,|\band\b|\bor\b/u)
    .map((part) =>
      foldText(part)
        .replace(/\b(north|south|east|west)(?:ern)?\b/gu, "$1")
        .replace(/\b(?:the|of|parts?|all|most)\b/gu, " ")
        .replace(/\s+/gu, " ")
        .trim(),
    )
    .filter((part) => part !== "" && part.split(" ").length <= 4);
}

function lotsIn(passage: Passage, dossier: Dossier): Lot[] {
  const { text } = passage.reading.document;
  if (!DEALING.test(slice(text, passage.span))) return [];
  const names = dossier.terms.namesIn(passage.document, passage.span);
  // A state by its adjective (`the Soviet zone`) gets nothing here, but ends what the state before it gets.
  const mentions = dossier.parties
    .in(passage.document, passage.span)
    .filter(({ party }) => party.startsWith("state "));
  const sides = mentions.filter(({ span }) =>
    names.some((name) => name.span.start === span.start && name.form !== "adjective"),
  );
  if (new Set(sides.map(({ party }) => party)).size < LEAST_SIDES) return [];
  const lots: Lot[] = [];
  // From the last to the first: `Germany and Italy would control X` gives both the lot of the second.
  let next: Lot | null = null;
  for (const here of sides.toReversed()) {
    const stop = mentions.find(({ span }) => span.start > here.span.start)?.span.start ?? passage.span.end;
    const lot: Lot | null = lotAt(passage, here, stop, next);
    next = lot;
    if (lot?.regions.some((region) => isPlace(region, dossier, passage)) === true) lots.push(lot);
  }
  return lots.reverse();
}

function lotAt(passage: Passage, { party, span }: PartyAt, stop: number, next: Lot | null): Lot | null {
  const segment = passage.reading.document.text.slice(span.end, stop).split(/[.;”"]/u)[0] ?? "";
  const lead = LEAD.exec(segment)?.[0].length ?? 0;
  const phrase = segment.slice(lead).replace(TAIL, "");
  if (phrase !== "" && !/^\s*(?:,|and|&)?\s*$/u.test(segment)) {
    const focus = { start: span.start, end: span.end + lead + phrase.length };
    return { passage, party, focus, regions: regionsOf(phrase), text: phrase };
  }
  return (
    next && {
      passage,
      party,
      focus: { start: span.start, end: next.focus.end },
      regions: next.regions,
      text: next.text,
    }
  );
}

/** Whether a region is one that the sentence names as a place. */
function isPlace(region: string, { terms }: Dossier, passage: Passage): boolean {
  return terms
    .namesIn(passage.document, passage.span)
    .some(
      (name) =>
        name.type === "LOC" &&
        region.includes(foldText(slice(passage.reading.document.text, name.span)).split(" ").at(-1) ?? "?"),
    );
}

const within = (a: string, b: string) => a.split(" ").every((word) => b.split(" ").includes(word));

/** Whether two lots may be one: some region of the one is, or lies in, a region of the other. */
const overlap = (a: Lot, b: Lot) =>
  a.regions.some((x) => b.regions.some((y) => within(x, y) || within(y, x)));

/** Who was to get what, told by two sentences that deal out the same to the same. */
export function allotmentQuestions(dossier: Dossier): Question[] {
  const deals = passagesWith(CUES, dossier).flatMap((passage) => {
    const lots = lotsIn(passage, dossier);
    return lots.length >= 2 ? [lots] : [];
  });
  const questions: Question[] = [];
  deals.forEach((one, i) => {
    for (const other of deals.slice(i + 1)) {
      if (one[0]?.passage.document === other[0]?.passage.document) continue;
      const sides = one.filter((lot) => other.some((b) => b.party === lot.party));
      if (new Set(sides.map((lot) => lot.party)).size < 2) continue;
      for (const a of sides) {
        const b = other.find((lot) => lot.party === a.party);
        if (!b || overlap(a, b)) continue;
        const name = dossier.parties.nameOf(a.party);
        questions.push({
          key: `lot ${a.party}`,
          slot: "object",
          topic: `Which part of the world ${name} was to get`,
          statements: [statementOf(a), statementOf(b)],
        });
      }
    }
  });
  return questions;
}

function statementOf({ passage, focus, regions, text }: Lot): Statement {
  return {
    passage,
    span: focus,
    focus,
    value: { kind: "label", label: regions.join(" + ") },
    words: tidy(text),
  };
}
