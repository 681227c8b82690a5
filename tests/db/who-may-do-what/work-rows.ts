import { archiveAssignment, restoreAssignment } from "#lib/services/assignments/archive-assignment.ts";
import { assignmentsView, assignmentView } from "#lib/services/assignments/assignments-view.ts";
import { cardsFound } from "#lib/services/assignments/cards-found.ts";
import { copyAssignment } from "#lib/services/assignments/copy-assignment.ts";
import { extendPupil } from "#lib/services/assignments/extend-pupil.ts";
import { assignable } from "#lib/services/assignments/may-assign.ts";
import { myAssignment, myAssignments } from "#lib/services/assignments/my-assignments.ts";
import { assignmentDraft, pickList } from "#lib/services/assignments/pick-list.ts";
import { changeAssignment, createAssignment, teachable } from "#lib/services/assignments/save-assignment.ts";
import type { Ctx } from "#lib/services/context.ts";
import { answerStarter, openStarter } from "#lib/services/morning/answer-starter.ts";
import { classCardsView, classCardView } from "#lib/services/morning/card-view.ts";
import { closeStarter } from "#lib/services/morning/close-starter.ts";
import { gradebookCsv, gradebookView } from "#lib/services/morning/gradebook-view.ts";
import { morningView } from "#lib/services/morning/morning-view.ts";
import { overviewStamp } from "#lib/services/morning/overview-stamp.ts";
import { pupilView } from "#lib/services/morning/pupil-view.ts";
import { recordStarter } from "#lib/services/morning/record-starter.ts";
import { startStarter } from "#lib/services/morning/start-starter.ts";
import { startersView, starterView } from "#lib/services/morning/starter-view.ts";
import { LEARN, NOT_THERE, type Row, TEACH, WATCH } from "./row.ts";
import { ASKERS } from "./world.ts";

const SHIPPED = [{ kind: "deck" as const, deckId: "shipped", weight: 1 }];

function looks(file: string, verb: (ctx: Ctx, classId: string) => Promise<unknown>, may: Row["may"]): Row {
  return {
    file,
    verb: verb.name,
    may,
    call: (ctx, world) => verb(ctx, world.classId),
    absent: (ctx) => verb(ctx, NOT_THERE),
    foreign: [(ctx, world) => verb(ctx, world.otherClassId)],
  };
}

/** A verb about a thing of the class: by the class's id and the thing's. */
function looksAt(
  file: string,
  verb: (ctx: Ctx, classId: string, id: string) => Promise<unknown>,
  may: Row["may"],
  id: string,
  otherId: string,
): Row {
  return {
    file,
    verb: verb.name,
    may,
    call: (ctx, { classId }) => verb(ctx, classId, id),
    absent: (ctx) => verb(ctx, NOT_THERE, id),
    foreign: [
      (ctx, { classId }) => verb(ctx, classId, otherId),
      (ctx, { otherClassId }) => verb(ctx, otherClassId, otherId),
      (ctx, { classId }) => verb(ctx, classId, NOT_THERE),
    ],
  };
}

/** A verb about an assignment, by its id alone. */
function ofTask(
  file: string,
  verb: (ctx: Ctx, input: unknown) => Promise<unknown>,
  may: Row["may"],
  fields: object = {},
): Row {
  return {
    file,
    verb: verb.name,
    may,
    call: (ctx) => verb(ctx, { id: "task", ...fields }),
    absent: (ctx) => verb(ctx, { id: NOT_THERE, ...fields }),
    foreign: [(ctx) => verb(ctx, { id: "other task", ...fields })],
  };
}

const TASK = {
  title: "Dates",
  selection: SHIPPED,
  goal: { kind: "seen" },
  opens: "2026-03-03",
  due: "2026-03-10",
  zone: "UTC",
};

const toClass = (classId: string) => ({ ...TASK, classId, targets: [{ kind: "class", refId: classId }] });
const answers = [{ pupilId: "pupil", cardId: "card", right: true }];

