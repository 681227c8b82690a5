/** A step of the program: take a character, go on at several places, go on only at some places, or be done. */
export type RegexStep =
  | { readonly kind: "unit"; readonly takes: (unit: string) => boolean }
  | { readonly kind: "fork"; readonly to: readonly number[] }
  | { readonly kind: "assert"; readonly where: "start" | "finish" | "edge" | "inside" }
  | { readonly kind: "end" };
export type Regex = readonly RegexStep[];

/** Said to whoever typed the expression. */
export class RegexError extends Error {}

export type RegexTree =
  /** A character; `letter` when it can only be this one, in either case. */
  | { readonly kind: "unit"; readonly takes: (unit: string) => boolean; readonly letter?: string }
  | { readonly kind: "assert"; readonly where: "start" | "finish" | "edge" | "inside" }
  | { readonly kind: "row" | "either"; readonly parts: readonly RegexTree[] }
  | {
      readonly kind: "repeat";
      readonly part: RegexTree;
      readonly least: number;
      readonly most: number | null;
    };

const MOST_STEPS = 1_000;
const MOST_REPEATS = 100;
const DEEPEST = 20;

/** The program of an expression. Throws `RegexError` for what is not supported, in words. */
export function readRegex(source: string): Regex {
  const steps: RegexStep[] = [];
  emit(treeOf(source), steps);
  steps.push({ kind: "end" });
  return steps;
}

/** What an expression says, before it is a program. Throws `RegexError` as `readRegex`. */
export function treeOf(source: string): RegexTree {
  if (source === "") throw new RegexError("There is nothing behind re:.");
  // (?i) says what holds anyway
  return new Reader(Array.from(source.replace(/^\(\?i\)/u, ""))).whole();
}

function emit(tree: RegexTree, steps: RegexStep[]): void {
  if (steps.length > MOST_STEPS) throw new RegexError("This expression repeats too much. Make it shorter.");
  switch (tree.kind) {
    case "unit":
    case "assert":
      steps.push(tree);
      return;
    case "row":
      for (const part of tree.parts) emit(part, steps);
      return;
    case "either":
      emitEither(tree.parts, steps);
      return;
    case "repeat": {
      for (let i = 0; i < tree.least; i += 1) emit(tree.part, steps);
      if (tree.most === null) {
        const fork = steps.length;
        steps.push({ kind: "fork", to: [] });
        emit(tree.part, steps);
        steps.push({ kind: "fork", to: [fork] });
        steps[fork] = { kind: "fork", to: [fork + 1, steps.length] };
        return;
      }
      for (let i = tree.least; i < tree.most; i += 1)
        emitEither([tree.part, { kind: "row", parts: [] }], steps);
    }
  }
}

function emitEither(parts: readonly RegexTree[], steps: RegexStep[]): void {
  const fork = steps.length;
  steps.push({ kind: "fork", to: [] });
  const starts: number[] = [];
  const jumps: number[] = [];
  for (const part of parts) {
    starts.push(steps.length);
    emit(part, steps);
    jumps.push(steps.length);
    steps.push({ kind: "fork", to: [] });
  }
  steps[fork] = { kind: "fork", to: starts };
  for (const jump of jumps) steps[jump] = { kind: "fork", to: [steps.length] };
}

class Reader {
  readonly #units: readonly string[];
  #at = 0;

  constructor(units: readonly string[]) {
    this.#units = units;
  }

