import { createHash } from "node:crypto";
import { DomainError } from "#lib/base/errors.ts";
import { COMMON_PASSWORD_HASHES } from "./common-password-hashes.ts";
import { foldedSignInName } from "./sign-in-names.ts";

export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 128;

/**
 * Refuses a password that others would guess first; says what to change, beside the field `field`. Length counts, kinds
 * of characters do not, and nothing is trimmed. `names` are what is public about the person.
 */
export function refuseWeakPassword(
  password: string,
  names: readonly string[],
  field: "password" | "newPassword" = "password",
): void {
  const weakness = weaknessOf(password, names);
  if (weakness !== null) throw new DomainError("invalid", weakness, { [field]: weakness });
}

function weaknessOf(password: string, names: readonly string[]): string | null {
  const length = Array.from(password).length;
  if (length < SHORTEST_PASSWORD) return `A password needs at least ${SHORTEST_PASSWORD} characters.`;
  if (length > LONGEST_PASSWORD) return `A password has at most ${LONGEST_PASSWORD} characters.`;
  const small = password.normalize("NFC").toLowerCase();
  if (isCommon(small) || isRun(small))
    return "Many people use this password. Choose one that only you think of.";
  const bare = foldedSignInName(password);
  const known = [...names.map(foldedSignInName), "dossier"].filter((name) => name !== "");
  // A name with a year behind it is the name.
  if (known.includes(bare) || known.includes(bare.replace(/[\d!?.]{1,8}$/u, "")))
    return "The password is a name that others know. Choose another.";
  return null;
}

let common: ReadonlySet<number> | null = null;

function isCommon(small: string): boolean {
  common ??= readHashes();
  return common.has(createHash("sha256").update(small).digest().readUInt32BE(0));
}

function readHashes(): ReadonlySet<number> {
  const bytes = Buffer.from(COMMON_PASSWORD_HASHES, "base64");
  const hashes = new Set<number>();
  for (let at = 0; at < bytes.length; at += 4) hashes.add(bytes.readUInt32BE(at));
  return hashes;
}

/** aaaaaaaa · 12345678 · hgfedcba: one step from each character to the next. */
function isRun(small: string): boolean {
  const codes = Array.from(small, (letter) => letter.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, i) => code - (codes[i] ?? 0)));
  const [step = 9] = steps;
  return steps.size === 1 && Math.abs(step) <= 1;
}
