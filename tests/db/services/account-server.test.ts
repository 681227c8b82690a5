import { eq } from "drizzle-orm";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { audits, sessions, users } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import { accountView } from "#lib/services/account/account-view.ts";
import { deleteAccount } from "#lib/services/account/delete-account.ts";
import { expireAccess } from "#lib/services/account/expire-access.ts";
import { allowOnServer } from "#lib/services/account/server/allow-on-server.ts";
import { backups, makeBackup } from "#lib/services/account/server/backups.ts";
import {
  changeRole,
  disablePerson,
  enablePerson,
  erasePerson,
  resetPasswordOf,
} from "#lib/services/account/server/change-person.ts";
import { confirmHere } from "#lib/services/account/server/confirm.ts";
import { acceptInvitation, invite, withdrawInvitation } from "#lib/services/account/server/invitations.ts";
import { people, person } from "#lib/services/account/server/people.ts";
import { openRecord, personRecord, personRecordZip } from "#lib/services/account/server/person-record.ts";
import { checkLog, serverView } from "#lib/services/account/server/server-view.ts";
import { needsSetup, offerSetup } from "#lib/services/account/server/setup-token.ts";
import { signIn } from "#lib/services/account/sign-in.ts";
import type { Ctx } from "#lib/services/context.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { account, browser, PASSWORD, withCards } from "./account-fixtures.ts";
import { batch, context, DAY, holder, NOW, sent, visitor } from "./fixtures.ts";

const system = (store: Store): Ctx => context(store, { kind: "visitor", key: null });
const idOf = (ctx: Ctx): string => (ctx.viewer.kind === "learner" ? ctx.viewer.userId : "");

/** An administrator who has come by the code of the first start. */
async function administrator(store: Store, now = NOW): Promise<Ctx> {
  await offerSetup(system(store), "setup-code");
  const typed = { code: "setup-code", name: "Olga", password: PASSWORD };
  await acceptInvitation(context(store, visitor("olga"), now), typed, browser("olga!"));
  return holder(store, "olga!", now);
}

describe("the first start", () => {
  it("makes one administrator, by a code that works once and only while there is none", () =>
    withCards(async (store) => {
      expect(await needsSetup(system(store))).toBe(true);
      await offerSetup(system(store), "of an earlier start");
      expect(await offerSetup(system(store), "code")).toBe(true);
      const take = (code: string, name: string) =>
        acceptInvitation(
          context(store, visitor(name)),
          { code, name, password: PASSWORD },
          browser(`${name}!`),
        );
      await expect(take("of an earlier start", "Eve")).rejects.toMatchObject({ code: "not-found" });
      expect(await store.read.$count(users)).toBe(0);
      expect(await take("code", "Olga")).toMatchObject({ role: "administrator" });
      await expect(take("code", "Eve")).rejects.toMatchObject({ code: "not-found" });
      expect(await needsSetup(system(store))).toBe(false);
      expect(await offerSetup(system(store), "later")).toBe(false);
      await expect(take("later", "Eve")).rejects.toMatchObject({ code: "not-found" });
      expect(await store.read.$count(users)).toBe(1);
    }));

  it("gives the role to the guest who set it up, with what they learnt, under a new session", () =>
    withCards(async (store) => {
      await recordReviews(await holder(store, "guest"), batch([sent("card-1")]));
      const guest = await holder(store, "guest");
      await offerSetup(system(store), "code");
      const done = await acceptInvitation(
        guest,
        { code: "code", name: "Olga", password: PASSWORD },
        browser("new"),
      );
      expect(done.userId).toBe(idOf(guest));
      expect((await holder(store, "guest")).viewer.kind).toBe("visitor");
      const { has } = await accountView(await holder(store, "new"));
      expect(has.answers).toBe(1);
    }));
});

describe("an invitation", () => {
  it("makes one teacher of whoever is signed in, ends older sessions, and is over afterwards", () =>
    withCards(async (store) => {
      const admin = await administrator(store);
      await invite(admin, { role: "teacher" }, "link");
      const anna = await account(store, "Anna");
      expect(await acceptInvitation(anna, { code: "link" }, browser("anna-new"))).toMatchObject({
        role: "teacher",
      });
      expect((await holder(store, "Anna!")).viewer.kind).toBe("visitor");
      expect((await holder(store, "anna-new")).viewer).toMatchObject({ role: "teacher", name: "Anna" });
      const ben = await account(store, "Ben");
      await expect(acceptInvitation(ben, { code: "link" }, browser("b"))).rejects.toMatchObject({
        code: "not-found",
      });
    }));

  it("can be withdrawn, and is over after two weeks", () =>
    withCards(async (store) => {
      const admin = await administrator(store);
      await invite(admin, { role: "teacher" }, "one");
      await invite(admin, { role: "administrator" }, "two");
      const { invitations } = await serverView(admin);
      expect(invitations).toHaveLength(2);
      for (const { id, role } of invitations)
        if (role === "teacher") await withdrawInvitation(admin, { invitation: id });
      const ben = await account(store, "Ben");
      await expect(acceptInvitation(ben, { code: "one" }, browser("b"))).rejects.toMatchObject({
        code: "not-found",
      });
      const late = context(store, ben.viewer, NOW + 15 * DAY);
      await expect(acceptInvitation(late, { code: "two" }, browser("b"))).rejects.toMatchObject({
        code: "not-found",
      });
    }));
});

