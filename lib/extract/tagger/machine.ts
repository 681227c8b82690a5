/** Finds patterns in what it is given to read, and says which place of each becomes what. */
export type Machine = (events: readonly number[]) => readonly Finding[];

/** The word at `at` becomes `target`; a negative one whatever the word is, a positive one if the word can be that. */
export type Finding = { readonly at: number; readonly target: number };

// Names of events in the machines of the model: a part of speech is its own number, a word with a role of its own is
// its hint and this much, and there are an end of the text and a way out of a state that nothing else leaves.
const HINTS_FROM = 1_080_000;
const END = 2_070_000;
const OTHERWISE = 2_070_003;

// Our numbers for them, without the gaps: parts of speech are below 32, hints below 256.
const FIRST_HINT = 32;
const END_EVENT = FIRST_HINT + 256;
const EVENTS = END_EVENT + 1;

/** The event of a word with a role of its own. */
export function hintEvent(hint: number): number {
  return FIRST_HINT + hint;
}

function eventOf(name: number): number {
  if (name === END) return END_EVENT;
  return name >= HINTS_FROM ? hintEvent(name - HINTS_FROM) : name;
}

type States = Readonly<Record<string, Readonly<Record<string, number>>>>;

/**
 * Builds a machine out of the model's description: a list of version, last state, the moves from each state, what the
 * states in which a pattern ends stand for, and which part of the pattern is meant.
 */
export function createMachine(description: string): Machine {
  const [, last, states, names, marks]: [
    number,
    number,
    States,
    Readonly<Record<string, string>>,
    Readonly<Record<string, readonly [number, number]>>,
  ] = JSON.parse(description);
  const next = new Int16Array((last + 1) * EVENTS);
  const otherwise = new Int16Array(last + 1);
  for (const [state, moves] of Object.entries(states)) {
    for (const [name, to] of Object.entries(moves)) {
      if (Number(name) === OTHERWISE) otherwise[Number(state)] = to;
      else next[Number(state) * EVENTS + eventOf(Number(name))] = to;
    }
  }
  const targets = new Int16Array(last + 1);
  const skipped = new Int16Array(last + 1);
  const ends = new Uint8Array(last + 1);
  for (const [state, name] of Object.entries(names)) {
    ends[Number(state)] = 1;
    targets[Number(state)] = Number(name);
    skipped[Number(state)] = marks[state]?.[0] ?? 0;
  }

  // The longest pattern at each place; where a longer one breaks off, the shorter one that it began with.
  return (events) => {
    const found: Finding[] = [];
    const add = (first: number, state: number): void => {
      const target = targets[state] ?? 0;
      if (target !== 0) found.push({ at: first + (skipped[state] ?? 0), target });
    };
    let state = 0;
    let first = 0;
    let shorter = 0;
    let shorterEnd = 0;
    for (let i = 0; i <= events.length; i += 1) {
      for (let j = i; j <= events.length; j += 1) {
        const event = j === events.length ? END_EVENT : (events[j] ?? 0);
        if (event === 0) continue;
        const to = next[state * EVENTS + event] ?? 0;
        if (state === 0 && to !== 0) first = j;
        state = to;
        if (ends[to] === 1) {
          add(first, to);
          i = j;
        } else if (to !== 0) {
          const way = otherwise[to] ?? 0;
          if (way !== 0) {
            shorter = way;
            shorterEnd = j;
          }
          continue;
        } else if (shorter !== 0) {
          add(first, shorter);
          i = shorterEnd;
        }
        state = 0;
        shorter = 0;
        break;
      }
    }
    return found;
  };
}
