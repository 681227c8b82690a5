import { execFileSync } from "node:child_process";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { type OwnServer, withServer } from "./own-server.ts";
import { someone } from "./people.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** The name of a script beside this file, without its ending, and what it is told after the database. */
type Seed = readonly [script: string, ...rest: string[]];

/** A server of its own, into whose database these scripts have written one after the other. */
export async function withSeeded(
  seeds: readonly Seed[],
  use: (server: OwnServer) => Promise<void>,
): Promise<void> {
  await withServer(async (server) => {
    await server.kill();
    for (const [script, ...rest] of seeds) {
      const command = ["--import", "tsx", `tests/e2e/${script}.ts`, server.database, ...rest];
      execFileSync(process.execPath, command, { cwd: ROOT, stdio: "pipe" });
    }
    await server.start();
    await use(server);
  });
}

/** The browser of somebody whom a script has written, signed in. */
export async function signedIn(
  browser: Browser,
  server: OwnServer,
  name: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Page> {
  const page = await someone(browser, server, options);
  await page.context().addCookies([{ name: "dossier", value: name.padEnd(43, "x"), url: server.url }]);
  return page;
}
