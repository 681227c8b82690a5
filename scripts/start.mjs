#!/usr/bin/env node
// npm start: from a fresh clone to a working app. Installs, builds, migrates, syncs the decks, serves.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuild } from "./setup/build.mjs";
import { ensureDependencies } from "./setup/dependencies.mjs";
import { requireNode } from "./setup/node-version.mjs";
import { whenParentIsGone } from "./setup/parent.mjs";
import { elapsed, say, stop } from "./setup/say.mjs";
import { serveArguments } from "./setup/serve-arguments.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
requireNode();

await ensureDependencies(root);
const { tsImport } = await import("tsx/esm/api");
const { readEnvironment } = await tsImport("../lib/services/environment.ts", import.meta.url);
let environment;
try {
  environment = readEnvironment(process.env, root);
} catch (error) {
  stop(error.message);
}
const { port, host } = environment;
await requireFreePort(port, host);
await ensureBuild(root);
serve();

/** Stops with a sentence when another program listens there: found before the build, not after it. */
function requireFreePort(wanted, address) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => {
      if (error.code === "EADDRINUSE")
        stop(
          `Port ${wanted} is in use. Stop the program that uses it, or choose another port: PORT=${wanted + 1} npm start`,
        );
      if (error.code === "EACCES")
        stop(
          `Port ${wanted} needs more rights than this user has. Choose one above 1023: PORT=3000 npm start`,
        );
      stop(
        `Dossier cannot listen on HOST=${address} (${error.code}). Use 127.0.0.1 for this machine only, or 0.0.0.0 for the network.`,
      );
    });
    probe.listen(wanted, address, () => probe.close(() => resolve()));
  });
}

function serve() {
  const since = performance.now();
  say("Starting: migrating the database and syncing the shipped decks …");
  const child = spawn(process.execPath, serveArguments(root, port, host), {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      HOST: host,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let ended = false;
  child.once("exit", (code, signal) => {
    ended = true;
    process.exitCode = signal ? 0 : (code ?? 1);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event === "start") whenParentIsGone(() => child.kill("SIGTERM"));
  void announce();

  /** Says the address once the app answers, and only then. */
  async function announce() {
    const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
    const address = `http://${shown}:${port}`;
    while (!ended) {
      const ready = await fetch(`${address}/api/health`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) {
        say(`Ready in ${elapsed(since)}. Open ${address}  (stop with Ctrl+C)`);
        if (host === "0.0.0.0" || host === "::") say("Listening on every network address of this machine.");
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
