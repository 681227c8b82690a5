import { type Span, slice } from "#lib/base/text.ts";
import type { Passage } from "./passages.ts";

/**
 * A pattern that cannot match without one of some words. A passage knows its words by their numbers, and is asked for
 * these first, which costs a twentieth of looking for the pattern: most passages have none of them.
 */
export class GatedPattern {
  static #made = 0;
  /** Its number among all of them. */
  readonly number = GatedPattern.#made++;
  readonly words: readonly string[];
  readonly beginnings: readonly string[];
  readonly #pattern: RegExp;

  /**
   * `words` are in small letters, with spaces between; `claim*` is any word that begins so. Without them nothing may match,
   * in any span that cuts no word. A form that has the stem of another lets through what that one does.
   */
  constructor(pattern: RegExp, words: string) {
    const all = words.split(" ");
    this.#pattern = pattern;
    this.words = all.filter((word) => !word.endsWith("*"));
    this.beginnings = all.filter((word) => word.endsWith("*")).map((word) => word.slice(0, -1));
  }

  /** Whether it matches in a passage, or in a span of it. */
  isIn(passage: Passage, span: Span = passage.span): boolean {
    return passage.mayHold(this) && this.#pattern.test(slice(passage.reading.document.text, span));
  }

  /** What it matches in any other text. */
  exec(text: string): RegExpExecArray | null {
    return this.#pattern.exec(text);
  }

  /** Whether it matches in any other text. */
  test(text: string): boolean {
    return this.#pattern.test(text);
  }
}
