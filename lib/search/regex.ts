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
  /** What follows on each character of ASCII that was met here. */
  readonly plain: (Stand | boolean | undefined)[];
  /** What follows on each other character; on 0x110000 at the end of the text. */
  readonly next: Map<number, Stand | boolean>;
};

const END = 0x110000;
const ASCII = 0x80;
/** So many stands are remembered; then it begins again. */
const MOST_STANDS = 2_000;

/** Follows a program, and remembers each step, so that what was worked out once is looked up from then on. */
class Machine {
  readonly #program: Regex;
  readonly #marks: Int32Array;
  #round = 0;
  #stands = new Map<string, Stand>();

  constructor(program: Regex) {
    this.#program = program;
    this.#marks = new Int32Array(program.length);
  }

  finds(text: string): boolean {
    let stand = this.#stand([], "start");
    for (let at = 0; ; ) {
      const plain = at < text.length ? text.charCodeAt(at) : END;
      const code = plain < ASCII || plain === END ? plain : (text.codePointAt(at) ?? END);
      const next = (code < ASCII ? stand.plain[code] : stand.next.get(code)) ?? this.#goOn(stand, code);
      if (typeof next === "boolean") return next;
      stand = next;
      at += code > 0xffff ? 2 : 1;
    }
  }

  /** What follows on a character that was not met here before, remembered. */
  #goOn(stand: Stand, code: number): Stand | boolean {
    const next = this.#step(stand, code);
    if (code < ASCII) stand.plain[code] = next;
    else stand.next.set(code, next);
    return next;
  }

  #stand(waiting: readonly number[], before: Stand["before"]): Stand {
    const key = `${before} ${waiting.join(" ")}`;
    const known = this.#stands.get(key);
    if (known) return known;
    if (this.#stands.size >= MOST_STANDS) this.#stands = new Map();
    const made: Stand = { waiting, before, plain: new Array(ASCII).fill(undefined), next: new Map() };
    this.#stands.set(key, made);
    return made;
  }

  /** True when there is a match up to here, false when there will be none, else where it stands behind the character. */
  #step(stand: Stand, code: number): Stand | boolean {
    const unit = code === END ? undefined : String.fromCodePoint(code);
    // A match may begin anywhere.
    const reached = this.#closure([...stand.waiting, 0], stand.before, unit);
    if (reached === null) return true;
    if (unit === undefined) return false;
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
