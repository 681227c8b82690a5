import { z } from "zod";
import { LONGEST_CLASS_NAME, LONGEST_GROUP_NAME, LONGEST_PERSON_NAME, tidyLine } from "#lib/classes/names.ts";

/** What people may write about classes; the sentences are shown beside the fields. */

export const IdField = z.string().min(1).max(100);

const nameField = (most: number, missing: string) =>
  z
    .string()
    .max(10_000)
    .transform(tidyLine)
    .refine((name) => /[\p{L}\p{N}]/u.test(name), missing)
    .refine((name) => name.length <= most, `A name has at most ${most} characters.`);

export const ClassNameField = nameField(LONGEST_CLASS_NAME, "Give the class a name.");
export const GroupNameField = nameField(LONGEST_GROUP_NAME, "Give the group a name.").refine(
  (name) => !/[;|]/u.test(name),
  "A group's name has no ; and no | in it: these separate groups in a list.",
);
export const PersonNameField = nameField(LONGEST_PERSON_NAME, "Write the name that the class knows you by.");

/** What one class and one teacher may hold; said in docs/limits.md. */
export const CLASS_LIMITS = {
  pupils: 300,
  groups: 50,
  staff: 30,
  classes: 100,
  /** Lines of one list. */
  rosterLines: 300,
  rosterCharacters: 200_000,
} as const;
