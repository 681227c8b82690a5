import { call, type Deed, form, STEP, toRoom } from "./deeds.ts";
import { changedExam, changedQuiz } from "./forms.ts";
import { LEARN, MANAGE, OWN, TEACH, WATCH } from "./rows.ts";
import { type Asker, MISSING, type Room } from "./world.ts";

const CLASSES = "classes/actions.ts";
const TASKS = "classes/[classId]/assignments/actions.ts";
const STARTERS = "classes/[classId]/starter/actions.ts";
const QUIZZES = "quizzes/actions.ts";
const EXAMS = "exams/actions.ts";

type Fields = Readonly<Record<string, string>>;

/** A button on a page of a class. */
const button = (
  what: string,
  may: readonly Asker[],
  more: (room: Room) => Fields = () => ({}),
): readonly Deed[] =>
  toRoom(`${what} in a class`, may, (room) =>
    form(CLASSES, "act", { do: what, classId: room.classId, ...more(room) }),
  );

const ofPupil = ({ pupilId }: Room): Fields => ({ userId: pupilId });
const ofGroup = ({ groupId }: Room): Fields => ({ groupId });

/** What is done to a class and its people. */
const PEOPLE_DEEDS: readonly Deed[] = [
  ...button("rename", OWN, () => ({ name: "Mine", version: "1" })),
  ...button("archive", OWN),
  ...button("restore", OWN),
  ...button("delete", OWN),
  ...button("bring-back", OWN),
  ...button("copy", OWN, () => ({ name: "Mine" })),
  ...button("leave-class", LEARN),
  ...button("come-back", LEARN),
  ...button("fit-class", WATCH),
  ...button("open-code", MANAGE),
  ...button("close-code", MANAGE),
  ...button("preview", MANAGE, () => ({ list: "Ann" })),
  ...button("import", MANAGE, () => ({ list: "Ann", digest: "" })),
  ...button("new-cards", MANAGE, ({ pupilId }) => ({ userIds: pupilId })),
  ...button("rename-pupil", MANAGE, (room) => ({ ...ofPupil(room), name: "Mine" })),
  ...button("remove", MANAGE, ofPupil),
  ...button("put-back", MANAGE, ofPupil),
  // Only into a class whose roster one keeps as well.
  ...button("move", MANAGE, (room) => ({ ...ofPupil(room), toClassId: MISSING })),
  ...button("create-group", MANAGE, () => ({ name: "Mine" })),
  ...button("rename-group", MANAGE, (room) => ({ ...ofGroup(room), name: "Mine", was: "Farn Point" })),
  ...button("delete-group", MANAGE, ofGroup),
  ...button("group-members", MANAGE, (room) => ({ ...ofGroup(room), seen: room.pupilId })),
  ...button("pupil-groups", MANAGE, (room) => ({ ...ofPupil(room), seen: room.groupId })),
  ...button("invite-name", OWN, () => ({ role: "viewer", signInName: "stranger" })),
  ...button("invite-link", OWN, () => ({ role: "viewer" })),
  ...button("revoke-links", OWN),
  ...button("staff-role", OWN, (room) => ({ ...ofPupil(room), role: "viewer", was: "co-teacher" })),
  ...button("remove-staff", OWN, ofPupil),
  ...button("hand-on", OWN, ofPupil),
  // Who owns it is told to hand it on first, and who runs the place that they are nothing in it.
  ...button("leave", [...WATCH, "administrator"]),
  // Nobody here is invited.
  ...button("answer", [], () => ({ answer: "accept" })),
];

const task = (id: string, more: Fields): Fields => ({ id, ...more });
const WHEN: Fields = {
  opens: "2026-11-01",
  due: "2026-12-01",
  zone: "UTC",
  lateRule: "counts",
  goal: "seen",
};

