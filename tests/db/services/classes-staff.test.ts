import { describe, expect, it } from "vitest";
import { classInvitations } from "#lib/db/schema/classes.ts";
import {
  answerInvitation,
  invitationView,
  takeUpInvitation,
} from "#lib/services/classes/answer-invitation.ts";
import { changeStaffRole, handOnClass, leaveStaff, removeStaff } from "#lib/services/classes/change-staff.ts";
import { classFrame } from "#lib/services/classes/class-frame.ts";
import { inviteByLink, inviteByName, revokeLinks } from "#lib/services/classes/invite-staff.ts";
import { myClasses } from "#lib/services/classes/my-classes.ts";
import { peopleView } from "#lib/services/classes/people-view.ts";
import { withStore } from "../with-store.ts";
import { classOf, later, member, person } from "./class-fixtures.ts";
import { context, DAY, NOW, visitor } from "./fixtures.ts";

const code = (error: string) => expect.objectContaining({ code: error });

describe("asking a colleague by name", () => {
  it("shows them nothing of the class before they say yes", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const lee = await person(store, "lee", { role: "teacher", name: "Mr Lee" });
      expect(await inviteByName(teacher, { classId, role: "co-teacher", signInName: " LEE " })).toEqual({
        name: "Mr Lee",
      });
      expect((await myClasses(lee)).invited).toMatchObject([
        { name: "History 11B", teachers: ["Ms teacher"] },
      ]);
      await expect(peopleView(lee, classId)).rejects.toEqual(code("not-found"));
      expect((await peopleView(teacher, classId)).staff).toMatchObject([
        { role: "owner" },
        { invited: true },
      ]);
      await answerInvitation(lee, { classId, answer: "accept" });
      expect((await peopleView(lee, classId)).may).toEqual({ manage: true, own: false });
      await expect(answerInvitation(lee, { classId, answer: "accept" })).rejects.toEqual(code("not-found"));
    }));

  it("lets them say no, and be asked again", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const ann = await person(store, "ann");
      await inviteByName(teacher, { classId, role: "viewer", signInName: "ann" });
      await answerInvitation(ann, { classId, answer: "decline" });
      await expect(peopleView(ann, classId)).rejects.toEqual(code("not-found"));
      expect((await peopleView(teacher, classId)).staff).toHaveLength(1);
      await inviteByName(teacher, { classId, role: "viewer", signInName: "ann" });
      await answerInvitation(ann, { classId, answer: "accept" });
      expect(await classFrame(ann, classId)).toMatchObject({ role: "viewer" });
    }));

  it("makes nobody a teacher of a class who is none on the server, and says no more of learners than of nobody", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      await person(store, "ann");
      await person(store, "bob");
      await member(store, classId, "bob");
      const words = (signInName: string, role = "co-teacher") =>
        inviteByName(teacher, { classId, role, signInName }).then(String, (error: unknown) =>
          String(error).replace(signInName, "…"),
        );
      expect(await words("ann")).toBe(await words("nobody"));
      await expect(inviteByName(teacher, { classId, role: "viewer", signInName: "bob" })).rejects.toEqual(
        code("conflict"),
      );
      await expect(inviteByName(teacher, { classId, role: "owner", signInName: "ann" })).rejects.toEqual(
        code("invalid"),
      );
    }));
});

describe("a link for a colleague", () => {
  it("works once, within a week, for somebody with an account", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const lee = await person(store, "lee", { role: "teacher" });
      const { token } = await inviteByLink(teacher, { classId, role: "co-teacher" });
      expect(JSON.stringify(await store.read.select().from(classInvitations))).not.toContain(token);
      expect(await invitationView(context(store, visitor("x")), token)).toMatchObject({
        hindrance: "no-account",
      });
      const ann = await person(store, "ann");
      expect(await invitationView(ann, token)).toMatchObject({ hindrance: "no-teacher" });
      await expect(takeUpInvitation(ann, { token })).rejects.toEqual(code("not-allowed"));
      const guest = await person(store, "guest", { name: null });
      await expect(takeUpInvitation(guest, { token })).rejects.toEqual(code("not-allowed"));
      await expect(takeUpInvitation(later(lee, NOW + 7 * DAY), { token })).rejects.toEqual(code("not-found"));
      expect(await takeUpInvitation(lee, { token })).toEqual({ classId });
      expect(await classFrame(lee, classId)).toMatchObject({ role: "co-teacher" });
      const kim = await person(store, "kim", { role: "teacher" });
      await expect(takeUpInvitation(kim, { token })).rejects.toEqual(code("not-found"));
      await expect(invitationView(kim, token)).rejects.toEqual(code("not-found"));
    }));

  it("can be taken back, and turns no pupil into a viewer of classmates", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const ann = await person(store, "ann");
      await member(store, classId, "ann");
      const { token } = await inviteByLink(teacher, { classId, role: "viewer" });
      expect(await invitationView(ann, token)).toMatchObject({ hindrance: "in-class" });
      await expect(takeUpInvitation(ann, { token })).rejects.toEqual(code("conflict"));
      expect((await peopleView(teacher, classId)).openInvitations).toBe(1);
      await revokeLinks(teacher, { classId });
      const bob = await person(store, "bob");
      await expect(takeUpInvitation(bob, { token })).rejects.toEqual(code("not-found"));
    }));
});

describe("those who teach a class", () => {
  it("change what they may do, and the later of two changes is told", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      await person(store, "lee", { role: "teacher" });
      await member(store, classId, "lee", "co-teacher");
      const change = { classId, userId: "lee", role: "viewer", was: "co-teacher" };
      await changeStaffRole(teacher, change);
      await expect(changeStaffRole(teacher, change)).rejects.toEqual(code("stale"));
      await person(store, "mum");
      await member(store, classId, "mum", "viewer");
      await expect(
        changeStaffRole(teacher, { classId, userId: "mum", role: "co-teacher", was: "viewer" }),
      ).rejects.toEqual(code("conflict"));
      await expect(
        changeStaffRole(teacher, { classId, userId: "teacher", role: "viewer", was: "owner" }),
      ).rejects.toEqual(code("conflict"));
    }));

  it("hand the class on: there is always one owner", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const lee = await person(store, "lee", { role: "teacher" });
      await member(store, classId, "lee", "co-teacher");
      await expect(leaveStaff(teacher, { classId })).rejects.toEqual(code("conflict"));
      await expect(removeStaff(teacher, { classId, userId: "teacher" })).rejects.toEqual(code("conflict"));
      await expect(handOnClass(lee, { classId, userId: "lee" })).rejects.toEqual(code("not-found"));
      await handOnClass(teacher, { classId, userId: "lee" });
      const { staff } = await peopleView(lee, classId);
      expect(Object.fromEntries(staff.map((one) => [one.userId, one.role]))).toEqual({
        teacher: "co-teacher",
        lee: "owner",
      });
      await leaveStaff(teacher, { classId });
      await expect(classFrame(teacher, classId)).rejects.toEqual(code("not-found"));
    }));

  it("are taken out by the owner from the next request on; an administrator mends a class without one", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const lee = await person(store, "lee", { role: "teacher" });
      await member(store, classId, "lee", "co-teacher");
      const admin = await person(store, "root", { role: "administrator" });
      await handOnClass(admin, { classId, userId: "lee" });
      await removeStaff(lee, { classId, userId: "teacher" });
      await expect(peopleView(teacher, classId)).rejects.toEqual(code("not-found"));
      await expect(removeStaff(lee, { classId, userId: "root" })).rejects.toEqual(code("not-found"));
    }));
});
