import { grouped } from "#lib/base/grouped.ts";
import { foldText, type Span, slice } from "#lib/base/text.ts";
import { inOneSetting } from "./aligned-deeds.ts";
import { HEARSAY } from "./deeds.ts";
import { areTwo, type Doer, doerOf } from "./doers.ts";
import type { Dossier } from "./dossier.ts";
import { gapInDays, intervalOf } from "./intervals.ts";
import type { Passage } from "./passages.ts";
import type { Question, Statement } from "./statements.ts";
import { clausesOf } from "./topics.ts";
import { contentWords } from "./words.ts";

/** Parts that one person plays in a story, and the verb for it where that takes no object. Offices change hands: they are left out. */
const POSTS: ReadonlyMap<string, string> = new Map([
  ["mediator", "mediate"],
  ["referee", "referee"],
  ["umpire", "umpire"],
  ["murderer", ""],
  ["inventor", ""],
  ["discoverer", ""],
  ["architect", ""],
  ["prosecutor", "prosecute"],
  ["winner", ""],
  ["pilot", ""],
  ["navigator", "navigate"],
  ["helmsman", ""],
  ["interpreter", "interpret"],
  ["arbitrator", "arbitrate"],
]);

const BY_VERB: ReadonlyMap<string, string> = new Map(
  [...POSTS].flatMap(([post, verb]) => (verb === "" ? [] : [[verb, post] as const])),
);

type Held = { readonly passage: Passage; readonly post: string; readonly doer: Doer; readonly span: Span };

/** Who was the mediator, the referee, the architect, where two documents of one story name two persons. */
export function postQuestions(dossier: Dossier): Question[] {
  const byPost = new Map<string, Held[]>();
  for (const passage of dossier.library.documents.flat()) {
    if (!passage.trusted || !dossier.stories.isOneOfTwo(passage.document)) continue;
    for (const held of heldIn(passage, dossier)) {
      const known = byPost.get(held.post);
      if (known) known.push(held);
      else byPost.set(held.post, [held]);
    }
  }
  return [...byPost].flatMap(([post, all]) => {
    const held = oneEach(all);
    return held.flatMap((a, i) =>
      held.slice(i + 1).flatMap((b) => (differ(a, b, dossier) ? [questionOn(post, a, b)] : [])),
    );
  });
}

/** Of each document the first, if it names one only: a document that names two tells of two occasions. */
function oneEach(all: readonly Held[]): Held[] {
  return [...grouped(all, ({ passage }) => passage.document).values()].flatMap((own) =>
    new Set(own.map(({ doer }) => doer.label)).size === 1 ? own.slice(0, 1) : [],
  );
}

function heldIn(passage: Passage, { terms }: Dossier): Held[] {
  const { text } = passage.reading.document;
  if (HEARSAY.isIn(passage)) return [];
  const held: Held[] = [];
  for (const clause of clausesOf(passage)) {
    if (clause.negated || clause.modality !== null || clause.attributed || !clause.agent) continue;
    const post = postIn(slice(text, clause.agent.span));
    if (clause.lemma === "be" && post && clause.complement) {
      const [name] = terms.namesIn(passage.document, clause.complement.span);
      const filler = {
        span: clause.complement.span,
        head: name?.span ?? clause.complement.span,
        entity: name?.entity ?? null,
        anaphoric: false,
        name: null,
      };
      const doer = doerOf(passage, filler, terms);
      if (doer) held.push({ passage, post, doer, span: clause.span });
    }
    const played = BY_VERB.get(clause.lemma);
    const doer = played && !clause.object ? doerOf(passage, clause.agent, terms) : null;
    if (played && doer) held.push({ passage, post: played, doer, span: clause.span });
  }
  for (const name of terms.namesIn(passage.document, passage.span)) {
    const role = name.role && postIn(slice(text, name.role));
    if (!role || terms.typeOf(terms.bearerOf(passage.document, name)) !== "PER") continue;
    const filler = { span: name.span, head: name.span, entity: name.entity, anaphoric: false, name: null };
    const doer = doerOf(passage, filler, terms);
    if (doer) held.push({ passage, post: role, doer, span: passage.span });
  }
  return held;
}

/** The post that a phrase names by itself: `the referee`, not `the assistant referee` or `the winner of the bronze`. */
function postIn(phrase: string): string | null {
  const [head, ...others] = [...contentWords(phrase)];
  return head !== undefined &&
    others.length === 0 &&
    POSTS.has(
      foldText(phrase)
        .replace(/^(?:the|a|an|its|their)\s/u, "")
        .trim(),
    )
    ? foldText(phrase)
        .replace(/^(?:the|a|an|its|their)\s/u, "")
        .trim()
    : null;
}

const ONE_OCCASION = 62;

function differ(a: Held, b: Held, dossier: Dossier): boolean {
  if (!areTwo(a.doer, b.doer) || !dossier.stories.areOne(a.passage, b.passage)) return false;
  if (!inOneSetting(a.passage, b.passage, dossier)) return false;
  const [x, y] = [a, b].map(({ passage }) => passage.dates.flatMap((date) => intervalOf(date) ?? []));
  return (
    !x?.length || !y?.length || x.some((one) => y.some((other) => gapInDays(one, other) <= ONE_OCCASION))
  );
}

function questionOn(post: string, a: Held, b: Held): Question {
  const statementOf = ({ passage, doer, span }: Held): Statement => ({
    passage,
    span: span.start <= doer.focus.start && doer.focus.end <= span.end ? span : passage.span,
    focus: doer.focus,
    value: { kind: "label", label: doer.label },
    words: doer.words,
  });
  return {
    key: `post ${post}`,
    slot: "actor",
    topic: `Who was the ${post}`,
    statements: [statementOf(a), statementOf(b)],
  };
}
