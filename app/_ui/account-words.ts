import { counted } from "./words.ts";

/** "37 answers, 2 decks and 1 dossier"; null when there is nothing. */
export function hasWords(has: {
  readonly answers: number;
  readonly decks: number;
  readonly dossiers: number;
  readonly notes: number;
}): string | null {
  const parts = [
    ...(has.answers > 0 ? [counted(has.answers, "answer")] : []),
    ...(has.decks > 0 ? [counted(has.decks, "deck")] : []),
    ...(has.notes > 0 ? [counted(has.notes, "note")] : []),
    ...(has.dossiers > 0 ? [counted(has.dossiers, "dossier")] : []),
  ];
  const last = parts.pop();
  if (last === undefined) return null;
  return parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
}

/** "1.2 MB" */
export function bytesWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(0)} kB`;
  return bytes < 1_000_000_000
    ? `${(bytes / 1_000_000).toFixed(1)} MB`
    : `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}

const DEEDS: Readonly<Record<string, string>> = {
  "password-reset": "gave you a new password",
  "role-learner": "made you a learner",
  "role-teacher": "made you a teacher",
  "role-administrator": "made you an administrator",
  "became-teacher": "took up an invitation to teach",
  "became-administrator": "became an administrator",
  disabled: "switched the account off",
  enabled: "switched the account on again",
  "record-read": "read the whole record of this account",
  "member-removed": "took you out of a class",
  "member-moved": "moved you to another class",
  "member-restored": "let you back into a class",
  "class-handed-on": "handed a class on to you",
  "staff-invited": "asked you to teach a class or to look in",
  "staff-removed": "ended your part in a class",
  "staff-role-changed": "changed what you may do in a class",
};

/** What was done to an account, in words for the one it was done to; an unknown verb as it is. */
export function deedWords(verb: string): string {
  return DEEDS[verb] ?? verb.replaceAll("-", " ");
}

/** A moment in the reader's zone: "21 November 2026 at 14:05". */
export function momentWords(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
}