describe("the administrator's page", () => {
  it("is not there for anybody else, and asks for the password after half an hour", () =>
    withCards(async (store) => {
      const admin = await administrator(store);
      const anna = await account(store, "Anna");
      const guest = await holder(store, "nobody");
      const verbs: readonly ((ctx: Ctx) => Promise<unknown>)[] = [
        (ctx) => people(ctx, {}),
        (ctx) => person(ctx, idOf(anna)),
        (ctx) => serverView(ctx),
        (ctx) => checkLog(ctx),
        (ctx) => backups(ctx),
        (ctx) => makeBackup(ctx),
        (ctx) => invite(ctx, { role: "teacher" }, "x"),
        (ctx) => withdrawInvitation(ctx, { invitation: "x" }),
        (ctx) => changeRole(ctx, { personId: idOf(anna), role: "administrator" }),
        (ctx) => disablePerson(ctx, { personId: idOf(anna) }),
        (ctx) => enablePerson(ctx, { personId: idOf(anna) }),
        (ctx) => resetPasswordOf(ctx, { personId: idOf(anna) }),
        (ctx) => erasePerson(ctx, { personId: idOf(anna), name: "Anna" }),
        (ctx) => openRecord(ctx, { personId: idOf(anna) }),
        (ctx) => personRecord(ctx, idOf(anna)),
        (ctx) => personRecordZip(ctx, idOf(anna)),
      ];
      const later = await holder(store, "olga!", NOW + 31 * 60_000);
      for (const verb of verbs) {
        for (const ctx of [anna, guest])
          await expect(verb(ctx), String(verb)).rejects.toMatchObject({ code: "not-found" });
        await expect(verb(later), String(verb)).rejects.toMatchObject({ code: "stale" });
      }
      await expect(confirmHere(later, { password: "no" }, { address: null })).rejects.toMatchObject({
        code: "invalid",
      });
      await confirmHere(later, { password: PASSWORD }, { address: null });
      expect((await people(later, {})).people).toHaveLength(2);
      expect((await people(admin, {})).people).toHaveLength(2);
    }));

  it("finds people by any letters of either name, page after page, and no guest", () =>
    withCards(async (store) => {
      const admin = await administrator(store);
      await account(store, "Zoë Müller");
      await account(store, "Ben");
      await recordReviews(await holder(store, "guest"), batch([sent("card-1")]));
      const named = async (q: string) => (await people(admin, { q })).people.map((one) => one.name);
      expect(await named("mull")).toEqual(["Zoë Müller"]);
      expect(await named("ZOË")).toEqual(["Zoë Müller"]);
      expect(await named("%")).toEqual([]);
      const all = await people(admin, { role: "learner" });
      expect(all.people.map((one) => one.name)).toEqual(["Ben", "Zoë Müller"]);
      expect(all.counts).toEqual({ learner: 2, teacher: 0, administrator: 1, guest: 1 });
    }));

  it("keeps somebody out at once and lets them in again, with nothing lost", () =>
    withCards(async (store) => {
      const admin = await administrator(store);
      const anna = await account(store, "Anna");
      await recordReviews(anna, batch([sent("card-1")]));
      await disablePerson(admin, { personId: idOf(anna) });
      expect((await holder(store, "Anna!")).viewer.kind).toBe("visitor");
      const typed = { name: "Anna", password: PASSWORD };
      await expect(signIn(await holder(store, "x"), typed, browser("y"))).rejects.toMatchObject({
        code: "not-allowed",
      });
      await enablePerson(admin, { personId: idOf(anna) });
      await signIn(await holder(store, "x"), typed, browser("y"));
      expect((await accountView(await holder(store, "y"))).has.answers).toBe(1);
    }));

  it("gives a password to be read out, which asks for another at the first sign-in", () =>
    withCards(async (store) => {
      const admin = await administrator(store);
      const anna = await account(store, "Anna");
      const { password } = await resetPasswordOf(admin, { personId: idOf(anna) });
      expect((await holder(store, "Anna!")).viewer.kind).toBe("visitor");
      const typed = { name: "Anna", password };
      expect(await signIn(await holder(store, "x"), typed, browser("y"))).toEqual({
        kind: "choose-password",
      });
      await signIn(await holder(store, "x"), { ...typed, newPassword: "three blue owls" }, browser("y"));
      const { deeds } = await accountView(await holder(store, "y"));
      expect(deeds).toMatchObject([{ verb: "password-reset", actor: "Olga" }]);
    }));

  it("never leaves the server without an administrator", () =>
    withCards(async (store) => {
      const admin = await administrator(store);
      const self = { personId: idOf(admin) };
      const refused = { code: "conflict" };
      await expect(changeRole(admin, { ...self, role: "learner" })).rejects.toMatchObject(refused);
      await expect(disablePerson(admin, self)).rejects.toMatchObject(refused);
      await expect(erasePerson(admin, { ...self, name: "Olga" })).rejects.toMatchObject(refused);
      await expect(deleteAccount(admin, { password: PASSWORD }, { address: null })).rejects.toMatchObject(
        refused,
      );
      const ben = await account(store, "Ben");
      await changeRole(admin, { personId: idOf(ben), role: "administrator" });
      await changeRole(admin, { ...self, role: "learner" });
      await expect(allowOnServer(admin, store.read)).rejects.toMatchObject({ code: "not-found" });
    }));

  it("erases somebody only by their name, and keeps of it that it was done and by whom", () =>
    withCards(async (store) => {
      const admin = await administrator(store);
      const anna = await account(store, "Anna");
      const who = { personId: idOf(anna) };
      await expect(erasePerson(admin, { ...who, name: "anna" })).rejects.toMatchObject({ code: "invalid" });
      await erasePerson(admin, { ...who, name: "Anna" });
      expect(
        await store.read
          .select()
          .from(users)
          .where(eq(users.id, idOf(anna))),
      ).toEqual([]);
      const [noted] = await store.read.select().from(audits).where(eq(audits.verb, "erased"));
      expect(noted).toMatchObject({ actorId: idOf(admin), subjectId: null });
    }));

  it("shows one learner's whole record once it is noted, and the learner sees that", () =>
    withCards(async (store) => {
      const admin = await administrator(store);
      const anna = await account(store, "Anna");
      await recordReviews(anna, batch([sent("card-1"), sent("card-2", { rating: 1 })]));
      expect(await personRecord(admin, idOf(anna))).toBeNull();
      expect(await personRecordZip(admin, idOf(anna))).toBeNull();
      await openRecord(admin, { personId: idOf(anna) });
      const record = await personRecord(admin, idOf(anna));
      expect(record?.answers.map((one) => [one.question, one.rating])).toEqual([
        ["In which year was thing 1 built?", 3],
        ["In which year was thing 2 built?", 1],
      ]);
      expect(record?.cards).toHaveLength(2);
      const pieces: Uint8Array[] = [];
      for await (const piece of (await personRecordZip(admin, idOf(anna))) ?? []) pieces.push(piece);
      expect(Object.keys(unzipSync(new Uint8Array(Buffer.concat(pieces))))).toContain("answers.csv");
      expect((await accountView(anna)).deeds).toMatchObject([{ verb: "record-read", actor: "Olga" }]);
    }));

  it("counts what the database holds and checks the log", () =>
    withCards(async (store) => {
      const admin = await administrator(store);
      await recordReviews(admin, batch([sent("card-1"), sent("card-2")]));
      const { storage, retention } = await serverView(admin);
      expect(storage).toMatchObject({ answers: 2, cards: 4, mediaBytes: 0 });
      expect(storage.databaseBytes).toBeGreaterThan(100_000);
      expect(retention).toEqual({ emptyGuest: 7, unseenGuest: 365, bin: 30, backups: 35 });
      expect(await checkLog(admin)).toEqual({ events: 2, broken: 0 });
    }));
});

describe("what is over", () => {
  it("is forgotten: sessions and invitations, and nobody's account", () =>
    withCards(async (store) => {
      const admin = await administrator(store);
      await invite(admin, { role: "teacher" }, "link");
      await expireAccess(context(store, { kind: "visitor", key: null }, NOW + 60 * DAY));
      expect(await store.read.$count(sessions)).toBe(0);
      expect(await store.read.$count(users)).toBe(1);
      expect(await needsSetup(system(store))).toBe(false);
    }));
});
