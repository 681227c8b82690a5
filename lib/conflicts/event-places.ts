import { foldText, type Span, slice } from "#lib/base/text.ts";
import { REGIONS_KNOWN } from "#lib/extract/names/places.ts";
import type { NameMention } from "#lib/extract/types.ts";
import type { Dossier } from "./dossier.ts";
import type { Telling } from "./events.ts";
import type { Kind } from "./happenings.ts";
import { RECURRING, sameOccasion } from "./occasions.ts";
import { sameThing, shareName } from "./phrases.ts";
import type { Question, Statement } from "./statements.ts";
import { eachPairByTheme } from "./themes.ts";

/** What happens at one place: a treaty is signed in one town, a person is born in one. Firms and wars spread. */
const AT_ONE_PLACE: ReadonlyMap<string, string> = new Map([
  ["born", "was born"],
  ["died", "died"],
  ["signed", "was signed"],
]);

/** Endings and beginnings of what is larger than a town, so that a town may lie in it. */
const REGION =
  /(?:shire|land|ia|stan|county|province|district|region|valley|islands?|isles?|coast|mountains?|alps|sea|bay|ocean|state|territory)$|^(?:north|south|east|west|upper|lower|central|new)\b|\b(?:hospital|palace|castle|house|hall|hotel|street|abbey|farm|prison|camp|school|church)\b/iu;

/** A telling with the one town that it names as its place. */
type Sited = Telling & { readonly kind: Kind; readonly place: string; readonly focus: Span };

const ENOUGH_COMPANY = 2;

/**
 * Where somebody was born or died and a treaty was signed, where two documents name two towns. Countries, regions and
 * houses are left out, and so are two names that any document puts inside each other (`Ashby, Kent`): nothing here knows
 * a map.
 */
export function eventPlaceQuestions(dossier: Dossier): Question[] {
  const sited = dossier.tellings.flatMap((telling) => siteOf(telling, dossier) ?? []);
  const questions: Question[] = [];
  eachPairByTheme(
    sited,
    ({ kind }) => kind.name,
    (a, b) => {
      if (!inTwoPlaces(a, b, dossier)) return;
      const name = dossier.terms.shown(a.theme);
      questions.push({
        key: `place ${a.kind.name} ${foldText(name)}`,
        slot: "claim",
        topic: `Where ${name} ${AT_ONE_PLACE.get(a.kind.name)}`,
        statements: [statementOf(a, dossier), statementOf(b, dossier)],
      });
    },
  );
  return questions;
}

function siteOf(telling: Telling, dossier: Dossier): Sited | null {
  const { passage, clause, kind, negated } = telling;
  if (!kind || negated || !AT_ONE_PLACE.has(kind.name)) return null;
  const sites = clause.adjuncts
    .filter(({ preposition }) => /^(?:in|at)$/iu.test(preposition))
    .flatMap(({ object }) => {
      const names = dossier.terms.namesIn(passage.document, object);
      const [only] = names;
      // `in Ashby`, but not `in the church of Ashby`.
      return only && names.length === 1 && only.span.start === object.start && isTown(only, telling, dossier)
        ? [only]
        : [];
    });
  const [site] = sites;
  if (!site || sites.length > 1) return null;
  return { place: dossier.terms.bearerOf(passage.document, site), focus: site.span, ...telling, kind };
}

function isTown(name: NameMention, { passage, clause }: Telling, { terms, parties }: Dossier): boolean {
  const shown = slice(passage.reading.document.text, name.span);
  if (clause.when && name.span.start >= clause.when.start && name.span.end <= clause.when.end) return false;
  if (name.type === "EVENT" || name.type === "ORG" || REGION.test(shown) || REGIONS_KNOWN.has(shown))
    return false;
  // A person of two words is no town; a town of one word may have been taken for a person.
  if (name.type === "PER" && /\s/u.test(terms.nameOf(terms.bearerOf(passage.document, name)))) return false;
  return !parties.in(passage.document, name.span).some(({ party }) => party.startsWith("state "));
}

function inTwoPlaces(a: Sited, b: Sited, dossier: Dossier): boolean {
  if (a.place === b.place || !sameThing(a.theme, b.theme)) return false;
  if (!a.theme.head.startsWith("#") && !shareName(a.theme, b.theme)) return false;
  if (RECURRING.test(a.theme.text) || !sameOccasion(a.passage, b.passage)) return false;
  const [x, y] = [dossier.terms.nameOf(a.place), dossier.terms.nameOf(b.place)];
  if (foldText(x).includes(foldText(y)) || foldText(y).includes(foldText(x))) return false;
  if (REGION.test(x) || REGION.test(y) || areBeside(x, y, dossier)) return false;
  const known = new Set([...a.theme.terms, ...b.theme.terms, a.place, b.place]);
  return dossier.company.isShared(a.passage, b.passage, ENOUGH_COMPANY, known);
}

// , · in · near · (now
const INSIDE =
  /^(?:,|\s\(|\s?[-–/]|\s(?:in|near|outside|by|or|now|then|called))\s?(?:the\s|now\s|then\s)?$/iu;

/** Whether a document puts one place beside the other, as a town in its county or two names of one town. */
function areBeside(x: string, y: string, { readings }: Dossier): boolean {
  return readings.some(({ document: { text } }) => isBefore(text, x, y) || isBefore(text, y, x));
}

const WIDEST = 12;

function isBefore(text: string, first: string, second: string): boolean {
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + first.length)) {
    const end = at + first.length;
    const next = text.indexOf(second, end);
    if (next < 0) return false;
    if (next - end <= WIDEST && INSIDE.test(text.slice(end, next))) return true;
  }
  return false;
}

function statementOf({ passage, clause, place, focus }: Sited, { terms }: Dossier): Statement {
  const whole = clause.span.start <= focus.start && focus.end <= clause.span.end;
  return {
    passage,
    span: whole ? clause.span : passage.span,
    focus,
    value: { kind: "label", label: place },
    words: terms.nameOf(place),
  };
}
