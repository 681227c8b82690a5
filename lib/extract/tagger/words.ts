import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { hintEvent } from "./machine.ts";

/** A word as the tagger cuts it, with the part of speech and the lemma that it has beside its neighbours. */
export type Tagged = {
  readonly text: string;
  readonly lower: string;
  readonly pos: string;
  readonly lemma: string;
};

/** A word or mark as the tagger cuts it, with all that it knows of it before looking at its neighbours. */
export type Unit = {
  readonly text: string;
  /** Number of the part of speech that it mostly has. */
  readonly usual: number;
  /** A part of a contraction (`ca` and `n't`): its neighbours change nothing. */
  readonly isFixed: boolean;
  /** What machines read in its place, where it has a role of its own; else 0, and they read its part of speech. */
  readonly hint: number;
  readonly canBe: (pos: number) => boolean;
  readonly as: (pos: number) => Tagged;
};

/** The tagger's own knowledge of words. Asking it makes it larger, so whoever asks much begins anew now and then. */
export type Words = {
  /** How the tagger cuts a run of characters without white space. */
  readonly cut: (run: string) => readonly Unit[];
  /** The same for a word in plain letters that it does not know; null for any other run. Does not make it larger. */
  readonly unseen: (run: string) => Unit | null;
};

/** The machines that correct the usual parts of speech by their neighbours, in their order, as the model describes them. */
export function machineDescriptions(): readonly string[] {
  return insidesOf(model).pos().machines;
}

/**
 * Reads the model. The stages of the tagger are replaced by one that only hands over what the words before it are: one
 * run of characters is looked at at a time, and the machines run over the whole sentence elsewhere.
 */
export function createWords(): Words {
  const { pos: stage, addons, core, featureFn } = insidesOf(model);
  let seen: Seen = { tokens: [], cache: null };
  let config: unknown = null;
  const nlp = winkNLP(
    {
      ...model,
      core: () => {
        const made = core();
        config = made.packing.config;
        return made;
      },
      pos: () => ({
        ...stage(),
        machines: [],
        setter: (document: Seen) => {
          seen = document;
        },
      }),
    },
    ["pos"],
  );
  nlp.readDoc("a");
  return {
    unseen: unseenWords(seen.cache, featureFn(config), addons.lemmatize),
    cut: (run) => {
      nlp.readDoc(run);
      const units: Unit[] = [];
      for (let i = 0; i < seen.tokens.length; i += 4)
        if (seen.cache) units.push(unitOf(seen.tokens.slice(i, i + 4), seen.cache, addons.lemmatize));
      return units;
    },
  };
}

// How the tagger packs what it knows of a word into four numbers: its place in the table; spaces before it and, for a
// part of a contraction, the place of what it stands for; lemma and part of speech, when they are fixed; and a flag.
const SPACES = 0xffff;
const LEMMA = 0xfffff;
const LEMMA_BITS = 20;
const POS = 0x3f00000;
const NOUN = 8;

const WORD = 1;
const PLAIN_WORD = /^[A-Za-z]+$/u;

/** To the tagger's rules of form, where every word is one that it does not know. */
const KNOWS_NONE = { lookup: () => [1], intrinsicSize: () => 0 };

/**
 * The tagger's answer for words that it does not know, by its own rules, without keeping each of them in its table: that
 * takes ten times as long. All of them can be the same parts of speech, have no role of their own and no fixed lemma.
 */
function unseenWords(table: Table | null, features: Features, lemmatize: Lemmatize): Words["unseen"] {
  const canBe: Unit["canBe"] = (pos) => table?.isMemberPOS(Number.MAX_SAFE_INTEGER, pos) === true;
  return (run) => {
    if (table === null || !PLAIN_WORD.test(run) || !table.isOOV(run)) return null;
    const lower = run.toLowerCase();
    if (!table.isOOV(lower)) return null;
    const as = remembering((pos) => {
      const name = table.valueOf("pos", pos);
      return { text: run, lower, pos: name ?? "X", lemma: lemmatize(lower, name ?? "", table) };
    });
    return { text: run, usual: features.pos(run, WORD, KNOWS_NONE), isFixed: false, hint: 0, canBe, as };
  };
}

function remembering(make: (pos: number) => Tagged): Unit["as"] {
  const tagged: (Tagged | undefined)[] = [];
  return (pos) => (tagged[pos] ??= make(pos));
}

function unitOf(packed: readonly number[], table: Table, lemmatize: Lemmatize): Unit {
  const [word = 0, expansion = 0, told = 0] = packed;
  const expands = expansion > SPACES;
  const spelling = table.mappedSpelling(word);
  const normal = expands ? table.nox(expansion) : table.normal(word);
  // A lemma is fixed for a part of a contraction, one for most words, and hangs on the part of speech for the others.
  const sole = table.property(spelling, "isSLemma") === 1 ? table.property(spelling, "lemma") : null;
  const lemmaOf = (pos: number): string | undefined => {
    if (expands) return table.value(told & LEMMA);
    if (sole !== null) return table.value(sole);
    return lemmatize(table.value(table.normal(word)) ?? "", table.valueOf("pos", pos) ?? "", table);
  };
  const text = table.value(word) ?? "";
  const lower = text.toLowerCase();
  // The table has no lemma for a few words, such as `cannot`.
  const as = remembering((pos) => ({
    text,
    lower,
    pos: table.valueOf("pos", pos) ?? "X",
    lemma: lemmaOf(pos) ?? lower,
  }));
  return {
    text,
    usual: told === 0 ? table.posOf(spelling) || NOUN : (told & POS) >>> LEMMA_BITS,
    isFixed: told !== 0,
    hint: hintOf(table.property(word, "posHint")),
    canBe: (pos) => table.isMemberPOS(normal, pos),
    as,
  };
}

function hintOf(hint: number): number {
  return hint === 0 ? 0 : hintEvent(hint);
}

/** The table of words inside the tagger; words are numbers in it. */
type Table = {
  readonly value: (word: number) => string | undefined;
  readonly normal: (word: number) => number;
  readonly nox: (expansion: number) => number;
  readonly mappedSpelling: (word: number) => number;
  readonly posOf: (word: number) => number;
  readonly property: (word: number, name: string) => number;
  readonly valueOf: (name: "pos", value: number) => string | undefined;
  readonly isMemberPOS: (word: number, pos: number) => boolean;
  /** Whether a word is none of those that the tagger was made with. */
  readonly isOOV: (word: string) => boolean;
};

/** The rules by which the tagger guesses what a word is by its form. */
type Features = {
  readonly pos: (word: string, category: number, table: typeof KNOWS_NONE) => number;
};

type Lemmatize = (word: string, pos: string, table: Table) => string;

type Seen = { readonly tokens: readonly number[]; readonly cache: Table | null };

type Insides = {
  readonly pos: () => { readonly machines: readonly string[] };
  readonly addons: { readonly lemmatize: Lemmatize };
  readonly core: () => { readonly packing: { readonly config: unknown } };
  readonly featureFn: (config: unknown) => Features;
};

/** The published types call all of the model unknown; this is what the two packages, whose versions are fixed, hand each other. */
function insidesOf(source: unknown): Insides {
  return source as Insides;
}
