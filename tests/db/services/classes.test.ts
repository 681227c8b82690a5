import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import {
  assignments,
  assignmentTargets,
  classMembers,
  joinCodes,
  studyGrants,
} from "#lib/db/schema/classes.ts";
import { decks } from "#lib/db/schema/decks.ts";
import { audits, sessions, users } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import { expireGuests } from "#lib/services/account/expire-guests.ts";
import { mergeGuest } from "#lib/services/account/merge-guest.ts";
import { refreshGrants } from "#lib/services/assignments/refresh-grants.ts";
import { archiveClass, restoreClass } from "#lib/services/classes/archive-class.ts";
import { classFrame } from "#lib/services/classes/class-frame.ts";
import { copyClass } from "#lib/services/classes/copy-class.ts";
import { createClass } from "#lib/services/classes/create-class.ts";
import {
  changeGroupMembers,
  createGroup,
  deleteGroup,
  groupView,
  renameGroup,
} from "#lib/services/classes/groups.ts";
import { joinClass, joinPreview } from "#lib/services/classes/join-class.ts";
import { closeJoinCode, openJoinCode } from "#lib/services/classes/join-codes.ts";
import { movePupil } from "#lib/services/classes/move-pupil.ts";
import { myClasses } from "#lib/services/classes/my-classes.ts";
import { peopleView } from "#lib/services/classes/people-view.ts";
import { removeMember, restoreMember } from "#lib/services/classes/remove-member.ts";
import { renameClass } from "#lib/services/classes/rename-class.ts";
import { renamePupil } from "#lib/services/classes/rename-pupil.ts";
import type { Ctx } from "#lib/services/context.ts";
import { withStore } from "../with-store.ts";
import { classOf, later, member, person } from "./class-fixtures.ts";
import { context, DAY, holder, NOW, visitor } from "./fixtures.ts";

const code = (error: string) => expect.objectContaining({ code: error });

/** A deck of the teacher's, assigned to the class (or to `refId`) a year ago. */
async function assign(
  store: Store,
  { teacher, classId }: { teacher: Ctx; classId: string },
  { id = "task", refId = classId, kind = "class" as "class" | "group" | "pupil", by = "teacher" } = {},
): Promise<void> {
  const times = { createdAt: NOW, updatedAt: NOW };
  await store.write(async (tx) => {
    await tx
      .insert(decks)
      .values({ id: `deck of ${id}`, ownerId: by, title: id, ...times })
      .onConflictDoNothing();
    await tx.insert(assignments).values({
      id,
      classId,
      createdBy: by,
      title: id,
      selection: [{ kind: "deck", deckId: `deck of ${id}`, weight: 1 }],
      goal: { kind: "seen" },
      opensAt: NOW - 365 * DAY,
      dueAt: NOW - 358 * DAY,
      zone: "Europe/Berlin",
      lateRule: "counts",
      ...times,
    });
    await tx.insert(assignmentTargets).values({ assignmentId: id, kind, refId });
    await refreshGrants(tx, classId, teacher.now());
  });
}

const onShelf = async (store: Store, userId: string) =>
  (await store.read.select().from(studyGrants).where(eq(studyGrants.userId, userId)))
    .filter((grant) => grant.endedAt === null)
    .map((grant) => grant.assignmentId);

describe("setting up a class", () => {
  it("is for teachers and administrators; everybody else is told how to become one", () =>
    withStore(async (store) => {
      const learner = await person(store, "ann");
      for (const ctx of [
        learner,
        context(store, visitor("nobody")),
        context(store, { kind: "visitor", key: null }),
      ])
        await expect(createClass(ctx, { name: "7b" })).rejects.toThrow(/Ask whoever runs this server/u);
      const admin = await person(store, "root", { role: "administrator" });
      await createClass(admin, { name: "7b" });
      const { classId } = await classOf(store);
      expect((await classFrame(await personCtx(store, "teacher"), classId)).role).toBe("owner");
    }));

  it("needs a name that somebody can read", () =>
    withStore(async (store) => {
      const teacher = await person(store, "teacher", { role: "teacher" });
      for (const name of ["", "  ", "\u202e", "…", "x".repeat(81)])
        await expect(createClass(teacher, { name })).rejects.toThrow(DomainError);
      const { classId } = await createClass(teacher, { name: " History \u202e 11B\n" });
      expect((await classFrame(teacher, classId)).name).toBe("History 11B");
    }));
});

