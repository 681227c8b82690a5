import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyChains } from "#lib/db/chain.ts";
import { sessions, users } from "#lib/db/schema/people.ts";
import { cardStates, reviewEvents } from "#lib/db/schema/study.ts";
import { accountView } from "#lib/services/account/account-view.ts";
import { changeName } from "#lib/services/account/change-name.ts";
import { changePassword } from "#lib/services/account/change-password.ts";
import { createLearnerAccount } from "#lib/services/account/create-account.ts";
import { endSessions, signOut } from "#lib/services/account/end-sessions.ts";
import { hashPassword } from "#lib/services/account/password.ts";
import { resetPassword } from "#lib/services/account/reset-password.ts";
import { signIn } from "#lib/services/account/sign-in.ts";
import { signUp } from "#lib/services/account/sign-up.ts";
import { createDeck } from "#lib/services/own-decks/create-deck.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { account, browser, PASSWORD, withCards } from "./account-fixtures.ts";
import { batch, context, DAY, holder, NOW, sent } from "./fixtures.ts";

describe("a guest who takes a name", () => {
  it("keeps the row, every answer and every state, under a new session", () =>
    withCards(async (store) => {
      const guest = await recordReviews(await holder(store, "a"), batch([sent("card-1"), sent("card-2")]));
      const up = await signUp(
        await holder(store, "a"),
        { name: "Anna Meier", password: PASSWORD },
        browser("b"),
      );
      expect(up).toEqual({ userId: guest.userId, merged: null });
      expect((await holder(store, "a")).viewer.kind).toBe("visitor");
      expect((await holder(store, "b")).viewer).toMatchObject({ userId: guest.userId, name: "Anna Meier" });
      expect(await store.read.$count(users)).toBe(1);
      expect(await store.read.$count(reviewEvents)).toBe(2);
    }));

  it("is one account however often the button is pressed, also at once", () =>
    withCards(async (store) => {
      await recordReviews(await holder(store, "a"), batch([sent("card-1")]));
      const ctx = await holder(store, "a");
      const pressed = ["b", "c", "d"].map((token) =>
        signUp(ctx, { name: "Anna", password: PASSWORD }, browser(token)),
      );
      const ids = new Set((await Promise.all(pressed)).map((one) => one.userId));
      expect(ids.size).toBe(1);
      expect(await store.read.$count(users)).toBe(1);
      expect(await store.read.$count(reviewEvents)).toBe(1);
    }));

  it("brings the progress of both devices when it is pressed on two, exactly once", () =>
    withCards(async (store) => {
      await recordReviews(await holder(store, "phone"), batch([sent("card-1"), sent("card-2")]));
      await recordReviews(await holder(store, "laptop"), batch([sent("card-2"), sent("card-3")]));
      const contexts = [await holder(store, "phone"), await holder(store, "laptop")] as const;
      const who = { name: "Anna", password: PASSWORD };
      const both = await Promise.all([
        signUp(contexts[0], who, browser("phone!")),
        signUp(contexts[1], who, browser("laptop!")),
      ]);
      expect(both[0].userId).toBe(both[1].userId);
      expect(await store.read.$count(users)).toBe(1);
      expect(await store.read.$count(reviewEvents)).toBe(4);
      expect((await verifyChains(store.read)).broken).toEqual([]);
    }));

  it("is told when somebody else has the name, whatever its accents and spaces, and keeps everything", () =>
    withCards(async (store) => {
      await account(store, "Zoë Müller");
      await recordReviews(await holder(store, "guest"), batch([sent("card-1")]));
      const taken = signUp(
        await holder(store, "guest"),
        { name: "zoe.muller", password: "another long one" },
        browser("x"),
      );
      await expect(taken).rejects.toMatchObject({ code: "conflict" });
      expect((await holder(store, "guest")).viewer).toMatchObject({ kind: "learner", name: null });
    }));
});

