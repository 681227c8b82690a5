import type { Dossier } from "./dossier.ts";
import type { Telling } from "./events.ts";
import type { Kind } from "./happenings.ts";
import { RECURRING, sameOccasion } from "./occasions.ts";
import { type Phrase, sameThing, shareName } from "./phrases.ts";
import { isMany } from "./same-in-story.ts";
import type { Question, Statement } from "./statements.ts";
import { eachPairByTheme } from "./themes.ts";

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
  const deeds = dossier.tellings.flatMap((telling) => deedOf(telling, dossier) ?? []);
  const questions: Question[] = [];
  eachPairByTheme(
    deeds,
    ({ kind }) => kind.name,
    (a, b) => {
      if (!otherHands(a, b, dossier)) return;
      const name = dossier.terms.shown(a.theme);
      questions.push({
        key: `actor ${a.kind.name} ${name}`,
        slot: "actor",
        topic: `Who ${a.kind.past.replace(/^was /u, "")} ${name}`,
        statements: [statementOf(a, dossier), statementOf(b, dossier)],
      });
    },
  );
  return questions;
}

/** A telling of what one hand does, by somebody named. */
type Deed = Pick<Telling, "passage" | "clause" | "theme"> & {
  readonly kind: Kind;
  readonly agent: Phrase;
  readonly agentType: "PER" | "ORG";
};

function deedOf({ passage, clause, theme, kind, agent, negated }: Telling, { terms }: Dossier): Deed | null {
  if (!kind || !agent || negated || !BY_ONE_HAND.has(kind.name)) return null;
  const agentType = terms.typeOf(agent.head);
  return agentType === "PER" || agentType === "ORG"
    ? { passage, clause, theme, kind, agent, agentType }
    : null;
}

function otherHands(a: Deed, b: Deed, dossier: Dossier): boolean {
  // A person and a body can both be said to have built a thing.
  if (a.clause.lemma !== b.clause.lemma || a.agentType !== b.agentType) return false;
  if (!sameThing(a.theme, b.theme)) return false;
  // `the firm of Holt` and `Maria Holt`, `Holt and Weil` and `Weil`: one name in common is no disagreement.
  if (shareName(a.agent, b.agent) || !sameOccasion(a.passage, b.passage)) return false;
  if (RECURRING.test(a.theme.text) || (isAny(a.theme) && isAny(b.theme))) return false;
  const known = new Set([...a.theme.terms, ...a.agent.terms, ...b.agent.terms]);
  return dossier.company.isShared(a.passage, b.passage, ENOUGH_COMPANY, known);
}

/** `a coalition government`, `letters to the minister`: any of its kind, of which another may have made another. */
const isAny = (theme: Phrase) =>
  isMany(theme) || (!theme.head.startsWith("#") && /^an?\s/iu.test(theme.text));

function statementOf({ passage, clause, agent }: Deed, { terms }: Dossier): Statement {
  return {
    passage,
    span:
      clause.span.start <= agent.span.start && agent.span.end <= clause.span.end ? clause.span : passage.span,
    focus: agent.span,
    value: { kind: "label", label: agent.head },
    words: terms.nameOf(agent.head),
  };
}
