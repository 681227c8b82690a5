import { z } from "zod";
import { isShared } from "#lib/interop/anki-habits.ts";
import { PACKAGE_LIMITS } from "#lib/interop/anki-package.ts";
import type { PackedNote } from "#lib/interop/packed.ts";

// What the process that read a stranger's file may say. Texts are checked again where they become notes.

const Text = z.string().max(2_000_000);
const Field = z.object({ text: Text });
const Figure = z.number();
const Count = z.number().min(0);

const Card = z.object({
  ord: z.int().min(0).max(10_000),
  deck: z.string().max(10_000),
  place: Figure,
  due: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("new") }),
    z.object({ kind: z.literal("day"), days: Figure }),
    z.object({ kind: z.literal("moment"), at: Figure }),
  ]),
  intervalDays: Count,
  factor: Figure,
  reps: Figure,
  lapses: Figure,
  suspended: z.boolean(),
  marked: z.boolean(),
  flag: z.int().min(0).max(7),
  modified: Figure,
  memory: z.object({ stability: z.number().positive(), difficulty: z.number().min(1).max(10) }).nullable(),
  way: Figure.nullable(),
  reviews: z.array(z.tuple([Figure, Figure, Figure, Figure, Figure, Figure])),
});

const Words = z.discriminatedUnion("kind", [
  z
    .object({
      kind: z.enum(["basic", "reversed"]),
      front: Field,
      back: Field,
      typed: z.literal(true).optional(),
    })
    .transform(({ typed, ...words }) => ({ ...words, ...(typed ? { typed } : {}) })),
  z.object({ kind: z.literal("cloze"), text: Field, extra: Field.nullable() }),
]);

export const Note = z.object({
  guid: z.string().max(10_000),
  part: z.int().min(0).max(10_000),
  modified: Figure,
  words: Words,
  tags: z.array(z.string().max(10_000)),
  cards: z.array(Card),
});

const Habits = z.object({
  leechAfter: Figure.optional(),
  leechSuspends: z.boolean().optional(),
  newAmong: z.enum(["mixed", "first", "last"]).optional(),
  reviewOrder: z.string().refine(isShared).optional(),
  siblingsApart: z.enum(["new", "reviews"]).optional(),
  easyDays: z.array(Figure).length(7).optional(),
});

export const Head = z.object({
  createdAt: Figure,
  createdDay: z.string().max(20).nullable(),
  ways: z
    .array(
      z.object({
        id: Figure,
        name: z.string().max(10_000),
        newPerDay: Figure,
        reviewsPerDay: Figure,
        learningMinutes: z.array(Figure),
        relearningMinutes: z.array(Figure),
        maximumDays: Figure,
        retention: Figure.nullable(),
        weights: z.array(Figure),
        habits: Habits,
      }),
    )
    .max(10_000),
  decks: z.array(z.object({ path: z.string().max(10_000), way: Figure })).max(PACKAGE_LIMITS.cards),
  loss: z.object({ occlusion: Count, stray: Count }),
  /** The pictures and sounds that the notes name and that are in the package. */
  media: z.array(z.string().max(10_000)).max(PACKAGE_LIMITS.entries),
  mediaThere: Count,
  missing: Count,
  hasHistory: z.boolean(),
});

export const Medium = z.object({ name: z.string().max(10_000), base64: z.string().nullable() });
export const DoneMedia = z.object({ done: z.int().min(0) });

/** The whole package, as it came out of the process that read it. */
export type ReadPackage = { readonly head: z.infer<typeof Head>; readonly notes: readonly PackedNote[] };
