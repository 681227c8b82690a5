import type { Chord } from "./chords.ts";
import { COMMANDS, type CommandName, isCommandName } from "./commands.ts";

/** What auto-advance does with a card whose answer was looked at long enough. */
export const AFTERWARDS = ["bury", "again", "good", "wait"] as const;
export type Afterwards = (typeof AFTERWARDS)[number];

/** How somebody likes to study. Nothing in it is about memory. */
export type StudyHabits = {
  /** The commands whose keys are other than the default ones. */
  readonly keys: Readonly<Partial<Record<CommandName, readonly Chord[]>>>;
  /** Auto-advance: seconds until the answer is shown and until the next card; 0 leaves that half to the learner. */
  readonly auto: {
    readonly questionSeconds: number;
    readonly answerSeconds: number;
    readonly afterwards: Afterwards;
  };
  /** Whether the time on a card is shown. */
  readonly timer: boolean;
  /** What a sitting aims at; null for no goal. */
  readonly goal: { readonly unit: "cards" | "minutes"; readonly count: number } | null;
  readonly speech: {
    /** Whether a card is read aloud by itself; its recordings are then played in place of the voice. */
    readonly always: boolean;
    /** Whether the recordings of a card are played by themselves, also where nothing is read aloud. */
    readonly recordings: boolean;
    /** The browser's name of a voice, by language ("de"); left out for the browser's own choice. */
    readonly voices: Readonly<Record<string, string>>;
    /** 0.5 to 2. */
    readonly rate: number;
  };
};

export const DEFAULT_HABITS: StudyHabits = {
  keys: {},
  auto: { questionSeconds: 10, answerSeconds: 6, afterwards: "bury" },
  timer: false,
  goal: null,
  speech: { always: false, recordings: false, voices: {}, rate: 1 },
};

/** More keys for one command nobody remembers. */
const MOST_KEYS = 4;
const LONGEST_CHORD = 32;
const MOST_SECONDS = 600;
const MOST_VOICES = 50;

/**
 * Habits from outside: the database, this browser's own store, a form. What cannot be understood is as by default, one
 * thing at a time, so that a newer or a damaged record never costs the rest. A key is kept for one command only.
 */
export function parseHabits(input: unknown): StudyHabits {
  const { keys, auto, timer, goal, speech } = record(input);
  return {
    keys: parseKeys(keys),
    auto: parseAuto(record(auto)),
    timer: timer === true,
    goal: parseGoal(record(goal)),
    speech: parseSpeech(record(speech)),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function parseKeys(value: unknown): StudyHabits["keys"] {
  const chosen: Partial<Record<CommandName, readonly Chord[]>> = {};
  const taken = new Set<Chord>();
  for (const [name, chords] of Object.entries(record(value))) {
    if (!isCommandName(name) || !Array.isArray(chords)) continue;
    const own = chords.filter(
      (chord): chord is Chord =>
        typeof chord === "string" && chord !== "" && chord.length <= LONGEST_CHORD && !taken.has(chord),
    );
    const kept = [...new Set(own)].slice(0, MOST_KEYS);
    for (const chord of kept) taken.add(chord);
    chosen[name] = kept;
  }
  // A default key that another command was given is no longer this one's.
  for (const { name, keys } of COMMANDS) {
    if (chosen[name] === undefined && keys.some((chord) => taken.has(chord)))
      chosen[name] = keys.filter((chord) => !taken.has(chord));
  }
  return chosen;
}

function parseAuto(auto: Readonly<Record<string, unknown>>): StudyHabits["auto"] {
  const { auto: standard } = DEFAULT_HABITS;
  return {
    questionSeconds: within(auto.questionSeconds, 0, MOST_SECONDS) ?? standard.questionSeconds,
    answerSeconds: within(auto.answerSeconds, 0, MOST_SECONDS) ?? standard.answerSeconds,
    afterwards: AFTERWARDS.find((one) => one === auto.afterwards) ?? standard.afterwards,
  };
}

function parseGoal({ unit, count }: Readonly<Record<string, unknown>>): StudyHabits["goal"] {
  const whole = within(count, 1, 999);
  if (whole === null || (unit !== "cards" && unit !== "minutes")) return null;
  return { unit, count: Math.round(whole) };
}

function parseSpeech({
  always,
  recordings,
  voices,
  rate,
}: Readonly<Record<string, unknown>>): StudyHabits["speech"] {
  const named = Object.entries(record(voices)).filter(
    (entry): entry is [string, string] =>
      // "de" · "pt-BR"
      /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/u.test(entry[0]) &&
      typeof entry[1] === "string" &&
      entry[1].length <= 200,
  );
  return {
    always: always === true,
    recordings: recordings === true,
    voices: Object.fromEntries(named.slice(0, MOST_VOICES)),
    rate: within(rate, 0.5, 2) ?? DEFAULT_HABITS.speech.rate,
  };
}

function within(value: unknown, least: number, most: number): number | null {
  return typeof value === "number" && value >= least && value <= most ? value : null;
}
