import { takenSignInNames } from "#lib/db/queries/accounts.ts";
import type { Reader, Writer } from "#lib/db/store.ts";

/** The longest name that is taken. */
export const LONGEST_NAME = 60;

/**
 * A name as it is compared: "Zoë  Müller", "zoe.muller" and "ZOE MULLER" are one, so that nobody fails to sign in over an
 * accent or a space. Empty when nothing is left of it.
 */
export function foldedSignInName(typed: string): string {
  return (
    typed
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/ß/gu, "ss")
      .replace(/ø/gu, "o")
      .replace(/ł/gu, "l")
      .replace(/[æœ]/gu, (both) => (both === "æ" ? "ae" : "oe"))
      // Controls and marks of direction look like nothing.
      .replace(/\p{C}+/gu, "")
      // "anna - meier" → "anna.meier"
      .replace(/[\s._-]+/gu, ".")
      .replace(/^\.+|\.+$/gu, "")
  );
}

/** What somebody of this name types at sign-in: "anna.meier", or the first of anna.meier2, anna.meier3 … that is free. */
export async function freeSignInName(db: Reader | Writer, name: string): Promise<string> {
  const plain = foldedSignInName(name).replace(/[^\p{L}\p{N}.]+/gu, "");
  const base =
    Array.from(plain)
      .slice(0, LONGEST_NAME - 6)
      .join("") || "learner";
  const taken = await takenSignInNames(db, base);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? base : `${base}${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
