import { madeOf } from "#lib/base/made-of.ts";
import { contains, type Span, sharedLength, slice, trimSpan } from "#lib/base/text.ts";
import { isRoleNoun } from "#lib/extract/names/roles.ts";
import type { Clause, DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { proofsOf } from "./content.ts";
import { isSurelyPerson } from "./doubts.ts";
import { mentionsIn } from "./names.ts";
import { phrase } from "./phrases.ts";
import { statements } from "./places.ts";
import { tell } from "./telling.ts";

// "the referee of the final" · "Hungary's coach" · "the secretary for war": a post that only one holds
const ONE_POST =
  /^(?:the|its|their) .{2,60} (?:of|for|in|at|to) \S|^\p{Lu}[\p{L}’'-]*['’]s \p{Ll}|^[\p{L}-]+ (?:of|for) the \p{L}/iu;
const WEIGHT = 0.55;

/** `The referee of the final was Bill Ling`, `Hale was the director of the observatory`: who held a post that one alone holds. */
export function namedPosts(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (clause.lemma !== "be" || !clause.finite || clause.negated || clause.attributed) return null;
    if (clause.modality !== null || clause.complement?.kind !== "predicate" || clause.agent === null)
      return null;
    if (!/^(?:was|were)$/u.test(slice(reading.document.text, clause.verb))) return null;
    return postThen(reading, clause) ?? bearerThen(reading, clause);
  });
}

function postThen(reading: DocumentReading, clause: Clause): Candidate | null {
  const { agent, complement } = clause;
  if (agent === null || complement === null || agent.anaphoric) return null;
  const bearer = personAt(reading, complement.span);
  if (bearer === null || !isPost(reading, agent.span, agent.head)) return null;
  // "the referee of the Berne final": up to the verb, where the reading took the noun for an adjective
  const post = trimSpan(reading.document.text, { start: agent.span.start, end: clause.verb.start });
  return candidate(reading, clause, { post, bearer });
}

function bearerThen(reading: DocumentReading, clause: Clause): Candidate | null {
  const { agent, complement } = clause;
  if (agent === null || complement === null || agent.entity === null || agent.anaphoric) return null;
  const bearer = personAt(reading, agent.span);
  const head = headOf(reading, complement.span);
  if (bearer === null || head === null || !isPost(reading, complement.span, head)) return null;
  return candidate(reading, clause, { post: complement.span, bearer });
}

/** The person whose name a phrase begins with, their title left out; null when there are two of them. */
function personAt(reading: DocumentReading, span: Span): { name: string; span: Span } | null {
  const people = mentionsIn(reading, span).filter(
    (one) => reading.entities[one.entity]?.type === "PER" && contains(span, one.span),
  );
  const [first] = people;
  if (first === undefined || new Set(people.map((one) => one.entity)).size > 1) return null;
  const lead = reading.document.text.slice(span.start, first.span.start);
  if (lead !== "" && !/^(?:the )?(?:\p{Lu}\p{L}*\.? ){1,3}$/u.test(lead)) return null;
  if (!isSurelyPerson(reading, first.entity)) return null;
  return { name: reading.entities[first.entity]?.name ?? "", span: first.span };
}

function headOf({ document }: DocumentReading, span: Span): Span | null {
  const noun = /^(?:the|its|their) (?:\p{L}+ ){0,3}?(?<head>\p{Ll}+) (?:of|for|in|at|to) /iu.exec(
    slice(document.text, span),
  );
  const head = noun?.groups?.head;
  if (noun === null || head === undefined) return null;
  const end = span.start + noun[0].trimEnd().lastIndexOf(" ");
  return { start: end - head.length, end };
}

function isPost({ document }: DocumentReading, span: Span, head: Span): boolean {
  const words = slice(document.text, span).replace(/\s+/gu, " ");
  return (
    ONE_POST.test(words) &&
    words.length < 90 &&
    isRoleNoun(slice(document.text, head)) &&
    !/\b(?:one|some|most|first|last|only|son|brother|sister|daughter|friend|member)\b/iu.test(words)
  );
}

function candidate(
  reading: DocumentReading,
  clause: Clause,
  { post, bearer }: { post: Span; bearer: { name: string; span: Span } },
): Candidate | null {
  const telling = tell(reading, clause);
  if (telling === null || sharedLength(post, bearer.span) > 0) return null;
  const said = phrase(reading, post);
  const words = said.text.replace(/^(?:The|Its|Their)\b/u, (word) => word.toLowerCase());
  return {
    reading,
    category: "participant",
    frame: "post",
    key: [bearer.name, words],
    wordings: [{ question: `Who was ${words}?`, answer: bearer.name, derived: true }],
    proofs: proofsOf(telling, said.context, [post, bearer.span]),
    focus: bearer.span,
    sentence: clause.sentence,
    weight: WEIGHT,
  };
}
