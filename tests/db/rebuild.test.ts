import { execFile, execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { asc, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { seededRandom, shuffled } from "#lib/base/random.ts";
import { cardStates } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import { viewerOf } from "#lib/services/account/sessions.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { cardName, seedDeck } from "#scripts/bench/seed.ts";
import { openIn, ROOT, withFolder, withStore } from "./with-store.ts";

const MARCH = Date.UTC(2026, 2, 2, 9);
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** Three learners answer, take back and restore; everything arrives shuffled, in batches, some of it twice. */
async function study(store: Store, seed: string): Promise<void> {
  const random = seededRandom(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  for (const token of ["ada", "bo", "cy"]) {
    const made: { id: string; kind: string; cardId: string }[] = [];
    const reviews = Array.from({ length: 60 }, (_, i) => {
      const earlier = made[pick(made.length)];
      const takesBack = earlier?.kind === "answered" && random() < 0.2;
      const kind = takesBack ? (random() < 0.7 ? "undone" : "redone") : "answered";
      const review = {
        id: uuid(i + (token === "ada" ? 0 : token === "bo" ? 1_000 : 2_000)),
        kind,
        cardId: takesBack && earlier ? earlier.cardId : cardName(pick(8)),
        cardVersion: 1,
        rating: kind === "answered" ? 1 + pick(4) : null,
        target: takesBack && earlier ? earlier.id : null,
        deviceId: "phone",
        deviceSequence: i,
        deviceTime: MARCH + i * 7_200_000 + pick(600_000),
        utcOffsetMinutes: 120,
        zone: "Europe/Riga",
        tookMs: 3_000,
        mode: "study",
        dueShown: null,
      };
      made.push(review);
      return review;
    });
    const late = MARCH + 90 * 86_400_000;
    const arriving = shuffled([...reviews, ...reviews.slice(0, 10)], random);
    for (let at = 0; at < arriving.length; at += 9) {
      const ctx = {
        store,
        viewer: await viewerOf(store, token, late),
        now: () => late,
        newId: () => crypto.randomUUID(),
      };
      const { refused } = await recordReviews(ctx, {
        deviceId: "phone",
        sentAt: late,
        userId: null,
        reviews: arriving.slice(at, at + 9),
      });
      expect(refused).toEqual([]);
    }
  }
}

const states = (store: Store): Promise<readonly unknown[]> =>
  store.read.select().from(cardStates).orderBy(asc(cardStates.userId), asc(cardStates.cardId));

describe("rebuilding the card states", () => {
  it.each(["one", "two", "three"])("from the log alone gives the very rows that studying left (%s)", (seed) =>
    withStore(async (store) => {
      await seedDeck(store, 8);
      await study(store, seed);
      const before = await states(store);
      expect(before.length).toBeGreaterThan(15);
      expect(await rebuildStates(store)).toEqual({ cards: before.length, changed: 0, removed: 0 });
      await store.write((tx) => tx.delete(cardStates));
      expect(await rebuildStates(store)).toEqual({
        cards: before.length,
        changed: before.length,
        removed: 0,
      });
      expect(await states(store)).toEqual(before);
    }),
  );

  it("mends a state that is wrong in one column, and removes one that no event stands behind", () =>
    withStore(async (store) => {
      await seedDeck(store, 8);
      await study(store, "one");
      const before = await states(store);
      await store.write(async (tx) => {
        await tx.run(
          sql`update card_states set stability = stability + 1e-9 where rowid = (select min(rowid) from card_states where stability is not null)`,
        );
        await tx.run(
          sql`insert into card_states select user_id, 'nobody answered this', phase, due_at, due_day, stability, difficulty, step, interval_days, last_study_time, reps, lapses, suspended, buried_until, answers, last_event_id, last_effective_at, last_device_id, last_device_sequence, scheduler_version, parameters_id, flag, marked from card_states limit 1`,
        );
      });
      expect(await rebuildStates(store)).toEqual({ cards: before.length, changed: 1, removed: 1 });
      expect(await states(store)).toEqual(before);
    }));

  it(
    "from the terminal refuses while the database is in use, and works when it is not",
    { timeout: 60_000 },
    () =>
      withFolder(async (folder) => {
        const run = (): Promise<{ stdout: string }> =>
          promisify(execFile)(process.execPath, ["--import", "tsx", path.join(ROOT, "scripts/rebuild.ts")], {
            cwd: ROOT,
            env: { ...process.env, DATABASE_URL: `file:${path.join(folder, "test.db")}` },
          });
        const store = await openIn(folder);
        await seedDeck(store, 8);
        await study(store, "one");
        await expect(run()).rejects.toMatchObject({
          code: 1,
          stderr: expect.stringMatching(/in use by a test \(process \d+/u),
        });
        await store.close();
        expect((await run()).stdout).toMatch(/^180 events, \d+ card states in .* 0 were written anew/u);
      }),
  );
});

describe("the product", () => {
  it("never replaces a row behind the log's back: no statement says insert or replace", () => {
    const listed = execFileSync(
      "git",
      ["ls-files", "-co", "--exclude-standard", "--", "lib", "app", "drizzle"],
      { cwd: ROOT, encoding: "utf8" },
    );
    const sources = listed
      .split("\n")
      .filter((file) => /\.(?:ts|tsx|sql)$/u.test(file) && existsSync(path.join(ROOT, file)));
    expect(sources.length).toBeGreaterThan(50);
    const guilty = sources.filter((file) => {
      const code = readFileSync(path.join(ROOT, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, "");
      return /\binsert\s+or\s+replace\b|\breplace\s+into\b/iu.test(code);
    });
    expect(guilty).toEqual([]);
  });
});
