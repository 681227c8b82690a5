import { slice } from "#lib/base/text.ts";
import { isOfPart } from "./deed-outcomes.ts";
import type { Dossier } from "./dossier.ts";
import type { Telling } from "./events.ts";
import { mayMeet, PARTIAL, RECURRING, sameOccasion, settingOf } from "./occasions.ts";
import { OPPOSITES, outcomesOf, type Side } from "./opposites.ts";
import { sameByDescription, sameThing } from "./phrases.ts";
import type { Question, Statement } from "./statements.ts";
import { eachPairByTheme } from "./themes.ts";

type Outcome = Telling & Side;

const ENOUGH_COMPANY = 2;

/** What became of one thing, where two documents tell the opposite. */
export function eventOutcomeQuestions(dossier: Dossier): Question[] {
  const outcomes = dossier.tellings.flatMap((telling): Outcome[] => {
    const sides = outcomesOf(telling.clause);
    if (sides.length === 0 || PARTIAL.isIn(telling.passage)) return [];
    return sides.map(({ pair, side }) => ({
      pair,
      side: telling.negated ? (side === "yes" ? "no" : "yes") : side,
      ...telling,
    }));
  });
  const questions: Question[] = [];
  eachPairByTheme(
    outcomes,
    ({ pair }) => String(pair),
    (a, b) => {
      if (a.side === b.side || !sameMatter(a, b, dossier) || isOfPart(a) || isOfPart(b)) return;
      if (
        /^(?:approve|rise)\b/u.test(OPPOSITES[a.pair]?.yes ?? "") &&
        /^(?:PER|LOC)$/u.test(dossier.terms.typeOf(a.theme.head) ?? "")
      )
        return;
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

function sameMatter(a: Outcome, b: Outcome, dossier: Dossier): boolean {
  const named = sameThing(a.theme, b.theme);
  if (!named && !sameByDescription(a.theme, b.theme)) return false;
  // Two who decide may decide differently; and what is dated apart was decided twice.
  if (a.agent && b.agent && !sameThing(a.agent, b.agent) && !sameByDescription(a.agent, b.agent))
    return false;
  if (RECURRING.test(a.theme.text) || !sameOccasion(a.passage, b.passage)) return false;
  if (named && !OPPOSITES[a.pair]?.repeats)
    return dossier.company.isShared(a.passage, b.passage, ENOUGH_COMPANY, a.theme.terms);
  // `The race` of one document is `the race` of another when the same side won it, at the same time, in the same company.
  if (!named && (!a.agent || !b.agent)) return false;
  const [here, there] = [settingOf(a.passage, dossier), settingOf(b.passage, dossier)];
  if (here.length === 0 || there.length === 0 || !mayMeet(here, there)) return false;
  const known = new Set([...a.theme.terms, ...b.theme.terms, ...(a.agent?.terms ?? [])]);
  const enough = a.agent?.head.startsWith("#") ? ENOUGH_COMPANY : ENOUGH_COMPANY + 1;
  return dossier.company.isShared(a.passage, b.passage, enough, known);
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
