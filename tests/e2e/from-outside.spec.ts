import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { type Actions, actionsOf, ask, bare, type Reply, result, send } from "./from-outside/ask.ts";
import { contentsOf } from "./from-outside/database.ts";
import type { Deed } from "./from-outside/deeds.ts";
import { DEEDS_OF_CLASSES } from "./from-outside/deeds-of-classes.ts";
import { DEEDS_OF_PEOPLE, LOOKS } from "./from-outside/deeds-of-people.ts";
import { FIELDS, REFUSAL, unlisted } from "./from-outside/fields.ts";
import { PAGES } from "./from-outside/pages.ts";
import { ROUTES } from "./from-outside/routes.ts";
import type { Row, Thing } from "./from-outside/rows.ts";
import { ASKERS, type Asker, knows, SECRETS, type World } from "./from-outside/world.ts";
import { withServer } from "./own-server.ts";

// Every page, action and route of a real server, asked for everything by everybody. No browser is needed for it.
test.describe.configure({ mode: "serial" });
// A minute or two alone; a machine that builds beside it takes ten times as long.
test.setTimeout(1_800_000);

const ROOT = path.resolve(import.meta.dirname, "../..");

let base = "";
let database = "";
let world: World;
let actions: Actions;
let stop: () => void = () => {};
let running: Promise<void> = Promise.resolve();

test.beforeAll(async () => {
  test.setTimeout(240_000);
  await new Promise<void>((ready, fail) => {
    running = withServer(async (server) => {
      await server.kill();
      const ids = `${server.database}.json`;
      const seed = ["--import", "tsx", "tests/e2e/from-outside/seed-world.ts", server.database, ids];
      execFileSync(process.execPath, seed, { cwd: ROOT, stdio: "pipe" });
      world = JSON.parse(readFileSync(ids, "utf8"));
      await server.start();
      base = server.url;
      database = server.database;
      await new Promise<void>((done) => {
        stop = done;
        ready();
      });
    });
    running.catch(fail);
  });
  actions = actionsOf(ROOT);
});
test.afterAll(async () => {
  stop();
  await running;
});

/** Secrets in a reply that are not the asker's to see. */
function leaks(asker: Asker, { body }: Reply): readonly string[] {
  return SECRETS.filter((secret) => !knows(asker).includes(secret) && body.includes(secret));
}

/** What is wrong about the answers to a thing; nothing, when everybody is answered as the table says. */
async function wrongAbout(row: Row, thing: Thing, absent: Map<string, string>): Promise<readonly string[]> {
  const wrong: string[] = [];
  const about = async (asker: Asker): Promise<void> => {
    const say = (text: string): void => void wrong.push(`${row.file}, ${thing.what}, ${asker}: ${text}`);
    const reply = await ask(base, asker, thing.at(world));
    for (const secret of leaks(asker, reply)) say(`sees ${secret}`);
    if (thing.may.includes(asker)) {
      if (reply.status !== (row.status ?? 200)) say(`may, and is answered ${reply.status}`);
      const cache = reply.headers["cache-control"] ?? "";
      if (!/no-store/u.test(cache) && !(row.cached ?? []).includes(cache)) say(`may be kept: ${cache}`);
      return;
    }
    if (reply.status !== 404 && reply.status !== row.otherwise)
      say(`may not, and is answered ${reply.status}`);
    const missing = thing.missing(world, asker);
    if (missing === null) return;
    const key = `${asker} ${missing}`;
    const nothing = absent.get(key) ?? bare(await ask(base, asker, missing));
    absent.set(key, nothing);
    if (bare(reply) !== nothing) say("tells it from what is not there");
  };
  await Promise.all(ASKERS.map(about));
  return wrong;
}

test("every page and route answers what is somebody else's like what is not there, and looking changes nothing", async () => {
  const before = await contentsOf(database);
  const wrong: string[] = [];
  for (const row of [...PAGES, ...ROUTES]) {
    const absent = new Map<string, string>();
    for (const thing of row.things) wrong.push(...(await wrongAbout(row, thing, absent)));
  }
  expect(wrong).toEqual([]);
  expect(changedSince(before, await contentsOf(database))).toEqual([]);
});

test("every JSON reply has the listed fields and no others", async () => {
  const wrong: string[] = [];
  const json = ROUTES.filter((row) => Object.hasOwn(FIELDS, row.file));
  expect(json).toHaveLength(Object.keys(FIELDS).length);
  for (const row of json)
    for (const thing of row.things)
      for (const asker of ASKERS) {
        const reply = await ask(base, asker, thing.at(world));
        const shape = reply.status === 200 ? (FIELDS[row.file] ?? REFUSAL) : REFUSAL;
        const fields = unlisted(JSON.parse(reply.body), shape);
        if (fields.length > 0) wrong.push(`${row.file}, ${asker}: ${[...new Set(fields)].join(" ")}`);
      }
  expect(wrong).toEqual([]);
});

test("every action and every posted route refuses what is somebody else's like what is not there, and changes nothing", async () => {
  const before = await contentsOf(database);
  const wrong: string[] = [];
  for (const deed of [...DEEDS_OF_PEOPLE, ...DEEDS_OF_CLASSES]) wrong.push(...(await refusals(deed)));
  expect(wrong).toEqual([]);
  expect(changedSince(before, await contentsOf(database))).toEqual([]);
});

