import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { Selection } from "#lib/base/selection.ts";
import { eachOnce } from "#lib/base/selection.ts";
import { type Instant, instantOf, isStudyDay, MS_PER_DAY } from "#lib/base/study-time.ts";
import type { Ctx } from "../context.ts";
import { TitleField } from "../dossiers/fields.ts";
import { checkedSelection } from "../selections/cards-of-selection.ts";
import { SelectionInput } from "../selections/selection-input.ts";
import { topicOf } from "./topics.ts";

/** Nobody plans further ahead, and the first days would not differ. */
const MOST_DAYS = 400;
/** The most that a part of a selection may weigh. */
const MOST_WEIGHT = 1_000;

const minutesOf = z
  .number("Give whole minutes.")
  .int("Give whole minutes.")
  .min(0, "At least no minutes.")
  .max(600, "At most ten hours a day.");

/** Minutes for each weekday, Monday first. */
export const Minutes = z.array(minutesOf).length(7, "Seven days have a week.");

/** A share of the full mark, as people write it: in per cent. */
export const Percent = z
  .number("Give a number from 1 to 100.")
  .min(1, "At least 1 %.")
  .max(100, "At most 100 %.")
  .transform((percent) => percent / 100);

/** What is said about an exam when it is made or changed. Day and time are the wall's. */
export const ExamFields = z.object({
  title: TitleField,
  day: z.string().refine(isStudyDay, "Choose a day."),
  // 09:00
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, "Give a time such as 09:00."),
  selection: SelectionInput,
  /** Whether the weights are somebody's; otherwise every card counts alike. */
  weighted: z.boolean().default(false),
  minutes: Minutes,
  target: Percent.nullable().default(null),
  questions: z
    .number("Give a whole number.")
    .int("Give a whole number.")
    .min(1, "At least one question.")
    .max(1_000, "At most 1,000 questions.")
    .nullable()
    .default(null),
});
export type ExamFields = z.infer<typeof ExamFields>;

/** When an exam begins. Throws `invalid` for a moment that is over or too far away. */
export function checkedInstant(
  fields: Pick<ExamFields, "day" | "time">,
  zone: string,
  now: Instant,
): Instant {
  const wall = Date.parse(`${fields.day}T${fields.time}:00Z`);
  const at = instantOf(wall, { zone, dayStart: 0 });
  if (at <= now)
    throw new DomainError("invalid", "That moment is over. Choose a later one.", {
      day: "Choose a day that lies ahead.",
    });
  if (at - now > MOST_DAYS * MS_PER_DAY)
    throw new DomainError("invalid", "Nobody can plan so far ahead.", {
      day: `Choose a day within ${MOST_DAYS} days.`,
    });
  return at;
}

/**
 * The blueprint as it is kept: checked for the viewer, and with weights. Unless somebody weighed the parts, each weighs
 * as many cards as it has. Parts of `before` that the viewer may not study (a colleague's own deck) stay. Throws `not-found` for a part that the viewer may not study, `invalid` for one without cards,
 * or for tags in a class's exam, where each pupil has others.
 */
export async function checkedBlueprint(
  ctx: Ctx,
  { selection, weighted }: Pick<ExamFields, "selection" | "weighted">,
  forClass: boolean,
  before: Selection = [],
): Promise<Selection> {
  if (forClass && selection.some((part) => part.kind === "tag"))
    throw new DomainError("invalid", "Tags are your own: pupils do not have them. Pick decks.", {
      selection: "Pick decks.",
    });
  const kept = new Map(before.map((part) => [topicOf(part), part.weight]));
  const resolved = await checkedSelection(ctx, selection, (part) => kept.has(topicOf(part)));
  if (weighted) return selection;
  const cards = eachOnce(resolved.map((part) => part.cardIds));
  const counts = resolved.map((_, i) => cards.filter((card) => card.part === i).length);
  const scale = Math.min(1, MOST_WEIGHT / Math.max(1, ...counts));
  return resolved.map(({ part, title }, i) => ({
    ...part,
    // What a colleague put in is nobody else's to count: it weighs what it did.
    weight: (title === null ? kept.get(topicOf(part)) : null) ?? Math.max(1, counts[i] ?? 1) * scale,
  }));
}
