import { type Span, slice } from "#lib/base/text.ts";
import type { DateMention } from "#lib/extract/types.ts";
import { type Dossier, passagesWith } from "./dossier.ts";
import { type Interval, intervalOf } from "./intervals.ts";
import type { Party } from "./parties.ts";
import type { Passage } from "./passages.ts";
import type { Question, Statement } from "./statements.ts";

/** A turn in how two sides stand to each other: they bind themselves by a pact, or one of them breaks with the other. */
type Turn = {
  readonly kind: "pact" | "break";
  readonly passage: Passage;
  readonly focus: Span;
  readonly parties: readonly [Party, Party];
  /** Whether the first of the parties is the one who acted. */
  readonly directed: boolean;
  readonly interval: Interval | null;
  /** Whether the date is told to the day or the month. */
  readonly fine: boolean;
};

// broke off diplomatic relations with · severed relations · declared war on · invaded · launched Operation X · the invasion of
const BREAK =
  /\b(?:(?:broke|broken|break|breaks|cut|severed|sever)\s(?:off\s)?(?:all\s|its\s|diplomatic\s){0,2}(?:relations|ties)|(?:declared|declares?)\swar\s(?:on|against)|invad(?:ed|es|e)|invasion\sof|launched\s(?:an\sinvasion|Operation\s\p{Lu}\p{L}+))/u;
// was signed · had signed the X Pact · the pact was concluded
const PACT = /\b(?:pact|treaty|agreement|alliance|accord|protocol)s?\b/iu;
const SIGNED = /\b(?:signed|concluded|entered into|ratified|agreed)\b/iu;
const CUES = (
  "broke broken break cut sever declare invade invasion launched " +
  "signed concluded entered ratified agreed"
).split(" ");
const UNREAL =
  /\b(?:will|would|could|may|might|if|plann?(?:ed|ing|s)?|threaten\w{0,3}|never|not|intended|prepar\w{1,4})\b/iu;

function turnIn(passage: Passage, dossier: Dossier): Turn | null {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  if (body.length > MOST) return null;
  const parties = () => dossier.parties.in(passage.document, passage.span);
  const match = BREAK.exec(body);
  if (match) {
    const start = passage.span.start + match.index;
    const end = start + match[0].length;
    if (UNREAL.test(slice(text, { start: Math.max(passage.span.start, start - 40), end: start })))
      return null;
    const at = parties();
    const before = at.findLast(({ span }) => span.end <= start && start - span.end <= 40);
    const after = at.find(
      ({ span, party }) => span.start >= end && span.start - end <= 40 && party !== before?.party,
    );
    if (!before) return null;
    const other = after?.party ?? rival(before.party, passage, dossier);
    if (other === null) return null;
    return {
      kind: "break",
      passage,
      focus: { start, end },
      parties: [before.party, other],
      directed: true,
      ...dating(passage, start),
    };
  }
  const signed = SIGNED.exec(body);
  if (!signed || !PACT.test(body) || UNREAL.test(body)) return null;
  const [a, b, ...more] = new Set(parties().map(({ party }) => party));
  if (more.length > 0 || a === undefined || b === undefined) return null;
  const start = passage.span.start + signed.index;
  const pair = [a, b].sort() as [Party, Party];
  return {
    kind: "pact",
    passage,
    focus: { start, end: start + signed[0].length },
    parties: pair,
    directed: false,
    ...dating(passage, start),
  };
}

const MOST = 500;
const NEAR = 3;
const CLOSE_COMPANY = 6;
/** Within this many days two states do not break with each other and sign a pact. */
const TOO_SOON = 60;

