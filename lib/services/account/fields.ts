import { z } from "zod";
import { foldedSignInName, LONGEST_NAME } from "./sign-in-names.ts";

/** What people are called: one line; nothing is asked about how a name has to look. */
export const NameField = z
  .string("Choose a name.")
  .max(1_000, "That is too long for a name.")
  .transform((text) =>
    text
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, " ")
      .replace(/\s+/gu, " ")
      .trim(),
  )
  .refine((name) => foldedSignInName(name) !== "", "Choose a name.")
  .refine((name) => name.length <= LONGEST_NAME, `A name has at most ${LONGEST_NAME} characters.`);

/** A password as it is typed: never trimmed. Whether it is a good one is `refuseWeakPassword`'s to say. */
export const PasswordField = z
  .string("Type the password.")
  .min(1, "Type the password.")
  .max(1_000, "A password has at most 128 characters.");

/** A box of a form: there when it is ticked. */
export const TickField = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

/** Where the browser says that it is. */
export const ZoneField = z.string().max(100).optional();
