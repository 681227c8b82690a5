import { z } from "zod";
import { Tag } from "../notes/tags.ts";

const MOST_PARTS = 40;
const MOST_CARDS = 5_000;
const Id = z.string().min(1).max(200);
const weight = z
  .number()
  .positive("A part counts more than nothing.")
  .max(1_000, "A part counts at most 1,000.")
  .default(1);

/** A selection as it comes from a form, a page or a file. */
export const SelectionInput = z
  .array(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("dossier"), dossierId: Id, weight }),
      z.object({ kind: z.literal("deck"), deckId: Id, weight }),
      z.object({ kind: z.literal("tag"), tag: Tag, weight }),
      z.object({
        kind: z.literal("cards"),
        cardIds: z.array(Id).min(1).max(MOST_CARDS, `Pick at most ${MOST_CARDS} cards.`),
        weight,
      }),
    ]),
  )
  .min(1, "Pick at least one deck.")
  .max(MOST_PARTS, `Pick at most ${MOST_PARTS} parts.`);
