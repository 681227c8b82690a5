import { slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import type { Telling } from "./events.ts";
import { PARTIAL, RECURRING, sameOccasion } from "./occasions.ts";
import { sameThing } from "./phrases.ts";
import type { Question, Statement } from "./statements.ts";

/** Outcomes that exclude each other for one thing on one occasion: verbs of the one and of the other. */
const OPPOSITES: readonly { readonly yes: string; readonly no: string; readonly topic: string }[] = [
  {
    yes: "approve adopt pass accept endorse ratify",
    no: "reject veto refuse decline turn+down vote+down",
    topic: "was approved or rejected",
  },
  { yes: "convict", no: "acquit clear", topic: "was convicted or acquitted" },
  { yes: "win", no: "lose", topic: "was won or lost" },
  { yes: "succeed", no: "fail collapse break+down", topic: "succeeded or failed" },
  { yes: "survive", no: "die perish", topic: "survived or died" },
  { yes: "rise increase grow climb", no: "fall decrease drop shrink decline", topic: "rose or fell" },
  { yes: "win beat defeat", no: "lose+to", topic: "won or lost" },
];
const SIDES = new Map<string, { readonly pair: number; readonly side: "yes" | "no" }[]>();
OPPOSITES.forEach(({ yes, no }, pair) => {
  for (const [side, verbs] of [
    ["yes", yes],
    ["no", no],
  ] as const) {
    for (const verb of verbs.split(" ")) SIDES.set(verb, [...(SIDES.get(verb) ?? []), { pair, side }]);
  }
});

type Outcome = { readonly telling: Telling; readonly pair: number; readonly side: "yes" | "no" };

const ENOUGH_COMPANY = 2;

/** What became of one thing, where two documents tell the opposite. */
export function eventOutcomeQuestions(dossier: Dossier): Question[] {
  const outcomes = dossier.tellings.flatMap((telling): Outcome[] => {
    const { clause, negated, passage } = telling;
    const verb = clause.particle === null ? clause.lemma : `${clause.lemma}+${clause.particle}`;
    if (PARTIAL.test(slice(passage.reading.document.text, passage.span))) return [];
    return (SIDES.get(verb) ?? []).map(({ pair, side }) => ({
      telling,
      pair,
      side: negated ? (side === "yes" ? "no" : "yes") : side,
    }));
  });
  const byTheme = new Map<string, Outcome[]>();
  for (const one of outcomes) {
    for (const term of new Set([...one.telling.theme.terms, ...one.telling.theme.words])) {
      const key = `${one.pair} ${term}`;
      const list = byTheme.get(key);
      if (list) list.push(one);
      else byTheme.set(key, [one]);
    }
  }
  const questions: Question[] = [];
  for (const list of byTheme.values()) {
    list.forEach((a, i) => {
      for (const b of list.slice(i + 1)) {
        if (a.side === b.side || !sameMatter(a.telling, b.telling, dossier)) continue;
        const { theme } = a.telling;
        const name = dossier.terms.shown(theme);
        questions.push({
          key: `outcome ${a.pair} ${name}`,
          slot: "outcome",
          topic: `Whether ${name} ${OPPOSITES[a.pair]?.topic}`,
          statements: [statementOf(a), statementOf(b)],
        });
      }
    });
  }
  return questions;
}

function sameMatter(a: Telling, b: Telling, dossier: Dossier): boolean {
  if (a.passage.document === b.passage.document || !sameThing(a.theme, b.theme)) return false;
  // Two who decide may decide differently; and what is dated apart was decided twice.
  if (a.agent && b.agent && !sameThing(a.agent, b.agent)) return false;
  if (RECURRING.test(a.theme.text) || !sameOccasion(a.passage, b.passage)) return false;
  const known = new Set([...a.theme.terms]);
  return dossier.company.shared(a.passage, b.passage, known) >= ENOUGH_COMPANY;
}

function statementOf({ telling, side, pair }: Outcome): Statement {
  const { passage, clause } = telling;
  const verb = slice(passage.reading.document.text, clause.verb);
  return {
    passage,
    span: clause.span,
    focus: clause.verb,
    value: { kind: "label", label: `${pair} ${side}` },
    words: `${telling.negated ? "not " : ""}${verb}`,
  };
}