async function personCtx(store: Store, id: string): Promise<Ctx> {
  const [row] = await store.read.select().from(users).where(eq(users.id, id));
  const clock = { zone: "UTC", dayStart: 4 };
  const role = row?.role ?? "learner";
  const viewer = { userId: id, name: row?.name ?? null, role, clock, tokenHash: id, lastUsedAt: NOW };
  return context(store, { kind: "learner", ...viewer });
}

describe("two who change the same class", () => {
  it("the later one is told, and nothing of the first is lost", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const { version } = (await peopleView(teacher, classId)).class;
      await renameClass(teacher, { classId, name: "History 12B", version });
      const second = renameClass(teacher, { classId, name: "History XI", version });
      await expect(second).rejects.toThrow(/now called “History 12B”/u);
      expect((await classFrame(teacher, classId)).name).toBe("History 12B");
    }));

  it("a group keeps what both did to it", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      for (const id of ["ann", "bob", "cat"]) {
        await person(store, id);
        await member(store, classId, id);
      }
      const { groupId } = await createGroup(teacher, { classId, name: "Red" });
      await changeGroupMembers(teacher, { classId, groupId, seen: [], chosen: ["ann"] });
      // Both saw Ann in it: one adds Bob, the other takes Ann out and adds Cat.
      await changeGroupMembers(teacher, { classId, groupId, seen: ["ann"], chosen: ["ann", "bob"] });
      await changeGroupMembers(teacher, { classId, groupId, seen: ["ann"], chosen: ["cat"] });
      expect([...(await groupView(teacher, classId, groupId)).userIds].sort()).toEqual(["bob", "cat"]);
      await renameGroup(teacher, { classId, groupId, name: "Blue", was: "Red" });
      await expect(renameGroup(teacher, { classId, groupId, name: "Green", was: "Red" })).rejects.toEqual(
        code("stale"),
      );
    }));
});

