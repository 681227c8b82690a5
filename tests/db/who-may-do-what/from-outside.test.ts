import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Sent } from "#tests/e2e/from-outside/deeds.ts";
import { DEEDS_OF_CLASSES } from "#tests/e2e/from-outside/deeds-of-classes.ts";
import { DEEDS_OF_PEOPLE, LOOKS } from "#tests/e2e/from-outside/deeds-of-people.ts";
import { PAGES } from "#tests/e2e/from-outside/pages.ts";
import { ROUTES } from "#tests/e2e/from-outside/routes.ts";
import type { Room, Shelf, World } from "#tests/e2e/from-outside/world.ts";
import { ROOT } from "../with-store.ts";

// The tables that a running server is asked by (tests/e2e/from-outside.spec.ts) hold everything that there is to ask.

const APP = path.join(ROOT, "app");
const FILES = readdirSync(APP, { recursive: true, encoding: "utf8" }).map((file) =>
  file.replaceAll("\\", "/"),
);
const textOf = (file: string): string => readFileSync(path.join(APP, file), "utf8");

/** Ids do not matter here: whatever is named is called by its field. */
const named = <T extends object>(): T => new Proxy({}, { get: (_, field) => String(field) }) as T;
const WORLD: World = {
  room: named<Room>(),
  other: named<Room>(),
  shelves: { pupil: named<Shelf>(), teacher: named<Shelf>(), stranger: named<Shelf>() },
  shipped: { deckId: "deckId", cardId: "cardId" },
};
const SENT: readonly Sent[] = [...DEEDS_OF_PEOPLE, ...DEEDS_OF_CLASSES, ...LOOKS].map((deed) =>
  deed.send(WORLD),
);

/** Posted routes that name nothing of anybody's, or answer each thing in the batch by itself; tests/edge asks them. */
const POSTED_ELSEWHERE = [
  "api/reviews/route.ts",
  "api/browse/deeds/route.ts",
  "api/browse/tags/route.ts",
  "api/study/more/route.ts",
  "api/memory/fit/route.ts",
  "api/media/route.ts",
  "api/dossiers/route.ts",
  "api/documents/form/route.ts",
  "api/packages/route.ts",
  "api/packages/take/route.ts",
  "api/packages/stop/route.ts",
];

/** Actions that are about whoever sends them, and name nothing that is somebody's. */
const ABOUT_ONESELF = [
  "account/actions.ts leave",
  "account/actions.ts leavePlainly",
  "account/actions.ts rename",
  "account/actions.ts renewPassword",
  "account/actions.ts revoke",
  "account/actions.ts confirmDownload",
  "account/actions.ts confirmAdmin",
  "account/actions.ts erase",
  "classes/invited/actions.ts look",
  "dossiers/actions.ts beginDossier",
  "invite/actions.ts accept",
  "join/actions.ts join",
  "plan/actions.ts act",
  "settings/actions.ts saveSettings",
  "sign-in/actions.ts enter",
  "sign-in/actions.ts begin",
];

/** Buttons that name nothing that is somebody's, or that are asked as another. */
const BUTTONS_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  "classes/_parts/carry-out.ts": ["create", "take-up"],
  "dossiers/_parts/own-deeds.ts": ["class-restore"],
  "quizzes/_parts/carry-out.ts": ["quick", "create"],
};

describe("what is asked from outside", () => {
  it("is every page", () => {
    const pages = FILES.filter((file) => /(?:^|\/)page\.tsx$/u.test(file));
    expect(PAGES.map((row) => row.file).sort()).toEqual(pages.sort());
  });

  it("is every route, read and posted", () => {
    const routes = FILES.filter((file) => /(?:^|\/)route\.tsx?$/u.test(file) && !file.startsWith("_edge/"));
    expect(routes.length).toBeGreaterThan(20);
    const read = routes.filter((file) => /export (?:async )?(?:function|const) GET\b/u.test(textOf(file)));
    expect(ROUTES.map((row) => row.file).sort()).toEqual(read.sort());
    const posted = routes.filter((file) => /export (?:async )?(?:function|const) POST\b/u.test(textOf(file)));
    const asked = SENT.flatMap((sent) => (sent.kind === "json" || sent.kind === "bytes" ? [sent.file] : []));
    expect([...new Set([...asked, ...POSTED_ELSEWHERE])].sort()).toEqual(posted.sort());
    // Nothing else is answered.
    for (const file of routes)
      expect(textOf(file), file).not.toMatch(
        /export (?:async )?(?:function|const) (?:PUT|PATCH|DELETE|OPTIONS)\b/u,
      );
  });

  it("is every server action", () => {
    const files = FILES.filter((file) => /\.tsx?$/u.test(file) && textOf(file).startsWith('"use server"'));
    const actions = files.flatMap((file) =>
      [...textOf(file).matchAll(/^export (?:async function|const) (\w+)/gmu)].map(
        ([, name]) => `${file} ${name}`,
      ),
    );
    const asked = SENT.flatMap((sent) =>
      sent.kind === "form" || sent.kind === "call" ? [`${sent.file} ${sent.action}`] : [],
    );
    expect([...new Set([...asked, ...ABOUT_ONESELF])].sort()).toEqual(actions.sort());
    // Those that stand inside a page hand on to one of these.
    const inside = FILES.filter((file) => /\.tsx$/u.test(file) && /^\s+"use server";$/mu.test(textOf(file)));
    for (const file of inside)
      expect(textOf(file), file).toMatch(/"use server";\s+await act\(null, form\);\s+\}/u);
  });

  it.each([
    ["classes/_parts/carry-out.ts", "classes/actions.ts"],
    ["classes/[classId]/assignments/_parts/carry-out.ts", "classes/[classId]/assignments/actions.ts"],
    ["dossiers/_parts/carry-out.ts", "dossiers/actions.ts"],
    ["dossiers/_parts/own-deeds.ts", "dossiers/actions.ts"],
    ["quizzes/_parts/carry-out.ts", "quizzes/actions.ts"],
    ["exams/_parts/carry-out.ts", "exams/actions.ts"],
  ])("is every button of %s", (file, action) => {
    const text = textOf(file);
    // archive: async (ctx … · "deck-rename": step(… · case "create":
    const found = text.matchAll(
      /^ {2}(?:"([\w-]{1,40})"|(\w{1,40})): (?:async \(|step\(|turn\()|case "([\w-]{1,40})":/gmu,
    );
    const buttons = [...found].map(([, quoted, bare, cased]) => quoted ?? bare ?? cased ?? "");
    expect(buttons.length).toBeGreaterThan(4);
    const asked = SENT.flatMap((sent) =>
      sent.kind === "form" && sent.file === action ? [sent.fields.do ?? ""] : [],
    );
    const known = new Set([...asked, ...(BUTTONS_ELSEWHERE[file] ?? [])]);
    expect(buttons.filter((button) => !known.has(button))).toEqual([]);
  });
});
