import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { assignments, assignmentTargets, classMembers, studyGrants } from "#lib/db/schema/classes.ts";
import { decks } from "#lib/db/schema/decks.ts";
import type { Store } from "#lib/db/store.ts";
import { accountView } from "#lib/services/account/account-view.ts";
import { deleteAccount } from "#lib/services/account/delete-account.ts";
import { mergeGuest } from "#lib/services/account/merge-guest.ts";
import { hashPassword } from "#lib/services/account/password.ts";
import { refreshGrants } from "#lib/services/assignments/refresh-grants.ts";
import { binView } from "#lib/services/bin/bin-view.ts";
import { answerInvitation } from "#lib/services/classes/answer-invitation.ts";
import { archiveClass } from "#lib/services/classes/archive-class.ts";
import { classFrame } from "#lib/services/classes/class-frame.ts";
import { bringBackClass, deleteClass } from "#lib/services/classes/delete-class.ts";
import { inviteByName } from "#lib/services/classes/invite-staff.ts";
import { joinClass } from "#lib/services/classes/join-class.ts";
import { openJoinCode } from "#lib/services/classes/join-codes.ts";
import { comeBack, comeBackAs, leaveClass } from "#lib/services/classes/leave-class.ts";
import { newLoginCards } from "#lib/services/classes/login-cards.ts";
import { myClasses } from "#lib/services/classes/my-classes.ts";
import { peopleView } from "#lib/services/classes/people-view.ts";
import { restoreMember } from "#lib/services/classes/remove-member.ts";
import { importRoster, previewRoster } from "#lib/services/classes/roster.ts";
import type { Ctx } from "#lib/services/context.ts";
import { purgeDeleted } from "#lib/services/dossiers/purge-deleted.ts";
import { withStore } from "../with-store.ts";
import { classOf, later, member, person } from "./class-fixtures.ts";
import { DAY, NOW } from "./fixtures.ts";

const code = (error: string) => expect.objectContaining({ code: error });

/** A class with an assignment and one pupil, Ada, in it. */
async function taught(store: Store) {
  const { teacher, classId } = await classOf(store);
  const ada = await person(store, "ada");
  await member(store, classId, "ada");
  const times = { createdAt: NOW, updatedAt: NOW };
  await store.write(async (tx) => {
    await tx.insert(decks).values([
      { id: "deck", ownerId: "teacher", title: "Dates", ...times },
      { id: "given-task", ownerId: "teacher", title: "Single cards", assignmentId: "task", ...times },
    ]);
    await tx.insert(assignments).values({
      id: "task",
      classId,
      createdBy: "teacher",
      title: "Dates",
      selection: [{ kind: "deck", deckId: "deck", weight: 1 }],
      goal: { kind: "seen" },
      opensAt: NOW,
      dueAt: NOW + 7 * DAY,
      zone: "UTC",
      lateRule: "counts",
      ...times,
    });
    await tx.insert(assignmentTargets).values({ assignmentId: "task", kind: "class", refId: classId });
    await refreshGrants(tx, classId, NOW);
  });
  return { teacher, classId, ada };
}

const onShelf = async (store: Store, userId: string) =>
  (await store.read.select().from(studyGrants).where(eq(studyGrants.userId, userId)))
    .filter((grant) => grant.endedAt === null)
    .map((grant) => grant.deckId);

const roleOf = async (store: Store, userId: string) =>
  (await store.read.select().from(classMembers).where(eq(classMembers.userId, userId))).map(
    ({ role, state }) => `${role} ${state}`,
  );

