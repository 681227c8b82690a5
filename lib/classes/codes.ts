/**
 * Letters and digits that nobody mixes up on a wall or in a shout: without 0 O Q, 1 I L, 2 Z, 5 S, 6 8 B, and without
 * A, E, U, so that no code is a word.
 */
const SIGNS = "CDFGHJKMNPRTVWXY3479";

/** Eight of twenty signs: 34 bits, guessed at one in ten seconds by nobody. */
const LENGTH = 8;

/** A new code to join a class by. `random` fills the array it is given, as `crypto.getRandomValues` does. */
export function newJoinCode(random: (bytes: Uint8Array) => Uint8Array): string {
  let code = "";
  while (code.length < LENGTH) {
    const [byte = 255] = random(new Uint8Array(1));
    // 240 is twelve times twenty: what lies above would favour the first signs.
    if (byte < 240) code += SIGNS.charAt(byte % SIGNS.length);
  }
  return code;
}

/** The code that somebody typed, with or without spaces and hyphens, large or small; null when it can be none. */
export function typedCode(text: string): string | null {
  const code = text
    .slice(0, 100)
    .replace(/[\s\p{Pd}]/gu, "")
    .toUpperCase();
  return code.length === LENGTH && Array.from(code).every((sign) => SIGNS.includes(sign)) ? code : null;
}

/** As it is shown: "CDFG-3479". */
export function shownCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}
