import { z } from "zod";
import { MOST_CARDS } from "#lib/notes/cards-of-note.ts";
import { parseCloze } from "#lib/notes/cloze.ts";
import type { Field, Note } from "#lib/notes/types.ts";
import { parseInput } from "../parse-input.ts";

/** As long as a page; what is longer is no card. */
const LONGEST = 10_000;
const MOST_ITEMS = 30;

/** A language tag as browsers and voices know them: de · pt-BR · zh-Hant-TW */
const Language = z
  .string()
  .regex(/^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8}){0,4}$/u, "Write a language as de or pt-BR.");

/** Text as it is kept: line ends as one sign, and nothing that no keyboard makes. */
const Words = z
  .string()
  .max(LONGEST, `A field has at most ${LONGEST.toLocaleString("en")} characters.`)
  .transform((text) =>
    text.replace(/\r\n?/gu, "\n").replace(/(?![\n\t])[\p{Cc}\p{Cs}]|[\ufdd0-\ufdef]/gu, ""),
  );

const FieldInput = z
  .object({
    text: Words,
    language: Language.optional(),
    direction: z.enum(["ltr", "rtl"]).optional(),
  })
  .transform(
    ({ text, language, direction }): Field => ({
      text,
      ...(language === undefined ? {} : { language }),
      ...(direction === undefined ? {} : { direction }),
    }),
  );

const filled = (words: string) => FieldInput.refine((field) => field.text.trim() !== "", words);
const maybe = FieldInput.nullish().transform((field) =>
  field === null || field === undefined || field.text.trim() === "" ? null : field,
);

const Line = Words.transform((text) => text.trim());
const lines = (least: number, words: string) =>
  z
    .array(Line)
    .max(MOST_ITEMS, `There is room for ${MOST_ITEMS} lines.`)
    .transform((items) => items.filter((item) => item !== ""))
    .refine((items) => items.length >= least, words);

const FRONT = "Write what is asked.";
const BACK = "Write the answer.";

/** Left out where it is not so, as it is kept. */
const Typed = z.boolean().optional();
const typedOnly = <T extends { readonly typed?: boolean | undefined }>({ typed, ...note }: T) => ({
  ...note,
  ...(typed ? { typed: true as const } : {}),
});

const NoteInput = z.discriminatedUnion("kind", [
  z
    .object({ kind: z.literal("basic"), front: filled(FRONT), back: filled(BACK), typed: Typed })
    .transform(typedOnly),
  z
    .object({ kind: z.literal("reversed"), front: filled(FRONT), back: filled(BACK), typed: Typed })
    .transform(typedOnly),
  z.object({
    kind: z.literal("cloze"),
    text: filled("Write the text with its gaps.")
      .refine(
        (field) => parseCloze(field.text).numbers.length > 0,
        "Mark at least one gap: {{c1::what is asked}}.",
      )
      .refine(
        (field) => parseCloze(field.text).numbers.length <= MOST_CARDS,
        `One note makes at most ${MOST_CARDS} cards. Split the text.`,
      ),
    extra: maybe,
  }),
  z.object({
    kind: z.literal("choice"),
    question: filled(FRONT),
    options: z
      .array(z.object({ text: Line, correct: z.boolean() }))
      .max(MOST_ITEMS, `There is room for ${MOST_ITEMS} options.`)
      .transform((options) => options.filter((option) => option.text !== ""))
      .refine((options) => options.length >= 2, "Write at least two options.")
      .refine((options) => options.some((option) => option.correct), "Say which option is right.")
      .refine(
        (options) => new Set(options.map((option) => option.text)).size === options.length,
        "Two options are the same.",
      ),
    explanation: maybe,
  }),
  z.object({
    kind: z.literal("order"),
    question: filled(FRONT),
    items: lines(2, "Write at least two lines, in the right order."),
  }),
  z.object({
    kind: z.literal("list"),
    question: filled(FRONT),
    ideas: lines(2, "Write at least two things that belong to the answer."),
  }),
]);

/** A note as a person sends it, checked. Throws `invalid` with a sentence for each field. */
export function noteInput(input: unknown): Note {
  return parseInput<Note>(NoteInput, input);
}
