import { contains, cover, type Span, sharedLength } from "#lib/base/text.ts";
import { isOrdinaryWord } from "#lib/extract/tagger/tag.ts";
import type { Clause, DocumentReading, NameMention, RoleFiller } from "#lib/extract/types.ts";
import type { Candidate, Proof, Wording } from "./candidate.ts";
import { datesIn } from "./content.ts";
import { isDoubtfulPronoun, isSurelyPerson } from "./doubts.ts";
import { isSupposed } from "./lost-parts.ts";
import { entityOf } from "./names.ts";
import { bracketMembers, bracketRoles, participantLists } from "./participant-lists.ts";
import { pastOfParticiple } from "./past.ts";
import { filler, type Phrase, phrase, tidy } from "./phrases.ts";
import { clausesOf, sentenceAt, statements, tokenFrom, touching } from "./places.ts";
import { isSaying } from "./reported-cards.ts";
import {
  endOfNamed,
  isKin,
  isNoPart,
  isOwned,
  isQualified,
  oneDeed,
  roleWords,
  withArticle,
} from "./role-words.ts";
import { asked, predicate, proofOf, type Telling, tell } from "./telling.ts";
import { contentWords } from "./words.ts";

/** Deeds by which one asks for a person: meeting, sending, leading, founding … Not moods, not speech. */
const DEEDS = new Set(
  "send greet meet receive exclude accompany lead head command chair represent found appoint succeed replace defeat marry discover invent design build direct captain coach organise organize negotiate mediate open win".split(
    " ",
  ),
);

/** Who took part, and as what: by the role where a role stands with the name, else by a deed. */
export function participantCandidates(reading: DocumentReading): Candidate[] {
  return [
    ...byRole(reading),
    ...byDeed(reading),
    ...participantLists(reading),
    ...bracketRoles(reading),
    ...bracketMembers(reading),
  ];
}

function byRole(reading: DocumentReading): Candidate[] {
  const done = new Set<string>();
  const out: Candidate[] = [];
  for (const mention of reading.names) {
    const entity = entityOf(reading, mention);
    if (entity?.type !== "PER" || mention.role === null) continue;
    // "WANTED, a respectable girl": an ordinary word in capitals is nobody.
    if (/^\p{Lu}+$/u.test(entity.name) && isOrdinaryWord(entity.name.toLowerCase())) continue;
    const role = roleWords(reading, mention.role);
    if (isNoPart(role)) continue;
    const key = `${mention.entity} ${role.toLowerCase()}`;
    if (role.split(" ").length > 9 || done.has(key)) continue;
    const made = roleCandidate(reading, mention, wholeRole(reading, mention.role), entity.name);
    if (made === null) continue;
    done.add(key);
    out.push(made);
  }
  return out;
}

/** `Harbour master`: a role of one word with the noun before it. */
function wholeRole(reading: DocumentReading, role: Span): Span {
  const { text } = reading.document;
  if (/\s/u.test(text.slice(role.start, role.end))) return role;
  const tokens = sentenceAt(reading, role.start)?.tokens ?? [];
  const at = tokenFrom(tokens, role.start);
  const before = tokens[at - 1];
  const opens =
    before !== undefined &&
    before.pos === "PROPN" &&
    before === tokens[0] &&
    touching(reading.names, before).length === 0;
  return before !== undefined &&
    (before.pos === "NOUN" || opens) &&
    !/^(?:under|as|like|than|with)$/iu.test(before.text) &&
    before.end === role.start - 1 &&
    /^\p{L}+$/u.test(before.text)
    ? { start: before.start, end: role.end }
    : role;
}

function roleCandidate(
  reading: DocumentReading,
  mention: NameMention,
  roleSpan: Span,
  name: string,
): Candidate | null {
  const role = roleWords(reading, roleSpan);
  const sentence = sentenceAt(reading, mention.span.start);
  if (sentence === null || !contains(sentence.span, roleSpan)) return null;
  const named = cover(mention.span, roleSpan);
  const deed = deedOf(reading, sentence.index, mention, role);
  const plain: Wording = {
    question: `Who was ${withArticle(reading, roleSpan, role)}?`,
    answer: name,
    derived: true,
  };
  // "the guard", "his cousin": of many guards and cousins none is meant.
  if (deed === null && !isQualified(reading, roleSpan, role)) return null;
  const proof = deed === null ? named : cover(named, deed.proof);
  const proofs: Proof[] = [{ span: proof, role: "proof" }];
  for (const span of deed?.context ?? []) if (!contains(proof, span)) proofs.push({ span, role: "context" });
  return {
    reading,
    category: "participant",
    frame: "role",
    // "Soviet Foreign Minister" and "Foreign Minister" are one office of one person.
    key: [name, role.split(" ").slice(-2).join(" ")],
    wordings: [
      ...(deed === null ? [] : [{ question: deed.question, answer: name, derived: true as const }]),
      ...(isQualified(reading, roleSpan, role) ? [plain] : []),
    ],
    proofs,
    focus: named,
    sentence: sentence.index,
    weight: deed === null ? 0.6 : 0.85,
  };
}

type Deed = { readonly question: string; readonly proof: Span; readonly context: readonly Span[] };

