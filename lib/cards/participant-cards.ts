import { madeOf } from "#lib/base/made-of.ts";
import { contains, type Span, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading } from "#lib/extract/types.ts";
import type { Candidate, Proof } from "./candidate.ts";
import { datesIn } from "./content.ts";
import { isDoubtfulPronoun, isSurelyPerson } from "./doubts.ts";
import { isSupposed } from "./lost-parts.ts";
import { mentionsIn } from "./names.ts";
import { bracketMembers, bracketRoles, participantLists } from "./participant-lists.ts";
import { rolesOfNames } from "./participant-roles.ts";
import { byPhrase, inActive, saysNothing } from "./participant-voices.ts";
import { filler } from "./phrases.ts";
import { statements } from "./places.ts";
import { asked, predicate, proofOf, type Telling, tell } from "./telling.ts";
import { isPlain } from "./wide.ts";

/** Deeds by which one asks for a person: meeting, sending, leading, founding … Not moods, not speech. */
const DEEDS = new Set(
  "send greet meet receive exclude accompany lead head command chair represent found appoint succeed replace defeat marry discover invent design build direct captain coach organise organize negotiate mediate open win unveil donate rescue assassinate murder inspect persuade pilot edit compose translate become".split(
    " ",
  ),
);

/** Who took part, and as what: by the role where a role stands with the name, else by a deed. */
export function participantCandidates(reading: DocumentReading): Candidate[] {
  return [
    ...rolesOfNames(reading),
    ...byDeed(reading),
    ...bySeveral(reading),
    ...participantLists(reading),
    ...bracketRoles(reading),
    ...bracketMembers(reading),
  ];
}

function byDeed(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (
      !DEEDS.has(clause.lemma) ||
      clause.attributed ||
      clause.negated ||
      !clause.finite ||
      clause.modality !== null ||
      isSupposed(reading, clause)
    )
      return null;
    if (clause.lemma === "become" && !isPost(reading, clause)) return null;
    const telling = tell(reading, clause);
    const agent = telling === null ? null : deedAgent(reading, clause);
    if (telling === null || agent === null) return null;
    const made = deedWording(telling, clause, agent);
    if (made === null) return null;
    const proof = proofOf(telling, [agent.span]);
    const proofs: Proof[] = [{ span: proof, role: "proof" }];
    for (const span of made.context) if (!contains(proof, span)) proofs.push({ span, role: "context" });
    const candidate: Candidate = {
      reading,
      category: "participant",
      frame: "deed",
      key: [agent.name, clause.lemma, made.object],
      wordings: [{ question: made.question, answer: agent.name, derived: true }],
      proofs,
      focus: agent.span,
      sentence: clause.sentence,
      weight: 0.65,
    };
    return candidate;
  });
}

/** What two or three do together under their names. */
const TOGETHER = new Set(
  "sign negotiate conclude draft found discover invent design lead mediate build write".split(" "),
);
const FEWEST = 2;
const MOST = 3;

/** `Who signed the Convention in Berlin? — Kiderlen and Cambon`: the two or three behind the `by` of a passive. */
function bySeveral(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    const { agent } = clause;
    if (
      !TOGETHER.has(clause.lemma) ||
      clause.voice !== "passive" ||
      agent === null ||
      !isPlain(reading, clause)
    )
      return null;
    const people = mentionsIn(reading, agent.span).filter(
      (one) => reading.entities[one.entity]?.type === "PER" && contains(agent.span, one.span),
    );
    if (people.length < FEWEST || people.length > MOST) return null;
    const words = slice(reading.document.text, agent.span).replace(/\s+/gu, " ");
    const left = people.reduce(
      (text, one) => text.replace(slice(reading.document.text, one.span), ""),
      words,
    );
    if (/\p{L}/u.test(left.replace(/\band\b/gu, ""))) return null;
    const telling = tell(reading, clause);
    const active =
      telling === null ? null : inActive(telling, [...datesIn(telling), byPhrase(reading, clause, agent)]);
    if (telling === null || active === null || saysNothing(active)) return null;
    const proof = proofOf(telling, [agent.span]);
    const candidate: Candidate = {
      reading,
      category: "participant",
      frame: "deed",
      key: [words, clause.lemma, active.text],
      wordings: [{ question: `Who ${active.text}?`, answer: words, derived: true }],
      proofs: [
        { span: proof, role: "proof" },
        ...active.context
          .filter((span) => !contains(proof, span))
          .map((span): Proof => ({ span, role: "context" })),
      ],
      focus: agent.span,
      sentence: clause.sentence,
      weight: 0.65,
    };
    return candidate;
  });
}

// "became the first Resident-General" · "became king"
const POST =
  /^\s(?:the (?:first|second|third|last|only|youngest|new)\s|(?:prime minister|foreign minister|president|premier|chancellor|governor|king|queen|emperor|empress|director|chairman|leader|bishop|archbishop|pope|mayor|viceroy|regent)\b)/u;

/** Whether what somebody became is a post that one person has at a time. */
function isPost({ document }: DocumentReading, { verb }: Clause): boolean {
  return POST.test(document.text.slice(verb.end, verb.end + 40));
}

function deedAgent(reading: DocumentReading, clause: Clause): { name: string; span: Span } | null {
  const { agent } = clause;
  if (agent === null || agent.entity === null || isDoubtfulPronoun(reading, agent.span, agent.entity))
    return null;
  if (!isSurelyPerson(reading, agent.entity)) return null;
  const entity = reading.entities[agent.entity];
  if (entity?.type !== "PER") return null;
  return { name: entity.name, span: agent.span };
}

function deedWording(
  telling: Telling,
  clause: Clause,
  agent: { span: Span },
): { question: string; object: string; context: readonly Span[] } | null {
  const { reading } = telling;
  if (clause.object === null) return null;
  const object = filler(reading, clause.object);
  if (object === null) return null;
  if (clause.voice === "active") {
    const said = predicate(telling, datesIn(telling));
    // "sent its foreign minister": no person is it.
    if (saysNothing(said) || /\bits\b/u.test(said.text)) return null;
    return { question: `Who ${said.text}?`, object: object.text, context: said.context };
  }
  const without = [
    ...datesIn(telling),
    byPhrase(reading, clause, {
      span: agent.span,
      head: agent.span,
      entity: null,
      anaphoric: false,
      name: null,
    }),
  ];
  const active = inActive(telling, without);
  if (active !== null)
    return { question: `Who ${active.text}?`, object: object.text, context: active.context };
  const tail = asked(telling, without);
  // "represented by Creutz and by the jurist": more than one did it
  return tail === null || /\band by\b/u.test(tail.text)
    ? null
    : { question: `By whom ${tail.text}?`, object: object.text, context: tail.context };
}
