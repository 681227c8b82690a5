import { foldText, slice } from "#lib/base/text.ts";
import { atOneTime, eachAligned, isStage } from "./aligned-deeds.ts";
import { type Deed, isEvent } from "./deeds.ts";
import { areTwo, bodyOf, type Doer, doerOf } from "./doers.ts";
import type { Dossier } from "./dossier.ts";
import { GatedPattern } from "./gated-pattern.ts";
import { isBare, isMany } from "./same-in-story.ts";
import type { Question, Statement } from "./statements.ts";
import { contentWords } from "./words.ts";

/** What one hand does to one thing: two documents that name two do not agree. A treaty has several signatories. */
const BY_ONE_HAND: ReadonlySet<string> = new Set(
  (
    "founded designed invented discovered written killed computed presented mediated refereed called led commanded " +
    "directed proposed scored financed drawn translated convicted crowned made opened launched defended named sent"
  ).split(" "),
);

/** All kinds that are looked at below. */
const ASKED: ReadonlySet<string> = new Set([...BY_ONE_HAND, "won", "signed"]);

type Done = Deed & { readonly doer: Doer };

/** Who did what in a story, where two documents name two. */
export function deedActorQuestions(dossier: Dossier): Question[] {
  const asked = dossier.deeds.filter(({ kind, negated }) => !negated && ASKED.has(kind));
  const done = asked.flatMap((deed): Done[] => {
    if (DENIED.isIn(deed.passage) || isStage(deed)) return [];
    return [...byHand(deed, dossier), ...under(deed, dossier), ...signedFor(deed, dossier)];
  });
  const questions: Question[] = [];
  eachAligned(done, dossier, (a, b) => {
    if (!areTwo(a.doer, b.doer) || !atOneTime(a, b) || !areKnown(a, b)) return;
    const name = dossier.terms.shown(a.theme.text.length >= b.theme.text.length ? a.theme : b.theme);
    questions.push({
      key: `doer ${a.kind} ${foldText(name)}`,
      slot: "actor",
      topic: `Who ${pastOf(a)} ${a.kind === "signed for" ? "for " : ""}${name}`,
      statements: [statementOf(a), statementOf(b)],
    });
  });
  return questions;
}

function byHand(deed: Deed, { terms }: Dossier): Done[] {
  // What a court finds that somebody did it does not discover.
  if (!deed.agent || !BY_ONE_HAND.has(deed.kind) || /^that\b/iu.test(deed.theme.text)) return [];
  const doer = doerOf(deed.passage, deed.agent, terms) ?? bodyOf(deed.passage, deed.agent);
  return doer ? [{ doer, ...deed }] : [];
}

/** `a letter` of the one is hardly `a letter` of the other; a strike is, and what is called the first. */
function areKnown(a: Deed, b: Deed): boolean {
  if (a.kind === "called" && !isEvent(a.theme)) return false;
  if (a.definite && b.definite) return true;
  if (isMany(a.theme) && isMany(b.theme)) return false;
  const first = (deed: Deed) => /\bfirst\b/iu.test(deed.theme.text);
  return (first(a) && first(b)) || isEvent(a.theme) || !(isBare(a.theme) || isBare(b.theme));
}

/** Who led the winners: `won by Admiral Venn`, `won it under Admiral Sarn`. */
function under(deed: Deed, dossier: Dossier): Done[] {
  if (deed.kind !== "won") return [];
  const { passage, clause } = deed;
  const under = clause.adjuncts.find(({ preposition }) => preposition.toLowerCase() === "under")?.object;
  const filler = under
    ? { span: under, head: under, entity: null, anaphoric: false, name: null }
    : deed.agent;
  const [name] = under ? dossier.terms.namesIn(passage.document, under) : [];
  const head = name
    ? { span: under ?? name.span, head: name.span, entity: name.entity, anaphoric: false, name: null }
    : filler;
  const doer = head && doerOf(passage, head, dossier.terms);
  return doer?.person ? [{ doer, ...deed, kind: "won under" }] : [];
}

/** Who signed for one side: `Roake signed for the union`. The theme is the side, as each has its own hand. */
function signedFor(deed: Deed, { terms }: Dossier): Done[] {
  if (deed.kind !== "signed") return [];
  const { passage, clause } = deed;
  const { text } = passage.reading.document;
  const hand = deed.agent ?? (clause.voice === "active" ? clause.agent : null);
  const doer = hand && doerOf(passage, hand, terms);
  const side =
    SIDE.exec(text.slice(passage.span.start, clause.verb.start))?.groups?.side ??
    AFTER.exec(text.slice(clause.verb.end, passage.span.end))?.groups?.side;
  if (!doer || side === undefined || /,/u.test(side)) return [];
  const words = contentWords(side);
  const head = [...words].at(-1);
  if (head === undefined) return [];
  const theme = { span: clause.span, head, terms: words, text: side, words };
  return [{ doer, ...deed, kind: "signed for", theme }];
}

// For the union it was signed by · Roake signed for the union
const SIDE = /^for\s(?<side>(?:our|the|his|her|their)\s\p{L}{2,20}),?\s(?:it\s(?:was|had)|\p{Lu})/iu;
const AFTER = /^\sfor\s(?<side>(?:our|the|his|her|their)\s\p{L}{2,20})\b/iu;

// It was not the union that called the strike.
const DENIED = new GatedPattern(/\bit\s(?:was|were|is)\snot\b/iu, "not");

/** The verb as it stands in the text, which is a past participle or a past tense. */
const pastOf = ({ passage, clause }: Deed) =>
  slice(passage.reading.document.text, clause.verb)
    .replace(/^(?:(?:was|were|had|has|have|been|is|are)\s)+/iu, "")
    .trim();

function statementOf({ passage, clause, doer }: Done): Statement {
  const whole = clause.span.start <= doer.focus.start && doer.focus.end <= clause.span.end;
  return {
    passage,
    span: whole ? clause.span : passage.span,
    focus: doer.focus,
    value: { kind: "label", label: doer.label },
    words: doer.body === null ? doer.words : slice(passage.reading.document.text, doer.focus),
  };
}