/** The mention's place in a clause, asked by its role: `Which Soviet Foreign Minister …?` */
function deedOf(reading: DocumentReading, sentence: number, mention: NameMention, role: string): Deed | null {
  const fills = (one: RoleFiller | null): one is RoleFiller =>
    one !== null &&
    one.span.end - one.span.start < 140 &&
    sharedLength(one.span, mention.span) > 0 &&
    one.head.start >= mention.span.start - 1 &&
    one.head.end <= mention.span.end + 1;
  if (isKin(role) || isOwned(role)) return null;
  const which = `Which ${role}`;
  for (const clause of clausesOf(reading, sentence)) {
    if (clause.attributed || clause.negated || !clause.finite || saysSomewhere(clause)) continue;
    // What somebody said is asked as such.
    if (isSaying(clause.lemma) && clause.complement?.kind === "that") continue;
    if (![clause.agent, clause.object, clause.recipient].some(fills)) continue;
    const telling = tell(reading, clause);
    if (
      telling === null ||
      /["“”]/u.test(reading.document.text.slice(telling.restSpan.start, telling.restSpan.end))
    )
      continue;
    const proof = proofOf(telling);
    if (clause.voice === "active" && fills(clause.agent)) {
      const said = predicate(telling, datesIn(telling));
      if (saysNothing(said) && !/ of /u.test(role)) continue;
      return { question: `${which} ${oneDeed(said.text)}?`, proof, context: said.context };
    }
    if (clause.voice === "passive" && fills(clause.object)) {
      const said = predicate(telling, datesIn(telling));
      if (saysNothing(said) && !/ of /u.test(role)) continue;
      return { question: `${which} ${oneDeed(said.text)}?`, proof, context: said.context };
    }
    const dropped = [clause.voice === "passive" ? clause.agent : clause.object, clause.recipient].find(fills);
    if (dropped === undefined || dropped === null) continue;
    const without = [byPhrase(reading, clause, dropped), ...datesIn(telling)];
    // "formed by the lawyer Pryce and the engineer Haig": two did it
    if (
      dropped === clause.agent &&
      /^,? and (?:by )?(?:(?:the|an?|his|her) |\p{Lu})/u.test(
        reading.document.text.slice(endOfNamed(mention), endOfNamed(mention) + 14),
      )
    )
      continue;
    const active = dropped === clause.agent ? inActive(telling, without) : null;
    if (active !== null && !active.text.includes(role))
      return { question: `${which} ${active.text}?`, proof, context: active.context };
    const tail = asked(telling, without);
    // "attended by Lord Ashby, president of the Society, and by …": more than one, with the role left behind.
    if (tail === null || tail.text.includes(role) || /\bby$|\band by\b/u.test(tail.text)) continue;
    return {
      question: `${clause.voice === "passive" && dropped === clause.agent ? "By which" : "Which"} ${role} ${tail.text}?`,
      proof,
      context: tail.context,
    };
  }
  return null;
}

/** `said at the conclusion`, with what was said in another place: how one spoke tells nobody who it was. */
function saysSomewhere({ lemma, complement, object, voice }: Clause): boolean {
  return (
    isSaying(lemma) &&
    !/^(?:testify|ask|inquire|complain|warn)$/u.test(lemma) &&
    voice === "active" &&
    complement === null &&
    object === null
  );
}

/** `responded`, `was beaten`: a verb alone, which many did or suffered. */
function saysNothing({ text }: Phrase): boolean {
  return contentWords(text).length < 2;
}

/** `greeted Molotov at the station` for `Molotov was greeted at the station by …`; null where the verbs say more than that. */
function inActive(telling: Telling, without: readonly Span[]): Phrase | null {
  const { asking, subject, restSpan, reading, clause } = telling;
  if (clause.voice !== "passive" || subject === null || clause.particle !== null) return null;
  if (!/^(?:was|were)$/u.test(asking.first) || !/^\p{Ll}+$/u.test(asking.last)) return null;
  const after = phrase(reading, restSpan, without);
  if (/\bby$|\band by\b/u.test(after.text)) return null;
  return {
    text: tidy(`${pastOfParticiple(asking.last)} ${subject.text} ${after.text}`),
    context: [...subject.context, ...after.context],
  };
}

/** The agent of a passive together with its `by`. */
function byPhrase(reading: DocumentReading, clause: Clause, one: RoleFiller): Span {
  const before = reading.document.text.slice(Math.max(clause.span.start, one.span.start - 4), one.span.start);
  const by = /\b(?:by|to)\s+$/iu.exec(before);
  // "led by Prince Charoon, the minister in Paris": what is said of him goes with him
  const behind = /^, (?:the|an?|his|her|its|\p{Ll}+) [^,.;:()]{3,80}(?=[,.;:]|$)/u.exec(
    reading.document.text.slice(one.span.end, clause.span.end),
  );
  const end = one.span.end + (behind?.[0].length ?? 0);
  return by === null ? { start: one.span.start, end } : { start: one.span.start - by[0].length, end };
}

function byDeed(reading: DocumentReading): Candidate[] {
  return statements(reading).flatMap((clause) => {
    if (
      !DEEDS.has(clause.lemma) ||
      clause.attributed ||
      clause.negated ||
      !clause.finite ||
      clause.modality !== null ||
      isSupposed(reading, clause)
    )
      return [];
    const telling = tell(reading, clause);
    const agent = telling === null ? null : deedAgent(reading, clause);
    if (telling === null || agent === null) return [];
    const made = deedWording(telling, clause, agent);
    if (made === null) return [];
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
    return [candidate];
  });
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