describe("joining by a code", () => {
  it("makes a visitor a guest whom the class knows by the name that they typed", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const { shown } = await openJoinCode(teacher, { classId });
      const ctx = context(store, visitor("phone"));
      expect(await joinPreview(ctx, shown, null)).toMatchObject({ className: "History 11B", already: null });
      await joinClass(ctx, { code: shown.toLowerCase(), name: " Ann " }, null);
      const guest = await holder(store, "phone");
      expect(guest.viewer).toMatchObject({ kind: "learner", name: null });
      expect((await myClasses(guest)).learning.map((one) => one.name)).toEqual(["History 11B"]);
      expect((await peopleView(teacher, classId)).pupils).toMatchObject([{ name: "Ann", guest: true }]);
      // A second press, and a second Ann.
      await joinClass(guest, { code: shown, name: "Ann" }, null);
      await expect(
        joinClass(context(store, visitor("other")), { code: shown, name: "ANN" }, null),
      ).rejects.toEqual(code("conflict"));
      expect((await peopleView(teacher, classId)).pupils).toHaveLength(1);
      expect((await store.read.select().from(joinCodes))[0]?.uses).toBe(1);
      expect(await store.read.select().from(users)).toHaveLength(2);
    }));

  it("asks a guest for a name, and makes nobody before there is one", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const { code: open } = await openJoinCode(teacher, { classId });
      await expect(
        joinClass(context(store, visitor("phone")), { code: open, name: " " }, null),
      ).rejects.toThrow(DomainError);
      expect(await store.read.select().from(users)).toHaveLength(1);
    }));

  it("ends with the code: closed, over, used up, replaced or of an archived class, in the same words", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const ann = await person(store, "ann");
      const words = async (ctx: Ctx, typed: string) =>
        joinClass(ctx, { code: typed }, null).then(
          () => "in",
          (error: unknown) => String(error),
        );
      const never = await words(ann, "CCCCCCCC");
      const first = await openJoinCode(teacher, { classId, days: "1" });
      const second = await openJoinCode(teacher, { classId, days: "1", mostUses: "1" });
      expect(await words(ann, first.code)).toBe(never);
      expect(await words(later(ann, NOW + DAY), second.code)).toBe(never);
      expect(await words(ann, second.code)).toBe("in");
      const bob = await person(store, "bob");
      expect(await words(bob, second.code)).toBe(never);
      const third = await openJoinCode(teacher, { classId });
      await closeJoinCode(teacher, { classId });
      expect(await words(bob, third.code)).toBe(never);
      const fourth = await openJoinCode(teacher, { classId });
      await archiveClass(teacher, { classId });
      expect(await words(bob, fourth.code)).toBe(never);
      await restoreClass(teacher, { classId });
      expect(await words(bob, fourth.code)).toBe("in");
    }));

  it("slows down guesses from one address, and nobody elsewhere", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const { code: open } = await openJoinCode(teacher, { classId });
      const ctx = context(store, visitor("guesser"));
      for (let i = 0; i < 20; i += 1)
        await expect(joinPreview(ctx, "CCCCCCCC", "10.0.0.1")).rejects.toEqual(code("not-found"));
      await expect(joinPreview(ctx, open, "10.0.0.1")).rejects.toEqual(code("limit"));
      await expect(joinClass(ctx, { code: open, name: "Eve" }, "10.0.0.1")).rejects.toEqual(code("limit"));
      expect((await joinPreview(ctx, open, "10.0.0.2")).className).toBe("History 11B");
      // One guess for every ten seconds that pass.
      const soon = later(ctx, NOW + 10_000);
      await expect(joinPreview(soon, "CCCCCCCC", "10.0.0.1")).rejects.toEqual(code("not-found"));
      await expect(joinPreview(soon, open, "10.0.0.1")).rejects.toEqual(code("limit"));
      expect((await joinPreview(later(ctx, NOW + 30_000), open, "10.0.0.1")).className).toBe("History 11B");
    }));

  it("lets nobody back in who was taken out, and no teacher in as a pupil", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const { code: open } = await openJoinCode(teacher, { classId });
      const ann = await person(store, "ann");
      await joinClass(ann, { code: open }, null);
      await removeMember(teacher, { classId, userId: "ann" });
      await expect(joinClass(ann, { code: open }, null)).rejects.toThrow(/Ask your teacher/u);
      await expect(joinClass(teacher, { code: open }, null)).rejects.toEqual(code("conflict"));
      await restoreMember(teacher, { classId, userId: "ann" });
      await joinClass(ann, { code: open }, null);
    }));
});

