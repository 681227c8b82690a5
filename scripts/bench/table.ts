/** One line of the report: what, how much, and whether it is what we aim for. */
export type Row = {
  readonly what: string;
  readonly measured: string;
  readonly aim: string;
  /** Null when there is nothing to hold it against. */
  readonly met: boolean | null;
};

/** The rows as a table of plain text. */
export function printed(rows: readonly Row[]): string {
  const cells = rows.map(({ what, measured, aim, met }) => [
    what,
    measured,
    aim,
    met === null ? "" : met ? "yes" : "NO",
  ]);
  const all = [["", "measured", "aim", "met"], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The middle of some measurements: one disturbed round does not move it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

export const whole = (value: number): string => Math.round(value).toLocaleString("en-GB");
