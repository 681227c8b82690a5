import type { Selection } from "#lib/base/selection.ts";
import { DEFAULT_DAY_START, type StudyDay, studyDay } from "#lib/base/study-time.ts";
import type { Goal, LateRule } from "#lib/classes/types.ts";
import { firstDays } from "#lib/db/queries/assigned-work.ts";
import { examsToAssign, quizzesToAssign } from "#lib/db/queries/assignment-attempts.ts";
import {
  allAssignmentsOf,
  pupilsOfAssignments,
  type Target,
  targetsOf,
} from "#lib/db/queries/assignments.ts";
import { tagNames } from "#lib/db/queries/browse-rows.ts";
import { groupsOf, peopleOf } from "#lib/db/queries/class-people.ts";
import { cardsPerDeck } from "#lib/db/queries/deck-figures.ts";
import { dossiersOf } from "#lib/db/queries/made-dossiers.ts";
import { placeNames } from "#lib/db/queries/place-names.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";
import { actor } from "../journal/record-step.ts";
import { dayIn } from "./assignment-input.ts";
import { absent, teachable } from "./save-assignment.ts";
import { whatIn } from "./what-words.ts";
import { cardsOfAssignment } from "./work-of.ts";

export type PickDeck = { readonly id: string; readonly title: string; readonly cards: number };

/** What a teacher can pick from when they assign something. */
export type PickList = {
  readonly classId: string;
  readonly className: string;
  /** Dossiers with their decks: the teacher's own first, then those that ship. */
  readonly dossiers: readonly {
    readonly id: string;
    readonly title: string;
    readonly decks: readonly PickDeck[];
  }[];
  readonly ownDecks: readonly PickDeck[];
  readonly tags: readonly string[];
  readonly groups: readonly { readonly id: string; readonly name: string; readonly pupils: number }[];
  readonly pupils: readonly { readonly id: string; readonly name: string }[];
  readonly quizzes: readonly { readonly id: string; readonly title: string }[];
  readonly exams: readonly { readonly id: string; readonly title: string }[];
  /** The day at the teacher's, and what the class has to bring in already. */
  readonly today: StudyDay;
  readonly besides: readonly { readonly id: string; readonly due: StudyDay; readonly unseen: number }[];
};

/** What the viewer can give to a class of theirs, and to whom in it. */
export async function pickList(ctx: Ctx, classId: string): Promise<PickList> {
  const { read } = ctx.store;
  const { row } = await allowInClass(ctx, read, "teach", classId);
  const userId = actor(ctx);
  const [decks, mine, tags, groups, people, quizzes, exams] = await Promise.all([
    decksOpenTo(read, userId, ctx.now()),
    dossiersOf(read, userId),
    tagNames(read, userId),
    groupsOf(read, classId),
    peopleOf(read, classId),
    quizzesToAssign(read, userId),
    examsToAssign(read, classId, ctx.now()),
  ]);
  const own = new Set(mine.map((dossier) => dossier.id));
  // What somebody else assigned to the viewer is not theirs to give.
  const given = decks.filter(({ ownerId }) => ownerId === null || ownerId === userId);
  const counts = await cardsPerDeck(
    read,
    given.map((deck) => deck.id),
    userId,
  );
  const shown = (deck: { readonly id: string; readonly title: string }): PickDeck => ({
    id: deck.id,
    title: deck.title,
    cards: counts.get(deck.id)?.length ?? 0,
  });
  const dossiers = new Map<string, { id: string; title: string; decks: PickDeck[] }>();
  for (const deck of given) {
    if (deck.dossierId === null) continue;
    const held = dossiers.get(deck.dossierId) ?? { id: deck.dossierId, title: deck.dossierTitle, decks: [] };
    held.decks.push(shown(deck));
    dossiers.set(deck.dossierId, held);
  }
  return {
    classId,
    className: row.name,
    dossiers: [...dossiers.values()].sort((a, b) => Number(own.has(b.id)) - Number(own.has(a.id))),
    ownDecks: given.filter((deck) => deck.dossierId === null).map(shown),
    tags: tags.map(({ tag }) => tag),
    groups: groups.map(({ id, name, userIds }) => ({ id, name, pupils: userIds.length })),
    pupils: people
      .filter(({ role, state }) => role === "pupil" && state === "active")
      .map(({ userId: id, name }) => ({ id, name: name ?? "A guest" }))
      .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true })),
    quizzes,
    exams,
    today: studyDay(ctx.now(), ctx.viewer.kind === "learner" ? ctx.viewer.clock : VISITORS_CLOCK),
    besides: await stillUnseen(ctx, classId),
  };
}

const VISITORS_CLOCK = { zone: "UTC", dayStart: DEFAULT_DAY_START };

/** What the assignments of a class that are not due yet still have to bring in, for its average pupil. */
async function stillUnseen(ctx: Ctx, classId: string): Promise<PickList["besides"]> {
  const { read } = ctx.store;
  const now = ctx.now();
  const rows = (await allAssignmentsOf(read, classId)).filter(
    (row) => row.archivedAt === null && row.dueAt >= now,
  );
  const pupils = await pupilsOfAssignments(read, classId);
  return Promise.all(
    rows.map(async (row) => {
      const own = pupils.filter((one) => one.assignmentId === row.id).map((one) => one.userId);
      const cardIds = (await cardsOfAssignment(read, row)).map((card) => card.id);
      const seen = await firstDays(read, own, cardIds);
      const unseen = cardIds.length - (own.length === 0 ? 0 : seen.length / own.length);
      return { id: row.id, due: dayIn(row.zone, row.dueAt), unseen: Math.round(unseen) };
    }),
  );
}

/** An assignment as its form shows it. */
export type AssignmentDraft = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly note: string;
  readonly selection: Selection;
  /** Names of the parts, in their order, for what the viewer could not pick themselves. */
  readonly what: readonly string[];
  /** How many cards that is today. */
  readonly cards: number;
  readonly goal: Goal;
  readonly targets: readonly Target[];
  readonly opens: StudyDay;
  readonly due: StudyDay;
  readonly closes: StudyDay | null;
  readonly lateRule: LateRule;
};

/** An assignment of a class that the viewer teaches, to be changed; `not-found` for any other. */
export async function assignmentDraft(ctx: Ctx, classId: string, id: string): Promise<AssignmentDraft> {
  const row = await teachable(ctx, id);
  if (row.classId !== classId) throw absent();
  const [targets, names, cards] = await Promise.all([
    targetsOf(ctx.store.read, [id]),
    placeNames(ctx.store.read, [row.selection]),
    cardsOfAssignment(ctx.store.read, row),
  ]);
  return {
    id,
    version: row.version,
    title: row.title,
    note: row.note,
    selection: row.selection,
    what: whatIn(row.selection, names),
    cards: cards.length,
    goal: row.goal,
    targets: targets.map(({ kind, refId }) => ({ kind, refId })),
    opens: dayIn(row.zone, row.opensAt),
    due: dayIn(row.zone, row.dueAt),
    closes: row.closesAt === null ? null : dayIn(row.zone, row.closesAt),
    lateRule: row.lateRule,
  };
}
