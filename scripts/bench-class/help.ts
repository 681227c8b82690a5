import { dayName, dayNumber, MS_PER_DAY } from "#lib/base/study-time.ts";
import { whomToHelp } from "#lib/classes/whom-to-help.ts";
import type { PackedAnswer, PackedState } from "#lib/db/queries/morning-work.ts";
import { auditsOfClass } from "#lib/services/morning/audits.ts";
import type { ClassAssignment, ClassWork } from "#lib/services/morning/class-work.ts";
import { figuresOf, type PupilFigures, READ_DAYS } from "#lib/services/morning/pupil-figures.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { dueOf, type SimulatedClass, type SimulatedPupil } from "./simulated-class.ts";

const UTC = { zone: "UTC", dayStart: 0 };

/** What the product says of a simulated class on a day, by the functions that the pages use. */
export function saidOn(
  simulated: SimulatedClass,
  day: number,
  goal: { readonly share: number; readonly day: number },
): { readonly figures: readonly PupilFigures[]; readonly named: ReadonlySet<string> } {
  const places = new Map(simulated.cards.map((cardId, i) => [cardId, i]));
  const assignment: ClassAssignment = {
    id: "assignment",
    title: "Simulated",
    selection: [],
    lateRule: "counts",
    goal: { kind: "retained", share: goal.share, day: dayName(goal.day) },
    opensAt: simulated.start * MS_PER_DAY,
    dueAt: goal.day * MS_PER_DAY,
    closesAt: null,
    zone: "UTC",
    version: 1,
    opensDay: dayName(simulated.start),
    dueDay: dayName(goal.day),
    onDay: dayName(goal.day),
    cards: simulated.cards.map((_, i) => i),
    pupilIds: new Set(simulated.pupils.map(({ id }) => id)),
    extended: new Map(),
  };
  const work: ClassWork = {
    classId: "class",
    now: day * MS_PER_DAY,
    pupils: simulated.pupils.map(({ id }) => ({
      pupilId: id,
      name: id,
      joinedAt: simulated.start * MS_PER_DAY,
      clock: UTC,
      today: day,
    })),
    assignments: [assignment],
    coming: [],
    cards: simulated.cards.map((cardId) => ({ cardId, siblings: cardId, version: 1 })),
  };
  const answers = new Map(simulated.pupils.map((pupil) => [pupil.id, answersOf(pupil, day, places)]));
  const figures = figuresOf(work, {
    states: new Map(simulated.pupils.map((pupil) => [pupil.id, statesOf(pupil, day, places)])),
    answers,
    audits: auditsOfClass(answers),
    rulesOf: () => DEFAULT_PRESET,
    daysOf: () => 0,
  });
  const help = whomToHelp(figures.map((one) => one.work));
  const named = new Set([...help.notStarted, ...help.willMiss].map(({ pupilId }) => pupilId));
  return { figures, named };
}

function statesOf(
  pupil: SimulatedPupil,
  day: number,
  places: ReadonlyMap<string, number>,
): readonly PackedState[] {
  const answers = new Map<string, number>();
  for (const { event } of pupil.log)
    if (dayNumber(event.studyTime) < day) answers.set(event.cardId, (answers.get(event.cardId) ?? 0) + 1);
  return [...pupil.statesOn(day)].flatMap(([cardId, state]) => {
    const { memory } = state;
    if (memory.kind === "new") return [];
    return [
      {
        card: places.get(cardId) ?? 0,
        stability: memory.stability,
        difficulty: memory.difficulty,
        lastDay: dayNumber(memory.lastStudyTime),
        dueDay: dueOf(state),
        lapses: memory.lapses,
        suspended: false,
        answers: answers.get(cardId) ?? 0,
      },
    ];
  });
}

function answersOf(
  pupil: SimulatedPupil,
  day: number,
  places: ReadonlyMap<string, number>,
): readonly PackedAnswer[] {
  return pupil.log.flatMap(({ event, audited, predicted }) => {
    const on = dayNumber(event.studyTime);
    if (on >= day || on <= day - READ_DAYS) return [];
    return [
      {
        card: places.get(event.cardId) ?? 0,
        day: on,
        rating: event.rating,
        verified: audited,
        audited,
        predicted,
        proposed: 0,
        at: event.effectiveAt,
        tookMs: event.tookMs ?? 0,
        moves: true,
      },
    ];
  });
}