  whole(): RegexTree {
    const tree = this.#either(0);
    if (this.#at < this.#units.length) throw new RegexError('There is a ")" too many in this expression.');
    return tree;
  }

  #either(depth: number): RegexTree {
    if (depth > DEEPEST) throw new RegexError("The groups of this expression lie too deep.");
    const parts = [this.#row(depth)];
    while (this.#take("|")) parts.push(this.#row(depth));
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: "either", parts };
  }

  #row(depth: number): RegexTree {
    const parts: RegexTree[] = [];
    for (let unit = this.#peek(); unit !== undefined && unit !== "|" && unit !== ")"; unit = this.#peek())
      parts.push(this.#repeated(this.#atom(depth)));
    return { kind: "row", parts };
  }

  #repeated(part: RegexTree): RegexTree {
    const times = this.#times();
    if (times === null) return part;
    // Lazy or not says nothing about whether there is a match.
    if (!this.#take("?") && this.#peek() === "+")
      throw new RegexError("Possessive repeats (++, *+) are not supported.");
    if (this.#times() !== null)
      throw new RegexError(
        "Two repeats stand side by side. Put a backslash before the one that is meant as a character.",
      );
    return { kind: "repeat", part, ...times };
  }

  #times(): { readonly least: number; readonly most: number | null } | null {
    if (this.#take("*")) return { least: 0, most: null };
    if (this.#take("+")) return { least: 1, most: null };
    if (this.#take("?")) return { least: 0, most: 1 };
    // {3} · {2,} · {2,5}
    const [all, from, comma, to] =
      /^\{(\d{1,3})(,?)(\d{0,3})\}/u.exec(this.#units.slice(this.#at, this.#at + 10).join("")) ?? [];
    if (all === undefined || (comma === "" && to !== "")) return null;
    this.#at += all.length;
    const least = Number(from);
    const most = comma === "" ? least : to === "" ? null : Number(to);
    if (least > MOST_REPEATS || (most ?? 0) > MOST_REPEATS)
      throw new RegexError(`A repeat goes to ${MOST_REPEATS} at most.`);
    if (most !== null && most < least) throw new RegexError("A repeat counts up: {2,5}.");
    return { least, most };
  }

  #atom(depth: number): RegexTree {
    const unit = this.#units[this.#at] ?? "";
    this.#at += 1;
    switch (unit) {
      case "(":
        return this.#group(depth);
      case "[":
        return { kind: "unit", takes: this.#set() };
      case ".":
        return { kind: "unit", takes: (one) => one !== "\n" };
      case "^":
        return { kind: "assert", where: "start" };
      case "$":
        return { kind: "assert", where: "finish" };
      case "\\":
        return this.#escaped();
      case "*":
      case "+":
      case "?":
        throw new RegexError(`"${unit}" repeats nothing here. To look for it, write \\${unit}.`);
      default:
        return letterOf(unit);
    }
  }

  #group(depth: number): RegexTree {
    if (this.#take("?")) {
      if (!this.#take(":"))
        throw new RegexError("Looking ahead or back, names and switches, (?…), are not supported; (?:…) is.");
    }
    const inside = this.#either(depth + 1);
    if (!this.#take(")")) throw new RegexError('A "(" in this expression is not closed.');
    return inside;
  }

  #escaped(): RegexTree {
    const unit = this.#units[this.#at];
    this.#at += 1;
    if (unit === undefined)
      throw new RegexError("This expression ends in a backslash. Write \\\\ for the backslash itself.");
    if (unit === "b" || unit === "B") return { kind: "assert", where: unit === "b" ? "edge" : "inside" };
    if (/[1-9k]/u.test(unit)) throw new RegexError(`References back, \\${unit}, are not supported.`);
    const takes = classOf(unit);
    return takes ? { kind: "unit", takes } : letterOf(literalOf(unit));
  }

  #set(): (unit: string) => boolean {
    const negated = this.#take("^");
    const tests: ((unit: string) => boolean)[] = [];
    for (let first = true; ; first = false) {
      const unit = this.#units[this.#at];
      if (unit === undefined) throw new RegexError('A "[" in this expression is not closed.');
      this.#at += 1;
      if (unit === "]" && !first) break;
      const named = unit === "\\" ? classOf(this.#peek() ?? "") : null;
      if (named) {
        this.#at += 1;
        tests.push(named);
        continue;
      }
      const from = unit === "\\" ? this.#literal() : unit;
      if (this.#peek() !== "-" || this.#units[this.#at + 1] === "]") {
        tests.push(same(from));
        continue;
      }
      this.#at += 1;
      const last = this.#units[this.#at] ?? "";
      this.#at += 1;
      tests.push(range(from, last === "\\" ? this.#literal() : last));
    }
    return (unit) => tests.some((test) => test(unit)) !== negated;
  }

  #literal(): string {
    const unit = this.#units[this.#at] ?? "";
    this.#at += 1;
    return literalOf(unit);
  }

  #peek(): string | undefined {
    return this.#units[this.#at];
  }

  #take(unit: string): boolean {
    if (this.#units[this.#at] !== unit) return false;
    this.#at += 1;
    return true;
  }
}

function letterOf(unit: string): RegexTree {
  return { kind: "unit", takes: same(unit), letter: unit };
}

function same(unit: string): (other: string) => boolean {
  const folded = unit.toLowerCase();
  return (other) => other === unit || other.toLowerCase() === folded;
}

function range(from: string, to: string): (unit: string) => boolean {
  if (to === "" || from > to) throw new RegexError(`A range counts up: [a-z], not [${from}-${to}].`);
  const within = (unit: string): boolean => unit >= from && unit <= to;
  return (unit) => within(unit) || within(unit.toLowerCase()) || within(unit.toUpperCase());
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  d: /\p{Nd}/u,
  w: /[\p{L}\p{N}\p{M}_]/u,
  s: /\s/u,
};

function classOf(unit: string): ((unit: string) => boolean) | null {
  const wanted = CLASSES[unit];
  if (wanted) return (one) => wanted.test(one);
  const unwanted = unit >= "A" && unit <= "Z" ? CLASSES[unit.toLowerCase()] : undefined;
  return unwanted ? (one) => !unwanted.test(one) : null;
}

function literalOf(unit: string): string {
  if (unit === "n") return "\n";
  if (unit === "t") return "\t";
  if (/[A-Za-z0-9]/u.test(unit)) throw new RegexError(`"\\${unit}" is not supported in an expression.`);
  if (unit === "") throw new RegexError('A "[" in this expression is not closed.');
  return unit;
}
