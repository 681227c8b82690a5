import type { Dossier } from "./dossier.ts";
import type { Telling } from "./events.ts";
import { RECURRING, sameOccasion } from "./occasions.ts";
import { type Phrase, sameThing } from "./phrases.ts";
import type { Question, Statement } from "./statements.ts";

/** What one hand does: two documents that name different hands disagree. Battles and purchases have many. */
const BY_ONE_HAND: ReadonlySet<string> = new Set([
  "founded",
  "designed",
  "built",
  "invented",
  "discovered",
  "written",
  "painted",
  "killed",
  "climbed",
]);
const ENOUGH_COMPANY = 2;

/** Who did what is done once, where two documents name different persons or bodies. */
export function eventActorQuestions(dossier: Dossier): Question[] {
  const done = dossier.tellings.filter(
    ({ kind, agent, negated }) =>
      kind !== null && BY_ONE_HAND.has(kind.name) && !negated && isNamed(agent, dossier),
  );
  const byTheme = new Map<string, Telling[]>();
  for (const one of done) {
    for (const term of new Set([...one.theme.terms, ...one.theme.words])) {
      const key = `${one.kind?.name} ${term}`;
      const list = byTheme.get(key);
      if (list) list.push(one);
      else byTheme.set(key, [one]);
    }
  }
  const questions: Question[] = [];
  for (const list of byTheme.values()) {
    list.forEach((a, i) => {
      for (const b of list.slice(i + 1)) {
        if (!otherHands(a, b, dossier)) continue;
        const name = dossier.terms.shown(a.theme);
        questions.push({
          key: `actor ${a.kind?.name} ${name}`,
          slot: "actor",
          topic: `Who ${a.kind?.past.replace(/^was /u, "")} ${name}`,
          statements: [statementOf(a, dossier), statementOf(b, dossier)].flatMap((one) => one ?? []),
        });
      }
    });
  }
  return questions;
}

function isNamed(agent: Phrase | null, { terms }: Dossier): boolean {
  const type = agent === null ? null : terms.typeOf(agent.head);
  return type === "PER" || type === "ORG";
}

function otherHands(a: Telling, b: Telling, dossier: Dossier): boolean {
  if (a.passage.document === b.passage.document || !a.agent || !b.agent) return false;
  if (a.clause.lemma !== b.clause.lemma) return false;
  const [x, y] = [a.agent, b.agent];
  // `the firm of Holt` and `Maria Holt`, `Holt and Weil` and `Weil`: one name in common is no disagreement.
  if ([...x.terms].some((term) => y.terms.has(term) && term.startsWith("#"))) return false;
  // A person and a body can both be said to have built a thing.
  if (dossier.terms.typeOf(x.head) !== dossier.terms.typeOf(y.head)) return false;
  if (!sameThing(a.theme, b.theme) || !sameOccasion(a.passage, b.passage)) return false;
  if (RECURRING.test(a.theme.text)) return false;
  const known = new Set([...a.theme.terms, ...x.terms, ...y.terms]);
  return dossier.company.shared(a.passage, b.passage, known) >= ENOUGH_COMPANY;
}

function statementOf({ passage, clause, agent }: Telling, { terms }: Dossier): Statement | null {
  if (!agent) return null;
  return {
    passage,
    span:
      clause.span.start <= agent.span.start && agent.span.end <= clause.span.end ? clause.span : passage.span,
    focus: agent.span,
    value: { kind: "label", label: agent.head },
    words: terms.nameOf(agent.head),
  };
}
