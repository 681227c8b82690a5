import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import { classMembers } from "#lib/db/schema/classes.ts";
import { audits, sessions, users } from "#lib/db/schema/people.ts";
import { passwordMatches } from "#lib/services/account/password.ts";
import { signIn } from "#lib/services/account/sign-in.ts";
import { exportRoster } from "#lib/services/classes/export-roster.ts";
import { joinClass } from "#lib/services/classes/join-class.ts";
import { openJoinCode } from "#lib/services/classes/join-codes.ts";
import { newLoginCards } from "#lib/services/classes/login-cards.ts";
import { peopleView } from "#lib/services/classes/people-view.ts";
import { removeMember } from "#lib/services/classes/remove-member.ts";
import { importRoster, previewRoster } from "#lib/services/classes/roster.ts";
import { withStore } from "../with-store.ts";
import { classOf, member, person } from "./class-fixtures.ts";
import { context, holder, NOW, visitor } from "./fixtures.ts";

const code = (error: string) => expect.objectContaining({ code: error });
const BROWSER = { tokenHash: "a token", device: null, address: null };

describe("a pasted list of names", () => {
  it("becomes accounts with passwords that are said once and work", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const list = "Ann Bell\nBob Cole\nZoë Müller";
      const preview = await previewRoster(teacher, { classId, list });
      expect(preview.steps.map((step) => step.kind)).toEqual(["new", "new", "new"]);
      expect(await store.read.select().from(users)).toHaveLength(1);
      const { cards } = await importRoster(teacher, { classId, list, digest: preview.digest });
      expect(cards.map((card) => [card.name, card.signInName])).toEqual([
        ["Ann Bell", "ann.bell"],
        ["Bob Cole", "bob.cole"],
        ["Zoë Müller", "zoe.muller"],
      ]);
      const rows = await store.read.select().from(users);
      for (const card of cards) {
        const row = rows.find((one) => one.id === card.userId);
        expect(await passwordMatches(row?.passwordHash ?? null, card.password, null)).toBe(true);
        expect(row).toMatchObject({ role: "learner", passwordTemporary: true });
        expect(JSON.stringify(row)).not.toContain(card.password);
      }
      expect((await peopleView(teacher, classId)).pupils.map((one) => one.unused)).toEqual([
        true,
        true,
        true,
      ]);
      // The same list again: nobody is there twice.
      const again = await previewRoster(teacher, { classId, list });
      expect(again.steps.map((step) => step.kind)).toEqual(["same", "same", "same"]);
      expect(await importRoster(teacher, { classId, list, digest: again.digest })).toMatchObject({
        cards: [],
      });
      expect(await store.read.select().from(users)).toHaveLength(4);
    }));

  it("is carried out whole or not at all, and only as it was shown", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const list = "Ann Bell\nBob Cole";
      const { digest } = await previewRoster(teacher, { classId, list });
      await expect(importRoster(teacher, { classId, list: `${list}\nEve`, digest })).rejects.toEqual(
        code("stale"),
      );
      // A colleague was quicker.
      await importRoster(teacher, { classId, list, digest });
      await expect(importRoster(teacher, { classId, list, digest })).rejects.toEqual(code("stale"));
      expect(await store.read.select().from(users)).toHaveLength(3);
    }));

  it("pressed twice at once makes one account each", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const list = "Ann\nBob";
      const { digest } = await previewRoster(teacher, { classId, list });
      const both = await Promise.allSettled(
        [1, 2].map(() => importRoster(teacher, { classId, list, digest })),
      );
      expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await store.read.select().from(users)).toHaveLength(3);
    }));

  it("is refused with the line or the number that is too much", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      for (const list of ["", " \n", 'Name\n"Ann', "x\n".repeat(301), "x".repeat(200_001)])
        await expect(previewRoster(teacher, { classId, list })).rejects.toThrow(DomainError);
      const { steps } = await previewRoster(teacher, { classId, list: "Ann\n***\nann" });
      expect(steps.map((step) => [step.line, step.kind])).toEqual([
        [1, "new"],
        [2, "skipped"],
        [3, "skipped"],
      ]);
    }));
});

describe("the roster as a file", () => {
  it("exported and imported again changes nothing, whatever the names", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const list = 'Name,Groups\n"=cmd()",Red\n"Bell; ""Annie"", Ann",Red; Blue\n@lee,\n-5,Blue\n’O Neill,';
      const { digest, newGroups } = await previewRoster(teacher, { classId, list });
      expect(newGroups).toEqual(["Red", "Blue"]);
      await importRoster(teacher, { classId, list, digest });
      const { csv } = await exportRoster(teacher, classId);
      expect(csv).toContain("'=cmd()");
      const again = await previewRoster(teacher, { classId, list: csv });
      expect(again.steps.map((step) => step.kind)).toEqual(["same", "same", "same", "same", "same"]);
      expect(again.ignored).toEqual(["Joined"]);
    }));

  it("regroups, renames and lets back in by sign-in name, and takes nobody out", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      for (const id of ["ann", "bob", "cat"]) {
        await person(store, id);
        await member(store, classId, id);
      }
      await removeMember(teacher, { classId, userId: "bob" });
      const list = "Name,Sign-in name,Groups\nAnn Bell,ann,Red\nbob,bob,";
      const { digest, steps } = await previewRoster(teacher, { classId, list });
      expect(steps.map((step) => step.kind)).toEqual(["changes", "returns"]);
      await importRoster(teacher, { classId, list, digest });
      const { pupils, groups } = await peopleView(teacher, classId);
      expect(pupils.map((one) => [one.name, one.groups.length])).toEqual([
        ["Ann Bell", 1],
        ["bob", 0],
        ["cat", 0],
      ]);
      expect(groups).toMatchObject([{ name: "Red", pupils: 1 }]);
      // What the account is called is the pupil's.
      const [ann] = await store.read.select().from(users).where(eq(users.id, "ann"));
      expect(ann?.name).toBe("ann");
    }));

  it("brings in pupils of the teacher's other classes and nobody else's", () =>
    withStore(async (store) => {
      const here = await classOf(store);
      const mine = await classOf(store, "teacher2", "Other");
      const { classId } = here;
      await member(store, mine.classId, "teacher", "co-teacher");
      for (const id of ["ann", "eve"]) await person(store, id);
      await member(store, mine.classId, "ann");
      const list = "Name,Sign-in name\nann,ann\neve,eve";
      const { steps, digest } = await previewRoster(here.teacher, { classId, list });
      expect(steps).toMatchObject([{ kind: "joins", from: "Other" }, { kind: "skipped" }]);
      await importRoster(here.teacher, { classId, list, digest });
      expect((await peopleView(here.teacher, classId)).pupils.map((one) => one.userId)).toEqual(["ann"]);
    }));
});

