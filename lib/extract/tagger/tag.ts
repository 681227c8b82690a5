import { createMachine } from "./machine.ts";
import { createWords, machineDescriptions, type Tagged, type Unit, type Words } from "./words.ts";

/** The tagger remembers every run it is asked to cut, and its table has a fixed size: begin anew long before it is full. */
const MOST_ASKED = 600_000;
/** So many characters of words are kept with what is known of them. */
const MOST_KEPT = 600_000;

/** The words of a run of characters without white space. `isWhole`: they are the run, cut and not rewritten. */
type Run = { readonly units: readonly Unit[]; readonly isWhole: boolean };

let words: Words | null = null;
let asked = 0;
let kept = 0;
const known = new Map<string, Run>();
const machines = machineDescriptions().map(createMachine);

/** The words of one sentence; `shown` has single spaces, and no long run without them. */
export function tagWordsOf(shown: string): readonly Tagged[] {
  return tagRuns(shown).tagged;
}

/** The same, with whether the words are what was shown but for its white space. */
export function tagRuns(shown: string): { readonly tagged: readonly Tagged[]; readonly isWhole: boolean } {
  const units: Unit[] = [];
  let isWhole = true;
  for (let start = 0; start < shown.length; ) {
    const space = shown.indexOf(" ", start);
    const end = space < 0 ? shown.length : space;
    if (end > start) {
      const run = runOf(shown.slice(start, end));
      for (const unit of run.units) units.push(unit);
      if (!run.isWhole) isWhole = false;
    }
    start = end + 1;
  }
  const poses: number[] = [];
  const events: number[] = [];
  for (const { usual, hint } of units) {
    poses.push(usual);
    events.push(hint === 0 ? usual : hint);
  }
  for (const machine of machines) {
    for (const { at, target } of machine(events)) {
      const unit = units[at];
      if (unit === undefined || (target > 0 && !unit.canBe(target))) continue;
      poses[at] = Math.abs(target);
      if (unit.hint === 0) events[at] = Math.abs(target);
    }
  }
  const tagged = units.map((unit, i) => unit.as(unit.isFixed ? unit.usual : (poses[i] ?? unit.usual)));
  return { tagged, isWhole };
}

function runOf(shown: string): Run {
  const before = known.get(shown);
  if (before) return before;
  const run = inOneByte(shown);
  if (words === null || asked > MOST_ASKED) {
    words = createWords();
    asked = 0;
    kept = MOST_KEPT;
  }
  kept += run.length;
  if (kept > MOST_KEPT) {
    known.clear();
    kept = run.length;
  }
  const unseen = words.unseen(run);
  const units = unseen === null ? words.cut(run) : [unseen];
  if (unseen === null) asked += run.length;
  const made = { units, isWhole: units.map(({ text }) => text).join("") === run };
  known.set(run, made);
  return made;
}

/**
 * The same word in characters of one byte where it can be: as a piece of a text with curly quotes all have two, and are
 * slower to look up, to compare and to write in small letters.
 */
function inOneByte(run: string): string {
  return String.fromCharCode(...Array.from({ length: run.length }, (_, i) => run.charCodeAt(i)));
}

const ORDINARY: ReadonlySet<string> = new Set(["NOUN", "ADJ", "VERB", "ADV"]);

/** Whether the tagger knows a word in small letters for one of the language, as it knows `suspicion` and not `hagen`. */
export function isOrdinaryWord(lower: string): boolean {
  const [unit, more] = runOf(lower).units;
  if (unit === undefined || more !== undefined || !unit.canBe(unit.usual)) return false;
  return ORDINARY.has(unit.as(unit.usual).pos);
}