/** What is done to assignments and starters, and to the quizzes and exams of a class. */
const WORK_DEEDS: readonly Deed[] = [
  ...toRoom("archive an assignment", TEACH, ({ assignmentId }) =>
    form(TASKS, "act", task(assignmentId, { do: "archive" })),
  ),
  ...toRoom("restore an assignment", TEACH, ({ assignmentId }) =>
    form(TASKS, "act", task(assignmentId, { do: "restore" })),
  ),
  ...toRoom("copy an assignment", TEACH, ({ assignmentId, classId }) =>
    form(TASKS, "act", task(assignmentId, { do: "copy", to: classId })),
  ),
  ...toRoom("give a pupil more time", TEACH, ({ assignmentId, pupilId }) =>
    form(TASKS, "act", task(assignmentId, { do: "extend", userId: pupilId, due: "2036-12-24" })),
  ),
  ...toRoom("change an assignment", TEACH, ({ assignmentId, classId, deckId }) =>
    form(
      TASKS,
      "act",
      task(assignmentId, {
        do: "change",
        classId,
        version: "1",
        title: "Mine",
        [`part:deck:${deckId}`]: "on",
        ...WHEN,
      }),
    ),
  ),
  ...toRoom("assign", TEACH, ({ classId, deckId }) =>
    form(TASKS, "act", { do: "create", classId, title: "Mine", [`part:deck:${deckId}`]: "on", ...WHEN }),
  ),
  ...toRoom("begin a starter", TEACH, ({ classId }) => form(STARTERS, "begin", { classId, cards: "5" })),
  ...toRoom("close a starter", TEACH, ({ classId, starterId }) =>
    form(STARTERS, "close", { classId, starterId }),
  ),
  ...toRoom("enter answers", TEACH, ({ classId, starterId, pupilId, cardId }) =>
    call(STARTERS, "record", { classId, starterId, answers: [{ pupilId, cardId, right: true }] }),
  ),
  ...toRoom("answer a starter", LEARN, ({ classId, starterId, cardId }) =>
    call(STARTERS, "answer", { kind: "typed", classId, starterId, cardId, response: "light" }),
  ),
  ...toRoom("begin a quiz of a class", [...LEARN, "teacher"], ({ quizId }) =>
    form(QUIZZES, "act", { do: "begin", quizId }),
  ),
  ...["delete", "bring-back"].flatMap((what) =>
    toRoom(`${what} a quiz of a class`, ["teacher"], ({ quizId }) =>
      form(QUIZZES, "act", { do: what, quizId }),
    ),
  ),
  ...toRoom("change a quiz of a class", ["teacher"], ({ quizId }, { shipped }) =>
    form(QUIZZES, "act", changedQuiz(quizId, shipped)),
  ),
  ...["right", "left-out", "stands"].flatMap((what) =>
    toRoom(`${what}, a pupil's mark`, TEACH, ({ handedInId }) =>
      form(QUIZZES, "act", { do: what, attemptId: handedInId, questionId: MISSING }),
    ),
  ),
  ...toRoom("doubt a mark", ["pupil"], ({ handedInId }) =>
    form(QUIZZES, "act", { do: "doubt", attemptId: handedInId, questionId: MISSING }),
  ),
  ...toRoom("count what a pupil was late with", TEACH, ({ handedInId }) =>
    form(QUIZZES, "act", { do: "count-late", attemptId: handedInId }),
  ),
  ...toRoom("give a pupil more minutes", TEACH, ({ quizId, pupilId }) =>
    form(QUIZZES, "act", { do: "more", quizId, userId: pupilId, factor: "2", moreAttempts: "1" }),
  ),
  ...["delete", "restore"].flatMap((what) =>
    toRoom(`${what} an exam of a class`, TEACH, ({ examId }) => form(EXAMS, "act", { do: what, examId })),
  ),
  ...toRoom("change an exam of a class", TEACH, ({ examId }, { shipped }) =>
    form(EXAMS, "act", changedExam(examId, shipped)),
  ),
  ...["retire", "return"].flatMap((what) =>
    toRoom(`${what} after an exam of a class`, LEARN, ({ examId }) =>
      form(EXAMS, "act", { do: what, examId }),
    ),
  ),
  ...toRoom("pace an exam of a class", [...LEARN, ...TEACH], ({ examId }) =>
    form(EXAMS, "act", { do: "more", examId, more: "5" }),
  ),
  ...toRoom("make an exam for a class", TEACH, ({ classId, deckId }) =>
    form(EXAMS, "act", {
      do: "create",
      classId,
      title: "Mine",
      day: "2036-01-01",
      time: "09:00",
      minutes: "10",
      [`part:deck:${deckId}`]: "on",
    }),
  ),
];

const ADMIN = "admin/actions.ts";
const RUNS: readonly Asker[] = ["administrator"];

/** What is done to a server's people. */
const SERVER_DEEDS: readonly Deed[] = [
  ...["switchOff", "switchOn", "resetPassword", "readRecord"].flatMap((action) =>
    toRoom(action, RUNS, ({ pupilId }) => form(ADMIN, action, { personId: pupilId })),
  ),
  ...toRoom("eraseSomebody", RUNS, ({ pupilId }) =>
    form(ADMIN, "eraseSomebody", { personId: pupilId, name: "pupil" }),
  ),
  ...toRoom("giveRole", RUNS, ({ pupilId }) =>
    form(ADMIN, "giveRole", { personId: pupilId, role: "teacher" }),
  ),
  ...toRoom("inviteSomebody", RUNS, () => form(ADMIN, "inviteSomebody", { role: "teacher" })),
  ...toRoom("withdraw", RUNS, () => form(ADMIN, "withdraw", { invitation: STEP })),
  ...toRoom("backUpNow", RUNS, () => call(ADMIN, "backUpNow")),
  ...toRoom("checkNow", RUNS, () => call(ADMIN, "checkNow")),
];

/** What is done in classes, and to people by who runs the server. */
export const DEEDS_OF_CLASSES: readonly Deed[] = [...PEOPLE_DEEDS, ...WORK_DEEDS, ...SERVER_DEEDS];
