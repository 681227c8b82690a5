import { foldText, slice } from "#lib/base/text.ts";
import { daysOf, eachAligned, isStage } from "./aligned-deeds.ts";
import type { Deed } from "./deeds.ts";
import type { Dossier } from "./dossier.ts";
import { overlaps } from "./intervals.ts";
import { PARTIAL } from "./occasions.ts";
import { OPPOSITES, outcomesOf } from "./opposites.ts";
import { sameInStory } from "./same-in-story.ts";
import type { Question, Statement } from "./statements.ts";

type Outcome = Deed & { readonly pair: number; readonly side: "yes" | "no" };

// found guilty · was found not guilty · found innocent
const GUILTY = /\bguilty\b/iu;
const CLEARED = /\b(?:not\sguilty|innocent)\b/iu;
const CONVICTED = OPPOSITES.findIndex(({ yes }) => yes === "convict");

/** What became of something in a story, where two documents tell the opposite. */
export function deedOutcomeQuestions(dossier: Dossier): Question[] {
  // Each clause once: a deed is told in every kind that its verb may be of.
  const once = dossier.deeds.filter(
    ({ kind, clause }) => kind === clause.lemma && (kind === "find" || outcomesOf(clause).length > 0),
  );
  const outcomes = once.flatMap((deed): Outcome[] => {
    const { text } = deed.passage.reading.document;
    const said =
      deed.clause.lemma === "find"
        ? verdictIn(text.slice(deed.clause.verb.end, deed.passage.span.end))
        : null;
    const sides = said ? [{ pair: CONVICTED, side: said }] : outcomesOf(deed.clause);
    if (sides.length === 0 || isStage(deed) || PARTIAL.isIn(deed.passage, deed.clause.span)) return [];
    return sides.flatMap(({ pair, side }) =>
      OPPOSITES[pair]?.repeats
        ? []
        : [
            {
              pair,
              side: deed.negated ? (side === "yes" ? "no" : "yes") : side,
              ...deed,
              kind: `outcome ${pair}`,
            },
          ],
    );
  });
  const questions: Question[] = [];
  eachAligned(outcomes, dossier, (a, b) => {
    if (a.side === b.side || !mayBeOneDay(a, b) || !byTheSame(a, b, dossier)) return;
    if (isOfNoPerson(a, dossier) || isOfPart(a) || isOfPart(b)) return;
    const name = dossier.terms.shown(a.theme.text.length >= b.theme.text.length ? a.theme : b.theme);
    questions.push({
      key: `outcome of ${a.pair} ${foldText(name)}`,
      slot: "outcome",
      topic: `Whether ${name} ${OPPOSITES[a.pair]?.topic}`,
      statements: [statementOf(a), statementOf(b)],
    });
  });
  return questions;
}

/** Nobody is approved, rises or falls as a bill or a price does: what else it was is said beside it. */
const isOfNoPerson = ({ pair, theme }: Outcome, { terms }: Dossier) =>
  /^(?:approve|rise)\b/u.test(OPPOSITES[pair]?.yes ?? "") && terms.typeOf(theme.head) === "PER";

// cleared of one charge · cleared of responsibility for four murders
const OF_PART = /^\s?of\s(?:(?:one|two|three|four|some|several|\d+|a)\s|responsibility)/iu;

/** Whether it is of some of the charges only. */
export const isOfPart = ({ passage, clause: { verb } }: Pick<Outcome, "passage" | "clause">) =>
  OF_PART.test(passage.reading.document.text.slice(verb.end, verb.end + 24));

/** What is dated apart was decided twice. */
function mayBeOneDay(a: Outcome, b: Outcome): boolean {
  const [x, y] = [daysOf(a), daysOf(b)];
  return !x || !y || overlaps(x, y);
}

const FAR = 30;

function verdictIn(after: string): "yes" | "no" | null {
  const near = after.slice(0, FAR);
  return CLEARED.test(near) ? "no" : GUILTY.test(near) ? "yes" : null;
}

/** One side's win is the other's loss, and two courts may decide differently: whoever is named has to be the same. */
function byTheSame(a: Outcome, b: Outcome, { terms }: Dossier): boolean {
  const wins = OPPOSITES[a.pair]?.yes.startsWith("win") === true;
  if (!a.agent || !b.agent) return !wins;
  const [x, y] = [terms.phraseOf(a.passage.document, a.agent), terms.phraseOf(b.passage.document, b.agent)];
  return sameInStory(x, y);
}

function statementOf({ passage, clause, negated, side, pair }: Outcome): Statement {
  const verb = slice(passage.reading.document.text, clause.verb);
  return {
    passage,
    span: clause.span,
    focus: clause.verb,
    value: { kind: "label", label: `${pair} ${side}` },
    words:
      clause.lemma === "find"
        ? side === "yes"
          ? "found guilty"
          : "found not guilty"
        : `${negated ? "not " : ""}${verb}`,
  };
}
