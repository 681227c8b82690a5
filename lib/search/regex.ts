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
  const machine = new Machine(readRegex(source));
  return (text) => machine.finds(text);
}

/** Where a search through a text stands: the places of the program that wait, and what was read before. */
type Stand = {
  readonly waiting: readonly number[];
  readonly before: "start" | "word" | "other";
  /** The number of what follows on each character beyond ASCII that was met here; on 0x110000 at the end of the text. */
  readonly next: Map<number, number>;
};

const END = 0x110000;
const ASCII = 0x80;
/** So many stands are remembered; then it begins again. */
const MOST_STANDS = 2_000;
/** What follows when it is no stand: it was not met before, there is a match, there will be none. Stands count from 1. */
const [UNMET, FOUND, LOST] = [0, -1, -2];

/**
 * Follows a program, and remembers each step, so that what was worked out once is looked up from then on: in one table of
 * numbers for ASCII, which is what a hundred thousand texts are read by.
 */
class Machine {
  readonly #program: Regex;
  readonly #marks: Int32Array;
  #round = 0;
  #stands: Stand[] = [];
  #numbers = new Map<string, number>();
  #plain = new Int32Array(16 * ASCII);

  constructor(program: Regex) {
    this.#program = program;
    this.#marks = new Int32Array(program.length);
    this.#stand([], "start");
  }

  finds(text: string): boolean {
    // The first stand is the one before the first character.
    let stand = 1;
    let plain = this.#plain;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      let next = unit < ASCII ? (plain[stand * ASCII + unit] ?? UNMET) : UNMET;
      if (next === UNMET) {
        const code = text.codePointAt(at) ?? unit;
        if (code > 0xffff) at += 1;
        next = this.#goOn(stand, code);
        plain = this.#plain;
      }
      if (next < 0) return next === FOUND;
      stand = next;
    }
    return this.#goOn(stand, END) === FOUND;
  }

  /** What follows on a character, remembered. */
  #goOn(number: number, code: number): number {
    const stand = this.#stands[number - 1];
    if (stand === undefined) throw new Error("A search stands nowhere.");
    const known = stand.next.get(code);
    if (known !== undefined) return known;
    const stands = this.#stands;
    const next = this.#step(stand, code);
    // Where it began again meanwhile, this stand is no more.
    if (stands !== this.#stands) return next;
    if (code < ASCII) this.#plain[number * ASCII + code] = next;
    else stand.next.set(code, next);
    return next;
  }

  #stand(waiting: readonly number[], before: Stand["before"]): number {
    const key = `${before} ${waiting.join(" ")}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.#stands.length >= MOST_STANDS) this.#beginAgain();
    const number = this.#stands.length + 1;
    this.#stands.push({ waiting, before, next: new Map() });
    this.#numbers.set(key, number);
    if ((number + 1) * ASCII > this.#plain.length) {
      const more = new Int32Array(2 * this.#plain.length);
      more.set(this.#plain);
      this.#plain = more;
    }
    return number;
  }

  #beginAgain(): void {
    this.#stands = [];
    this.#numbers = new Map();
    this.#plain = new Int32Array(16 * ASCII);
    this.#stand([], "start");
  }

  /** `FOUND` when there is a match up to here, `LOST` when there will be none, else where it stands behind the character. */
  #step(stand: Stand, code: number): number {
    const unit = code === END ? undefined : String.fromCodePoint(code);
    // A match may begin anywhere.
    const reached = this.#closure([...stand.waiting, 0], stand.before, unit);
    if (reached === null) return FOUND;
    if (unit === undefined) return LOST;
    const waiting = reached.flatMap((state) => {
      const step = this.#program[state];
      return step?.kind === "unit" && step.takes(unit) ? [state + 1] : [];
    });
    return this.#stand(
      waiting.sort((a, b) => a - b),
      isWordUnit(unit) ? "word" : "other",
    );
  }

  /** The places that wait for a character, from these on; null when the end is among them. */
  #closure(from: number[], before: Stand["before"], after: string | undefined): number[] | null {
    this.#round += 1;
    const reached: number[] = [];
    for (let state = from.pop(); state !== undefined; state = from.pop()) {
      if (this.#marks[state] === this.#round) continue;
      this.#marks[state] = this.#round;
      const step = this.#program[state];
      if (step === undefined) continue;
      if (step.kind === "end") return null;
      if (step.kind === "unit") reached.push(state);
      else if (step.kind === "fork") from.push(...step.to);
      else if (holds(step.where, before, after)) from.push(state + 1);
    }
    return reached;
  }
}

function holds(
  what: "start" | "finish" | "edge" | "inside",
  before: Stand["before"],
  after: string | undefined,
): boolean {
  if (what === "start") return before === "start";
  if (what === "finish") return after === undefined;
  const edge = (before === "word") !== (after !== undefined && isWordUnit(after));
  return edge === (what === "edge");
}

function isWordUnit(unit: string): boolean {
  return /[\p{L}\p{N}\p{M}_]/u.test(unit);
}
