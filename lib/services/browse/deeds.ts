import { z } from "zod";
import { addDays, type StudyDay } from "#lib/base/study-time.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { type DayRange, dayWithin, MOST_DAYS } from "#lib/study/days-typed.ts";
import type { LogDeed } from "../journal/log-deeds.ts";
import type { StepKind } from "../journal/step-words.ts";
import { Tags } from "../notes/tags.ts";

/** A sentence, not a text. */
const MOST_SOUGHT = 500;
const SomeTags = Tags.pipe(z.array(z.string()).min(1, "Write a tag.")).readonly();
const DayCount = z.int().min(0).max(MOST_DAYS);

/** What can be done to many cards at once. */
export const BrowseDeed = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum(["suspended", "unsuspended", "buried", "unburied", "marked", "unmarked"]),
  }),
  /** As in Anki: unless it says otherwise, a card keeps its place in the deck, and what was counted of it. */
  z.object({
    kind: z.literal("reset"),
    counts: z.enum(["keep", "anew"]).default("keep"),
    place: z.enum(["keep", "last"]).default("keep"),
  }),
  z.object({ kind: z.literal("delete") }),
  z.object({ kind: z.literal("flagged"), flag: z.int().min(0).max(7) }),
  /** So many days from today; with `to`, on a day from that many to so many, another for each card. */
  z.object({ kind: z.literal("due-set"), days: DayCount, to: DayCount.optional() }),
  z.object({ kind: z.literal("tag-add"), tags: SomeTags }),
  z.object({ kind: z.literal("tag-remove"), tags: SomeTags }),
  /** Other words in the notes that the viewer wrote. */
  z.object({
    kind: z.literal("replace"),
    find: z.string().min(1).max(MOST_SOUGHT),
    put: z.string().max(MOST_SOUGHT),
    exact: z.boolean(),
    where: z.enum(["question", "answer", "both"]),
  }),
  /** Before or behind the others of the viewer's own decks that they stand in: new cards come in that order. */
  z.object({ kind: z.literal("place"), to: z.enum(["first", "last"]) }),
  z.object({ kind: z.literal("move"), deckId: z.string().min(1).max(200) }),
]);
export type BrowseDeed = z.input<typeof BrowseDeed>;

export type MemoryDeed = Exclude<
  BrowseDeed,
  { readonly kind: "delete" | "tag-add" | "tag-remove" | "move" | "place" | "replace" }
>;

type Said = LogDeed extends infer Each
  ? Each extends LogDeed
    ? Omit<Each, "id" | "cardId" | "cardVersion">
    : never
  : never;

/** The event that a deed is for a card, or null where it would change nothing. `id` is that of the event. */
export function eventFor(deed: MemoryDeed, state: CardState, today: StudyDay, id: string): Said | null {
  const buried = state.buriedUntil !== null && state.buriedUntil > today;
  switch (deed.kind) {
    case "suspended":
      return state.suspended ? null : { kind: deed.kind };
    case "unsuspended":
      return state.suspended ? { kind: deed.kind } : null;
    case "buried":
      return buried ? null : { kind: deed.kind, day: addDays(today, 1) };
    case "unburied":
      return buried ? { kind: deed.kind } : null;
    case "marked":
      return state.marked ? null : { kind: deed.kind };
    case "unmarked":
      return state.marked ? { kind: deed.kind } : null;
    case "reset":
      if (deed.counts === "anew")
        return state.memory.kind === "new" && !state.memory.counts ? null : { kind: deed.kind };
      return state.memory.kind === "new" ? null : { kind: deed.kind, keepsCounts: true };
    case "flagged":
      if ((state.flag ?? 0) === deed.flag) return null;
      return deed.flag === 0 ? { kind: deed.kind } : { kind: deed.kind, flag: deed.flag };
    case "due-set":
      // The day is decided here and written into the event, so that the log folds to it for ever.
      return { kind: deed.kind, day: dayWithin(rangeOf(deed), today, id) };
  }
}

function rangeOf({ days, to = days }: { readonly days: number; readonly to?: number | undefined }): DayRange {
  return { from: Math.min(days, to), to: Math.max(days, to) };
}

/** What the journal calls it. */
export function stepKindOf(
  deed: Exclude<BrowseDeed, { readonly kind: "delete" | "move" | "place" | "replace" }>,
): StepKind {
  switch (deed.kind) {
    case "tag-add":
      return "tags-added";
    case "tag-remove":
      return "tags-removed";
    case "flagged":
      return deed.flag === 0 ? "cards-unflagged" : "cards-flagged";
    default:
      return `cards-${deed.kind}`;
  }
}
