import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import type { Store } from "#lib/db/store.ts";
import { openIn, ROOT, withFolder } from "../with-store.ts";
import { CLASS_PARTS, CLASS_ROWS } from "./class-rows.ts";
import type { Call, Row } from "./row.ts";
import { WORK_PARTS, WORK_ROWS } from "./work-rows.ts";
import { ASKERS, type Asker, asks, buildWorld, HASH, knows, secretOf, type World } from "./world.ts";

const ROWS: readonly Row[] = [...CLASS_ROWS, ...WORK_ROWS];
const PARTS = [...CLASS_PARTS, ...WORK_PARTS];
const FOLDERS = ["classes", "assignments", "morning"];

let folder = "";
let world: World;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "dossier-world-"));
  const store = await openIn(folder, "world.db");
  world = await buildWorld(store);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a question in a world of its own. */
function inWorld<T>(use: (store: Store) => Promise<T>): Promise<T> {
  return withFolder(async (own) => {
    copyFileSync(path.join(folder, "world.db"), path.join(own, "test.db"));
    const store = await openIn(own);
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  });
}

/** What came of a call: the words of a refusal, or what was answered. */
async function answerOf(store: Store, asker: Asker, call: Call): Promise<string> {
  try {
    const value = await call(asks(store, asker), world);
    return `yes ${JSON.stringify(value ?? null)}`;
  } catch (error) {
    if (error instanceof DomainError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

/** Every row of what a class is made of, and of people. */
async function contents(store: Store): Promise<string> {
  const tables = await store.read.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and sql not like 'create virtual%' and name not like 'sqlite_%' order by name`,
  );
  const all: unknown[] = [];
  // What full-text search keeps for itself follows the rest.
  for (const { name } of tables)
    if (!/_(?:words|texts)/u.test(name))
      all.push(name, await store.read.all(sql.raw(`select * from "${name}" order by 1`)));
  return JSON.stringify(all);
}

describe.each(ROWS.map((row) => ({ row, name: `${row.file} ${row.verb}` })))("$name", ({ row }) => {
  const denied = ASKERS.filter((asker) => !row.may.includes(asker));

  it.each(row.may)("works for: %s", (asker) =>
    inWorld(async (store) => {
      const answer = await answerOf(store, asker, row.call);
      expect(answer).toMatch(row.reaches === undefined ? /^yes /u : new RegExp(`^${row.reaches}: `, "u"));
      expect(answer).not.toContain(HASH);
      for (const owner of ASKERS.filter((one) => !knows(asker).includes(one)))
        expect(answer).not.toContain(secretOf(owner));
    }),
  );

  it("answers everybody else like something that is not there, and changes nothing", () =>
    inWorld(async (store) => {
      const before = await contents(store);
      for (const asker of denied) {
        const answer = await answerOf(store, asker, row.call);
        const expected = row.refused?.[asker] ?? "not-found";
        expect(answer, asker).toMatch(new RegExp(`^${expected}: `, "u"));
        if (expected === "not-found" && row.absent)
          expect(answer, asker).toBe(await answerOf(store, asker, row.absent));
      }
      for (const [index, call] of (row.foreign ?? []).entries())
        for (const asker of row.may.filter((one) => one !== "administrator" && one !== "stranger"))
          expect(await answerOf(store, asker, call), `foreign thing ${index}, ${asker}`).toMatch(
            /^not-found: /u,
          );
      expect(await contents(store)).toBe(before);
    }));
});

describe("the table", () => {
  const files = FOLDERS.flatMap((place) => {
    const at = path.join(ROOT, "lib/services", place);
    return existsSync(at) ? readdirSync(at).map((file) => `${place}/${file}`) : [];
  }).filter((file) => file.endsWith(".ts"));

  it("has every file of the class area", () => {
    const known = new Set([...ROWS.map((row) => row.file), ...PARTS]);
    expect(files.filter((file) => !known.has(file))).toEqual([]);
    expect([...known].filter((file) => !files.includes(file))).toEqual([]);
  });

  it("has every verb in these files: whatever is exported and asks who the viewer is", () => {
    const verbs = files
      .filter((file) => !PARTS.includes(file))
      .flatMap((file) => {
        const source = readFileSync(path.join(ROOT, "lib/services", file), "utf8");
        const found = source.matchAll(/^export (?:async )?function (\w+)\(\s*ctx: Ctx/gmu);
        return [...found].map(([, verb]) => `${file} ${verb}`);
      })
      // They answer about the viewer alone, or are given a row that a verb has let the viewer see.
      .filter((verb) => !/ (?:maySetUpClasses|teacherOf|starterStudyCards)$/u.test(verb));
    const known = ROWS.map((row) => `${row.file} ${row.verb}`);
    expect(verbs.filter((verb) => !known.includes(verb))).toEqual([]);
    expect(known.filter((verb) => !verbs.includes(verb))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
  });
});
