import { foldText, slice } from "#lib/base/text.ts";
import { atOneTime, eachAligned, isStage } from "./aligned-deeds.ts";
import type { Deed } from "./deeds.ts";
import type { Dossier } from "./dossier.ts";
import { PARTIAL } from "./occasions.ts";
import type { Question, Statement } from "./statements.ts";

/** What is done once or not at all. */
const ONCE_OR_NEVER: ReadonlySet<string> = new Set(
  "founded built signed ratified published sunk raised won opened closed arrested convicted elected resigned discovered freed occupied crowned married granted buried rescued launched ended".split(
    " ",
  ),
);

/** What leaves room for both: not all of it, not at that time, not by that hand. */
const PARTLY =
  /\b(?:in\sfull|fully|completely|wholly|entirely|yet|before|until|till|only|alone|at\sonce|immediately|ever|any\smore|longer|both|all|every|many|most|few|enough|properly|officially|formally)\b/iu;

// nobody raised the flag · no one was arrested
const NOBODY = /^(?:nobody|no\sone|none|neither|no)\b/iu;

type Told = Deed & { readonly done: boolean };

/** Whether something of a story was done at all, where one document says so and the other says that it was not. */
export function deedUndoneQuestions(dossier: Dossier): Question[] {
  const once = dossier.deeds.filter(({ kind, definite }) => definite && ONCE_OR_NEVER.has(kind));
  const all = once.map((deed): Told => {
    const { passage, agent } = deed;
    const nobody = agent !== null && NOBODY.test(slice(passage.reading.document.text, agent.span));
    return { done: !(deed.negated || nobody), ...deed };
  });
  const questions: Question[] = [];
  // Few documents deny anything: of what none denies there is nothing to compare.
  const denied = new Set(all.flatMap(({ done, kind }) => (done ? [] : [kind])));
  if (denied.size === 0) return questions;
  const told = all.filter((deed) => denied.has(deed.kind) && !isStage(deed) && isWhole(deed));
  eachAligned(told, dossier, (a, b) => {
    if (a.done === b.done || !atOneTime(a, b) || !dossier.stories.areOne(a.passage, b.passage)) return;
    const name = dossier.terms.shown(a.theme.text.length >= b.theme.text.length ? a.theme : b.theme);
    questions.push({
      key: `undone ${a.kind} ${foldText(name)}`,
      slot: "outcome",
      topic: `Whether ${name} was ${a.kind} or not`,
      statements: [statementOf(a), statementOf(b)],
    });
  });
  return questions;
}

function isWhole({ passage, clause }: Deed): boolean {
  const words = slice(passage.reading.document.text, clause.span);
  return !PARTLY.test(words) && !PARTIAL.isIn(passage, clause.span);
}

function statementOf({ passage, clause, done }: Told): Statement {
  const verb = slice(passage.reading.document.text, clause.verb);
  return {
    passage,
    span: clause.span,
    focus: clause.verb,
    value: { kind: "label", label: done ? "done" : "not done" },
    words: done
      ? verb
      : `not ${verb.replace(/^(?:was|were|is|are|has|have|had|could|did)\s(?:not\s|never\s)?/iu, "")}`,
  };
}
