import { describe, expect, it } from "vitest";
import { extendPupil } from "#lib/services/assignments/extend-pupil.ts";
import { myAssignment } from "#lib/services/assignments/my-assignments.ts";
import { assignmentDraft } from "#lib/services/assignments/pick-list.ts";
import { changeAssignment } from "#lib/services/assignments/save-assignment.ts";
import { createExam } from "#lib/services/exams/create-exam.ts";
import { editExam } from "#lib/services/exams/edit-exam.ts";
import { examPlaces } from "#lib/services/exams/exam-places.ts";
import { examForm } from "#lib/services/exams/exam-view.ts";
import { withStore } from "../with-store.ts";
import { assign, deckOf, inDays, task, taught } from "./assignment-fixtures.ts";
import { member, person } from "./class-fixtures.ts";

const stale = { code: "stale" };

describe("two teachers of a class who change the same", () => {
  it("assignment: the later is told and the first's words stay; who looks again goes on from there", () =>
    withStore(async (store) => {
      const { teacher, classId, deckId } = await taught(store);
      const second = await person(store, "second", { role: "teacher" });
      await member(store, classId, "second", "co-teacher");
      const id = await assign(teacher, classId, deckId);
      const form = (title: string, version: number) => {
        const { classId: _, ...fields } = { classId, ...task(classId, deckId) };
        return { ...fields, id, title, version };
      };
      await changeAssignment(second, form("Second", 1));
      await expect(changeAssignment(teacher, form("First", 1))).rejects.toMatchObject(stale);
      expect(await assignmentDraft(teacher, classId, id)).toMatchObject({ title: "Second", version: 2 });
      await changeAssignment(teacher, form("First", 2));
      await expect(changeAssignment(second, form("Third", 2))).rejects.toMatchObject(stale);
      expect(await assignmentDraft(second, classId, id)).toMatchObject({ title: "First", version: 3 });
    }));

  it("exam of the class: the later is told", () =>
    withStore(async (store) => {
      const { teacher, classId, deckId } = await taught(store);
      const second = await person(store, "second", { role: "teacher" });
      await member(store, classId, "second", "co-teacher");
      // Each over a deck of their own.
      const rivers = await deckOf(second, "Rivers", 1);
      const selection = [{ kind: "deck", deckId: rivers.deckId, weight: 1 }];
      const fields = {
        title: "Paper",
        day: inDays(14),
        time: "09:00",
        selection: [{ kind: "deck", deckId, weight: 1 }],
        minutes: [10, 10, 10, 10, 10, 10, 10],
      };
      const { examId } = await createExam(teacher, { ...fields, classId, zone: "UTC" });
      await editExam(teacher, { ...fields, examId, title: "First", version: 1 });
      await expect(
        editExam(second, { ...fields, selection, examId, title: "Second", version: 1 }),
      ).rejects.toMatchObject(stale);
    }));

  it("exam of the class over one's own deck: the other may change the rest, and the deck stays", () =>
    withStore(async (store) => {
      const { teacher, classId, deckId } = await taught(store);
      const second = await person(store, "second", { role: "teacher" });
      await member(store, classId, "second", "co-teacher");
      const fields = {
        title: "Paper",
        day: inDays(14),
        time: "09:00",
        selection: [{ kind: "deck", deckId, weight: 1 }],
        minutes: [10, 10, 10, 10, 10, 10, 10],
      };
      const { examId } = await createExam(teacher, { ...fields, classId, zone: "UTC" });
      const before = await examForm(teacher, examId);
      const { groups } = await examPlaces(second, (await examForm(second, examId)).selection);
      expect(groups.at(-1)).toMatchObject({
        title: "Of a colleague",
        places: [{ key: before.parts[0]?.key }],
      });
      await editExam(second, { ...fields, examId, title: "Other name", version: 1 });
      const after = await examForm(teacher, examId);
      expect(after).toMatchObject({ title: "Other name", parts: before.parts });
      // Nobody puts in what is not theirs.
      const theirs = await deckOf(teacher, "Not yet in it", 2);
      const more = [...fields.selection, { kind: "deck", deckId: theirs.deckId, weight: 1 }];
      await expect(
        editExam(second, { ...fields, selection: more, examId, version: after.version }),
      ).rejects.toMatchObject({ code: "not-found" });
    }));

  it("more time for a pupil: the later is told what the first gave", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId } = await taught(store);
      const second = await person(store, "second", { role: "teacher" });
      await member(store, classId, "second", "co-teacher");
      const id = await assign(teacher, classId, deckId, { due: inDays(3) });
      const more = { id, userId: "anna", was: null };
      await extendPupil(second, { ...more, due: inDays(5) });
      await expect(extendPupil(teacher, { ...more, due: inDays(9) })).rejects.toMatchObject(stale);
      await expect(extendPupil(teacher, { ...more, due: null })).rejects.toMatchObject(stale);
      expect(await myAssignment(anna, id)).toMatchObject({ due: inDays(5) });
      await extendPupil(teacher, { ...more, was: inDays(5), due: inDays(9) });
      expect(await myAssignment(anna, id)).toMatchObject({ due: inDays(9) });
    }));
});
