import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { daysBetween, isStudyDay, type StudyDay } from "#lib/base/study-time.ts";

const Day = z.string().refine(isStudyDay, "Choose a day.");

/** The first and the last day of an absence. */
export const HolidayDays = z.strictObject({ from: Day, to: Day });

/** Longer absences are not planned, but come back from. */
const MOST_DAYS = 120;

/** How many days an absence has. Throws `invalid` for one that cannot be planned. */
export function checkedDays(today: StudyDay, from: StudyDay, to: StudyDay): number {
  const days = daysBetween(from, to) + 1;
  if (days < 1)
    throw new DomainError("invalid", "The last day lies before the first.", { to: "Choose a later day." });
  if (daysBetween(today, to) < 0)
    throw new DomainError("invalid", "These days are over.", { to: "Choose a later day." });
  if (days > MOST_DAYS)
    throw new DomainError(
      "invalid",
      `At most ${MOST_DAYS} days. Longer absences are made up for when you are back.`,
    );
  if (daysBetween(today, from) > 365)
    throw new DomainError("invalid", "Nobody can say so far ahead. Choose days within a year.", {
      from: "Choose an earlier day.",
    });
  return days;
}
