import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { Selection } from "#lib/base/selection.ts";
import {
  addDays,
  DEFAULT_DAY_START,
  isStudyDay,
  isZone,
  type StudyDay,
  startOfStudyDay,
  studyDay,
} from "#lib/base/study-time.ts";
import type { Goal } from "#lib/classes/types.ts";
import type { AssignmentFields } from "#lib/db/queries/assignments.ts";
import { SelectionInput } from "../selections/selection-input.ts";

export const Id = z.string().min(1).max(100);
export const Day = z.string().refine(isStudyDay, "Pick a day.");
/** The browser's zone, so that a day begins where the teacher is. */
export const Zone = z.string().max(100).refine(isZone, "This device's time zone is not known here.");

const LONGEST_TITLE = 120;
const LONGEST_NOTE = 2_000;
const MOST_TARGETS = 350;

export const GoalInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("days"),
    days: z.number().int().min(1, "At least one day.").max(60, "At most 60 days."),
  }),
  z.object({ kind: z.literal("seen") }),
  z.object({
    kind: z.literal("retained"),
    share: z.number().min(0.5, "At least 50 %.").max(0.99, "At most 99 %."),
    /** Left out for the due day. */
    day: Day.optional(),
  }),
  z.object({ kind: z.literal("quiz"), quizId: Id }),
  z.object({ kind: z.literal("exam"), examId: Id }),
]);

export const TargetsInput = z
  .array(z.object({ kind: z.enum(["class", "group", "pupil"]), refId: Id }))
  .min(1, "Say for whom it is.")
  .max(MOST_TARGETS, `Name at most ${MOST_TARGETS} groups and pupils, or the whole class.`);

/** What a teacher writes; days are days of their zone. */
export const AssignmentInput = z.object({
  title: z
    .string()
    .trim()
    .max(LONGEST_TITLE, `A name has at most ${LONGEST_TITLE} characters.`)
    // Left empty, it is called what it is of.
    .default(""),
  note: z.string().trim().max(LONGEST_NOTE, `At most ${LONGEST_NOTE} characters.`).default(""),
  selection: SelectionInput,
  goal: GoalInput,
  targets: TargetsInput,
  opens: Day,
  due: Day,
  closes: Day.nullish(),
  lateRule: z.enum(["counts", "counts-as-late", "does-not-count"]).default("counts-as-late"),
  zone: Zone,
});
/** The same with cards that may be anybody's words for them. */
export type AssignmentInput = Omit<z.infer<typeof AssignmentInput>, "selection"> & {
  readonly selection: Selection;
};

/** How far ahead a date may lie: a school year and its holidays. */
const FARTHEST_DAYS = 500;

/**
 * The row that some input makes. A day is open from its start and due until its end, which is when the next study day
 * begins: whoever studies past midnight is on time. Throws `invalid` for dates that are in no order.
 */
export function fieldsOf(input: AssignmentInput, now: number): AssignmentFields {
  const { title, note, selection, lateRule, zone, opens, due, closes = null } = input;
  const dates = { opens, due, closes };
  const wrong = wrongDates(dates, dayIn(zone, now));
  if (Object.keys(wrong).length > 0)
    throw new DomainError("invalid", Object.values(wrong)[0] ?? "The dates are in no order.", wrong);
  const goal: Goal =
    input.goal.kind === "retained" ? { ...input.goal, day: input.goal.day ?? due } : input.goal;
  if (goal.kind === "retained" && goal.day < opens)
    throw new DomainError("invalid", "The day of the goal is before it opens.", {
      goal: "Pick a later day.",
    });
  return {
    title,
    note,
    selection,
    goal,
    opensAt: startIn(zone, opens),
    dueAt: endIn(zone, due),
    closesAt: closes === null ? null : endIn(zone, closes),
    zone,
    lateRule,
  };
}

function wrongDates(
  {
    opens,
    due,
    closes,
  }: { readonly opens: StudyDay; readonly due: StudyDay; readonly closes: StudyDay | null },
  today: StudyDay,
): Readonly<Record<string, string>> {
  if (due < opens) return { due: "It is due before it opens. Pick a later day." };
  if (closes !== null && closes < due) return { closes: "It closes before it is due. Pick a later day." };
  if ((closes ?? due) > addDays(today, FARTHEST_DAYS))
    return { due: "That is more than 500 days ahead. Pick an earlier day." };
  return {};
}

/** The study day at an instant where an assignment was set. */
export function dayIn(zone: string, at: number): StudyDay {
  return studyDay(at, { zone, dayStart: DEFAULT_DAY_START });
}

function startIn(zone: string, day: StudyDay): number {
  return startOfStudyDay(day, { zone, dayStart: DEFAULT_DAY_START });
}

/** The last millisecond of a study day. */
export function endIn(zone: string, day: StudyDay): number {
  return startIn(zone, addDays(day, 1)) - 1;
}
