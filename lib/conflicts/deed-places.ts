import { foldText, type Span, slice } from "#lib/base/text.ts";
import { REGIONS_KNOWN } from "#lib/extract/names/places.ts";
import { atOneTime, eachAligned, toldOf } from "./aligned-deeds.ts";
import type { Deed } from "./deeds.ts";
import type { Dossier } from "./dossier.ts";
import type { Question, Statement } from "./statements.ts";
import { tidy } from "./topics.ts";
import { contentWords, stem } from "./words.ts";

/** What is done at one place. */
const AT_ONE_PLACE: ReadonlySet<string> = new Set(
  "signed born died arrested held landed buried tested minted crowned married killed".split(" "),
);

/** Buildings and grounds of which none lies in another. */
export const SITES: ReadonlySet<string> = new Set(
  (
    "station harbour harbor port hall house church chapel cathedral hotel inn tavern castle palace hospital prison school theatre " +
    "theater stadium ground court barracks quay airport library museum factory bakery farm mill monastery abbey embassy villa"
  )
    .split(" ")
    .map(stem),
);

/** Where something is, in one of two ways that are not mixed: a town by its name, or a building. */
type Place = {
  readonly sort: "town" | "site";
  readonly words: ReadonlySet<string>;
  readonly head: string;
  readonly focus: Span;
  readonly shown: string;
};
type Sited = Deed & { readonly places: readonly Place[] };

/** Where something of a story happened, where two documents name two towns, or two buildings. */
export function deedPlaceQuestions(dossier: Dossier): Question[] {
  const done = dossier.deeds.filter(({ kind, negated }) => !negated && AT_ONE_PLACE.has(kind));
  const sited = done.flatMap((deed): Sited[] => {
    const places = deed.clause.adjuncts.flatMap(({ preposition, object }) =>
      /^(?:in|at|near)$/iu.test(preposition) ? (placeAt(object, deed, dossier) ?? []) : [],
    );
    return places.length > 0 ? [{ places, ...deed }] : [];
  });
  const questions: Question[] = [];
  eachAligned(sited, dossier, (a, b) => {
    const apart = atOneTime(a, b) ? inTwoPlaces(a, b, dossier) : null;
    if (!apart) return;
    const name = dossier.terms.shown(a.theme.text.length >= b.theme.text.length ? a.theme : b.theme);
    questions.push({
      key: `place ${a.kind} ${foldText(name)}`,
      slot: "claim",
      topic: `Where ${name} ${toldOf(a)}`,
      statements: [statementOf(a, apart[0]), statementOf(b, apart[1])],
    });
  });
  return questions;
}

function placeAt(object: Span, { passage, clause }: Deed, { terms }: Dossier): Place | null {
  const { text } = passage.reading.document;
  if (clause.when && object.start < clause.when.end && clause.when.start < object.end) return null;
  const shown = tidy(slice(text, object));
  const words = contentWords(shown);
  const site = [...words].find((word) => SITES.has(word));
  if (site !== undefined) return { sort: "site", words, head: site, focus: object, shown };
  const names = terms.namesIn(passage.document, object);
  const [name] = names;
  if (!name || names.length > 1 || name.span.start !== object.start || name.span.end !== object.end)
    return null;
  const entity = passage.reading.entities[name.entity];
  if (!entity || entity.state || entity.type === "EVENT" || REGIONS_KNOWN.has(shown)) return null;
  return { sort: "town", words, head: [...words].at(-1) ?? shown, focus: object, shown };
}

/** The two places of one sort, when nothing that either document says of the place is in the other. */
function inTwoPlaces(a: Sited, b: Sited, dossier: Dossier): readonly [Place, Place] | null {
  for (const x of a.places) {
    for (const y of b.places) {
      if (x.sort !== y.sort || !apart(x, y)) continue;
      const others = [...a.places, ...b.places].filter((one) => one !== x && one !== y);
      if (others.some((one) => !apart(one, x) || !apart(one, y)) && x.sort === "town") continue;
      if (areBeside(x.shown, y.shown, dossier)) continue;
      return [x, y];
    }
  }
  return null;
}

function apart(x: Place, y: Place): boolean {
  if (x.head === y.head && x.sort === "town") return false;
  const known = x.sort === "site" ? (word: string) => SITES.has(word) : () => true;
  if (x.sort === "site" && x.head === y.head) {
    // `the Marine Stadium` and `the North Stadium` are two; `the town hall` and `the hall` may be one.
    const [p, q] = [others(x), others(y)];
    return p.length > 0 && q.length > 0 && !p.some((word) => q.includes(word));
  }
  return ![...x.words].some((word) => known(word) && y.words.has(word));
}

const others = ({ words, head }: Place) => [...words].filter((word) => word !== head);

/** Whether any document names the one place in the other: `Ashby, Kent` · `Breslau (now Wrocław)`. */
export function areBeside(x: string, y: string, { readings }: Dossier): boolean {
  return readings.some(({ document: { text } }) => isBefore(text, x, y) || isBefore(text, y, x));
}

const WIDEST = 12;

function isBefore(text: string, first: string, second: string): boolean {
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + first.length)) {
    const end = at + first.length;
    const next = text.slice(end, end + WIDEST + second.length).indexOf(second);
    if (
      next >= 0 &&
      /^(?:,|\s\(|\s?[-–/]|\s(?:in|near|outside|by|or|now|then|called))\s?(?:the\s|now\s|then\s)?$/iu.test(
        text.slice(end, end + next),
      )
    )
      return true;
  }
  return false;
}

function statementOf({ passage, clause }: Sited, { focus, shown, words }: Place): Statement {
  const whole = clause.span.start <= focus.start && focus.end <= clause.span.end;
  return {
    passage,
    span: whole ? clause.span : passage.span,
    focus,
    value: { kind: "label", label: [...words].sort().join(" ") },
    words: shown,
  };
}