describe("what is assigned follows the roster", () => {
  it("onto the shelf of who joins, off it with the next request of who is taken out, and back", () =>
    withStore(async (store) => {
      const begun = await classOf(store);
      const { teacher, classId } = begun;
      await assign(store, begun);
      const { code: open } = await openJoinCode(teacher, { classId });
      const ann = await person(store, "ann");
      await joinClass(ann, { code: open }, null);
      expect(await onShelf(store, "ann")).toEqual(["task"]);
      expect(await removeMember(teacher, { classId, userId: "ann" })).toEqual({ name: "ann" });
      expect(await onShelf(store, "ann")).toEqual([]);
      await expect(classFrame(ann, classId)).rejects.toEqual(code("not-found"));
      await restoreMember(teacher, { classId, userId: "ann" });
      expect(await onShelf(store, "ann")).toEqual(["task"]);
      await archiveClass(teacher, { classId });
      expect(await onShelf(store, "ann")).toEqual([]);
      await restoreClass(teacher, { classId });
      expect(await onShelf(store, "ann")).toEqual(["task"]);
      const verbs = (await store.read.select().from(audits)).map((row) => row.verb).sort();
      expect(verbs).toEqual(["class-archived", "class-restored", "member-removed", "member-restored"]);
    }));

  it("with groups: who comes into one gets its work, and a group with work cannot be deleted", () =>
    withStore(async (store) => {
      const begun = await classOf(store);
      const { teacher, classId } = begun;
      await person(store, "ann");
      await member(store, classId, "ann");
      const { groupId } = await createGroup(teacher, { classId, name: "Red" });
      await assign(store, begun, { kind: "group", refId: groupId });
      expect(await onShelf(store, "ann")).toEqual([]);
      await changeGroupMembers(teacher, { classId, groupId, seen: [], chosen: ["ann", "nobody", "teacher"] });
      expect(await onShelf(store, "ann")).toEqual(["task"]);
      await expect(deleteGroup(teacher, { classId, groupId })).rejects.toThrow(/“task” is assigned/u);
      await store.write(async (tx) => {
        await tx.update(assignments).set({ archivedAt: NOW });
      });
      await deleteGroup(teacher, { classId, groupId });
      expect(await onShelf(store, "ann")).toEqual([]);
    }));

  it("when a pupil moves: the memory is theirs, the work is the new class's", () =>
    withStore(async (store) => {
      const here = await classOf(store);
      const { classId: there } = await createClass(here.teacher, { name: "History 11C" });
      await assign(store, here);
      await assign(store, { ...here, classId: there }, { id: "other" });
      await person(store, "ann");
      await member(store, here.classId, "ann");
      await renamePupil(here.teacher, { classId: here.classId, userId: "ann", name: "Ann B" });
      const moved = { classId: here.classId, userId: "ann", toClassId: there };
      await movePupil(here.teacher, moved);
      expect(await onShelf(store, "ann")).toEqual(["other"]);
      expect((await peopleView(here.teacher, there)).pupils.map((one) => one.name)).toEqual(["Ann B"]);
      expect((await peopleView(here.teacher, here.classId)).pupils).toEqual([]);
      await expect(movePupil(here.teacher, moved)).rejects.toEqual(code("not-found"));
      const foreign = await classOf(store, "stranger", "Physics");
      await member(store, here.classId, "stranger");
      await expect(
        movePupil(here.teacher, { classId: there, userId: "ann", toClassId: foreign.classId }),
      ).rejects.toEqual(code("not-found"));
    }));
});

describe("copying a class", () => {
  it("takes the assignments and groups along, on the same weekdays ahead, and nobody", () =>
    withStore(async (store) => {
      const begun = await classOf(store);
      const { teacher, classId } = begun;
      await person(store, "ann");
      await person(store, "lee", { role: "teacher" });
      await member(store, classId, "ann");
      await member(store, classId, "lee", "co-teacher");
      const { groupId } = await createGroup(teacher, { classId, name: "Red" });
      await assign(store, begun, { id: "whole" });
      await assign(store, begun, { id: "red", kind: "group", refId: groupId });
      await assign(store, begun, { id: "ann only", kind: "pupil", refId: "ann" });
      await assign(store, begun, { id: "of lee", by: "lee" });
      const copy = await copyClass(teacher, { classId, name: "History 11B, next year" });
      expect(copy).toMatchObject({ assignments: 2, weeks: 53 });
      expect([...copy.leftOut].sort()).toEqual(["ann only", "of lee"]);
      const view = await peopleView(teacher, copy.classId);
      expect(view.pupils).toEqual([]);
      expect(view.staff.map((one) => one.userId)).toEqual(["teacher"]);
      expect(view.groups.map((group) => group.name)).toEqual(["Red"]);
      const rows = await store.read.select().from(assignments).where(eq(assignments.classId, copy.classId));
      for (const row of rows) {
        expect(row.opensAt).toBeGreaterThanOrEqual(NOW);
        expect(new Date(row.opensAt).getUTCDay()).toBe(new Date(NOW - 365 * DAY).getUTCDay());
        expect(row.dueAt - row.opensAt).toBe(7 * DAY);
      }
      const targets = await store.read.select().from(assignmentTargets);
      const copied = targets.filter((one) => rows.some((row) => row.id === one.assignmentId));
      expect(copied.map((one) => one.refId).sort()).toEqual([copy.classId, view.groups[0]?.id ?? ""].sort());
      // The old class is as it was, and an empty one can be copied too.
      expect(await onShelf(store, "ann")).toHaveLength(3);
      const { classId: empty } = await createClass(teacher, { name: "Empty" });
      expect(await copyClass(teacher, { classId: empty, name: "Empty too" })).toMatchObject({ weeks: 0 });
    }));
});