describe("signing in on a device where a guest studied", () => {
  it("adds the guest's answers under their ids, folds the cards from both logs, and erases the guest", () =>
    withCards(async (store) => {
      const own = await account(store, "Anna");
      const early = sent("card-1", { deviceTime: NOW - DAY });
      await recordReviews(own, batch([early, sent("card-2")]));
      const there = [sent("card-1", { deviceTime: NOW - 2 * DAY }), sent("card-3")];
      const guest = await recordReviews(await holder(store, "guest"), batch(there));
      await createDeck(await holder(store, "guest"), { title: "My words" });

      const typed = { name: "anna", password: PASSWORD, bring: "on" };
      const done = await signIn(await holder(store, "guest"), typed, browser("new"));
      expect(done).toMatchObject({ kind: "signed-in", merged: guest.userId });

      const log = await store.read.select().from(reviewEvents);
      expect(log).toHaveLength(4);
      expect(new Set(log.map((row) => row.id)).has(there[0]?.id ?? "")).toBe(true);
      expect(new Set(log.map((row) => row.userId)).size).toBe(1);
      expect(await store.read.$count(users)).toBe(1);
      expect((await verifyChains(store.read)).broken).toEqual([]);
      // What was folded in the merge is what the whole log says.
      expect(await rebuildStates(store)).toMatchObject({ changed: 0, removed: 0 });
      expect(await store.read.$count(cardStates)).toBe(3);
      expect((await accountView(await holder(store, "new"))).has).toMatchObject({ answers: 4, decks: 1 });
    }));

  it("leaves the guest's answers out when nobody asks for them", () =>
    withCards(async (store) => {
      await account(store, "Anna");
      await recordReviews(await holder(store, "guest"), batch([sent("card-1")]));
      const done = await signIn(
        await holder(store, "guest"),
        { name: "Anna", password: PASSWORD },
        browser("new"),
      );
      expect(done).toMatchObject({ merged: null });
      expect((await accountView(await holder(store, "new"))).has.answers).toBe(0);
    }));

  it("loses no answer, counts none twice and leaves the states that the log says, whatever was answered where", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 40 })), {
          maxLength: 12,
        }),
        (given) =>
          withCards(async (store) => {
            const own = await account(store, "Anna");
            for (const [isGuest, number, days] of given) {
              const who = isGuest ? await holder(store, "guest") : own;
              await recordReviews(who, batch([sent(`card-${number}`, { deviceTime: NOW - days * DAY })]));
            }
            await signIn(
              await holder(store, "guest"),
              { name: "Anna", password: PASSWORD, bring: "on" },
              browser("new"),
            );
            expect(await store.read.$count(reviewEvents)).toBe(given.length);
            expect((await verifyChains(store.read)).broken).toEqual([]);
            expect(await rebuildStates(store)).toMatchObject({ changed: 0, removed: 0 });
          }),
      ),
      { numRuns: 15 },
    ));
});

describe("a session", () => {
  it("is never the one that the browser held before", () =>
    withCards(async (store) => {
      await account(store, "Anna");
      // A key that somebody planted in the browser.
      await signIn(await holder(store, "planted"), { name: "Anna", password: PASSWORD }, browser("fresh"));
      expect((await holder(store, "planted")).viewer.kind).toBe("visitor");
      expect((await holder(store, "fresh")).viewer).toMatchObject({ name: "Anna" });
    }));

  it("is listed with its device, and ends with the next request when it is revoked", () =>
    withCards(async (store) => {
      const first = await account(store, "Anna", "one");
      await signIn(await holder(store, "two"), { name: "Anna", password: PASSWORD }, browser("two!"));
      const { sessions: listed } = await accountView(first);
      expect(listed).toHaveLength(2);
      const other = listed.find((one) => !one.here);
      expect(other).toMatchObject({ device: "Firefox on Linux", lastUsedAt: NOW });
      await endSessions(first, { session: other?.id });
      expect((await holder(store, "two!")).viewer.kind).toBe("visitor");
      expect((await holder(store, "one!")).viewer.kind).toBe("learner");
      await signOut(first);
      expect((await holder(store, "one!")).viewer.kind).toBe("visitor");
    }));

  it("of somebody else cannot be ended, in the same words as one that is not there", () =>
    withCards(async (store) => {
      const anna = await account(store, "Anna");
      const ben = await account(store, "Ben");
      const [bens] = (await accountView(ben)).sessions;
      const foreign = await endSessions(anna, { session: bens?.id }).catch((error: Error) => error.message);
      const absent = await endSessions(anna, { session: "nothing" }).catch((error: Error) => error.message);
      expect(foreign).toBe(absent);
      expect((await holder(store, "Ben!")).viewer.kind).toBe("learner");
    }));

  it("lasts two weeks from its last use for a learner, three months at most, and an hour where others sit too", () =>
    withCards(async (store) => {
      await account(store, "Anna");
      expect((await holder(store, "Anna!", NOW + 13 * DAY)).viewer.kind).toBe("learner");
      expect((await holder(store, "Anna!", NOW + 15 * DAY)).viewer.kind).toBe("visitor");
      for (let day = 10; day <= 90; day += 10) {
        const later = await holder(store, "Anna!", NOW + day * DAY - 1);
        await recordReviews(later, batch([sent("card-1")], { sentAt: NOW + day * DAY }));
      }
      expect((await holder(store, "Anna!", NOW + 90 * DAY - 1)).viewer.kind).toBe("learner");
      expect((await holder(store, "Anna!", NOW + 90 * DAY + 1)).viewer.kind).toBe("visitor");
      const typed = { name: "Anna", password: PASSWORD, shared: "on" };
      await signIn(await holder(store, "library"), typed, browser("library!"));
      expect((await holder(store, "library!", NOW + 59 * 60_000)).viewer.kind).toBe("learner");
      expect((await holder(store, "library!", NOW + 61 * 60_000)).viewer.kind).toBe("visitor");
    }));
});

