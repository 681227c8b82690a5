import { grouped } from "#lib/base/grouped.ts";
import { contains, cover, foldText, type Span, slice } from "#lib/base/text.ts";
import { withDossierNames } from "#lib/cards/dossier-names.ts";
import { contentId } from "#lib/cards/identity.ts";
import { receipt } from "#lib/cards/receipts.ts";
import type { Clause, DocumentReading, NameType } from "#lib/extract/types.ts";
import type { Deck } from "./format.ts";
import type { FoundPeople, Line, Participant } from "./made.ts";
import { type Resting, resting } from "./sentence-cards.ts";

const MOST_PEOPLE = 200;
const MOST_LINES = 40;
/** Somebody named once, of whom nothing is told, is no participant. */
const FEWEST_MENTIONS = 2;

// propose · offer · suggest · demand · request · urge · invite · ask for · insist on · draft · submit
const PROPOSING =
  /^(?:propose|offer|suggest|demand|request|urge|invite|insist|draft|submit|recommend|advocate|table|petition|plead|appeal)$/u;
// "Reck said that": what was said stands among the quotations
const SAYING =
  /^(?:say|tell|write|state|add|ask|reply|answer|call|note|think|believe|know|be|have|do|become|seem)$/u;

// "Romania, which held the oil fields": describes, and leaves off in mid-sentence
const RELATIVE = /^[^,]{1,80}, (?:which|who|whose|that)\b/u;

// "Which sea?" · "the war is already won by us": said; not a word or two that the writer borrowed ("markedly agitated")
const WHOLE = /^.{2,600}[.?!…]$|^(?:\S{1,60}\s){3}/u;

type Drawn = {
  readonly name: string;
  readonly type: NameType;
  readonly aliases: Set<string>;
  readonly documents: Set<string>;
  mentions: number;
  readonly roles: Map<string, Line>;
  readonly said: Line[];
  readonly proposed: Line[];
  readonly did: Line[];
};

/**
 * Who is who: the people, states and bodies of a dossier under their fullest names, with what they are called, said,
 * proposed and did, each line with its receipt. Those who are named most come first.
 */
export function peopleOf(readings: readonly DocumentReading[], deck: Deck): FoundPeople {
  const at = resting(deck);
  const drawn = new Map<string, Drawn>();
  for (const reading of withDossierNames(readings)) drawReading(reading, drawn, at);
  const people = [...drawn.values()]
    .filter((one) => one.type !== "MISC" && one.type !== "EVENT")
    .filter(isParticipant)
    .sort((a, b) => b.mentions - a.mentions || linesOf(b) - linesOf(a) || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_PEOPLE);
  return { kind: "people", people: people.map(participant) };
}

/** Named more than once, or once with more than a deed: a sentence's first word is easily taken for a name. */
function isParticipant({ mentions, name, roles, said, proposed, did }: Drawn): boolean {
  if (mentions >= FEWEST_MENTIONS || roles.size + said.length + proposed.length > 0) return true;
  return did.length > 0 && /\s/u.test(name);
}

function linesOf({ roles, said, proposed, did }: Drawn): number {
  return roles.size + said.length + proposed.length + did.length;
}

function drawReading(reading: DocumentReading, drawn: Map<string, Drawn>, at: Resting): void {
  const { document, names, entities, quotations, clauses } = reading;
  const ofEntity = entities.map(({ name, type, aliases }) => {
    const key = `${type} ${foldText(name)}`;
    const known = drawn.get(key) ?? fresh(name, type);
    drawn.set(key, known);
    for (const alias of aliases) if (alias !== name) known.aliases.add(alias);
    return known;
  });
  const byName = new Map(ofEntity.map((one) => [one.name, one]));
  const line = (text: string, span: Span): Line => {
    const evidence = receipt(document, span, "proof");
    return { text, evidence, card: at.cardsAt(document.name, evidence)[0]?.id ?? null };
  };
  for (const { entity, role, span } of names) {
    const one = ofEntity[entity];
    if (one === undefined) continue;
    one.mentions += 1;
    one.documents.add(document.name);
    if (role === null) continue;
    const text = words(slice(document.text, role));
    if (!one.roles.has(foldText(text)))
      one.roles.set(
        foldText(text),
        line(text, { start: Math.min(role.start, span.start), end: Math.max(role.end, span.end) }),
      );
  }
  for (const { kind, speakerName, inner, span } of quotations) {
    const one = kind === "speech" && speakerName !== null ? byName.get(speakerName) : undefined;
    const text = words(slice(document.text, inner));
    if (one !== undefined && WHOLE.test(text)) one.said.push(line(text, span));
  }
  const bySentence = grouped(clauses, (clause) => clause.sentence);
  for (const clause of clauses) {
    const actor = clause.agent?.entity;
    const one = actor == null ? undefined : ofEntity[actor];
    if (one === undefined || !isDeed(clause)) continue;
    const list = PROPOSING.test(clause.lemma) ? one.proposed : one.did;
    const told = whole(clause, bySentence.get(clause.sentence) ?? []);
    const text = words(slice(document.text, told));
    if (!RELATIVE.test(text)) list.push(line(text, told));
  }
}

/** What somebody did, as the document tells it: not what was only said or planned, and more than being something. */
function isDeed({ finite, attributed, modality, lemma, object, complement, adjuncts }: Clause): boolean {
  if (!finite || attributed || modality !== null || SAYING.test(lemma)) return false;
  return object !== null || complement !== null || adjuncts.length > 0;
}

/** The clause with what hangs on its verb, and with the deed behind it: "sought to expand its borders" is whole. */
function whole(clause: Clause, clauses: readonly Clause[]): Span {
  const told = hanging(clause);
  const { complement } = clause;
  if (complement?.kind !== "infinitive") return told;
  const behind = clauses.find((one) => one !== clause && contains(complement.span, one.verb));
  return behind === undefined ? told : cover(told, hanging(behind));
}

function hanging({ span, object, recipient, complement, adjuncts }: Clause): Span {
  const parts = [object?.span, recipient?.span, complement?.span, ...adjuncts.map((one) => one.span)];
  return parts.reduce<Span>((all, part) => (part === undefined ? all : cover(all, part)), span);
}

function words(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.charAt(0).toUpperCase() + line.slice(1);
}

function fresh(name: string, type: NameType): Drawn {
  return {
    name,
    type,
    aliases: new Set(),
    documents: new Set(),
    mentions: 0,
    roles: new Map(),
    said: [],
    proposed: [],
    did: [],
  };
}

function participant(one: Drawn): Participant {
  return {
    id: contentId(["participant", 1, one.type, foldText(one.name)]),
    name: one.name,
    type: one.type,
    aliases: [...one.aliases],
    documents: one.documents.size,
    mentions: one.mentions,
    roles: [...one.roles.values()].slice(0, MOST_LINES),
    said: once(one.said),
    proposed: once(one.proposed),
    did: once(one.did),
  };
}

/** A line that several documents have in the same words is shown once. */
function once(lines: readonly Line[]): Line[] {
  const seen = new Map<string, Line>();
  for (const one of lines) {
    const key = foldText(one.text);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()].slice(0, MOST_LINES);
}
