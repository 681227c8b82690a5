import type { MemberRole } from "#lib/classes/types.ts";

const WORDS: Readonly<Record<MemberRole, string>> = {
  owner: "yours",
  "co-teacher": "you teach it too",
  viewer: "you look in",
  pupil: "you learn",
};

/** What the reader is in a class, in their own words. */
export function roleWords(role: MemberRole): string {
  return WORDS[role];
}
