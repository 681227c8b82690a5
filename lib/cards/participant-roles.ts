import { contains, cover, type Span, sharedLength } from "#lib/base/text.ts";
import { isOrdinaryWord } from "#lib/extract/tagger/tag.ts";
import type { Clause, DocumentReading, NameMention, RoleFiller } from "#lib/extract/types.ts";
import type { Candidate, Proof, Wording } from "./candidate.ts";
import { datesIn } from "./content.ts";
import { calledName, entityOf, possessive } from "./names.ts";
import { byPhrase, inActive, saysNothing } from "./participant-voices.ts";
import { pronounAt } from "./patches.ts";
import { clausesOf, sentenceAt, tokenFrom, touching } from "./places.ts";
import { isSaying } from "./reported-cards.ts";
import {
  endOfNamed,
  isKin,
  isNoPart,
  isOwned,
  isQualified,
  isRelative,
  oneDeed,
  roleWords,
  withArticle,
} from "./role-words.ts";
import { asked, predicate, proofOf, tell } from "./telling.ts";
import { topicPerson } from "./topic-person.ts";

/** The people of a document with a role beside their name, asked by it: by what they did where a clause tells, else by who was it. */
export function rolesOfNames(reading: DocumentReading): Candidate[] {
  const done = new Set<string>();
  const out: Candidate[] = [];
  for (const mention of reading.names) {
    const entity = entityOf(reading, mention);
    if (entity?.type !== "PER" || mention.role === null) continue;
    // "WANTED, a respectable girl": an ordinary word in capitals is nobody.
    if (/^\p{Lu}+$/u.test(entity.name) && isOrdinaryWord(entity.name.toLowerCase())) continue;
    const role = roleWords(reading, mention.role);
    if (isNoPart(role) || holdsAnother(reading, mention)) continue;
    const key = `${mention.entity} ${role.toLowerCase()}`;
    if (role.split(" ").length > 9 || done.has(key)) continue;
    const made = roleCandidate(reading, mention, wholeRole(reading, mention.role), entity.name);
    if (made === null) continue;
    done.add(key);
    out.push(made);
  }
  return out;
}

/** `Lord Justice Vaughan, Lord Justice Stirling`, `Chapman, his wife and all their children`: others beside, and no role. */
function holdsAnother(reading: DocumentReading, { role, entity }: NameMention): boolean {
  if (role === null) return false;
  const words = reading.document.text.slice(role.start, role.end);
  if (/^(?:his|her) \p{Ll}+ and /u.test(words)) return true;
  return (
    / and /u.test(words) &&
    touching(reading.names, role).some(
      (one) => one.entity !== entity && reading.entities[one.entity]?.type === "PER",
    )
  );
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
  const kin = relativeOf(reading, mention, roleSpan, { role, opens: sentence.span.start });
  if (kin !== null)
    return {
      reading,
      category: "participant",
      frame: "relative",
      key: [name, role],
      wordings: [{ question: `Who was ${kin} ${role}?`, answer: name, derived: true }],
      proofs: [{ span: named, role: "proof" }],
      focus: named,
      sentence: sentence.index,
      weight: 0.5,
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

/** `His father, Milan Torvik,`: whose father, where the pronoun means the one whose life the page tells. */
function relativeOf(
  reading: DocumentReading,
  { entity }: NameMention,
  { start }: Span,
  { role, opens }: { readonly role: string; readonly opens: number },
): string | null {
  if (!/^\p{Ll}+$/u.test(role) || !isRelative(role)) return null;
  const owner = /\b(?:his|her)(?= (?:(?:eldest|elder|older|only|younger|youngest) )?$)/iu.exec(
    reading.document.text.slice(Math.max(0, start - 14), start),
  );
  if (owner === null) return null;
  const from = Math.max(0, start - 14) + owner.index;
  // "born to Hans Lund and his wife Greta": behind somebody else it may be theirs
  if (from !== opens) return null;
  const meant = pronounAt(reading, { start: from, end: from + owner[0].length });
  const bearer = meant === null || meant === entity ? undefined : reading.entities[meant];
  return bearer !== undefined && meant === topicPerson(reading)
    ? possessive(calledName(reading, bearer.name))
    : null;
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
    // "…, says local historian Ffion Parry": the one behind the verb said it
    if (isSaying(clause.lemma) && fills(clause.object)) continue;
    // "…, whose great-grandfather held out": what the great-grandfather did
    const start = clause.agent?.span.start ?? 0;
    if (/\bwhose\s+$/u.test(reading.document.text.slice(Math.max(0, start - 7), start))) continue;
    if (![clause.agent, clause.object, clause.recipient].some(fills)) continue;
    const telling = tell(reading, clause);
    if (
      telling === null ||
      /["“”]/u.test(reading.document.text.slice(telling.restSpan.start, telling.restSpan.end))
    )
      continue;
    // "the Secretary of State, Willie Ross, and | the unit stayed open": the verb is that of another
    if (
      clause.agent !== null &&
      /,? and (?:the|an?|his|her|its|their) \p{Ll}/u.test(
        reading.document.text.slice(mention.span.end, Math.max(mention.span.end, clause.verb.start)),
      )
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
      question: `${leadingTo(reading, clause, dropped)} ${role} ${tail.text}?`,
      proof,
      context: tail.context,
    };
  }
  return null;
}

/** `By which`, `To which`: the preposition that the one who is asked for had. */
function leadingTo({ document }: DocumentReading, clause: Clause, dropped: RoleFiller): string {
  if (clause.voice === "passive" && dropped === clause.agent) return "By which";
  const before = document.text.slice(Math.max(0, dropped.span.start - 8), dropped.span.start);
  return dropped === clause.recipient && /\bto (?:the )?$/u.test(before) ? "To which" : "Which";
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