describe("leaving a class", () => {
  it("takes its work off the shelf and the pupil out of the teacher's sight, and is taken back as it was", () =>
    withStore(async (store) => {
      const { teacher, classId, ada } = await taught(store);
      expect(await leaveClass(ada, { classId })).toEqual({ className: "History 11B" });
      expect(await onShelf(store, "ada")).toEqual([]);
      await expect(classFrame(ada, classId)).rejects.toEqual(code("not-found"));
      const view = await peopleView(teacher, classId);
      expect(view).toMatchObject({ pupils: [], removed: [], left: [{ userId: "ada", name: "ada" }] });
      expect(await myClasses(ada)).toMatchObject({ learning: [], left: [{ id: classId }] });
      await comeBack(ada, { classId });
      await comeBack(ada, { classId });
      expect(await onShelf(store, "ada")).toEqual(["deck"]);
      expect(await myClasses(ada)).toMatchObject({ learning: [{ id: classId }], left: [] });
    }));

  it("is not undone by a teacher: neither by letting back in, nor by a list, nor by a new password", () =>
    withStore(async (store) => {
      const { teacher, classId, ada } = await taught(store);
      await leaveClass(ada, { classId });
      await expect(restoreMember(teacher, { classId, userId: "ada" })).rejects.toEqual(code("conflict"));
      await expect(newLoginCards(teacher, { classId, userIds: ["ada"] })).rejects.toEqual(code("not-found"));
      const list = "name,sign-in name\nAda,ada";
      const { steps, digest } = await previewRoster(teacher, { classId, list });
      expect(steps).toMatchObject([{ kind: "skipped" }]);
      await importRoster(teacher, { classId, list, digest });
      expect(await roleOf(store, "ada")).toEqual(["pupil left"]);
    }));

  it("leaves the door of the code open, and no other once the class is over", () =>
    withStore(async (store) => {
      const { teacher, classId, ada } = await taught(store);
      const opened = await openJoinCode(teacher, { classId });
      await leaveClass(ada, { classId });
      await joinClass(ada, { code: opened.code }, null);
      expect(await roleOf(store, "ada")).toEqual(["pupil active"]);
      await leaveClass(ada, { classId });
      await archiveClass(teacher, { classId });
      await expect(comeBack(ada, { classId })).rejects.toEqual(code("not-found"));
    }));
});

it("a guest who comes in by the code brings back the account that had left, and none that was taken out", () =>
  withStore(async (store) => {
    const { classId, ada } = await taught(store);
    await person(store, "ben");
    await member(store, classId, "ben", "pupil", "removed");
    await leaveClass(ada, { classId });
    for (const [guest, account] of [
      ["guest of ada", "ada"],
      ["guest of ben", "ben"],
    ] as const) {
      await person(store, guest, { name: null });
      await member(store, classId, guest);
      await store.write(async (tx) => {
        await comeBackAs(tx, { from: guest, to: account }, NOW);
        await mergeGuest(tx, { from: guest, to: account });
      });
    }
    expect(await roleOf(store, "ada")).toEqual(["pupil active"]);
    expect(await onShelf(store, "ada")).toEqual(["deck"]);
    expect(await roleOf(store, "ben")).toEqual(["pupil removed"]);
  }));

describe("deleting a class", () => {
  it("makes it a class that is not there for everybody, and puts it into its owner's bin", () =>
    withStore(async (store) => {
      const { teacher, classId, ada } = await taught(store);
      const { code: typed } = await openJoinCode(teacher, { classId });
      const colleague = await person(store, "colleague", { role: "teacher" });
      await inviteByName(teacher, { classId, role: "co-teacher", signInName: "colleague" });
      expect(await deleteClass(teacher, { classId })).toEqual({ name: "History 11B" });
      for (const ctx of [teacher, ada]) {
        await expect(classFrame(ctx, classId)).rejects.toEqual(code("not-found"));
        expect(await myClasses(ctx)).toMatchObject({ teaching: [], learning: [], archived: [] });
      }
      await expect(joinClass(await person(store, "ben"), { code: typed }, null)).rejects.toEqual(
        code("not-found"),
      );
      await expect(answerInvitation(colleague, { classId, answer: "accept" })).rejects.toEqual(
        code("not-found"),
      );
      expect(await onShelf(store, "ada")).toEqual([]);
      expect(await binView(teacher)).toMatchObject([{ kind: "class", id: classId, goneAt: NOW + 30 * DAY }]);
      expect(await binView(ada)).toEqual([]);
    }));

  it.each([false, true])("is taken back as it was, archived before: %s", (archived) =>
    withStore(async (store) => {
      const { teacher, classId } = await taught(store);
      if (archived) await archiveClass(teacher, { classId });
      const next = later(teacher, NOW + DAY);
      await deleteClass(next, { classId });
      await deleteClass(later(teacher, NOW + 2 * DAY), { classId });
      await bringBackClass(later(teacher, NOW + 3 * DAY), { classId });
      expect(await classFrame(teacher, classId)).toMatchObject({ archived });
      expect(await onShelf(store, "ada")).toEqual(archived ? [] : ["deck"]);
    }),
  );

  it("is for good after thirty days; what pupils have is theirs", () =>
    withStore(async (store) => {
      const { teacher, classId } = await taught(store);
      await deleteClass(teacher, { classId });
      await purgeDeleted(later(teacher, NOW + 29 * DAY));
      await bringBackClass(later(teacher, NOW + 29 * DAY), { classId });
      await deleteClass(teacher, { classId });
      await purgeDeleted(later(teacher, NOW + 31 * DAY));
      const named = await store.read.all<{ name: string }>(
        sql`select m.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and c.name in ('class_id', 'assignment_id')`,
      );
      for (const { name } of named)
        expect(
          await store.read.all(
            sql.raw(`select * from "${name}" where ${await idColumn(store, name)} is not null`),
          ),
          name,
        ).toEqual([]);
      expect(await store.read.all(sql`select id from classes`)).toEqual([]);
      expect((await store.read.select().from(decks)).map(({ id }) => id)).toEqual(["deck"]);
      expect(await store.read.all(sql`select id from users`)).toHaveLength(2);
    }));
});

