import { DEFAULT_DAY_START, daysBetween, type StudyDay, studyDay } from "#lib/base/study-time.ts";
import { predictedOn, type Standing } from "#lib/classes/goals.ts";
import { type Optimism, optimismOf } from "#lib/classes/optimism.ts";
import { newToday } from "#lib/classes/pace.ts";
import type { Goal, LateRule } from "#lib/classes/types.ts";
import { assignmentsForPupil, type OwnAssignment } from "#lib/db/queries/assignments.ts";
import { teachersOf } from "#lib/db/queries/class-people.ts";
import { placeNames } from "#lib/db/queries/place-names.ts";
import { quizById } from "#lib/db/queries/quizzes.ts";
import type { Reader } from "#lib/db/store.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import type { Ctx } from "../context.ts";
import { gateOf } from "../quizzes/gate.ts";
import { claimsOf } from "./claims-of.ts";
import { absent } from "./save-assignment.ts";
import { whatIn } from "./what-words.ts";
import { cardsOfAssignment, type PupilWork, termsOf, worksOf } from "./work-of.ts";

/** An assignment as the pupil who has it sees it. */
export type MyAssignment = {
  readonly id: string;
  readonly classId: string;
  readonly className: string;
  readonly title: string;
  /** Why, in the teacher's words; may be empty. */
  readonly note: string;
  readonly what: readonly string[];
  readonly goal: Goal;
  readonly opens: StudyDay;
  /** The pupil's own due day, and whether it is later than everybody's. */
  readonly due: StudyDay;
  readonly extended: boolean;
  readonly closes: StudyDay | null;
  readonly lateRule: LateRule;
  readonly today: StudyDay;
  readonly cards: number;
  /** Cards not met yet. */
  readonly unseen: number;
  /** How many of them are still for today, for this date alone; the queue weighs all dates together. */
  readonly newToday: number;
  readonly standing: Standing;
  /** 0 to 1; null while a quiz keeps its marks back. */
  readonly credit: number | null;
  /** Days with an answer to a card of it, since it opened. */
  readonly days: readonly { readonly day: StudyDay; readonly cards: number }[];
  /** Expected to be recalled of its cards, 0 to 1: now, and on its day if nothing more is studied. */
  readonly recall: { readonly now: number; readonly onDay: number; readonly day: StudyDay };
  /** The deck that all of its cards stand in; null where there are several. */
  readonly deckId: string | null;
  /** Where the decks can be looked at. */
  readonly deckIds: readonly string[];
};

const NO_ANSWERS = { recalled: 0, of: 0 };

/** A past assignment is shown for so many days more. */
const SHOWN_AFTER_DAYS = 14;

/** What is assigned to the viewer, in one class or in all, the next due first. What is long over is left out. */
export async function myAssignments(
  ctx: Ctx,
  { classId, all = false }: { readonly classId?: string; readonly all?: boolean } = {},
): Promise<readonly MyAssignment[]> {
  if (ctx.viewer.kind !== "learner") return [];
  const rows = await assignmentsForPupil(ctx.store.read, ctx.viewer.userId, { classId });
  const shown = all ? rows : rows.filter((row) => !isLongOver(row, ctx.now()));
  return shownAll(ctx, shown);
}

export type MyAssignmentPage = MyAssignment & {
  /** Who teaches the class, by name. */
  readonly teachers: readonly string[];
  /** What the pupil said of themselves and what was checked, as the teacher sees it. */
  readonly claims: Optimism;
};

/** One of them with what stands on its page. `not-found` for what is not assigned to the viewer (any more). */
export async function myAssignment(ctx: Ctx, id: string): Promise<MyAssignmentPage> {
  if (ctx.viewer.kind !== "learner") throw absent();
  const rows = await assignmentsForPupil(ctx.store.read, ctx.viewer.userId, { id });
  const [one] = await shownAll(ctx, rows);
  if (!one) throw absent();
  const { read } = ctx.store;
  const { userId } = ctx.viewer;
  const [row] = rows;
  const cards = row ? await cardsOfAssignment(read, row) : [];
  const cardIds = cards.map((card) => card.id);
  const [teachers, claims] = await Promise.all([
    teachersOf(read, [one.classId]),
    claimsOf(read, [userId], cardIds, { since: one.opens, now: ctx.now() }),
  ]);
  return {
    ...one,
    teachers: teachers.get(one.classId) ?? [],
    claims: claims.get(userId) ?? optimismOf(NO_ANSWERS, NO_ANSWERS),
  };
}

