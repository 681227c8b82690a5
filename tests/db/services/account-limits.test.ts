import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signInTrials } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import { createLearnerAccount } from "#lib/services/account/create-account.ts";
import { deleteAccount } from "#lib/services/account/delete-account.ts";
import { hashPassword, passwordMatches } from "#lib/services/account/password.ts";
import { refuseWeakPassword } from "#lib/services/account/password-rules.ts";
import { READABLE_BITS, readablePassword } from "#lib/services/account/readable-password.ts";
import { confirmHere } from "#lib/services/account/server/confirm.ts";
import { signIn } from "#lib/services/account/sign-in.ts";
import { foldedSignInName } from "#lib/services/account/sign-in-names.ts";
import { signUp } from "#lib/services/account/sign-up.ts";
import { openIn, withFolder, withStore } from "../with-store.ts";
import { browser, PASSWORD } from "./account-fixtures.ts";
import { holder, NOW } from "./fixtures.ts";

const addPupils = async (store: Store, names: readonly string[]): Promise<void> => {
  const passwordHash = await hashPassword(PASSWORD, null);
  await store.write(async (tx) => {
    for (const name of names)
      await createLearnerAccount(tx, { id: `id-${name}`, name, passwordHash, temporary: false, at: NOW });
  });
};

const enter = async (
  store: Store,
  name: string,
  password: string,
  { address = "10.0.0.1", now = NOW }: { readonly address?: string; readonly now?: number } = {},
) =>
  signIn(
    await holder(store, `${name} ${password} ${address}`, now),
    { name, password },
    browser(`${name}!`, address),
  );

describe("wrong guesses", () => {
  it("slow down one account while a class behind the same address signs in at once", () =>
    withStore(async (store) => {
      const class30 = Array.from({ length: 30 }, (_, i) => `pupil ${i}`);
      await addPupils(store, [...class30, "victim"]);
      const guesses: string[] = [];
      for (let i = 0; i < 10; i += 1)
        guesses.push(await enter(store, "victim", `guess ${i}`).then(String, (error) => error.code));
      expect(guesses).toEqual([...Array(5).fill("invalid"), ...Array(5).fill("limit")]);
      const all = await Promise.all(class30.map((name) => enter(store, name, PASSWORD)));
      expect(all.every((one) => one.kind === "signed-in")).toBe(true);
    }));

  it("by the hundred, under as many names, keep nobody at another address waiting behind them", () =>
    withStore(async (store) => {
      await addPupils(store, ["ada"]);
      const done: string[] = [];
      const flood = Array.from({ length: 500 }, (_, i) =>
        enter(store, `nobody ${i}`, "guess", { address: "10.9.9.9" }).catch((error) => {
          // Those for whom there was no place were refused at once.
          if (error.code === "invalid") done.push("guess");
        }),
      );
      // Until the line is there: what was written of the first tries is behind it.
      await store.write(async () => undefined);
      const ada = enter(store, "ada", PASSWORD, { address: "10.0.0.7" }).then(() => done.push("ada"));
      await Promise.all([ada, ...flood]);
      expect(done.length).toBeGreaterThan(300);
      // Two places: whoever is being looked at, and one or two that came in between.
      expect(done.indexOf("ada")).toBeLessThan(20);
    }));

  it("that are sent at once count as well", () =>
    withStore(async (store) => {
      await addPupils(store, ["victim"]);
      const guesses = await Promise.allSettled(
        Array.from({ length: 12 }, (_, i) => enter(store, "victim", `guess ${i}`)),
      );
      const codes = guesses.map((one) => (one.status === "rejected" ? String(one.reason.code) : "in"));
      expect(codes.filter((code) => code === "invalid")).toHaveLength(5);
      expect(codes.filter((code) => code === "limit")).toHaveLength(7);
    }));

  it("never lock anybody out: after a minute the right password is let in, and waiting tries lengthen nothing", () =>
    withStore(async (store) => {
      await addPupils(store, ["victim"]);
      let now = NOW;
      for (let i = 0; i < 200; i += 1) {
        await enter(store, "victim", `guess ${i}`, { now }).catch(() => null);
        now += 1_000;
      }
      const right = await enter(store, "victim", PASSWORD, { now: now + 60_000 });
      expect(right.kind).toBe("signed-in");
      // Who is in has nothing to wait for any more.
      expect(await store.read.$count(signInTrials)).toBe(0);
    }));

  it("from one place do not slow the owner in another before there are many", () =>
    withStore(async (store) => {
      await addPupils(store, ["victim"]);
      for (let i = 0; i < 10; i += 1)
        await enter(store, "victim", `guess ${i}`, { address: "10.0.0.66" }).catch(() => null);
      expect((await enter(store, "victim", PASSWORD, { address: "10.0.0.2" })).kind).toBe("signed-in");
    }));

  it("that never end do not keep the owner out of a browser in which they were signed in before", () =>
    withStore(async (store) => {
      await addPupils(store, ["victim"]);
      const own = { ...browser("home", "10.0.0.1"), known: "a browser" };
      const typed = { name: "victim", password: PASSWORD };
      await signIn(await holder(store, "home"), typed, own);
      for (let i = 0; i < 40; i += 1)
        await enter(store, "victim", `guess ${i}`, { address: `10.0.0.${i % 7}` }).catch(() => null);
      await expect(enter(store, "victim", PASSWORD)).rejects.toMatchObject({ code: "limit" });
      const back = await signIn(await holder(store, "home"), typed, {
        ...own,
        ...browser("next", "10.0.0.1"),
      });
      expect(back.kind).toBe("signed-in");
      // The same browser helps nobody to guess: its own wrong guesses count, and another name is another matter.
      const wrong = { name: "victim", password: "guess" };
      const codes: string[] = [];
      for (let i = 0; i < 7; i += 1)
        codes.push(await signIn(await holder(store, "x"), wrong, own).then(String, (error) => error.code));
      expect(codes.slice(-2)).toEqual(["limit", "limit"]);
    }));

  it("elsewhere do not keep the owner from typing the password again where they are signed in", () =>
    withStore(async (store) => {
      const own = { ...browser("home!", "10.0.0.1"), known: "a browser" };
      await signUp(await holder(store, "home"), { name: "victim", password: PASSWORD }, own);
      for (let i = 0; i < 40; i += 1)
        await enter(store, "victim", `guess ${i}`, { address: `10.0.0.${i % 7}` }).catch(() => null);
      const here = await holder(store, "home!");
      const again = { password: PASSWORD };
      await expect(confirmHere(here, again, { address: "10.0.0.1" })).rejects.toMatchObject({
        code: "limit",
      });
      await expect(confirmHere(here, again, own)).resolves.toBeUndefined();
      await expect(deleteAccount(here, again, own)).resolves.toBeUndefined();
    }));

  it("from many places slow the account down too", () =>
    withStore(async (store) => {
      await addPupils(store, ["victim"]);
      const codes: string[] = [];
      for (let i = 0; i < 25; i += 1)
        codes.push(
          await enter(store, "victim", `guess ${i}`, { address: `10.0.0.${i}` }).then(String, (e) => e.code),
        );
      expect(codes.filter((code) => code === "limit").length).toBeGreaterThanOrEqual(4);
    }));

  it("are remembered after a restart, and name neither the account nor the address in the file", () =>
    withFolder(async (folder) => {
      const first = await openIn(folder);
      await addPupils(first, ["victim"]);
      for (let i = 0; i < 5; i += 1) await enter(first, "victim", `guess ${i}`).catch(() => null);
      const rows = JSON.stringify(await first.read.select().from(signInTrials));
      expect(rows).not.toContain("victim");
      expect(rows).not.toContain("10.0.0.1");
      await first.close();
      const second = await openIn(folder);
      await expect(enter(second, "victim", PASSWORD)).rejects.toMatchObject({ code: "limit" });
      await second.close();
    }));

  it("get one answer, whether the name exists or not, and the same limits", () =>
    withStore(async (store) => {
      await addPupils(store, ["real"]);
      const said = async (name: string) => {
        const answers: string[] = [];
        for (let i = 0; i < 7; i += 1)
          answers.push(await enter(store, name, `guess ${i}`).then(String, (e) => `${e.code} ${e.message}`));
        return answers;
      };
      expect(await said("nobody")).toEqual(await said("real"));
    }));
});

