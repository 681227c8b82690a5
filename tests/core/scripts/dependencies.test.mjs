import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { sourceHash } from "../../../scripts/setup/build.mjs";
import { dependenciesAreFresh } from "../../../scripts/setup/dependencies.mjs";
import { countPlaywright, countVitest, flakyTests } from "../../../scripts/test/checks.mjs";

const folders = [];
function project(files) {
  const root = mkdtempSync(path.join(os.tmpdir(), "dossier-setup-"));
  folders.push(root);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), typeof content === "string" ? content : JSON.stringify(content));
  }
  return root;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const lock = (version, extra = {}) => ({ packages: { "": {}, "node_modules/left": { version }, ...extra } });

describe("whether the dependencies are installed", () => {
  it("says no when nothing was installed", () => {
    expect(dependenciesAreFresh(project({ "package-lock.json": lock("1.0.0") }))).toBe(false);
  });

  it("says yes when npm installed what the lock file names", () => {
    const root = project({
      "package-lock.json": lock("1.0.0"),
      "node_modules/.package-lock.json": lock("1.0.0"),
    });
    expect(dependenciesAreFresh(root)).toBe(true);
  });

  it("says no when the lock file moved on", () => {
    const root = project({
      "package-lock.json": lock("1.0.1"),
      "node_modules/.package-lock.json": lock("1.0.0"),
    });
    expect(dependenciesAreFresh(root)).toBe(false);
  });

  it("does not miss an optional package of another platform, but does miss a plain one", () => {
    const other = { "node_modules/native-other": { version: "2.0.0", optional: true } };
    const unmarked = {
      "node_modules/native-aix": { version: "2.0.0", os: ["aix"], cpu: ["ppc64"], extraneous: true },
    };
    const plain = { "node_modules/plain": { version: "2.0.0" } };
    const installed = { "node_modules/.package-lock.json": lock("1.0.0") };
    expect(dependenciesAreFresh(project({ "package-lock.json": lock("1.0.0", other), ...installed }))).toBe(
      true,
    );
    expect(
      dependenciesAreFresh(project({ "package-lock.json": lock("1.0.0", unmarked), ...installed })),
    ).toBe(true);
    expect(dependenciesAreFresh(project({ "package-lock.json": lock("1.0.0", plain), ...installed }))).toBe(
      false,
    );
  });
});

describe("whether the build is stale", () => {
  const files = { "package.json": "{}", "app/page.tsx": "one", "lib/a.ts": "a", "decks/x.json": "{}" };

  it("gives the same hash for the same sources", () => {
    expect(sourceHash(project(files))).toBe(sourceHash(project(files)));
  });

  it("changes with a source, a new file and a renamed file", () => {
    const before = sourceHash(project(files));
    expect(sourceHash(project({ ...files, "app/page.tsx": "two" }))).not.toBe(before);
    expect(sourceHash(project({ ...files, "lib/b.ts": "" }))).not.toBe(before);
    const { "lib/a.ts": content, ...rest } = files;
    expect(sourceHash(project({ ...rest, "lib/c.ts": content }))).not.toBe(before);
  });

  it("does not change with a deck, which is read when the server starts", () => {
    expect(sourceHash(project({ ...files, "decks/x.json": "{ }" }))).toBe(sourceHash(project(files)));
  });
});

describe("the sum of all test runners", () => {
  it("counts a test file that could not be loaded as a failure", () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: [
        { status: "failed", assertionResults: [{ status: "failed" }] },
        { status: "failed", assertionResults: [] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 1 });
  });

  it("counts a browser test that passed at the second try as passed, and names it", () => {
    const spec = (title, status) => ({ file: "a.spec.ts", line: 7, title, tests: [{ status }] });
    const report = {
      stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 },
      errors: [],
      suites: [{ specs: [spec("one", "expected")], suites: [{ specs: [spec("two", "flaky")] }] }],
    };
    expect(countPlaywright(report)).toEqual({ passed: 6, failed: 1, skipped: 2 });
    expect(flakyTests(report)).toEqual(["a.spec.ts:7 two"]);
  });
});
