import { foldText, type Span, slice } from "#lib/base/text.ts";
import { atOneTime, eachAligned, isStage, toldOf } from "./aligned-deeds.ts";
import type { Deed } from "./deeds.ts";
import type { Dossier } from "./dossier.ts";
import type { Question, Statement } from "./statements.ts";

/** What happens at one time of the day. */
const AT_ONE_TIME: ReadonlySet<string> = new Set(
  "struck sunk exploded died born begun ended opened arrested signed held killed attacked left landed crashed".split(
    " ",
  ),
);

/** Minutes that clocks and writers differ by. */
const LOOSE = 20;
const HALF_DAY = 720;

// at 10.40 · at 6:05 p.m. · at nine o'clock is left to words
const CLOCK =
  /\bat\s(?:about\s|exactly\s)?(?<hour>\d{1,2})(?:[.:](?<minute>\d{2})|(?=\s?(?:a\.?m|p\.?m|o[’']clock)))(?!\s?(?:per|%|metres|km|million))/iu;

type Timed = Deed & { readonly minutes: number; readonly focus: Span };

/** At what time of the day something of a story happened, where two documents give hours too far apart. */
export function deedHourQuestions(dossier: Dossier): Question[] {
  const once = dossier.deeds.filter(({ kind, negated }) => !negated && AT_ONE_TIME.has(kind));
  const timed = once.flatMap((deed): Timed[] => {
    if (isStage(deed)) return [];
    const body = slice(deed.passage.reading.document.text, deed.passage.span);
    const match = CLOCK.exec(body);
    const { hour, minute = "0" } = match?.groups ?? {};
    if (!match || hour === undefined || Number(hour) > 24 || Number(minute) > 59) return [];
    const start = deed.passage.span.start + match.index;
    // One time in the sentence, and near its verb.
    if (
      CLOCK.test(body.slice(match.index + match[0].length)) ||
      Math.abs(start - deed.clause.verb.start) > NEAR
    )
      return [];
    return [
      {
        minutes: Number(hour) * 60 + Number(minute),
        focus: { start, end: start + match[0].length },
        ...deed,
      },
    ];
  });
  const questions: Question[] = [];
  eachAligned(timed, dossier, (a, b) => {
    // Nobody says whether it was morning or evening: the dial decides.
    const apart = Math.abs(a.minutes - b.minutes) % HALF_DAY;
    if (Math.min(apart, HALF_DAY - apart) <= LOOSE || !atOneTime(a, b) || !a.definite || !b.definite) return;
    const name = dossier.terms.shown(a.theme.text.length >= b.theme.text.length ? a.theme : b.theme);
    questions.push({
      key: `hour ${a.kind} ${foldText(name)}`,
      slot: "date",
      topic: `At what time ${name} ${toldOf(a)}`,
      statements: [statementOf(a), statementOf(b)],
    });
  });
  return questions;
}

const NEAR = 80;

function statementOf({ passage, focus, minutes }: Timed): Statement {
  return {
    passage,
    span: passage.span,
    focus,
    value: { kind: "label", label: String(minutes % HALF_DAY) },
    words: slice(passage.reading.document.text, focus).replace(/^at\s/iu, ""),
  };
}