function isLongOver(row: OwnAssignment, now: number): boolean {
  const { due, closes } = termsOf(row, row.extendedTo);
  const today = studyDay(now, { zone: row.zone, dayStart: DEFAULT_DAY_START });
  const last = row.goal.kind === "retained" && row.goal.day > due ? row.goal.day : due;
  return daysBetween(closes === null || closes < last ? last : closes, today) > SHOWN_AFTER_DAYS;
}

async function shownAll(ctx: Ctx, rows: readonly OwnAssignment[]): Promise<readonly MyAssignment[]> {
  const { viewer, store } = ctx;
  if (viewer.kind !== "learner" || rows.length === 0) return [];
  const names = await placeNames(
    store.read,
    rows.map((row) => row.selection),
  );
  const now = ctx.now();
  return Promise.all(
    rows.map(async (row) => {
      const cards = await cardsOfAssignment(store.read, row);
      const pupil = { userId: viewer.userId, ...viewer.clock, extendedTo: row.extendedTo };
      const works = await worksOf(store.read, row, cards, [pupil], now);
      const own = works.get(viewer.userId);
      if (!own) throw absent();
      // Which cards it has is told when it opens.
      const deckIds = row.opensAt > now ? [] : [...new Set(cards.map((card) => card.deckId))];
      return shown(row, own, {
        untold: await isUntold(store.read, row, viewer.userId, now),
        deckIds,
        names: whatIn(row.selection, names),
        today: studyDay(now, viewer.clock),
      });
    }),
  );
}

/** Whether its quiz does not tell its marks yet. */
async function isUntold(
  read: Reader,
  { id, goal }: OwnAssignment,
  userId: string,
  now: number,
): Promise<boolean> {
  const quiz = goal.kind === "quiz" ? await quizById(read, goal.quizId) : null;
  return quiz !== null && (await gateOf(read, quiz, { userId, assignmentId: id }, now)).shown === "closed";
}

function shown(
  row: OwnAssignment,
  { terms, work, standing, credit }: PupilWork,
  {
    untold,
    deckIds,
    names,
    today,
  }: {
    readonly untold: boolean;
    readonly deckIds: readonly string[];
    readonly names: readonly string[];
    readonly today: StudyDay;
  },
): MyAssignment {
  const unseen = work.cards.filter((id) => !work.firstSeen.has(id)).length;
  const metToday = work.cards.filter((id) => work.firstSeen.get(id) === today).length;
  const ofToday = newToday(today, [{ due: terms.due, unseen: unseen + metToday }], DEFAULT_PRESET.newPerDay);
  const onDay = row.goal.kind === "retained" ? row.goal.day : terms.due;
  const { parameters } = DEFAULT_PRESET;
  const recallOn = (day: StudyDay): number => predictedOn(work.cards, work.states, day, parameters);
  return {
    id: row.id,
    classId: row.classId,
    className: row.className,
    title: row.title,
    note: row.note,
    what: names,
    goal: row.goal,
    opens: terms.opens,
    due: terms.due,
    extended: row.extendedTo !== null,
    closes: terms.closes,
    lateRule: row.lateRule,
    today,
    cards: work.cards.length,
    unseen,
    newToday: Math.min(unseen, Math.max(0, ofToday - metToday)),
    standing,
    credit: untold ? null : credit,
    days: work.days.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    recall: { now: recallOn(today), onDay: recallOn(onDay < today ? today : onDay), day: onDay },
    deckId: deckIds.length === 1 ? (deckIds[0] ?? null) : null,
    deckIds,
  };
}
