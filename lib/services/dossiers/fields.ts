import { z } from "zod";

/** What people may write about dossiers and documents; the sentences are shown beside the fields. */

const line = (most: number, what: string) =>
  z
    .string()
    .transform((text) =>
      text
        .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, " ")
        .replace(/\s+/gu, " ")
        .trim(),
    )
    .refine((text) => text.length <= most, `${what} has at most ${most} characters.`);

export const IdField = z.string().min(1).max(100);

export const TitleField = line(160, "A title").refine((text) => text !== "", "Give it a title.");

const optional = (field: z.ZodType<string, string>) =>
  field.optional().transform((text) => (text === undefined || text === "" ? null : text));

export const AuthorField = optional(line(160, "An author"));
export const DatedField = optional(line(60, "A date"));
export const LinkField = optional(
  line(500, "A link").refine(
    (text) => text === "" || isWebAddress(text),
    "A link begins with https:// or http://. Copy it from the address bar.",
  ),
);

function isWebAddress(text: string): boolean {
  return /^https?:\/\//iu.test(text) && URL.canParse(text);
}
