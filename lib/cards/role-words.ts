import type { Span } from "#lib/base/text.ts";
import { isNationAdjective } from "#lib/extract/names/states.ts";
import type { DocumentReading, NameMention } from "#lib/extract/types.ts";
import { nameAt } from "./names.ts";
import { tidy } from "./phrases.ts";
import { sentenceAt, touching } from "./places.ts";

// "Rep." · "Lt Col": ranks as newspapers shorten them
const SHORT = /\b(?:Sen|Rep|Gov|Gen|Lt|Col|Capt|Maj|Sgt|Adm|Brig|Prof|Supt|Insp)(?:\.|(?=\s|$))/gu;
const FULL: Readonly<Record<string, string>> = {
  Sen: "senator",
  Rep: "representative",
  Gov: "governor",
  Gen: "general",
  Lt: "lieutenant",
  Col: "colonel",
  Capt: "captain",
  Maj: "major",
  Sgt: "sergeant",
  Adm: "admiral",
  Brig: "brigadier",
  Prof: "professor",
  Supt: "superintendent",
  Insp: "inspector",
};

/** A role as a question says it: no article, small unless a name or a nationality begins it. */
export function roleWords(reading: DocumentReading, role: Span): string {
  const { text } = reading.document;
  const words = tidy(text.slice(role.start, role.end))
    .replace(/^(?:(?:under|as|by|with|then|now|later|formerly|late|the|a|an) )+/iu, "")
    // "on the night of the election | General Tarras"
    .replace(
      /^\p{Ll}+ (?=(?:General|Captain|Colonel|Major|Admiral|King|Queen|Emperor|Prince|Princess|President|Judge|Bishop|Senator)$)/u,
      "",
    )
    // "in May | General Moinier"
    .replace(
      /^(?:January|February|March|April|May|June|July|August|September|October|November|December) (?=\p{Lu})/u,
      "",
    )
    .replace(SHORT, (title) => FULL[title.replace(".", "")] ?? title);
  if (/^\p{Lu}\p{Ll}+$/u.test(words)) return words.toLowerCase();
  const opens = sentenceAt(reading, role.start)?.span.start === role.start;
  const named = touching(reading.names, { start: role.start, end: role.start + 2 }).length > 0;
  return opens && !named && /^\p{Lu}\p{Ll}+ \p{Ll}/u.test(words)
    ? words.charAt(0).toLowerCase() + words.slice(1)
    : words;
}

const KIN =
  /^(?:\p{L}+ )?(?:wife|husband|widow|son|daughter|brother|sister|cousin|uncle|aunt|nephew|niece|father|mother|friend|assistant|clerk|colleague|successor|predecessor|rival|partner)(?: of .{1,60})?$/iu;

const RELATIVE =
  /\b(?:wife|husband|widow|son|daughter|brother|sister|cousin|uncle|aunt|nephew|niece|father|mother)$/iu;

/** Whether a role is that of a relative by blood or marriage, and no more. */
export function isRelative(role: string): boolean {
  return RELATIVE.test(role);
}

/** Whether a role is that of somebody's relative, friend or clerk. */
export function isKin(role: string): boolean {
  return KIN.test(role);
}

// "Lieutenant General" · "Public Ombudsman" · "Vice President": offices of every country, however they are written
const RANKS =
  /^(?:(?:lieutenant|major|brigadier|field|rear|general|colonel|captain|commander|admiral|marshal|sergeant|minister|president|premier|secretary|ambassador|chancellor|governor|senator|congressman|mayor|judge|justice|bishop|archbishop|cardinal|professor|doctor|inspector|commissioner|director|chairman|speaker|representative|delegate|envoy|consul|ombudsman|prosecutor|attorney|acting|former|then|public|prime|vice|deputy|chief|assistant|under|first|second|foreign|home|interior|finance|defense|defence|justice|health|education|war|state|private|permanent)(?:[ -]|$))+$/iu;

/** Whether a role says of what: `Italian leader`, `director of the museum`; not `guard`, `new captain`, `wife`. */
export function isQualified(reading: DocumentReading, span: Span, role: string): boolean {
  if (RANKS.test(role) || /^(?:another|one|some|any|other)\b/iu.test(role)) return false;
  if (KIN.test(role)) return / of /u.test(role);
  // "his Italian Catholic mother": whose mother, only the page tells
  if (RELATIVE.test(role) && !OWNED.test(role)) return false;
  return (
    /\p{Lu}/u.test(role.replace(/^\p{Lu}\p{Ll}+ (?=\p{Ll}+$)/u, "")) ||
    / of /u.test(role) ||
    touching(reading.names, span).some((one) => one.span.start >= span.start && one.span.end <= span.end) ||
    isNationAdjective(role.split(" ")[0] ?? "")
  );
}

/** `Quebec's governor`: a role that says whose it is. */
export function isOwned(role: string): boolean {
  return OWNED.test(role);
}

// "Sweden's chief prosecutor" has its owner for an article.
const OWNED = /^(?:\p{Lu}[\p{L}.-]*\s){0,3}\p{Lu}[\p{L}-]*['’]s?\s/u;

/** `the harbour master` · `Sweden’s chief prosecutor`; an office that owns something keeps its article: `the King’s brother`. */
export function withArticle(reading: DocumentReading, { start }: Span, role: string): string {
  const owner = { start, end: start + role.search(/['’]/u) };
  return OWNED.test(role) && nameAt(reading, owner) !== null ? role : `the ${role}`;
}

/** `had joined in spring, | was carried off`: the first of two that run on. */
export function oneDeed(text: string): string {
  return text.replace(/,\s(?:was|were|had|has|is|are|said|told|wrote)\b.*$/u, "");
}

/** Where a mention ends, its role behind it included. */
export function endOfNamed({ span, role }: NameMention): number {
  return Math.max(span.end, role?.end ?? 0);
}

// Mademoiselle · Mr. · Countess
const ADDRESS =
  /(?:\b(?:Dr|Mr|Mrs|St|Prof))\.?$|^(?:M(?:r|rs|s|essrs|me|lle)\b|Lord$|Count(?:ess)?$|Miss|Madam|Madame|Mademoiselle|Monsieur|Sir|Cllrs?\b|Lady|Dame|Don|Do\u00f1a|Herr|Frau)/iu;
// a servant of Professor
const OF_ANOTHER =
  /\sof (?:Professor|Doctor|General|Captain|Colonel|King|Queen|Prince|President|Bishop|Judge)$/u;

// "a boarding party under Lieutenant"
const UNDER = /\s(?:under|by|with|from|against|including) \p{Lu}\p{Ll}+$/u;

/** Whether the words before a name are no part one takes: how one is addressed, or whose servant somebody else is. */
export function isNoPart(role: string): boolean {
  return ADDRESS.test(role) || OF_ANOTHER.test(role) || UNDER.test(role);
}
