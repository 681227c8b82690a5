import { createHash } from "node:crypto";
import { foldText } from "#lib/base/text.ts";

/** A part of an id's tuple. Nested tuples are fine; `undefined` is not a value and cannot be written. */
export type IdPart = string | number | boolean | null | readonly IdPart[];

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 20;

/**
 * An id from what a thing says: 20 characters of Crockford base 32 (100 bits of SHA-256). The same tuple gives the same
 * id on every machine, and tuples that differ only in where one string ends and the next begins give different ones.
 * Minted once and then written in the deck file; later code may mint differently, the card keeps its id.
 */
export function contentId(tuple: readonly IdPart[]): string {
  const digest = createHash("sha256").update(JSON.stringify(tuple), "utf8").digest();
  let bits = 0;
  let held = 0;
  let out = "";
  for (const byte of digest) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && out.length < LENGTH) {
      bits -= 5;
      out += ALPHABET.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return out;
}

/** The tuple part of a piece of wording: marks, case, articles and spacing do not make another fact. */
export function keyText(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\b(?:the|a|an)\b/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}
