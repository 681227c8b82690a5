import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { CATEGORIES, type Card } from "#lib/cards/types.ts";

/** The form this code writes. A file with a higher number is refused, one with a lower is read as it was. */
export const DECK_FORMAT = "dossier-deck";
export const DECK_VERSION = 1;

const offset = z.number().int().nonnegative();
const text = z.string().min(1);

export const evidenceSchema = z.object({
  document: text,
  start: offset,
  end: offset,
  quote: text,
  role: z.enum(["proof", "context", "reading"]).default("proof"),
});

const reading = z.object({ value: text, evidence: z.array(offset).min(1) });

export const cardSchema = z.object({
  id: text,
  category: z.enum(CATEGORIES),
  question: text,
  answer: text,
  evidence: z.array(evidenceSchema),
  siblings: z.string(),
  disputed: z.literal(true).optional(),
  readings: z.array(reading).optional(),
});

const claim = z.object({ document: text, start: offset, end: offset, value: z.string(), quote: text });

export const conflictSchema = z.object({
  id: text,
  topic: text,
  slot: z.enum(["date", "actor", "object", "outcome", "number", "interval", "claim"]),
  claims: z.array(claim).min(1),
  /** How many documents hold each value independently of each other. */
  witnesses: z
    .array(z.object({ value: z.string(), documents: offset }))
    .readonly()
    .optional(),
});

export const skippedSchema = z.object({
  document: text,
  start: offset,
  end: offset,
  reason: text,
  /** A refused card, in words, so that a teacher can see what was left out. */
  question: z.string().optional(),
  answer: z.string().optional(),
});

const source = z.object({
  name: text,
  title: z.string(),
  /** As a teacher gave them: who wrote it, when, and where it can be read. */
  author: text.optional(),
  date: text.optional(),
  link: text.optional(),
  format: z.enum(["text", "markdown", "html", "pdf", "docx"]),
  /** SHA-256 of the file's bytes, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  /** Length of the decoded text in UTF-16 units: what the offsets count. */
  length: offset,
});

const deck = z.object({
  format: z.literal(DECK_FORMAT),
  version: z.number().int().min(1).max(DECK_VERSION),
  /** The dossier's title. */
  title: text,
  deck: text,
  documents: z.array(source),
  cards: z.array(cardSchema),
  conflicts: z.array(conflictSchema),
  skipped: z.array(skippedSchema),
});

/** A deck file: the interchange form (`cards`, `conflicts`, `skipped`) and who it comes from. */
export type Deck = z.infer<typeof deck>;
export type DeckCard = Deck["cards"][number];
export type DeckSource = Deck["documents"][number];
export type Skipped = Deck["skipped"][number];

/** A card of a deck file as the core has it: without keys that are there and undefined. */
export function cardOf({ disputed, readings, ...card }: DeckCard): Card {
  return { ...card, ...(disputed ? { disputed } : {}), ...(readings ? { readings } : {}) };
}

const ORDER: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "format version title author date link deck name sha256 length documents cards conflicts skipped id category topic slot question answer " +
    "disputed readings value claims document start end quote role evidence siblings reason"
  )
    .split(" ")
    .map((key, place) => [key, place]),
);

/** The same value with its keys in the one order in which everything of ours is written; what is undefined is left out. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const place = (key: string): number => ORDER[key] ?? 99;
  entries.sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]));
}

/**
 * The one way to write a deck: keys in a fixed order, two spaces, a line break at the end. Equal decks print to equal
 * bytes, and `parseDeck(printDeck(deck))` equals `deck`.
 */
export function printDeck(value: Deck): string {
  return `${JSON.stringify(canonical(value), null, 2)}\n`;
}

/** Reads a deck file. Throws `invalid`, naming the place and what to change. */
export function parseDeck(source: string, name = "the deck"): Deck {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new DomainError("invalid", `${name} is not JSON. Generate it again, or restore it from a copy.`);
  }
  const version = z.object({ format: z.literal(DECK_FORMAT), version: z.number() }).safeParse(value);
  if (version.success && version.data.version > DECK_VERSION) {
    throw new DomainError(
      "invalid",
      `${name} was written by a newer version (form ${version.data.version}). Update this copy first.`,
    );
  }
  const read = deck.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.map(String).join(".") ?? "";
  throw new DomainError(
    "invalid",
    `${name}: ${where === "" ? "the file" : where}: ${issue?.message ?? "not a deck"}.`,
    { path: where },
  );
}
