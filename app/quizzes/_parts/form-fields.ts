import type { SelectionPart } from "#lib/base/selection.ts";
import { QUESTION_KINDS } from "#lib/quiz/types.ts";

type Values = Readonly<Record<string, string>>;

/** The parts that are ticked in a form: `part:deck:…`, `part:tag:…`, each with its weight where somebody gave one. */
export function selectionIn(values: Values): readonly SelectionPart[] {
  return Object.keys(values).flatMap((name): SelectionPart[] => {
    if (!name.startsWith("part:")) return [];
    const key = name.slice("part:".length);
    const place = placeOf(key);
    const written = values[`weight:${key}`]?.trim().replace(",", ".") ?? "";
    return place === null ? [] : [{ ...place, weight: written === "" ? 1 : Number(written) }];
  });
}

type Place =
  | { readonly kind: "deck"; readonly deckId: string }
  | { readonly kind: "tag"; readonly tag: string };

/** What a key names: `deck:…` or `tag:…`; null for anything else. */
export function placeOf(key: string): Place | null {
  if (key.startsWith("deck:")) return { kind: "deck", deckId: key.slice("deck:".length) };
  return key.startsWith("tag:") ? { kind: "tag", tag: key.slice("tag:".length) } : null;
}

/** A quiz as its form says it. The verb checks every field. */
export function quizFields(values: Values): Readonly<Record<string, unknown>> {
  const { title = "", mode, examId = "" } = values;
  const selection = selectionIn(values);
  return {
    ...(title.trim() === "" ? {} : { title }),
    ...(mode === "exam" ? { mode } : {}),
    examId: examId === "" ? null : examId,
    ...(selection.length === 0 ? {} : { selection }),
    settings: {
      count: values.count,
      kinds: QUESTION_KINDS.filter((kind) => values[`kind:${kind}`] !== undefined),
      minutes: orNull(values.minutes),
      attempts: orNull(values.attempts),
      shuffle: values.shuffle !== undefined,
      fresh: values.same === undefined,
      show: values.show ?? "at-once",
      movesSchedule: values.moves !== undefined,
    },
  };
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === "" ? null : text;
}

/** How many marks followed a decision. */
export function changed(marks: number): string {
  if (marks === 0) return "Decided. No mark changed by it.";
  return marks === 1 ? "Decided. One mark changed by it." : `Decided. ${marks} marks changed by it.`;
}
