import { foldText } from "#lib/base/text.ts";
import { atOneTime, eachAligned } from "./aligned-deeds.ts";
import type { Deed } from "./deeds.ts";
import { areTwo, type Doer, doerOf } from "./doers.ts";
import type { Dossier } from "./dossier.ts";
import { RECURRING } from "./occasions.ts";
import type { Question, Statement } from "./statements.ts";

/** What goes to one person only. */
const TO_ONE: ReadonlyMap<string, string> = new Map([
  ["address", "was addressed to"],
  ["dedicate", "was dedicated to"],
  ["bequeath", "was left to"],
  ["entrust", "was entrusted to"],
  ["present", "was presented to"],
  ["award", "was awarded to"],
]);

type Given = Deed & { readonly doer: Doer };

/** To whom something of a story went, where two documents name two persons. */
export function deedRecipientQuestions(dossier: Dossier): Question[] {
  const giving = dossier.deeds.filter(({ kind, negated }) => !negated && TO_ONE.has(kind));
  const given = giving.flatMap((deed): Given[] => {
    const { document } = deed.passage;
    const object =
      deed.clause.recipient?.span ??
      deed.clause.adjuncts.find(({ preposition }) => /^to$/iu.test(preposition))?.object;
    const name = object && dossier.terms.namesIn(document, object).at(-1);
    // `to the director, Professor Wren`: the name may stand beside what is said of its bearer.
    const filler = object && {
      span: object,
      head: name?.span ?? object,
      entity: name?.entity ?? null,
      anaphoric: false,
      name: null,
    };
    const doer = filler ? doerOf(deed.passage, filler, dossier.terms) : null;
    return doer?.person ? [{ doer, ...deed }] : [];
  });
  const questions: Question[] = [];
  eachAligned(given, dossier, (a, b) => {
    if (!areTwo(a.doer, b.doer) || !atOneTime(a, b) || !a.definite || !b.definite) return;
    if (RECURRING.test(a.theme.text)) return;
    const name = dossier.terms.shown(a.theme.text.length >= b.theme.text.length ? a.theme : b.theme);
    questions.push({
      key: `recipient ${a.kind} ${foldText(name)}`,
      slot: "object",
      topic: `To whom ${name} ${TO_ONE.get(a.kind)?.replace(/\sto$/u, "")}`,
      statements: [statementOf(a), statementOf(b)],
    });
  });
  return questions;
}

function statementOf({ passage, clause, doer }: Given): Statement {
  const whole = clause.span.start <= doer.focus.start && doer.focus.end <= clause.span.end;
  return {
    passage,
    span: whole ? clause.span : passage.span,
    focus: doer.focus,
    value: { kind: "label", label: doer.label },
    words: doer.words,
  };
}
