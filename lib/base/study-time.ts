/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/**
 * The learner's wall clock minus the hour the day starts, read as if it were UTC, in milliseconds.
 * ts-fsrs counts UTC days; fed with study time, its days are the learner's days (docs/adr, study time).
 */
export type StudyTime = number;

/** A learner's day, `YYYY-MM-DD`. It begins at the learner's day start, not at midnight. */
export type StudyDay = string;

export type StudyClock = {
  /** IANA zone name, such as `Europe/Riga`. */
  readonly zone: string;
  /** The hour at which a study day starts, 0 to 23; 4 unless the learner chose another. */
  readonly dayStart: number;
};

export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;
export const DEFAULT_DAY_START = 4;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}

/** Whether this machine's time-zone table knows the name. */
export function isZone(zone: string): boolean {
  try {
    formatFor(zone);
    return true;
  } catch {
    return false;
  }
}

/** Minutes that the zone's wall clock is ahead of UTC at an instant. */
export function utcOffsetMinutes(instant: Instant, zone: string): number {
  if (zone === "UTC") return 0;
  const parts: Record<string, number> = {};
  for (const part of formatFor(zone).formatToParts(instant)) parts[part.type] = Number(part.value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const whole = Math.floor(instant / 1000) * 1000;
  return Math.round((wall - whole) / MS_PER_MINUTE);
}

/** The study time of an instant when the offset of its zone is already known. */
export function studyTimeAt(instant: Instant, offsetMinutes: number, dayStart: number): StudyTime {
  return instant + offsetMinutes * MS_PER_MINUTE - dayStart * MS_PER_HOUR;
}

/** The study time of an instant. */
export function studyTime(instant: Instant, clock: StudyClock): StudyTime {
  return studyTimeAt(instant, utcOffsetMinutes(instant, clock.zone), clock.dayStart);
}

/** The day number of a study time: whole days since 1970-01-01. */
export function dayNumber(time: StudyTime): number {
  return Math.floor(time / MS_PER_DAY);
}

/** The study day of a study time. */
export function studyDayOf(time: StudyTime): StudyDay {
  return dayName(dayNumber(time));
}

/** The name of a day number. */
export function dayName(day: number): StudyDay {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The number of a named day. */
export function dayFromName(day: StudyDay): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);
}

/** The day some days after (or before) another. */
export function addDays(day: StudyDay, days: number): StudyDay {
  return dayName(dayFromName(day) + days);
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: StudyDay, to: StudyDay): number {
  return dayFromName(to) - dayFromName(from);
}

/** Whether a string names a day that exists: `2024-02-29`, not `2023-02-29`. */
export function isStudyDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/u.test(text) &&
    !Number.isNaN(dayFromName(text)) &&
    dayName(dayFromName(text)) === text
  );
}

/** The study day of an instant. */
export function studyDay(instant: Instant, clock: StudyClock): StudyDay {
  return studyDayOf(studyTime(instant, clock));
}

/** The first instant of a study day. Where a clock change removes that wall-clock minute, the first instant after it. */
export function startOfStudyDay(day: StudyDay, clock: StudyClock): Instant {
  return instantOf(dayFromName(day) * MS_PER_DAY, clock);
}

/**
 * The instant of a study time: the inverse of `studyTime`. A clock change may show a wall-clock time twice, then it is
 * the first; or never, then it is as much later as the clock was moved.
 */
export function instantOf(time: StudyTime, clock: StudyClock): Instant {
  const wall = time + clock.dayStart * MS_PER_HOUR;
  // The offset depends on the instant that is looked for, so guess by the offsets on both sides of a possible change.
  const candidates = [wall - MS_PER_DAY, wall, wall + MS_PER_DAY]
    .map((near) => wall - utcOffsetMinutes(near, clock.zone) * MS_PER_MINUTE)
    .sort((a, b) => a - b);
  return candidates.find((instant) => studyTime(instant, clock) >= time) ?? wall;
}