async function idColumn(store: Store, table: string): Promise<string> {
  const columns = await store.read.all<{ name: string }>(
    sql.raw(`select name from pragma_table_info('${table}') where name in ('class_id', 'assignment_id')`),
  );
  return columns.map(({ name }) => name).join(" is not null or ");
}

/** An account with a password that is really asked for. */
async function withPassword(store: Store, id: string): Promise<Ctx> {
  const ctx = await person(store, id, { role: "teacher" });
  const hash = await hashPassword("correct horse", null);
  await store.write((tx) => tx.run(sql`update users set password_hash = ${hash} where id = ${id}`));
  return ctx;
}

describe("an owner who deletes their account", () => {
  it("picks who goes on with a class, among those who teach it too", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      await withPassword(store, "other");
      const hash = await hashPassword("correct horse", null);
      await store.write((tx) => tx.run(sql`update users set password_hash = ${hash} where id = 'teacher'`));
      await person(store, "third", { role: "teacher" });
      await person(store, "watcher", { role: "teacher" });
      for (const id of ["other", "third"]) await member(store, classId, id, "co-teacher");
      await member(store, classId, "watcher", "viewer");
      const { owned } = await accountView(teacher);
      expect(owned).toMatchObject([{ classId, heirs: [{ userId: "other" }, { userId: "third" }] }]);
      await deleteAccount(
        teacher,
        { password: "correct horse", heirs: { [classId]: "third" } },
        { address: null },
      );
      expect(await roleOf(store, "third")).toEqual(["owner active"]);
      expect(await roleOf(store, "other")).toEqual(["co-teacher active"]);
    }));

  it("leaves it to the longest of them when none, or nobody of them, was picked", () =>
    withStore(async (store) => {
      const teacher = await withPassword(store, "other");
      const { classId } = await classOf(store);
      await store.write((tx) => tx.run(sql`update class_members set role = 'owner', user_id = 'other'`));
      for (const id of ["second", "third", "watcher"]) await person(store, id, { role: "teacher" });
      for (const id of ["second", "third"]) await member(store, classId, id, "co-teacher");
      await member(store, classId, "watcher", "viewer");
      await deleteAccount(
        teacher,
        { password: "correct horse", heirs: { [classId]: "watcher" } },
        { address: null },
      );
      expect(await roleOf(store, "second")).toEqual(["owner active"]);
      expect(await roleOf(store, "watcher")).toEqual(["viewer active"]);
    }));

  it("leaves pupils whom nobody else teaches in the class, which the next who says yes to it owns", () =>
    withStore(async (store) => {
      const owner = await withPassword(store, "owner");
      const { classId } = await classOf(store);
      await store.write((tx) => tx.run(sql`update class_members set user_id = 'owner'`));
      await person(store, "ada");
      await member(store, classId, "ada");
      await deleteAccount(owner, { password: "correct horse" }, { address: null });
      expect(await roleOf(store, "ada")).toEqual(["pupil active"]);
      const administrator = await person(store, "administrator", { role: "administrator" });
      const next = await person(store, "next", { role: "teacher" });
      await inviteByName(administrator, { classId, role: "co-teacher", signInName: "next" });
      await answerInvitation(next, { classId, answer: "accept" });
      expect(await roleOf(store, "next")).toEqual(["owner active"]);
    }));

  it("takes along a class that nobody else is in, and what lies in their bin", () =>
    withStore(async (store) => {
      const owner = await withPassword(store, "owner");
      await classOf(store);
      const binned = await classOf(store, "second", "CANARY");
      await store.write((tx) => tx.run(sql`update class_members set user_id = 'owner'`));
      await person(store, "ada");
      await member(store, binned.classId, "ada");
      await deleteClass(owner, { classId: binned.classId });
      await deleteAccount(owner, { password: "correct horse" }, { address: null });
      expect(await store.read.all(sql`select name from classes`)).toEqual([]);
    }));
});