/** Whom an attack without an object is against: the one other state of the sentences around (`launched Operation X`). */
function rival(party: Party, passage: Passage, { library, parties }: Dossier): Party | null {
  const around = (library.documents[passage.document] ?? []).slice(
    Math.max(0, passage.index - NEAR),
    passage.index + NEAR,
  );
  const counts = new Map<Party, number>();
  for (const one of around) {
    for (const { party: other } of parties.in(one.document, one.span)) {
      if (other !== party && other.startsWith("state ")) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

function dating(passage: Passage, start: number): { interval: Interval | null; fine: boolean } {
  const near = passage.dates
    .filter((date) => !date.quoted)
    .sort((a, b) => distance(a, start) - distance(b, start));
  const date = near[0];
  return {
    interval: date ? intervalOf(date) : null,
    fine: date?.granularity === "day" || date?.granularity === "month",
  };
}

const distance = (date: DateMention, start: number) =>
  Math.min(Math.abs(date.span.start - start), Math.abs(date.span.end - start));

/** Turns that cannot both be so: a pact soon after a break, and two documents in which the other side broke. */
export function relationQuestions(dossier: Dossier): Question[] {
  const turns = passagesWith(CUES, dossier).flatMap((passage) => turnIn(passage, dossier) ?? []);
  const byPair = new Map<string, Turn[]>();
  for (const turn of turns) {
    const key = [...turn.parties].sort().join("|");
    byPair.set(key, [...(byPair.get(key) ?? []), turn]);
  }
  return [...byPair].flatMap(([key, all]) => [
    ...pactOrBreak(key, all, dossier),
    ...whoBroke(key, all, dossier),
  ]);
}

function pactOrBreak(key: string, all: readonly Turn[], dossier: Dossier): Question[] {
  const pacts = all.filter((one) => one.kind === "pact" && one.fine);
  const breaks = all.filter((one) => one.kind === "break" && one.fine);
  const clashes = breaks.flatMap((one) =>
    pacts.flatMap((other) => {
      const days = one.interval && other.interval ? other.interval.from - one.interval.to : -1;
      const apart = one.passage.document !== other.passage.document;
      const soon = days >= 0 && days <= TOO_SOON;
      const near = () => dossier.company.isShared(one.passage, other.passage, CLOSE_COMPANY, new Set());
      return apart && soon && near() ? [[other, one] as const] : [];
    }),
  );
  if (clashes.length === 0) return [];
  const [a = "", b = ""] = key.split("|").map((party) => dossier.parties.nameOf(party));
  return [
    {
      key: `pact or break ${key}`,
      slot: "outcome",
      topic: `Whether ${a} and ${b} bound themselves by a pact or broke with each other`,
      statements: clashes
        .flat()
        .map((turn) => statementOf(turn, turn.kind === "pact" ? "signed a pact" : "broke off relations")),
    },
  ];
}

/** Which of two sides turned on the other: told once by each document, and differently. */
function whoBroke(key: string, all: readonly Turn[], dossier: Dossier): Question[] {
  const breaks = all.filter((one) => one.kind === "break" && one.directed && one.interval);
  const byDocument = new Map<number, Turn[]>();
  for (const one of breaks)
    byDocument.set(one.passage.document, [...(byDocument.get(one.passage.document) ?? []), one]);
  // A document that tells of both directions tells of more than one break.
  const clear = [...byDocument.values()].filter(
    (own) => new Set(own.map((one) => one.parties[0])).size === 1,
  );
  const first = clear[0]?.[0];
  if (!first || clear.length < 2) return [];
  const joined = clear
    .flat()
    .filter(
      (one) =>
        one === first || dossier.company.isShared(first.passage, one.passage, CLOSE_COMPANY, new Set()),
    );
  if (new Set(joined.map((one) => one.parties[0])).size < 2) return [];
  const [a = "", b = ""] = key.split("|").map((party) => dossier.parties.nameOf(party));
  return [
    {
      key: `who broke ${key}`,
      slot: "actor",
      topic: `Who broke with whom: ${a} or ${b}`,
      statements: joined.map((turn) => statementOf(turn, dossier.parties.nameOf(turn.parties[0]))),
    },
  ];
}

function statementOf({ passage, focus }: Turn, label: string): Statement {
  return { passage, span: passage.span, focus, value: { kind: "label", label }, words: label };
}
