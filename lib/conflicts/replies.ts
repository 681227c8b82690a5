import { grouped } from "#lib/base/grouped.ts";
import { type Span, slice } from "#lib/base/text.ts";
import { type Dossier, passagesWith } from "./dossier.ts";
import { dateInWords, type Interval, intervalOf, overlaps } from "./intervals.ts";
import type { Party } from "./parties.ts";
import type { Passage } from "./passages.ts";
import type { Question, Statement } from "./statements.ts";

/** What somebody did with a proposal, an offer, a letter: answered it, or left it without an answer. */
type Reply = {
  readonly kind: "silence" | "answer";
  readonly passage: Passage;
  readonly focus: Span;
  readonly by: Party;
  /** Whose proposal it was, where the sentence tells. */
  readonly from: Party | null;
};

const PAPER = String.raw`(?:proposal|offer|note|letter|demand|request|telegram|message|ultimatum|condition|term|invitation|application|claim)s?\b`;

// Germany never responded to … · failed to answer … · the letter was not answered
const NEVER =
  /\b(?:never|not|n't|failed to|fails to)\s(?:even\s|yet\s)?(?:respond|repl[yi]|answer)\w{0,3}\b/iu;
// there was no German reply · received no answer
const NONE =
  /\b(?:was|were|came|got|received|gave|sent|made|had)\sno(?<adjective>\s[\p{Lu}][\p{L}-]+)?\s(?:reply|replies|answer|response)\b/iu;
// accepted the proposal · was willing to accept the proposal · turned down their offer · replied to the Soviet note
const ANSWERED = new RegExp(
  String.raw`\b(?:accepted|rejected|refused|turned\sdown|declined|answered|replied\sto|responded\sto|agreed\sto|(?:willing|ready|prepared)\sto\saccept)\s(?:[\p{L}'’-]+\s){0,4}?${PAPER}`,
  "iu",
);
const CUES =
  "respond responder response reply replied answer answerer accept reject refuse turned decline agreed".split(
    " ",
  );
const UNSURE = /\b(?:if|whether|would|could|might|hoped|expected|asked)\b/iu;

/** Who wrote the paper, said beside it: `a Soviet proposal`, `the proposal sent by Molotov`. */
function senderOf(passage: Passage, after: number, dossier: Dossier): Party | null {
  const { text } = passage.reading.document;
  const tail = { start: after, end: passage.span.end };
  const paper = new RegExp(PAPER, "iu").exec(slice(text, tail));
  if (!paper) return null;
  const noun = after + paper.index;
  const parties = dossier.parties.in(passage.document, tail);
  const before = parties.findLast(({ span }) => span.end <= noun && noun - span.end <= 2);
  if (before) return before.party;
  const next = /^\s(?:sent|made|put forward|given|written|presented)?\s?(?:by|from|of)\s/iu.exec(
    text.slice(noun + paper[0].length, noun + paper[0].length + 24),
  );
  const end = noun + paper[0].length + (next?.[0].length ?? 0);
  return next
    ? (parties.find(({ span }) => span.start >= end && span.start - end <= 30)?.party ?? null)
    : null;
}

function replyIn(passage: Passage, dossier: Dossier): Reply | null {
  const body = slice(passage.reading.document.text, passage.span);
  if (UNSURE.test(body)) return null;
  const named = () => dossier.parties.in(passage.document, passage.span);
  const make = (kind: Reply["kind"], match: RegExpExecArray, by: Party | undefined): Reply | null => {
    const at = passage.span.start + match.index;
    // The paper may be named inside the match (`accepted the proposal`) or after it (`responded to a proposal`).
    return by === undefined
      ? null
      : {
          kind,
          passage,
          focus: { start: at, end: at + match[0].length },
          by,
          from: senderOf(passage, at, dossier),
        };
  };
  const subject = (match: RegExpExecArray) =>
    named().findLast(({ span }) => span.end <= passage.span.start + match.index)?.party;
  const never = NEVER.exec(body);
  if (never) return make("silence", never, subject(never));
  const none = NONE.exec(body);
  if (none) {
    const by = named().find(
      ({ span }) =>
        span.start >= passage.span.start + none.index &&
        span.end <= passage.span.start + none.index + none[0].length,
    );
    return make("silence", none, by?.party);
  }
  const answered = ANSWERED.exec(body);
  return answered ? make("answer", answered, subject(answered)) : null;
}

/** Whether a sentence tells of somebody who gave no answer. */
export function tellsOfSilence(sentence: string): boolean {
  return NEVER.test(sentence) || NONE.test(sentence);
}

/** Whether one side ever answered another, and when it was that it did not. */
export function replyQuestions(dossier: Dossier): Question[] {
  const replies = passagesWith(CUES, dossier).flatMap((passage) => replyIn(passage, dossier) ?? []);
  return [...answeredOrNot(replies, dossier), ...silentWhen(replies, dossier)];
}

/** Two sides that wrote to each other more often than this in one document leave open which paper is meant. */
const MOST_PAPERS = 50;

/** Inside one document: a paper that was never answered, and an answer to it. */
function answeredOrNot(replies: readonly Reply[], { parties }: Dossier): Question[] {
  const between = ({ passage, by, from }: Reply) => `${passage.document} ${by} ${from}`;
  const told = replies.filter(({ from, by }) => from !== null && from !== by);
  const answered = grouped(
    told.filter((one) => one.kind === "answer"),
    between,
  );
  const silent = grouped(
    told.filter((one) => one.kind === "silence"),
    between,
  );
  const silences = [...silent.values()].flatMap((all) => all.slice(0, MOST_PAPERS));
  return silences.flatMap((silence): Question[] => {
    const answers = (answered.get(between(silence)) ?? [])
      .slice(0, MOST_PAPERS)
      .filter((one) => !apart(one.passage, silence.passage));
    if (answers.length === 0) return [];
    const statement = (one: Reply, label: string): Statement => ({
      passage: one.passage,
      span: one.passage.span,
      focus: one.focus,
      value: { kind: "label", label },
      words: label,
    });
    return [
      {
        key: `reply ${silence.passage.reading.document.name} ${silence.by} ${silence.from}`,
        slot: "outcome",
        topic: `Whether ${parties.nameOf(silence.by)} answered the proposal of ${parties.nameOf(silence.from ?? "")}`,
        statements: [
          statement(silence, "never answered"),
          ...answers.map((one) => statement(one, "answered")),
        ],
        internal: true,
      },
    ];
  });
}

/** Whether two sentences name days that exclude each other: then they are about two papers. */
function apart(a: Passage, b: Passage): boolean {
  const days = (passage: Passage) => passage.dates.flatMap((date) => intervalOf(date) ?? []);
  const [x, y] = [days(a), days(b)];
  return x.length > 0 && y.length > 0 && !x.some((one) => y.some((other) => overlaps(one, other)));
}

/** Across documents: one side's silence at two times. */
function silentWhen(replies: readonly Reply[], dossier: Dossier): Question[] {
  const byParty = grouped(
    replies.filter((one) => one.kind === "silence"),
    ({ by }) => by,
  );
  return [...byParty].flatMap(([party, all]): Question[] => {
    const first = all[0];
    if (!first || new Set(all.map((one) => one.passage.document)).size < 2) return [];
    const near = all.filter(
      (one) =>
        one === first || dossier.company.isShared(first.passage, one.passage, CLOSE_COMPANY, new Set()),
    );
    // With two silences in one document nobody can say which of them another document means.
    if (new Set(near.map((one) => one.passage.document)).size !== near.length) return [];
    const statements = near.flatMap((one) => whenOf(one, dossier) ?? []);
    const name = dossier.parties.nameOf(party);
    return [
      {
        key: `silence ${party}`,
        slot: "date",
        topic: `When the proposal that ${name} never answered was made`,
        statements,
      },
    ];
  });
}

const CLOSE_COMPANY = 6;
const A_YEAR = 365;
/** How many sentences back the last date still tells when something was. */
const BACK = 8;

/** The date of a silence: its own, or at most a year after the last date that was told before it. */
function whenOf({ passage, focus }: Reply, { library }: Dossier): Statement | null {
  const own = passage.dates.find((date) => !date.quoted);
  const interval = own ? intervalOf(own) : null;
  if (own && interval) {
    return {
      passage,
      span: passage.span,
      focus: own.span,
      value: { kind: "days", interval },
      words: dateInWords(own.value),
    };
  }
  const before = (library.documents[passage.document] ?? []).slice(
    Math.max(0, passage.index - BACK),
    passage.index,
  );
  const last = before
    .flatMap((one) => (one.trusted ? one.dates : []))
    .findLast((date) => !date.quoted && date.modifier === null);
  const since: Interval | null = last ? intervalOf(last) : null;
  if (!last || !since) return null;
  return {
    passage,
    span: passage.span,
    focus,
    value: { kind: "days", interval: { from: since.from, to: since.to + A_YEAR } },
    words: `after ${dateInWords(last.value)}`,
  };
}
