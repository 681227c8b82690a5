import { hash } from "node:crypto";
import { withoutArticles } from "#lib/base/folded-words.ts";
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
  const digest = hash("sha256", JSON.stringify(tuple), "hex");
  const codes: number[] = [];
  // Five of sixteen are four of thirty-two.
  for (let at = 0; codes.length < LENGTH; at += 5) {
    let bits = 0;
    for (let i = at; i < at + 5; i += 1) bits = (bits << 4) | digitAt(digest, i);
    codes.push(codeAt(bits >> 15), codeAt(bits >> 10), codeAt(bits >> 5), codeAt(bits));
  }
  return String.fromCharCode(...codes);
}

/** A hexadecimal digit in small letters. */
function digitAt(digest: string, at: number): number {
  const code = digest.charCodeAt(at);
  return code < SMALL_A ? code - ZERO : code - SMALL_A + 10;
}

const ZERO = 0x30;
const SMALL_A = 0x61;

function codeAt(bits: number): number {
  return ALPHABET.charCodeAt(bits & 31);
}

/** The tuple part of a piece of wording: marks, case, articles and spacing do not make another fact. */
export function keyText(text: string): string {
  const plain = withoutArticles(text.toLowerCase());
  if (plain !== null) return plain;
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\b(?:the|a|an)\b/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}
