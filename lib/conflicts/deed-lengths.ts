import { foldText, slice } from "#lib/base/text.ts";
import { eachAligned } from "./aligned-deeds.ts";
import type { Deed } from "./deeds.ts";
import type { Dossier } from "./dossier.ts";
import { PARTIAL } from "./occasions.ts";
import { type Quantity, quantityInWords } from "./quantities.ts";
import type { Question, Statement } from "./statements.ts";
import { clausesOf } from "./topics.ts";
import { contentWords } from "./words.ts";

const DAYS: ReadonlyMap<string, number> = new Map([
  ["day", 1],
  ["week", 7],
  ["month", 30.4],
  ["year", 365.25],
]);

/** Writers count the first day or not and round: a sixth more or less says the same. */
const LOOSE = 0.17;

/** In one unit, two or a third more is another number: six weeks are not eight, two years are not three. */
const THIRD_MORE = 1.34;

/** Verbs of which the length is that of what their subject is: `remained closed for six weeks`. */
const STATES: ReadonlySet<string> = new Set("be remain stay keep lie stand".split(" "));
const LASTING: ReadonlySet<string> = new Set("last take continue endure go hold".split(" "));

const isTime = ({ unit }: Pick<Quantity, "unit">) => DAYS.has(unit);

type Long = Deed & { readonly quantity: Quantity };

/** How long something of a story lasted, where two documents say so in units and cannot both be right. */
export function deedLengthQuestions(dossier: Dossier): Question[] {
  const seen = new Set<string>();
  const timed = dossier.deeds.filter(
    ({ kind, negated, clause, passage }) =>
      passage.quantities.length > 0 && !negated && kind === clause.lemma && passage.quantities.some(isTime),
  );
  const long = timed.flatMap((deed): Long[] => {
    const { passage, clause } = deed;
    const { text } = passage.reading.document;
    if (PARTIAL.isIn(passage, clause.span)) return [];
    // `remained closed` has a verb of its own in the second word.
    const from = clause.verb.end + (STATES.has(clause.lemma) ? 2 : 0);
    const next = clausesOf(passage).find(({ verb }) => verb.start >= from)?.verb.start;
    const quantity = passage.quantities.find(
      ({ span, unit }) =>
        DAYS.has(unit) &&
        // No other verb stands between.
        (next === undefined || span.start < next) &&
        span.start >= clause.verb.end &&
        isLength(text.slice(clause.verb.start, span.start), clause.lemma),
    );
    if (!quantity) return [];
    const kind = kindOf(deed);
    const key = `${passage.document} ${quantity.span.start} ${kind}`;
    if (kind === null || seen.has(key)) return [];
    seen.add(key);
    return [{ quantity, ...deed, kind: `long ${kind}` }];
  });
  const questions: Question[] = [];
  eachAligned(long, dossier, (a, b) => {
    if (agree(a.quantity, b.quantity)) return;
    const name = dossier.terms.shown(a.theme.text.length >= b.theme.text.length ? a.theme : b.theme);
    questions.push({
      key: `length ${a.kind} ${foldText(name)}`,
      slot: "interval",
      topic:
        a.kind === "long lasting"
          ? `How long ${name} lasted`
          : `How long ${name} stayed ${a.kind.replace(/^long\s/u, "")}`,
      statements: [statementOf(a), statementOf(b)],
    });
  });
  return questions;
}

// lasted eleven weeks · was closed for about six weeks · took nearly two years
function isLength(before: string, lemma: string): boolean {
  if (
    LASTING.has(lemma) &&
    /^\p{L}+\s(?:for\s)?(?:about\s|nearly\s|almost\s|some\s|more\sthan\s|over\s|only\s){0,2}$/iu.test(before)
  )
    return true;
  return (
    /\bfor\s(?:about\s|nearly\s|almost\s|some\s|more\sthan\s|over\s|only\s){0,2}$/iu.test(before) &&
    before.length <= 60
  );
}

/** What lasted: the state that the verb only holds (`closed`), `lasting`, or the deed itself. */
function kindOf({ passage, clause }: Deed): string | null {
  if (LASTING.has(clause.lemma)) return "lasting";
  if (!STATES.has(clause.lemma))
    return clause.voice === "passive" ? `${clause.lemma}d`.replace(/ed?d$/u, "ed") : clause.lemma;
  const { text } = passage.reading.document;
  const state = clause.complement
    ? slice(text, clause.complement.span)
    : (STATE.exec(text.slice(clause.verb.end, clause.verb.end + 30))?.groups?.state ?? null);
  const [word, ...more] = state ? [...contentWords(state)] : [];
  return state && word !== undefined && more.length === 0 ? state.toLowerCase().trim() : null;
}

// remained closed for
const STATE = /^\s(?<state>\p{Ll}{3,20})\sfor\b/u;

function agree(a: Quantity, b: Quantity): boolean {
  if (a.unit === b.unit && !a.approximate && !b.approximate) {
    const [less, more] = [Math.min(a.high, b.high), Math.max(a.low, b.low)];
    return more - less < 2 && more < less * THIRD_MORE;
  }
  const [x, y] = [a, b].map(({ low, high, unit, approximate }) => {
    const days = DAYS.get(unit) ?? 1;
    const share = approximate ? 2 * LOOSE : LOOSE;
    return {
      from: days * Math.min(low * (1 - share), low - (approximate ? 1 : 0)),
      to: days * Math.max(high * (1 + share), high + (approximate ? 1 : 0)),
    };
  });
  return !x || !y || (x.from <= y.to && y.from <= x.to);
}

function statementOf({ passage, clause, quantity }: Long): Statement {
  const words = quantityInWords(passage.reading.document.text, quantity);
  const end = Math.max(clause.span.end, quantity.span.end);
  return {
    passage,
    span: { start: clause.span.start, end },
    focus: quantity.span,
    value: { kind: "label", label: `${quantity.low} ${quantity.unit}` },
    words,
  };
}
