import { grouped } from "#lib/base/grouped.ts";
import { foldText, type Span, slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import { type Interval, intervalOf } from "./intervals.ts";
import type { Cues } from "./lexicon.ts";
import type { Party } from "./parties.ts";
import type { Passage } from "./passages.ts";
import type { Question, Statement } from "./statements.ts";

/** Who belongs to a union at a time, or was still to be won for it. */
type Membership = {
  readonly kind: "member" | "candidate";
  readonly passage: Passage;
  readonly focus: Span;
  /** Capitalised words of the union's name, folded. */
  readonly union: ReadonlySet<string>;
  readonly parties: ReadonlySet<Party>;
  readonly when: Interval;
};

// to expand the Axis alliance to include A, B and C
const CANDIDATES =
  /\b(?:expand|enlarge|widen|extend|broaden)\w{0,3}\s(?:the\s)?(?<union>(?:\p{Lu}\p{L}+\s){1,4}(?:\p{Ll}+\s){0,2})to\s(?:include|take in|embrace)\s/u;
const WIDENED = "expand enlarge widen extend broaden".split(" ");
// The Tripartite pact (Germany-Italy-Japan=Axis) · the Nordic League (Sweden, Norway and Denmark)
const MEMBERS =
  /(?<union>(?:\p{Lu}[\p{L}-]+\s){1,4}(?:pact|alliance|league|union|bloc|treaty)?\s?)\((?<list>[^()]{5,120})\)/u;

const nameWords = (text: string) => new Set((text.match(/\p{Lu}\p{L}{2,}/gu) ?? []).map(foldText));

function membershipIn(passage: Passage, cues: Cues, dossier: Dossier): Membership | null {
  const { text } = passage.reading.document;
  const body = slice(text, passage.span);
  const candidates = passage.holds(cues) ? CANDIDATES.exec(body) : null;
  const match = candidates ?? (body.includes("(") ? MEMBERS.exec(body) : null);
  const when = match ? timeOf(passage, dossier) : null;
  if (!match || !when) return null;
  const start = passage.span.start + match.index;
  const end = candidates ? passage.span.end : start + match[0].length;
  const from = candidates ? start + match[0].length : start;
  const states = statesIn(passage, { start: from, end }, dossier);
  if (states.size < 2) return null;
  const union = nameWords(candidates ? (match.groups?.union ?? "") : match[0]);
  return {
    kind: candidates ? "candidate" : "member",
    passage,
    focus: { start, end },
    union,
    parties: states,
    when,
  };
}

function statesIn(passage: Passage, span: Span, dossier: Dossier): Set<Party> {
  const parties = dossier.parties.in(passage.document, span).map(({ party }) => party);
  return new Set(
    [...parties, ...dossier.parties.ofCompounds(passage.document, span)].filter((one) =>
      one.startsWith("state "),
    ),
  );
}

/** How many sentences back the last date still tells when something was. */
const BACK = 4;

function timeOf(passage: Passage, { library }: Dossier): Interval | null {
  const before = (library.documents[passage.document] ?? []).slice(
    Math.max(0, passage.index - BACK),
    passage.index + 1,
  );
  const date = before.flatMap((one) => one.dates).findLast((one) => !one.quoted);
  return date ? intervalOf(date) : null;
}

/** Whether somebody belonged to a union already when another document still has them won for it. */
export function membershipQuestions(dossier: Dossier): Question[] {
  const cues = dossier.lexicon.cues(WIDENED);
  const all = dossier.library.documents
    .flat()
    .flatMap((passage) => (passage.trusted ? (membershipIn(passage, cues, dossier) ?? []) : []));
  const members = all.filter((one) => one.kind === "member");
  const byWord = grouped(
    members.flatMap((member) => [...member.union].map((word) => ({ word, member }))),
    ({ word }) => word,
  );
  return all
    .filter((one) => one.kind === "candidate")
    .flatMap((candidate) =>
      alike(candidate, byWord).flatMap((member): Question[] => {
        const states = [...candidate.parties].filter((state) => member.parties.has(state));
        const union = [...candidate.union].filter(
          (word) => member.union.has(word) && !isState(word, dossier),
        );
        if (
          states.length === 0 ||
          union.length === 0 ||
          candidate.passage.document === member.passage.document
        )
          return [];
        if (member.when.from > candidate.when.to) return [];
        const names = states.map((state) => dossier.parties.nameOf(state)).sort();
        return [
          {
            key: `member ${union.sort().join(" ")} ${states.sort().join(" ")}`,
            slot: "claim",
            topic: `Whether ${names.join(" and ")} already belonged to the ${titled(union[0] ?? "")}`,
            statements: [statementOf(member, "already a member"), statementOf(candidate, "still to be won")],
          },
        ];
      }),
    );
}

/** How many lists of members a union is looked for in: who lists it more often tells of many things. */
const MOST_LISTS = 40;

/** The first lists of members of a union by some word of its name, in the order of the documents. */
function alike(
  { union }: Membership,
  byWord: ReadonlyMap<string, readonly { readonly member: Membership }[]>,
): Membership[] {
  const found = [...union].flatMap((word) => (byWord.get(word) ?? []).slice(0, MOST_LISTS));
  return [...new Set(found.map(({ member }) => member))].sort(
    (a, b) => a.passage.document - b.passage.document || a.passage.index - b.passage.index,
  );
}

const isState = (word: string, { parties }: Dossier) => parties.isStateWord(word);
const titled = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function statementOf({ passage, focus }: Membership, label: string): Statement {
  return { passage, span: passage.span, focus, value: { kind: "label", label }, words: label };
}
