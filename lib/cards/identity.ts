import { hash } from "node:crypto";
import { plainWords } from "#lib/base/folded-words.ts";
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
    const bits = Number.parseInt(digest.slice(at, at + 5), 16);
    codes.push(codeAt(bits >> 15), codeAt(bits >> 10), codeAt(bits >> 5), codeAt(bits));
  }
  return String.fromCharCode(...codes);
}

function codeAt(bits: number): number {
  return ALPHABET.charCodeAt(bits & 31);
}

function isArticle(word: string): boolean {
  return word === "the" || word === "a" || word === "an";
}

/** The tuple part of a piece of wording: marks, case, articles and spacing do not make another fact. */
export function keyText(text: string): string {
  const words = plainWords(text.toLowerCase(), "kept");
  if (words !== null) {
    if (!words.some(isArticle)) return words.join(" ");
    return words.filter((word) => !isArticle(word)).join(" ");
  }
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\b(?:the|a|an)\b/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}