test("what is asked about with ids of others in it is answered as if they were not there", async () => {
  const wrong: string[] = [];
  for (const deed of LOOKS) wrong.push(...(await refusals(deed, true)));
  expect(wrong).toEqual([]);
});

/** What a form or a call was not read far enough for: such a refusal would say nothing about permission. */
const UNREAD =
  /Invalid input|Invalid option|Invalid discriminator|Unrecognized key|cannot be used|no longer agree|not known here|went wrong|Pick at least/u;

async function refusals(deed: Deed, looks = false): Promise<readonly string[]> {
  const wrong: string[] = [];
  const refused = async (asker: Asker): Promise<void> => {
    const say = (text: string): void => void wrong.push(`${deed.what}, ${asker}: ${text}`);
    const reply = await send(base, asker, deed.send(world), actions);
    const nothing = await send(base, asker, deed.missing(world), actions);
    for (const secret of leaks(asker, reply)) say(`sees ${secret}`);
    if (result(reply) !== result(nothing))
      say(`tells it from what is not there: ${result(reply)} ${result(nothing)}`);
    if (UNREAD.test(result(reply))) say(`was not understood: ${result(reply)}`);
    if (!looks && reply.status < 400 && /"ok":true/u.test(result(reply))) say("was done");
  };
  await Promise.all(ASKERS.filter((asker) => !deed.may.includes(asker)).map(refused));
  return wrong;
}

/** The tables that hold something else now. */
function changedSince(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  return [...after].filter(([table, rows]) => before.get(table) !== rows).map(([table]) => table);
}

test("nothing is done that another site asked for", async () => {
  const before = await contentsOf(database);
  const shelf = world.shelves.pupil;
  const elsewhere: readonly Readonly<Record<string, string>>[] = [
    { origin: "https://elsewhere.example" },
    { origin: "null" },
    { origin: base, "sec-fetch-site": "cross-site" },
    { origin: base, "sec-fetch-site": "same-site" },
    {},
  ];
  const bodies = new Set(ROUTES_POSTED.map(({ address }) => address));
  expect(bodies.size).toBe(ROUTES_POSTED.length);
  for (const headers of elsewhere) {
    for (const { address, type } of ROUTES_POSTED) {
      const init = { method: "POST", body: "{}", headers: { "content-type": type, ...headers } };
      const reply = await ask(base, "pupil", address.replace("ID", shelf.dossierId), init);
      expect([403, 404], `${address} ${JSON.stringify(headers)}`).toContain(reply.status);
      expect(JSON.parse(reply.body)).toMatchObject({ code: "not-allowed" });
    }
    for (const deed of [...DEEDS_OF_PEOPLE, ...DEEDS_OF_CLASSES]) {
      const [asker] = deed.may;
      const sent = deed.send(world);
      if (asker === undefined) continue;
      const reply = await send(base, asker, sent, actions, headers);
      const said = `${reply.status} ${result(reply)}`;
      expect(said, `${deed.what}, ${JSON.stringify(headers)}`).toMatch(
        /^500 |comes from another site|does not say where/u,
      );
    }
  }
  expect(changedSince(before, await contentsOf(database))).toEqual([]);
});

const JSON_TYPE = "application/json";
const ROUTES_POSTED: readonly { readonly address: string; readonly type: string }[] = [
  ...[
    "/api/reviews",
    "/api/cards",
    "/api/notes",
    "/api/notes/import",
    "/api/cards/ID/aliases",
    "/api/browse/deeds",
    "/api/browse/tags",
    "/api/steps",
    "/api/study/pack",
    "/api/study/more",
    "/api/memory/fit",
    "/api/quizzes/answers",
    "/api/quizzes/submit",
    "/api/quizzes/preview",
    "/api/dossiers/ID/review",
    "/api/dossiers/ID/suggestions",
  ].map((address) => ({ address, type: JSON_TYPE })),
  ...["/api/documents", "/api/documents/form", "/api/dossiers", "/api/media"].map((address) => ({
    address,
    type: "text/plain",
  })),
];

test("every page comes with its policy, and no address leads to another site", async () => {
  for (const row of PAGES) {
    const [thing] = row.things;
    const [asker = "visitor"] = thing?.may ?? [];
    const { headers, body } = await ask(base, asker, thing?.at(world) ?? "/");
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, row.file).toContain("object-src 'none'");
    expect(policy, row.file).toContain("base-uri 'none'");
    expect(policy, row.file).toContain("frame-ancestors 'none'");
    expect(policy, row.file).not.toMatch(/script-src[^;]*unsafe/u);
    expect(headers, row.file).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    const nonce = /'nonce-([^']+)'/u.exec(policy)?.[1] ?? "none";
    for (const [, attributes = ""] of body.matchAll(/<script([^>]{0,400})>/gu))
      if (!/ type="application\/(?:ld\+)?json"/u.test(attributes))
        expect(attributes, row.file).toContain(nonce);
  }
  for (const next of [
    "https://elsewhere.example",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/%09/elsewhere.example",
  ])
    for (const asker of ["visitor", "pupil"] as const) {
      const { headers, body } = await ask(base, asker, `/sign-in?next=${encodeURIComponent(next)}`);
      expect(headers.location ?? "/").toMatch(/^\/(?!\/)/u);
      expect(body).not.toMatch(/(?:href|action)="(?:https?:)?\/\/elsewhere/u);
    }
});
