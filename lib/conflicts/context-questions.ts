import { slice } from "#lib/base/text.ts";
import { comparedAs, sameValue } from "./context-alike.ts";
import { extraFor } from "./context-sole.ts";
import { contextTopic } from "./context-topics.ts";
import { type Told, toldIn } from "./context-values.ts";
import type { Dossier } from "./dossier.ts";
import { areOfOtherKinds, kindsSpokenOf } from "./kinds-spoken-of.ts";
import { Frequency, type Likeness } from "./likeness.ts";
import type { Question, Slot, Statement } from "./statements.ts";

/** A document that tells so often in one frame tells of many things. */
const MOST = 10;
const MOST_DAYS = 16;
/** Points in common that make two tellings one. */
const ENOUGH: Readonly<Record<Told["sort"], number>> = {
  number: 1.4,
  length: 1.2,
  place: 1.4,
  day: 1.4,
  rank: 1.4,
  who: 1.4,
  whether: 1.5,
  range: 1,
};
/** The best match has to be so much better than the next that tells something else. */
const CLEARLY = 0.3;
const NEARLY = 0.7;

const SLOTS: Readonly<Record<Told["sort"], Slot>> = {
  number: "number",
  length: "interval",
  place: "claim",
  day: "date",
  rank: "number",
  who: "actor",
  whether: "outcome",
  range: "date",
};

/** What two documents of one story say otherwise in words that are otherwise much the same, whatever it is. */
export function contextQuestions(dossier: Dossier): Question[] {
  const frequency = new Frequency(dossier);
  const byFrame = new Map<string, Map<number, Told[]>>();
  for (const passage of dossier.library.documents.flat()) {
    if (!dossier.stories.isOneOfTwo(passage.document)) continue;
    for (const told of toldIn(passage, dossier)) {
      const group = byFrame.get(told.frame) ?? new Map<number, Told[]>();
      byFrame.set(told.frame, group);
      const own = group.get(passage.document);
      if (own) own.push(told);
      else group.set(passage.document, [told]);
    }
  }
  return [...byFrame.values()].flatMap((group) => {
    const clear = [...group.values()].filter(
      (own) => own.length <= (own[0]?.sort === "day" ? MOST_DAYS : MOST),
    );
    return clear.flatMap((own, i) =>
      clear
        .slice(i + 1)
        .flatMap((others) =>
          differing(own, others, frequency, dossier).map((pair) => questionOn(pair, dossier)),
        ),
    );
  });
}

type Pair = { readonly a: Told; readonly b: Told; readonly likeness: Likeness };

function differing(
  own: readonly Told[],
  others: readonly Told[],
  frequency: Frequency,
  dossier: Dossier,
): Pair[] {
  const [one, other] = [own[0], others[0]];
  if (!one || !other || !dossier.stories.areOne(one.segment.passage, other.segment.passage)) return [];
  // Where each document tells one thing only in such words, it is hardly two things that they tell.
  const sole = isSole(own) && isSole(others);
  const likenesses = own.map((a) => others.map((b) => comparedAs(a, b, frequency, dossier, sole)));
  return own.flatMap((a, i): Pair[] => {
    const row = likenesses[i] ?? [];
    const j = bestOf(row.map((each) => each?.points ?? 0));
    const b = others[j];
    const likeness = row[j];
    if (
      !b ||
      !likeness ||
      likeness.points + extraFor(a, b, likeness, dossier, sole) < ENOUGH[a.sort] ||
      sameValue(a, b) ||
      areOfOtherKinds(kindsIn(a), kindsIn(b))
    )
      return [];
    const column = likenesses.map((each) => each[j]?.points ?? 0);
    if (bestOf(column) !== i) return [];
    const rivals = [
      ...row.flatMap((each, k) =>
        k !== j && others[k] && !sameValue(others[k], b) ? [each?.points ?? 0] : [],
      ),
      ...column.flatMap((points, k) => (k !== i && own[k] && !sameValue(own[k], a) ? [points] : [])),
    ];
    if (rivals.some((points) => points > likeness.points - CLEARLY)) return [];
    // What the other document says too is not in dispute.
    const told = (points: number) => a.sort !== "whether" || points >= likeness.points * NEARLY;
    if (others.some((each, k) => sameValue(each, a) && told(row[k]?.points ?? 0))) return [];
    if (own.some((each, k) => sameValue(each, b) && told(column[k] ?? 0))) return [];
    return [{ a, b, likeness }];
  });
}

const kindsIn = ({ segment: { passage } }: Told) =>
  kindsSpokenOf(slice(passage.reading.document.text, passage.span));

const isSole = ([first, ...more]: readonly Told[]) =>
  first !== undefined && more.every((one) => sameValue(first, one));

function bestOf(points: readonly number[]): number {
  let best = 0;
  for (const [i, one] of points.entries()) if (one > (points[best] ?? 0)) best = i;
  return best;
}

function questionOn({ a, b, likeness }: Pair, dossier: Dossier): Question {
  return {
    key: `context ${a.frame} ${[...likeness.shared]
      .filter((id) => !id.startsWith("#"))
      .sort()
      .slice(0, 8)
      .join(" ")}`,
    slot: SLOTS[a.sort],
    topic: contextTopic(a, b, dossier),
    statements: [statementOf(a), statementOf(b)],
  };
}

function statementOf({ segment, focus, value, words }: Told): Statement {
  return { passage: segment.passage, span: segment.passage.span, focus, value, words };
}
