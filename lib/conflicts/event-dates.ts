import type { Dossier } from "./dossier.ts";
import type { Telling } from "./events.ts";
import { dateInWords, gapInDays, intervalOf } from "./intervals.ts";
import { RECURRING } from "./occasions.ts";
import { type Phrase, sameThing } from "./phrases.ts";
import type { Question, Statement } from "./statements.ts";
import { shownSpan } from "./topics.ts";

/** Two dates of a thing that can happen twice are two happenings when they are further apart than this. */
const SAME_OCCASION = 45;

type Dated = { readonly telling: Telling; readonly statement: Statement };

/**
 * When one happening took place, where several documents date it. Two tellings are of one happening when they are of one
 * kind, about the same thing, in the company of other names and words that both documents share.
 */
export function eventDateQuestions(dossier: Dossier): Question[] {
  const dated = dossier.tellings.flatMap((telling): Dated[] => {
    const statement = telling.kind && !telling.negated ? statementOf(telling) : null;
    return statement ? [{ telling, statement }] : [];
  });
  return clusters(dated, dossier).map((cluster): Question => {
    const first = cluster[0]?.telling;
    return {
      key: `event ${first?.kind?.name ?? ""} ${first ? dossier.terms.shown(first.theme) : ""}`,
      slot: "date",
      topic: first ? `When ${dossier.terms.shown(first.theme)} ${first.kind?.past ?? ""}` : "",
      statements: cluster.map(({ statement }) => statement),
      happening: true,
    };
  });
}

function statementOf({ passage, date }: Telling): Statement | null {
  const interval = date ? intervalOf(date) : null;
  if (!date || !interval) return null;
  return {
    passage,
    span: shownSpan(passage, date.span),
    focus: date.span,
    value: { kind: "days", interval },
    words: dateInWords(date.value),
  };
}

/** Groups of tellings of one happening, from at least two documents. */
function clusters(dated: readonly Dated[], dossier: Dossier): Dated[][] {
  const index = new Map<string, Dated[]>();
  for (const one of dated) {
    for (const term of one.telling.theme.terms) {
      const key = `${one.telling.kind?.name} ${term}`;
      const list = index.get(key);
      if (list) list.push(one);
      else index.set(key, [one]);
    }
  }
  const group = new Map<Dated, Dated[]>();
  for (const list of index.values()) {
    for (const [i, a] of list.entries()) {
      for (const b of list.slice(i + 1)) {
        if (group.has(a) && group.get(a) === group.get(b)) continue;
        if (!sameHappening(a, b, dossier)) continue;
        const joined = [...(group.get(a) ?? [a]), ...(group.get(b) ?? [b])];
        for (const one of joined) group.set(one, joined);
      }
    }
  }
  return [...new Set(group.values())].map((cluster) =>
    cluster.sort(
      (a, b) =>
        a.statement.passage.document - b.statement.passage.document ||
        a.statement.span.start - b.statement.span.start,
    ),
  );
}

/** Points of company (see `Company`) that two tellings need, the more the further apart their dates are. */
const NEAR_COMPANY = 2;
const FAR_COMPANY = 5;
const FAR = 15 * 365;

function sameHappening(a: Dated, b: Dated, dossier: Dossier): boolean {
  const [x, y] = [a.telling, b.telling];
  const [p, q] = [a.statement.value, b.statement.value];
  if (x.passage.document === y.passage.document || p.kind !== "days" || q.kind !== "days") return false;
  if (!sameThing(x.theme, y.theme)) return false;
  if (!isNamed(x.theme) && !sharedName(x.theme, y.theme)) return false;
  const gap = gapInDays(p.interval, q.interval);
  if (gap > SAME_OCCASION && !x.kind?.once && !isNamedEvent(x.theme, dossier)) return false;
  const company = dossier.company.shared(x.passage, y.passage, new Set([...x.theme.terms, ...y.theme.terms]));
  return company >= (gap > FAR ? FAR_COMPANY : NEAR_COMPANY);
}

const isNamed = (theme: Phrase) => theme.head.startsWith("#");

/** `the Elm Street line`, `the roof of Harrow Mill`: a common noun needs a name beside it to be one thing in two documents. */
const sharedName = (a: Phrase, b: Phrase) =>
  [...a.terms].some((term) => term.startsWith("#") && b.terms.has(term));

function isNamedEvent(theme: Phrase, { terms }: Dossier): boolean {
  return terms.typeOf(theme.head) === "EVENT" && !RECURRING.test(theme.text);
}
