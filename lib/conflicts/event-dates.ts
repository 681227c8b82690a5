import { foldText } from "#lib/base/text.ts";
import { type Dating, datingsIn } from "./datings.ts";
import type { Dossier } from "./dossier.ts";
import { gapInDays, type Interval } from "./intervals.ts";
import { RECURRING } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import { type Phrase, sameThing, shareName } from "./phrases.ts";
import type { Question } from "./statements.ts";
import { eachPairByTheme } from "./themes.ts";

/** Two dates of a thing that can happen twice are two happenings when they are further apart than this. */
const SAME_OCCASION = 45;

/**
 * When one happening took place, where several documents date it. Two tellings are of one happening when they are of one
 * kind, about the same thing, in the company of other names and words that both documents share.
 */
export function eventDateQuestions(dossier: Dossier): Question[] {
  return clusters(datingsIn(dossier), dossier).flatMap((cluster): Question[] => {
    const [first] = cluster;
    if (!first) return [];
    const name = dossier.terms.shown(fullest(cluster));
    return [
      {
        key: `event ${first.kind.name} ${foldText(name)}`,
        slot: "date",
        topic: `When ${name} ${first.kind.past}`,
        statements: cluster.map(({ statement }) => statement),
        happening: true,
      },
    ];
  });
}

/** Groups of tellings of one happening, from at least two documents. */
function clusters(dated: readonly Dating[], dossier: Dossier): Dating[][] {
  const group = new Map<Dating, Dating[]>();
  eachPairByTheme(
    dated,
    ({ kind }) => kind.name,
    (a, b) => {
      if (group.has(a) && group.get(a) === group.get(b)) return;
      if (!sameHappening(a, b, dossier)) return;
      const [own, other] = [group.get(a) ?? [a], group.get(b) ?? [b]];
      // The smaller group moves, so that thousands of tellings do not move thousands of times.
      const joined = own.length < other.length ? other : own;
      if (joined === own) for (const one of other) own.push(one);
      else other.unshift(...own);
      group.set(a, joined);
      group.set(b, joined);
      for (const one of joined === own ? [...own].slice(-other.length) : other.slice(0, own.length))
        group.set(one, joined);
    },
  );
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
/** What only the title of a document says needs more to bear it out. */
const INFERRED_COMPANY = 4;
const FAR_COMPANY = 5;
/** A name of so many words is no two things' name. */
const FULL_TITLE = 3;
const FAR = 15 * 365;

function sameHappening(a: Dating, b: Dating, dossier: Dossier): boolean {
  const [p, q] = [a.statement.value, b.statement.value];
  if (p.kind !== "days" || q.kind !== "days") return false;
  if (!sameThing(a.theme, b.theme)) return false;
  // `the Elm Street line`, `the roof of Harrow Mill`: a common noun needs a name beside it to be one thing in two documents.
  const titled = a.theme.title === true || b.theme.title === true;
  if (!titled && !isNamed(a.theme) && !shareName(a.theme, b.theme)) return false;
  const gap = gapInDays(p.interval, q.interval);
  const once = a.kind.once || isNamedEvent(a.theme, dossier);
  if (!once && (gap > SAME_OCCASION || isVague(p.interval) || isVague(q.interval))) return false;
  if (RECURRING.test(a.theme.text) || RECURRING.test(b.theme.text)) return false;
  const known = new Set([a, b].flatMap(({ theme }) => [...theme.terms, ...theme.words]));
  const shareCompany = (points: number) => dossier.company.isShared(a.passage, b.passage, points, known);
  if (gap > FAR) return shareCompany(FAR_COMPANY);
  if (a.theme.inferred || b.theme.inferred) return shareCompany(INFERRED_COMPANY);
  if (titled && a.theme.words.size >= FULL_TITLE) return true;
  // A note of a few lines has no room for company: there the full name of one thing is enough.
  return (
    (isFullName(a.theme) && [a, b].every(({ passage }) => isNote(passage, dossier))) ||
    shareCompany(NEAR_COMPANY)
  );
}

/** The theme that says most: `the canal at Orsted` rather than `the canal`. */
function fullest(cluster: readonly Dating[]): Phrase {
  const themes = cluster.map(({ theme }) => theme);
  return themes.reduce((best, one) => (isNamed(best) || one.words.size <= best.words.size ? best : one));
}

const NOTE = 4;
const isNote = ({ document }: Passage, { library }: Dossier) =>
  (library.documents[document]?.length ?? 0) <= NOTE;
const isFullName = (theme: Phrase) => theme.head.startsWith("#") && theme.words.size > 1;

/** No finer than a season: two years that touch may hold two visits. */
const isVague = ({ from, to }: Interval) => to - from > 62;

const isNamed = (theme: Phrase) => theme.head.startsWith("#");

function isNamedEvent(theme: Phrase, { terms }: Dossier): boolean {
  return terms.typeOf(theme.head) === "EVENT";
}
