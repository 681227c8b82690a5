import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { classGroups, classMembers, groupMembers, joinCodes } from "#lib/db/schema/classes.ts";
import { starters } from "#lib/db/schema/starters.ts";
import type { Store } from "#lib/db/store.ts";
import { createAssignment } from "#lib/services/assignments/save-assignment.ts";
import { createClass } from "#lib/services/classes/create-class.ts";
import { createExam } from "#lib/services/exams/create-exam.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { createDeck } from "#lib/services/own-decks/create-deck.ts";
import { createQuiz } from "#lib/services/quizzes/create-quiz.ts";
import { answered, as, basic, dossierOf, exam, inDays, newId, picture, taken } from "./seed-parts.ts";
import { type Asker, idOf, type Room, saidBy } from "./world.ts";

/** A class of a teacher with a dossier that is assigned, a quiz, an exam, a group and a starter. */
export async function roomOf(
  store: Store,
  teacherId: Asker,
  name: string,
  pupilId: Asker,
  pupils: readonly Asker[],
  title: string,
): Promise<Room> {
  const now = Date.now();
  const teacher = as(store, teacherId);
  const { classId } = await createClass(teacher, { name });
  await store.write(async (tx) => {
    await tx.insert(classMembers).values(
      pupils.map((pupil) => ({
        classId,
        userId: idOf(pupil),
        role: "pupil" as const,
        state: "active" as const,
        joinedAt: now,
      })),
    );
  });
  const made = await dossierOf(teacher, title);
  const shade = teacherId.length * 10;
  const media = await picture(teacher, shade);
  const { deckId: notesId } = await createDeck(teacher, { id: newId(), title: `${title}, notes` });
  await writeNote(teacher, {
    id: newId(),
    deckId: notesId,
    note: basic(`${title}: what is it? ![it](media:${media})`, "A light"),
  });
  const task = {
    classId,
    targets: [{ kind: "class", refId: classId }],
    opens: inDays(0),
    due: inDays(10),
    zone: "UTC",
  };
  const selection = [
    { kind: "dossier", dossierId: made.dossierId, weight: 1 },
    { kind: "deck", deckId: notesId, weight: 1 },
  ];
  const { assignmentId } = await createAssignment(teacher, {
    ...task,
    id: newId(),
    title,
    selection,
    goal: { kind: "seen" },
  });
  const settings = { count: 2, kinds: ["typed"], fresh: false, show: "when-closed" };
  const { quizId } = await createQuiz(teacher, { title, selection, settings });
  const { assignmentId: quizAssignmentId } = await createAssignment(teacher, {
    ...task,
    id: newId(),
    title: `${title}, quiz`,
    selection,
    goal: { kind: "quiz", quizId },
  });
  const handedInId = await taken(as(store, pupilId), quizId, true);
  const runningId = await taken(as(store, pupilId), quizId, false);
  const { examId } = await createExam(teacher, { ...exam(title, selection), classId });
  await answered(as(store, pupilId), made.cardId, saidBy(pupilId));
  const [groupId, starterId, code] = [newId(), newId(), teacherId === "teacher" ? "CCCCDDDD" : "FFFFGGGG"];
  await store.write(async (tx) => {
    await tx.insert(classGroups).values({ id: groupId, classId, name: title, createdAt: now });
    await tx.insert(groupMembers).values({ groupId, userId: idOf(pupilId) });
    await tx.insert(joinCodes).values({ code, classId, createdAt: now, expiresAt: now + 9 * MS_PER_DAY });
    await tx
      .insert(starters)
      .values({ id: starterId, classId, createdBy: idOf(teacherId), createdAt: now, cardIds: [made.cardId] });
  });
  return {
    classId,
    groupId,
    pupilId: idOf(pupilId),
    assignmentId,
    quizAssignmentId,
    starterId,
    media,
    quizId,
    runningId,
    handedInId,
    examId,
    code,
    ...made,
  };
}
