import { type AlignOptions, align, type Step } from "./align.ts";
import { areContrasted } from "./near-words.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import type { Unit } from "./units.ts";
import { meansNothing } from "./words.ts";

/** `right`, `slip` (right, but for a slip), `wrong`. */
export type Verdict = "right" | "slip" | "wrong";

export type Judged = {
  readonly verdict: Verdict;
  /** How much of the answer was said, 0 to 1; 1 when right or but a slip. */
  readonly share: number;
  readonly diff: readonly Piece[];
  /** The form of the answer that the pieces are of. */
  readonly against: string;
};

export type Side = { readonly text: string; readonly units: readonly Unit[] };

/** So many letters of an answer allow one slip, and every answer one. */
const LETTERS_A_SLIP = 7;
/** An answer of so many words may lack a word, or have one too many, and count as nearly right. */
const LONG_ANSWER = 5;

/** Judges the wording word by word, in order. */
export function judgeWording(expected: Side, typed: Side, options: AlignOptions): Judged {
  const steps = align(expected.units, typed.units, options);
  const verdict = verdictOf(expected, typed, steps, options);
  return {
    verdict,
    share: verdict === "wrong" ? shareOf(steps, options) : 1,
    diff: piecesOf(steps, expected.text, typed.text),
    against: expected.text,
  };
}

function verdictOf(expected: Side, typed: Side, steps: readonly Step[], options: AlignOptions): Verdict {
  if (expected.units.length === 0) {
    return signs(expected.text) === signs(typed.text) && signs(typed.text) !== "" ? "right" : "wrong";
  }
  if (!typed.units.some(says)) return expected.units.some(says) ? "wrong" : sameSmallWords(steps);
  if (onlyNothing(expected.units) && onlyNothing(typed.units)) return "right";
  if (negations(expected.units) !== negations(typed.units)) return "wrong";
  if (typed.units.some((unit) => unit.or) && !expected.units.some((unit) => unit.or)) return "wrong";
  if (isSameButForSpaces(expected, typed)) return "right";
  return weigh(steps, expected.units, options);
}

/** Whether a unit is more than an article or a small word. */
function says({ weight, negation }: Unit): boolean {
  return weight === "content" || negation;
}

/** An answer of small words only ("of", "to be") has to be typed as it is. */
function sameSmallWords(steps: readonly Step[]): Verdict {
  return steps.length > 0 && steps.every((step) => step.kind === "same") ? "right" : "wrong";
}

function onlyNothing(units: readonly Unit[]): boolean {
  const said = units.filter((unit) => unit.weight !== "free");
  return said.length === 1 && said.every((unit) => meansNothing(unit.word) || unit.keys.includes("#0"));
}

function negations(units: readonly Unit[]): number {
  return units.filter((unit) => unit.negation).length;
}

/** "wildlife" and "wild life", "mc²" and "mc2"; not where figures would run together. */
function isSameButForSpaces(expected: Side, typed: Side): boolean {
  const [one, other] = [expected, typed].map(({ units }) => {
    const apart = units.filter((unit) => unit.word !== "^");
    const runs = apart.some((unit, at) => unit.isNumber && apart[at + 1]?.isNumber);
    return runs || units.some((unit) => unit.measure !== null)
      ? null
      : apart.map((unit) => unit.word.replace(/^#/u, "")).join("");
  });
  return one !== null && one !== undefined && one !== "" && one === other;
}

function signs(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "");
}

function weigh(steps: readonly Step[], expected: readonly Unit[], options: AlignOptions): Verdict {
  const content = expected.filter(says).length;
  const optional = givenUnits(expected, options);
  let slips = 0;
  let near = 0;
  let loose = 0;
  let small = 0;
  for (const step of steps) {
    if (step.kind === "same") continue;
    if (step.kind === "changed") return "wrong";
    if (step.kind === "near") {
      if (step.expected.weight === "content" && !step.expected.negation) near += 1;
      slips += step.slips;
    } else {
      const unit = step.kind === "missing" ? step.expected : step.typed;
      if (unit.weight === "free" || (step.kind === "missing" && optional.has(unit))) continue;
      if (step.kind === "extra" && isGiven(unit, options.given)) continue;
      if (unit.weight === "light") small += 1;
      else if (unit.isNumber || unit.proper) return "wrong";
      else loose += 1;
    }
  }
  if (saysTheOpposite(steps)) return "wrong";
  const letters = expected.reduce((sum, unit) => sum + unit.word.length, 0);
  if (loose > (content >= LONG_ANSWER ? 1 : 0)) return "wrong";
  if (small > Math.max(1, content)) return "wrong";
  if (slips > Math.max(1, Math.ceil(letters / LETTERS_A_SLIP)) || near > Math.ceil(content / 2))
    return "wrong";
  return slips + loose + small === 0 ? "right" : "slip";
}

/** "from Berlin" for "to Berlin": a small word is missing, and its opposite is there. */
function saysTheOpposite(steps: readonly Step[]): boolean {
  const missing = steps.flatMap((step) => (step.kind === "missing" ? [step.expected.word] : []));
  const extra = steps.flatMap((step) => (step.kind === "extra" ? [step.typed.word] : []));
  return missing.some((word) => extra.some((other) => areContrasted(word, other)));
}

/** Words of the answer that the question says already; none, when the question says all of it. */
function givenUnits(expected: readonly Unit[], { given }: AlignOptions): ReadonlySet<Unit> {
  const told = expected.filter((unit) => !unit.isNumber && !unit.negation && isGiven(unit, given));
  const rest = expected.filter((unit) => says(unit) && !told.includes(unit));
  return new Set(rest.length > 0 ? told : []);
}

function isGiven(unit: Unit, given: ReadonlySet<string>): boolean {
  return unit.keys.some((key) => given.has(key));
}

/** The part of the answer's words that was typed; what was typed besides counts against it. */
function shareOf(steps: readonly Step[], options: AlignOptions): number {
  let said = 0;
  let all = 0;
  for (const step of steps) {
    const unit = step.kind === "extra" ? step.typed : step.expected;
    if (!says(unit) || (step.kind === "extra" && isGiven(unit, options.given))) continue;
    all += 1;
    if (step.kind === "same" || step.kind === "near") said += 1;
  }
  return all === 0 ? 0 : Math.min(0.99, said / all);
}