describe("a new password for a pupil", () => {
  it("is said once, ends every session, asks for another at sign-in, and is noted", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const list = "Ann";
      const { digest } = await previewRoster(teacher, { classId, list });
      const [first] = (await importRoster(teacher, { classId, list, digest })).cards;
      const userId = first?.userId ?? "";
      const lent = { userId, createdAt: NOW, lastUsedAt: NOW, expiresAt: NOW * 2 };
      await store.write(async (tx) => {
        await tx.insert(sessions).values({ tokenHash: "lent", ...lent });
      });
      const [card] = await newLoginCards(teacher, { classId, userIds: [userId] });
      expect(card).toMatchObject({ name: "Ann", signInName: "ann" });
      expect(card?.password).not.toBe(first?.password);
      expect(await store.read.select().from(sessions).where(eq(sessions.userId, userId))).toEqual([]);
      const ctx = context(store, visitor("phone"));
      const typed = { name: "ann", password: card?.password ?? "" };
      expect(await signIn(ctx, typed, BROWSER)).toEqual({ kind: "choose-password" });
      await expect(signIn(ctx, { ...typed, password: first?.password ?? "" }, BROWSER)).rejects.toThrow(
        DomainError,
      );
      const noted = await store.read.select().from(audits).where(eq(audits.subjectId, userId));
      expect(noted).toMatchObject([{ verb: "password-reset", actorId: "teacher", classId }]);
      expect(JSON.stringify(noted)).not.toContain(card?.password);
    }));

  it("gives a guest an account, with the row and so with everything that was learnt", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      const { code: open } = await openJoinCode(teacher, { classId });
      await joinClass(context(store, visitor("phone")), { code: open, name: "Ann" }, null);
      const guest = await holder(store, "phone");
      const userId = guest.viewer.kind === "learner" ? guest.viewer.userId : "";
      expect(await newLoginCards(teacher, { classId, userIds: [userId] })).toMatchObject([
        { userId, name: "Ann", signInName: "ann" },
      ]);
      // The phone is still signed in; the card is for the next one.
      expect((await holder(store, "phone")).viewer).toMatchObject({ userId, name: "Ann" });
      expect((await peopleView(teacher, classId)).pupils).toMatchObject([{ guest: false, unused: true }]);
    }));

  it("is refused for teachers and administrators who are pupils, and for who was taken out", () =>
    withStore(async (store) => {
      const { teacher, classId } = await classOf(store);
      await person(store, "lee", { role: "teacher" });
      await person(store, "root", { role: "administrator" });
      await person(store, "gone");
      await person(store, "ann");
      for (const id of ["lee", "root", "ann"]) await member(store, classId, id);
      await member(store, classId, "gone", "pupil", "removed");
      for (const id of ["lee", "root"])
        await expect(newLoginCards(teacher, { classId, userIds: ["ann", id] })).rejects.toEqual(
          code("not-allowed"),
        );
      for (const id of ["gone", "nobody", "teacher"])
        await expect(newLoginCards(teacher, { classId, userIds: ["ann", id] })).rejects.toEqual(
          code("not-found"),
        );
      // All or nothing: Ann's password is as it was.
      const [ann] = await store.read.select().from(users).where(eq(users.id, "ann"));
      expect(ann?.passwordHash).toBe("no hash");
    }));
});

it("a class has room for three hundred pupils, however they come", () =>
  withStore(async (store) => {
    const { teacher, classId } = await classOf(store);
    const names = Array.from({ length: 300 }, (_, i) => `pupil-${i}`);
    await store.write(async (tx) => {
      await tx.insert(users).values(names.map((id) => ({ id, createdAt: NOW, lastSeenAt: NOW })));
      await tx.insert(classMembers).values(
        names.map((userId) => ({
          classId,
          userId,
          role: "pupil" as const,
          state: "active" as const,
          joinedAt: NOW,
        })),
      );
    });
    const { code: open } = await openJoinCode(teacher, { classId });
    const ann = await person(store, "ann");
    await expect(joinClass(ann, { code: open }, null)).rejects.toEqual(code("limit"));
    const { digest } = await previewRoster(teacher, { classId, list: "Ann" });
    await expect(importRoster(teacher, { classId, list: "Ann", digest })).rejects.toEqual(code("limit"));
  }));