/** The verbs of lib/services/assignments and lib/services/morning. */
export const WORK_ROWS: readonly Row[] = [
  ofTask("assignments/archive-assignment.ts", archiveAssignment, TEACH),
  ofTask("assignments/archive-assignment.ts", restoreAssignment, TEACH),
  looks("assignments/assignments-view.ts", assignmentsView, WATCH),
  looksAt("assignments/assignments-view.ts", assignmentView, WATCH, "task", "other task"),
  {
    file: "assignments/cards-found.ts",
    verb: "cardsFound",
    // It searches one's own shelf, and is about no class.
    may: ASKERS,
    call: (ctx) => cardsFound(ctx, "asked"),
  },
  {
    file: "assignments/copy-assignment.ts",
    verb: "copyAssignment",
    // Only one's own decks can be given on.
    may: ["teacher"],
    call: (ctx, { classId }) => copyAssignment(ctx, { id: "task", classId }),
    foreign: [
      (ctx, { otherClassId }) => copyAssignment(ctx, { id: "task", classId: otherClassId }),
      (ctx, { classId }) => copyAssignment(ctx, { id: "other task", classId }),
      (ctx, { classId }) => copyAssignment(ctx, { id: NOT_THERE, classId }),
    ],
  },
  {
    ...ofTask("assignments/extend-pupil.ts", extendPupil, TEACH, { userId: "pupil", due: "2026-03-20" }),
    foreign: ["outsider", "removed", NOT_THERE].map(
      (userId) => (ctx) => extendPupil(ctx, { id: "task", userId, due: "2026-03-20" }),
    ),
  },
  {
    file: "assignments/may-assign.ts",
    verb: "assignable",
    may: ASKERS,
    call: (ctx) => assignable(ctx, SHIPPED),
    foreign: [
      (ctx) => assignable(ctx, [{ kind: "deck", deckId: "other deck", weight: 1 }]),
      (ctx) => assignable(ctx, [{ kind: "cards", cardIds: ["other card"], weight: 1 }]),
    ],
  },
  {
    file: "assignments/my-assignments.ts",
    verb: "myAssignments",
    may: ASKERS,
    call: (ctx, { classId }) => myAssignments(ctx, { classId }),
  },
  {
    file: "assignments/my-assignments.ts",
    verb: "myAssignment",
    may: LEARN,
    call: (ctx) => myAssignment(ctx, "task"),
    absent: (ctx) => myAssignment(ctx, NOT_THERE),
    foreign: [(ctx) => myAssignment(ctx, "other task")],
  },
  looks("assignments/pick-list.ts", pickList, TEACH),
  looksAt("assignments/pick-list.ts", assignmentDraft, TEACH, "task", "other task"),
  {
    file: "assignments/save-assignment.ts",
    verb: "createAssignment",
    may: TEACH,
    call: (ctx, { classId }) => createAssignment(ctx, toClass(classId)),
    absent: (ctx) => createAssignment(ctx, toClass(NOT_THERE)),
    foreign: [
      (ctx, { otherClassId }) => createAssignment(ctx, toClass(otherClassId)),
      (ctx, { classId }) =>
        createAssignment(ctx, {
          ...toClass(classId),
          selection: [{ kind: "deck", deckId: "other deck", weight: 1 }],
        }),
    ],
  },
  {
    file: "assignments/save-assignment.ts",
    verb: "changeAssignment",
    may: TEACH,
    call: (ctx, { classId }) => changeAssignment(ctx, { ...changed(classId), id: "task" }),
    absent: (ctx, { classId }) => changeAssignment(ctx, { ...changed(classId), id: NOT_THERE }),
    foreign: [
      (ctx, { otherClassId }) => changeAssignment(ctx, { ...changed(otherClassId), id: "other task" }),
    ],
  },
  {
    file: "assignments/save-assignment.ts",
    verb: "teachable",
    may: TEACH,
    call: (ctx) => teachable(ctx, "task"),
    absent: (ctx) => teachable(ctx, NOT_THERE),
    foreign: [(ctx) => teachable(ctx, "other task")],
  },
  looks("morning/morning-view.ts", morningView, WATCH),
  looks("morning/overview-stamp.ts", overviewStamp, WATCH),
  looks("morning/gradebook-view.ts", gradebookView, WATCH),
  looks("morning/gradebook-view.ts", gradebookCsv, WATCH),
  looks("morning/card-view.ts", classCardsView, WATCH),
  looksAt("morning/card-view.ts", classCardView, WATCH, "card", "other card"),
  looksAt("morning/pupil-view.ts", pupilView, WATCH, "pupil", "outsider"),
  looks("morning/starter-view.ts", startersView, WATCH),
  looksAt("morning/starter-view.ts", starterView, WATCH, "starter", "other starter"),
  looks("morning/answer-starter.ts", openStarter, LEARN),
  {
    file: "morning/answer-starter.ts",
    verb: "answerStarter",
    may: LEARN,
    call: (ctx, { classId }) => answerStarter(ctx, answered(classId, "starter")),
    absent: (ctx) => answerStarter(ctx, answered(NOT_THERE, "starter")),
    foreign: [
      (ctx, { classId }) => answerStarter(ctx, answered(classId, "other starter")),
      (ctx, { classId }) => answerStarter(ctx, { ...answered(classId, "starter"), cardId: "other card" }),
    ],
  },
  {
    file: "morning/start-starter.ts",
    verb: "startStarter",
    may: TEACH,
    // Nobody has met a card yet.
    reaches: "invalid",
    call: (ctx, { classId }) => startStarter(ctx, { classId, cards: 5 }),
    absent: (ctx) => startStarter(ctx, { classId: NOT_THERE, cards: 5 }),
    foreign: [(ctx, { otherClassId }) => startStarter(ctx, { classId: otherClassId, cards: 5 })],
  },
  {
    file: "morning/close-starter.ts",
    verb: "closeStarter",
    may: TEACH,
    call: (ctx, { classId }) => closeStarter(ctx, { classId, starterId: "starter" }),
    absent: (ctx) => closeStarter(ctx, { classId: NOT_THERE, starterId: "starter" }),
    foreign: [(ctx, { classId }) => closeStarter(ctx, { classId, starterId: "other starter" })],
  },
  {
    file: "morning/record-starter.ts",
    verb: "recordStarter",
    may: TEACH,
    call: (ctx, { classId }) => recordStarter(ctx, { classId, starterId: "starter", answers }),
    absent: (ctx) => recordStarter(ctx, { classId: NOT_THERE, starterId: "starter", answers }),
    foreign: [
      (ctx, { classId }) => recordStarter(ctx, { classId, starterId: "other starter", answers }),
      (ctx, { otherClassId }) =>
        recordStarter(ctx, { classId: otherClassId, starterId: "other starter", answers }),
    ],
  },
];

function changed(classId: string): object {
  const { classId: _, ...fields } = toClass(classId);
  return { ...fields, version: 1 };
}

function answered(classId: string, starterId: string): object {
  return { kind: "typed", classId, starterId, cardId: "card", response: "Bases" };
}

/** Files of these folders that hold no verb of their own: they are asked by verbs that have let the viewer in. */
export const WORK_PARTS: readonly string[] = [
  "assignments/assignment-input.ts",
  "assignments/claims-of.ts",
  "assignments/refresh-grants.ts",
  "assignments/what-words.ts",
  "assignments/work-of.ts",
  "morning/audits.ts",
  "morning/class-work.ts",
  "morning/grid-rows.ts",
  "morning/learnt.ts",
  "morning/missed-cards.ts",
  "morning/pupil-figures.ts",
  "morning/pupil-rules.ts",
  "morning/right.ts",
  "morning/starter-events.ts",
];