describe("an archived class", () => {
  it("is read and brought back, and nothing else", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      await archiveClass(teacher, { classId });
      await archiveClass(teacher, { classId });
      expect((await myClasses(teacher)).archived.map((one) => one.id)).toEqual([classId]);
      expect((await peopleView(teacher, classId)).class.archived).toBe(true);
      await expect(createGroup(teacher, { classId, name: "Red" })).rejects.toEqual(code("conflict"));
      await expect(openJoinCode(teacher, { classId })).rejects.toEqual(code("conflict"));
    }));
});

describe("whoever runs the server", () => {
  it("sees every class and keeps its roster, as nobody in it", () =>
    withStore(async (store) => {
      const { classId } = await classOf(store);
      const admin = await person(store, "root", { role: "administrator" });
      expect((await myClasses(admin)).all).toMatchObject([{ id: classId, pupils: 0 }]);
      expect(await classFrame(admin, classId)).toMatchObject({ role: null });
      expect((await peopleView(admin, classId)).may).toEqual({ manage: true, own: true });
      expect((await myClasses(await person(store, "ann"))).all).toBeNull();
    }));
});

it("a guest who signs in to an account takes the place in the class along, and work that is for them alone", () =>
  withStore(async (store) => {
    const begun = await classOf(store);
    const { teacher, classId } = begun;
    const { code: open } = await openJoinCode(teacher, { classId });
    await joinClass(context(store, visitor("phone")), { code: open, name: "Ann" }, null);
    const from = (await peopleView(teacher, classId)).pupils[0]?.userId ?? "";
    await assign(store, begun, { kind: "pupil", refId: from });
    await person(store, "ann");
    await store.write(async (tx) => {
      await mergeGuest(tx, { from, to: "ann" });
      await refreshGrants(tx, classId, NOW);
    });
    expect((await peopleView(teacher, classId)).pupils.map((one) => one.userId)).toEqual(["ann"]);
    expect(await onShelf(store, "ann")).toEqual(["task"]);
  }));

it("a guest who joined a class is kept while they are in it, also before their first answer", () =>
  withStore(async (store) => {
    const { teacher, classId } = await classOf(store);
    const { code: open } = await openJoinCode(teacher, { classId });
    await joinClass(context(store, visitor("phone")), { code: open, name: "Ann" }, null);
    const afterAWeek = later(teacher, NOW + 8 * DAY);
    expect(await expireGuests(afterAWeek)).toBe(0);
    const [ann] = (await peopleView(teacher, classId)).pupils;
    await removeMember(teacher, { classId, userId: ann?.userId ?? "" });
    expect(await expireGuests(afterAWeek)).toBe(1);
  }));

it("no class keeps anything of a person who is erased", () =>
  withStore(async (store) => {
    const { classId } = await classOf(store);
    await person(store, "ann");
    await member(store, classId, "ann");
    await store.write(async (tx) => {
      await tx
        .insert(sessions)
        .values({ tokenHash: "t", userId: "ann", createdAt: NOW, lastUsedAt: NOW, expiresAt: NOW });
      await tx.delete(users).where(eq(users.id, "ann"));
    });
    expect(await store.read.select().from(classMembers).where(eq(classMembers.userId, "ann"))).toEqual([]);
  }));
