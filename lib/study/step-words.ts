/** Steps as people write them: "1m 10m 1d". */

const MINUTES: Readonly<Record<string, number>> = { s: 1 / 60, m: 1, h: 60, d: 1_440 };

/** 30 · 10m · 1.5h · 1d */
const STEP = /^(?<count>\d{1,6}(?:\.\d{1,3})?)(?<unit>[smhd]?)$/u;

/** Minutes of each step; a bare number is minutes. Null when a part cannot be read. */
export function stepsIn(text: string): readonly number[] | null {
  const parts = text
    .trim()
    .toLowerCase()
    .split(/[\s,;]+/u)
    .filter((part) => part !== "");
  const minutes = parts.map((part) => {
    const { count, unit } = STEP.exec(part)?.groups ?? {};
    return count === undefined ? Number.NaN : Number(count) * (MINUTES[unit || "m"] ?? 1);
  });
  return minutes.every((value) => Number.isFinite(value) && value > 0) ? minutes : null;
}

/** The steps in the largest unit that keeps them whole: "1m 10m 1d". */
export function stepsInWords(steps: readonly number[]): string {
  return steps.map(stepInWords).join(" ");
}

function stepInWords(minutes: number): string {
  for (const unit of ["d", "h", "m"] as const) {
    const count = minutes / (MINUTES[unit] ?? 1);
    if (count >= 1 && Number.isInteger(count)) return `${count}${unit}`;
  }
  return minutes < 1 ? `${Math.round(minutes * 60)}s` : `${Number(minutes.toFixed(2))}m`;
}
