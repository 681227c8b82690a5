import { slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import type { Telling } from "./events.ts";
import { PARTIAL, RECURRING, sameOccasion } from "./occasions.ts";
import { OPPOSITES, outcomesOf, type Side } from "./opposites.ts";
import { sameThing } from "./phrases.ts";
import type { Question, Statement } from "./statements.ts";
import { eachPairByTheme } from "./themes.ts";

type Outcome = Telling & Side;

const ENOUGH_COMPANY = 2;

/** What became of one thing, where two documents tell the opposite. */
export function eventOutcomeQuestions(dossier: Dossier): Question[] {
  const outcomes = dossier.tellings.flatMap((telling): Outcome[] => {
    const sides = outcomesOf(telling.clause);
    const { reading, span } = telling.passage;
    if (sides.length === 0 || PARTIAL.test(slice(reading.document.text, span))) return [];
    return sides.map(({ pair, side }) => ({
      ...telling,
      pair,
      side: telling.negated ? (side === "yes" ? "no" : "yes") : side,
    }));
  });
  const questions: Question[] = [];
  eachPairByTheme(
    outcomes,
    ({ pair }) => String(pair),
    (a, b) => {
      if (a.side === b.side || !sameMatter(a, b, dossier)) return;
      const name = dossier.terms.shown(a.theme);
      questions.push({
        key: `outcome ${a.pair} ${name}`,
        slot: "outcome",
        topic: `Whether ${name} ${OPPOSITES[a.pair]?.topic}`,
        statements: [statementOf(a), statementOf(b)],
      });
    },
  );
  return questions;
}

function sameMatter(a: Telling, b: Telling, dossier: Dossier): boolean {
  if (!sameThing(a.theme, b.theme)) return false;
  // Two who decide may decide differently; and what is dated apart was decided twice.
  if (a.agent && b.agent && !sameThing(a.agent, b.agent)) return false;
  if (RECURRING.test(a.theme.text) || !sameOccasion(a.passage, b.passage)) return false;
  return dossier.company.isShared(a.passage, b.passage, ENOUGH_COMPANY, a.theme.terms);
}

function statementOf({ passage, clause, negated, side, pair }: Outcome): Statement {
  const verb = slice(passage.reading.document.text, clause.verb);
  return {
    passage,
    span: clause.span,
    focus: clause.verb,
    value: { kind: "label", label: `${pair} ${side}` },
    words: `${negated ? "not " : ""}${verb}`,
  };
}