describe("one's own password and name", () => {
  it("change with the old password only, and sign out everywhere else", () =>
    withCards(async (store) => {
      const here = await account(store, "Anna", "one");
      await signIn(await holder(store, "two"), { name: "Anna", password: PASSWORD }, browser("two!"));
      const wrong = changePassword(here, { password: "no", newPassword: "three blue owls" }, browser("x"));
      await expect(wrong).rejects.toMatchObject({ details: { password: "This is not your password." } });
      await changePassword(here, { password: PASSWORD, newPassword: "three blue owls" }, browser("next"));
      for (const token of ["one!", "two!"]) expect((await holder(store, token)).viewer.kind).toBe("visitor");
      expect((await holder(store, "next")).viewer.kind).toBe("learner");
      const old = signIn(await holder(store, "x"), { name: "Anna", password: PASSWORD }, browser("y"));
      await expect(old).rejects.toMatchObject({ code: "invalid" });
    }));

  it("take any characters as they are typed, long ones and pictures too", () =>
    withCards(async (store) => {
      const password = `  🦔 Ünd ${"ä".repeat(50)} `;
      await signUp(await holder(store, "a"), { name: "Anna", password }, browser("b"));
      const trimmed = signIn(
        await holder(store, "c"),
        { name: "Anna", password: password.trim() },
        browser("d"),
      );
      await expect(trimmed).rejects.toMatchObject({ code: "invalid" });
      // The same letters, composed otherwise, as another keyboard sends them.
      const typed = { name: "Anna", password: password.normalize("NFD") };
      expect(await signIn(await holder(store, "c"), typed, browser("d"))).toMatchObject({
        kind: "signed-in",
      });
    }));

  it("refuse a sign-in name that is taken and allow the same shown name", () =>
    withCards(async (store) => {
      await account(store, "Anna");
      const ben = await account(store, "Ben");
      await expect(changeName(ben, { name: "Ben", signInName: "ANNA" })).rejects.toMatchObject({
        code: "conflict",
      });
      await changeName(ben, { name: "Anna", signInName: "anna b" });
      const typed = { name: "Anna.B", password: PASSWORD };
      expect(await signIn(await holder(store, "x"), typed, browser("y"))).toMatchObject({
        kind: "signed-in",
      });
    }));
});

describe("an account that somebody else made", () => {
  it("has a sign-in name of its own: anna.meier, anna.meier2 …", () =>
    withCards(async (store) => {
      const passwordHash = await hashPassword("river-tiger-lemon-4729", null);
      const made: string[] = [];
      for (const [i, name] of ["Anna Meier", "anna  MEIER", "Ánna Meier", "李明", "!!!"].entries())
        await store.write(async (tx) => {
          const one = { id: `p${i}`, name, passwordHash, temporary: true, at: NOW };
          made.push((await createLearnerAccount(tx, one)).signInName);
        });
      expect(made).toEqual(["anna.meier", "anna.meier2", "anna.meier3", "李明", "learner"]);
    }));

  it("opens nothing with its temporary password before another is chosen", () =>
    withCards(async (store) => {
      const given = "river-tiger-lemon-4729";
      const passwordHash = await hashPassword(given, null);
      await store.write((tx) =>
        createLearnerAccount(tx, { id: "p", name: "Ben", passwordHash, temporary: true, at: NOW }),
      );
      const who = { name: "ben", password: given };
      const first = await signIn(await holder(store, "a"), who, browser("b"));
      expect(first).toEqual({ kind: "choose-password" });
      expect(await store.read.$count(sessions)).toBe(0);
      const same = signIn(await holder(store, "a"), { ...who, newPassword: given }, browser("b"));
      await expect(same).rejects.toMatchObject({ details: { newPassword: expect.any(String) } });
      const chosen = { ...who, newPassword: "three blue owls" };
      expect(await signIn(await holder(store, "a"), chosen, browser("b"))).toMatchObject({
        kind: "signed-in",
      });
      const again = signIn(await holder(store, "c"), who, browser("d"));
      await expect(again).rejects.toMatchObject({ code: "invalid" });
    }));

  it("is signed out everywhere when its password is reset, and asked for a new one", () =>
    withCards(async (store) => {
      const ctx = await account(store, "Ben");
      const userId = ctx.viewer.kind === "learner" ? ctx.viewer.userId : "";
      const passwordHash = await hashPassword("river-tiger-lemon-4729", null);
      await store.write((tx) => resetPassword(tx, { userId, passwordHash }));
      expect((await holder(store, "Ben!")).viewer.kind).toBe("visitor");
      const [row] = await store.read.select().from(users).where(eq(users.id, userId));
      expect(row?.passwordTemporary).toBe(true);
    }));
});

describe("who may not", () => {
  it("sign up without a key, which every form gives", () =>
    withCards(async (store) => {
      const nobody = context(store, { kind: "visitor", key: null });
      const refused = signUp(nobody, { name: "Anna", password: PASSWORD }, browser("x"));
      await expect(refused).rejects.toMatchObject({ code: "not-found" });
    }));
});
