import { z } from "zod";
import { CATEGORIES } from "#lib/cards/types.ts";
import { evidenceSchema } from "./format.ts";

// What was found besides cards, as it travels in an archive: the shapes of `FoundTimeline`, `FoundPeople` and
// `DocumentReport`, checked because a file may come from anywhere.

const words = z.string().max(20_000);
const count = z.number().int().nonnegative();

const line = z.object({ text: words, evidence: evidenceSchema, card: z.string().nullable() });

export const timelineSchema = z.object({
  kind: z.literal("timeline"),
  entries: z
    .array(
      z.object({
        id: z.string(),
        value: z.string().max(100),
        granularity: z.enum([
          "time",
          "day",
          "month",
          "season",
          "year",
          "decade",
          "century",
          "range",
          "duration",
        ]),
        certainty: z.enum(["known", "implied"]),
        category: z.enum(CATEGORIES),
        what: words,
        evidence: z.array(evidenceSchema),
        cards: z.array(z.string()),
        conflict: z.string().nullable(),
      }),
    )
    .max(5000),
});

export const peopleSchema = z.object({
  kind: z.literal("people"),
  people: z
    .array(
      z.object({
        id: z.string(),
        name: words,
        type: z.enum(["PER", "LOC", "ORG", "MISC", "EVENT"]),
        aliases: z.array(words),
        documents: count,
        mentions: count,
        roles: z.array(line),
        said: z.array(line),
        proposed: z.array(line),
        did: z.array(line),
      }),
    )
    .max(5000),
});

export const reportSchema = z.object({
  characters: count,
  cards: count,
  facts: count,
  refused: count,
  furniture: z.record(z.string(), count),
  unsupported: z.record(z.string(), count),
});