describe("a password", () => {
  it("is hashed by Argon2id with 19 MiB and two passes, and the hash is never the same twice", async () => {
    const [one, two] = await Promise.all([hashPassword(PASSWORD, null), hashPassword(PASSWORD, null)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    expect(one).not.toBe(two);
    expect(await passwordMatches(one, PASSWORD, null)).toBe(true);
    expect(await passwordMatches(one, `${PASSWORD} `, null)).toBe(false);
    expect(await passwordMatches(null, PASSWORD, null)).toBe(false);
  });

  it("is refused when it is short, common, a run of keys or a name, and needs no kinds of characters", () => {
    const weak = [
      "short",
      "password1",
      "Football1",
      "12345678",
      "aaaaaaaaa",
      "abcdefgh",
      "anna meier",
      "Anna.Meier99",
      "dossier1",
    ];
    for (const password of weak)
      expect(() => refuseWeakPassword(password, ["Anna Meier"]), password).toThrow();
    for (const password of [
      "correct horse",
      "🦔🦔🦊🦊🐸🐸🐙🐙",
      "zwölf graue Gänse",
      "x".repeat(3) + "y".repeat(125),
    ])
      expect(() => refuseWeakPassword(password, ["Anna Meier"]), password).not.toThrow();
    expect(() => refuseWeakPassword("xy".repeat(65), [])).toThrow("128");
  });

  it("to be read off a card has more than 40 bits, is good enough for the rules and never the same", () => {
    expect(READABLE_BITS).toBeGreaterThan(40);
    const made = new Set<string>();
    for (let i = 0; i < 200; i += 1) {
      const password = readablePassword((bytes) => crypto.getRandomValues(bytes));
      expect(password).toMatch(/^[a-z]{3,9}-[a-z]{3,9}-[a-z]{3,9}-[2-9]{5}$/u);
      refuseWeakPassword(password, []);
      made.add(password);
    }
    expect(made.size).toBe(200);
  });
});

describe("a sign-in name", () => {
  it("is the same however often it is folded, and in whatever case and composition it is typed", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (name) => {
        const folded = foldedSignInName(name);
        expect(foldedSignInName(folded)).toBe(folded);
        expect(foldedSignInName(name.normalize("NFD"))).toBe(folded);
        expect(foldedSignInName(` ${name}  `)).toBe(folded);
      }),
    ));
});
