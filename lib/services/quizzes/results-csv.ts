import { BYTE_ORDER_MARK, type CsvCell, csvOf } from "#lib/base/csv.ts";
import { keyOf } from "#lib/quiz/paper.ts";
import type { Ctx } from "../context.ts";
import { resultsView } from "./results-view.ts";

/** The marks of a quiz as a table: a row for each attempt, a column for each question. For who may see the results. */
export async function resultsCsv(
  ctx: Ctx,
  quizId: string,
): Promise<{ readonly title: string; readonly text: string }> {
  const { title, pupils, items } = await resultsView(ctx, quizId);
  const head: CsvCell[] = [
    "Pupil",
    "Attempt",
    "Begun (UTC)",
    "Handed in (UTC)",
    "Time ran out",
    "After the due date",
    "Points",
    "Of",
    "Per cent",
    ...items.map((item, at) => `Q${at + 1}: ${item.question.prompt}`),
  ];
  const rows = pupils.flatMap((pupil): CsvCell[][] =>
    pupil.attempts.length === 0
      ? [[pupil.name, null, null, null, null, null, null, null, null, ...items.map(() => null)]]
      : pupil.attempts.map((one) => [
          pupil.name,
          one.number,
          new Date(one.startedAt).toISOString(),
          new Date(one.submittedAt).toISOString(),
          one.timedOut ? "yes" : "no",
          one.late ? "yes" : "no",
          rounded(one.points, 100),
          one.most,
          one.most === 0 ? null : rounded((100 * one.points) / one.most, 10),
          ...items.map((item) => rounded(one.shares[item.questionId] ?? null, 100)),
        ]),
  );
  const figures: CsvCell[][] = [
    ["Facility", ...blank(8), ...items.map((item) => rounded(item.facility, 100))],
    ["Discrimination", ...blank(8), ...items.map((item) => rounded(item.discrimination, 100))],
    ["Key", ...blank(8), ...items.map((item) => keyOf(item.question))],
  ];
  return { title, text: BYTE_ORDER_MARK + csvOf([head, ...rows, ...figures]) };
}

function blank(count: number): readonly null[] {
  return Array.from({ length: count }, () => null);
}

function rounded(value: number | null, by: number): number | null {
  return value === null ? null : Math.round(value * by) / by;
}
