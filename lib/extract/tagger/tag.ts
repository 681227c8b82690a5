import { createMachine } from "./machine.ts";
import { createWords, machineDescriptions, type Tagged, type Unit, type Words } from "./words.ts";

/** The tagger remembers every run it is asked to cut, and its table has a fixed size: begin anew long before it is full. */
const MOST_ASKED = 600_000;
/** So many characters of words are kept with what is known of them. */
const MOST_KEPT = 600_000;

let words: Words | null = null;
let asked = 0;
let kept = 0;
const known = new Map<string, readonly Unit[]>();
const machines = machineDescriptions().map(createMachine);

/** The words of one sentence; `shown` has single spaces, and no long run without them. */
export function tagWordsOf(shown: string): Tagged[] {
  const units: Unit[] = [];
  for (let start = 0; start < shown.length; ) {
    const space = shown.indexOf(" ", start);
    const end = space < 0 ? shown.length : space;
    if (end > start) for (const unit of unitsOf(shown.slice(start, end))) units.push(unit);
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
  return units.map((unit, i) => unit.as(unit.isFixed ? unit.usual : (poses[i] ?? unit.usual)));
}

function unitsOf(shown: string): readonly Unit[] {
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
  known.set(run, units);
  return units;
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
  const [unit, more] = unitsOf(lower);
  if (unit === undefined || more !== undefined || !unit.canBe(unit.usual)) return false;
  return ORDINARY.has(unit.as(unit.usual).pos);
}
