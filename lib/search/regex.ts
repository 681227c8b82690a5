import { type Regex, RegexError, readRegex } from "./regex-syntax.ts";

// Regular expressions that take time in proportion to the text, whatever they say: all ways are followed at once, a
// character at a time. What would need looking back (references, look-around) is refused, as in Anki.

/** Why an expression is not taken, as a sentence; null when it is. */
export function problemOfRegex(source: string): string | null {
  try {
    readRegex(source);
    return null;
  } catch (error) {
    if (error instanceof RegexError) return error.message;
    throw error;
  }
}

/** Whether a text has a part that an expression describes, whatever its case. Only for what `problemOfRegex` lets pass. */
export function regexFinder(source: string): (text: string) => boolean {
  const program = readRegex(source);
  return (text) => found(program, text);
}

/** Only the states that wait for a character, or the end, are kept between characters. */
function found(program: Regex, text: string): boolean {
  const marks = new Int32Array(program.length).fill(-1);
  let waiting: number[] = [];
  const units = Array.from(text);
  for (let at = 0; at <= units.length; at += 1) {
    const [before, unit] = [units[at - 1], units[at]];
    // A match may begin anywhere.
    const reached = closure(program, [...waiting, 0], { at, before, after: unit }, marks);
    if (reached === "matched") return true;
    if (unit === undefined) return false;
    waiting = [];
    for (const state of reached) {
      const step = program[state];
      if (step?.kind === "unit" && step.takes(unit)) waiting.push(state + 1);
    }
  }
  return false;
}

type Where = { readonly at: number; readonly before: string | undefined; readonly after: string | undefined };

function closure(program: Regex, from: number[], where: Where, marks: Int32Array): number[] | "matched" {
  const reached: number[] = [];
  for (let state = from.pop(); state !== undefined; state = from.pop()) {
    if (marks[state] === where.at) continue;
    marks[state] = where.at;
    const step = program[state];
    if (step === undefined) continue;
    if (step.kind === "end") return "matched";
    if (step.kind === "unit") reached.push(state);
    else if (step.kind === "fork") from.push(...step.to);
    else if (holds(step.where, where)) from.push(state + 1);
  }
  return reached;
}

function holds(what: "start" | "finish" | "edge" | "inside", { before, after }: Where): boolean {
  if (what === "start") return before === undefined;
  if (what === "finish") return after === undefined;
  return (isWordUnit(before) !== isWordUnit(after)) === (what === "edge");
}

function isWordUnit(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}\p{M}_]/u.test(unit);
}
