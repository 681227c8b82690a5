import { expect, test } from "@playwright/test";
import type { Caller, Said } from "./front-door/caller.ts";
import { atDoor, PASSWORD, signIn, signUp } from "./front-door/door.ts";

// Who guesses and who floods at the door of a real server, and the class that stands beside them. Guesses are sent at
// once, because a limit forgives with time and a busy machine takes its time.
test.setTimeout(240_000);

const PUPILS = 30;
const WAITS = "Too many tries";
const FORGED: readonly Readonly<Record<string, string>>[] = [
  {},
  { "x-forwarded-for": "203.0.113.9" },
  { "x-dossier-peer": "203.0.113.9" },
  { forwarded: "for=203.0.113.9" },
];

/** What so many requests at once were answered. */
async function atOnce(count: number, ask: (i: number) => Promise<Said>): Promise<readonly string[]> {
  const all = await Promise.all(Array.from({ length: count }, (_, i) => ask(i)));
  return all.map(({ body }) => body);
}

const saying = (replies: readonly string[], words: string): number =>
  replies.filter((one) => one.includes(words)).length;

test("guesses on one account are slowed whatever the guesser says, and the thirty behind the same address are not", async () => {
  await atDoor(async ({ caller }) => {
    const names = Array.from({ length: PUPILS }, (_, i) => `Pupil ${i + 1}`);
    for (const name of [...names, "Victim"])
      expect((await signUp(caller(), name)).body).toContain('"ok":true');
    const owner = caller();
    await signIn(owner, "Victim");

    const guesses = await atOnce(10, (i) => signIn(caller(), "Victim", `a wrong guess ${i}`));
    expect(saying(guesses, "do not belong together")).toBeGreaterThanOrEqual(5);
    expect(saying(guesses, WAITS)).toBeGreaterThan(0);
    for (const forged of FORGED) {
      const more = await atOnce(4, (i) => signIn(caller(), "Victim", `a wrong guess ${i}`, forged));
      expect(saying(more, WAITS), JSON.stringify(forged)).toBeGreaterThan(0);
    }
    const all = await atOnce(PUPILS, (i) => signIn(caller(), names[i] ?? ""));
    expect(saying(all, '"ok":true')).toBe(PUPILS);

    // Not in a browser in which the owner signed in before.
    const again = { password: PASSWORD };
    const confirmed = await owner.act("account/actions.ts confirmDownload", "/account", again);
    expect(confirmed.body).toContain('"ok":true');
    await atOnce(10, (i) => signIn(caller(), "Victim", `a wrong guess ${i}`));
    await owner.act("account/actions.ts leave", "/account", {});
    expect((await signIn(owner, "Victim")).body).toContain('"ok":true');
  });
});

test("guesses by signing up, and by typing the password once more, count like those at sign-in", async () => {
  await atDoor(async ({ caller }) => {
    await signUp(caller(), "Cleo");
    const taken = await atOnce(8, (i) => signUp(caller(), "Cleo", `a wrong guess ${i}`));
    expect(saying(taken, "This name is taken")).toBe(8);
    const after = await atOnce(4, (i) => signIn(caller(), "Cleo", `a wrong guess ${i}`));
    expect(saying(after, WAITS)).toBeGreaterThan(0);

    const left = caller("127.0.0.2");
    expect((await signIn(left, "Cleo")).body).toContain('"ok":true');
    const typed = await atOnce(9, (i) =>
      left.act("account/actions.ts confirmDownload", "/account", { password: `a wrong guess ${i}` }),
    );
    expect(saying(typed, "This is not your password")).toBeGreaterThanOrEqual(5);
    expect(saying(typed, WAITS)).toBeGreaterThan(0);
  });
});

test("behind a trusted proxy guesses count for whom the proxy saw, not for what the client wrote before", async () => {
  const from = (client: string) => ({
    "x-forwarded-proto": "https",
    "x-forwarded-host": "learn.example",
    "x-forwarded-for": client,
    origin: "https://learn.example",
  });
  await atDoor(
    async ({ caller }) => {
      const guesses = await atOnce(9, (i) =>
        signIn(caller(), "Olga", `wrong ${i}`, from(`198.51.100.${i}, 203.0.113.2`)),
      );
      expect(saying(guesses, WAITS)).toBeGreaterThan(0);
      const beside = await atOnce(3, (i) => signIn(caller(), "Olga", `wrong ${i}`, from("203.0.113.3")));
      expect(saying(beside, WAITS)).toBe(0);
    },
    { DOSSIER_TRUST_PROXY: "1" },
  );
});

test("codes of classes are not guessed: an address waits after many wrong ones, also at the link, and others do not", async () => {
  const REFUSED = "Many codes were tried";
  await atDoor(async ({ caller }) => {
    // The second page is without the form: there the framework asks the server once more, by itself.
    for (const [page, address] of [
      ["/join/ABCD2345", "127.0.0.3"],
      ["/join", "127.0.0.4"],
    ] as const) {
      const join = (who: Caller, headers = {}): Promise<Said> =>
        who.act("join/actions.ts join", page, { code: "ABCD2345", name: "Somebody" }, headers);
      const guesses = await atOnce(30, () => join(caller(address)));
      // Twenty, and half as many where the page behind the form looks at the code as well.
      expect(saying(guesses, "opens no class"), page).toBeGreaterThanOrEqual(10);
      expect(saying(guesses, REFUSED), page).toBeGreaterThan(0);
      for (const forged of FORGED) {
        const more = await atOnce(4, () => join(caller(address), forged));
        expect(saying(more, REFUSED), JSON.stringify(forged)).toBeGreaterThan(0);
      }
      const looks = await atOnce(4, () => caller(address).get("/join/ABCD2345"));
      expect(saying(looks, "Wait a moment."), page).toBeGreaterThan(0);
      const beside = await atOnce(4, () => join(caller("127.0.0.2")));
      expect(saying(beside, REFUSED), page).toBe(0);
    }
  });
});

test("one address makes no accounts without end, and whoever is known goes on", async () => {
  await atDoor(async ({ caller }) => {
    await signUp(caller(), "Anna");
    const flood = await atOnce(250, (i) => signUp(caller(), `Flood ${i}`));
    const refused = saying(flood, "Many learners have begun");
    expect(refused).toBeGreaterThan(0);
    expect(saying(flood, '"ok":true')).toBe(flood.length - refused);
    expect((await signUp(caller("127.0.0.2"), "Ben")).body).toContain('"ok":true');
    expect((await signIn(caller(), "Anna")).body).toContain('"ok":true');
  });
});
