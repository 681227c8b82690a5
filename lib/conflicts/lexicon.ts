import type { GatedPattern } from "./gated-pattern.ts";
import { lookUp } from "./words.ts";

/** A word as it is compared: all forms of one stem have one number. `content` as in `lookUp`. */
export type Word = { readonly stem: string; readonly id: number; readonly content: boolean };

/** 1 for the number of each stem that a list of words has. */
export type Cues = Uint8Array;

// again · Again's: all letters of it are plain, and the stem is that of the word without its ending
const PLAIN = /^[A-Za-z]+(?:['’][Ss])?$/u;

/** The words of one dossier, their stems numbered from 0 as they are met. Comparing numbers is much of the speed here. */
export class Lexicon {
  readonly #words = new Map<string, Word>();
  readonly #ids = new Map<string, number>();
  readonly #stems: string[] = [];
  /** The numbers of words in which a pattern may find another: `o'clock`, `élan`. */
  readonly #odd: number[] = [];
  /** What lets each pattern through, by its number; as long as no word comes. */
  #gated: (Cues | undefined)[] = [];

  /** A word as it stands in a text. */
  word(written: string): Word {
    const known = this.#words.get(written);
    if (known !== undefined) return known;
    const { stem, content } = lookUp(written);
    const made = { stem, id: this.#number(stem), content };
    this.#words.set(written, made);
    if (!PLAIN.test(written)) this.#odd.push(made.id);
    if (this.#gated.length > 0) this.#gated = [];
    return made;
  }

  #number(stem: string): number {
    const known = this.#ids.get(stem);
    if (known !== undefined) return known;
    const id = this.#stems.push(stem) - 1;
    this.#ids.set(stem, id);
    return id;
  }

  /** The number of a stem, or -1 for one that no text has. */
  idOf(stem: string): number {
    return this.#ids.get(stem) ?? -1;
  }

  /** The stem of a number. */
  stemOf(id: number): string {
    return this.#stems[id] ?? "";
  }

  /** A list of words, in any of their forms, to look for. */
  cues(words: readonly string[]): Cues {
    const cues = new Uint8Array(this.size);
    for (const word of words) {
      const id = this.idOf(lookUp(word).stem);
      if (id >= 0) cues[id] = 1;
    }
    return cues;
  }

  /** 1 for the number of each stem without all of which a pattern cannot match. */
  gateOf({ number, words, beginnings }: GatedPattern): Cues {
    const known = this.#gated[number];
    if (known !== undefined) return known;
    const made = this.cues(words);
    for (const id of this.#odd) made[id] = 1;
    for (const beginning of beginnings)
      for (const [id, stem] of this.#stems.entries()) if (stem.startsWith(beginning)) made[id] = 1;
    this.#gated[number] = made;
    return made;
  }

  /** How many stems there are. */
  get size(): number {
    return this.#stems.length;
  }
}
