import { type ChildProcess, fork, spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { build } from "esbuild";
import { ROOT } from "../setup/operator.ts";
import type { Order, Reply } from "./protocol.ts";

export type Accepted = { readonly ids: readonly string[]; readonly refused: number };

/** A process that records answers, from the moment that it is told to open the file until it is killed. */
export type Life = {
  /** Resolves when it serves; rejects when it cannot. */
  readonly open: (url: string) => Promise<void>;
  /** Sends a batch; resolves when it was accepted, rejects when the process died or refused it as a whole. */
  readonly record: (learner: string, batch: unknown) => Promise<Accepted>;
  /** SIGKILL: nothing of it gets to say goodbye. */
  readonly kill: () => void;
  readonly dead: Promise<void>;
};

/** The victim as one file of plain JavaScript beside the project's packages: starting is most of a short life. */
export async function bundleVictim(): Promise<string> {
  const outfile = path.join(ROOT, "node_modules/.cache/dossier/victim.mjs");
  await build({
    entryPoints: [path.join(ROOT, "scripts/torture/victim.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["@libsql/client", "libsql"],
    define: { "import.meta.dirname": JSON.stringify(path.join(ROOT, "scripts/setup")) },
    logLevel: "error",
  });
  return outfile;
}

/**
 * Makes the database with its deck, in a process of its own: a connection is only really closed by the garbage collector
 * or the end of the process, and one that this process still had would fold the log of a killed one into the file.
 */
export async function seed(script: string, url: string): Promise<void> {
  const life = processLife(script, "seed");
  await life.open(url);
  life.kill();
  await life.dead;
}

/** The real store and the real verb, told over a channel what to record. Loads its code at once, opens when told. */
export function processLife(script: string, first: "open" | "seed" = "open"): Life {
  const child = fork(script, { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const waiting = new Map<
    number,
    { resolve: (accepted: Accepted) => void; reject: (error: Error) => void }
  >();
  let number = 0;
  let onOpen = (): void => {};
  let onFault = (_error: Error): void => {};
  child.on("message", (reply: Reply) => {
    if (reply.kind === "open") onOpen();
    if (reply.kind === "accepted") waiting.get(reply.number)?.resolve(reply);
    if (reply.kind === "failed") {
      const error = new Error(`The process could not record: ${reply.message}`);
      onFault(error);
      for (const { reject } of waiting.values()) reject(error);
    }
  });
  const dead = whenDead(child);
  const send = (order: Order): void => {
    if (child.connected) child.send(order, () => {});
  };
  return {
    open: (url) =>
      new Promise((resolve, reject) => {
        onOpen = resolve;
        onFault = reject;
        void dead.then(() => reject(new Error("It died before it served.")));
        send({ kind: first, url });
      }),
    record: (learner, batch) =>
      new Promise((resolve, reject) => {
        number += 1;
        waiting.set(number, { resolve, reject });
        void dead.then(() => reject(new Error("It died.")));
        send({ kind: "record", number, learner, batch });
      }),
    kill: () => {
      child.kill("SIGKILL");
    },
    dead,
  };
}

/** The production server of the last build, on a port of its own, told over http. */
export function serverLife(): Life {
  let child: ChildProcess | null = null;
  let address = "";
  let die = (): void => {};
  const dead = new Promise<void>((resolve) => {
    die = resolve;
  });
  return {
    open: async (url) => {
      const port = await freePort();
      address = `http://127.0.0.1:${port}`;
      const next = path.join(ROOT, "node_modules/next/dist/bin/next");
      child = spawn(process.execPath, [next, "start", "-p", String(port), "-H", "127.0.0.1"], {
        cwd: ROOT,
        env: {
          ...process.env,
          NODE_ENV: "production",
          NEXT_TELEMETRY_DISABLED: "1",
          PORT: String(port),
          HOST: "127.0.0.1",
          DATABASE_URL: url,
        },
        stdio: ["ignore", "ignore", "inherit"],
        detached: true,
      });
      const running = child;
      let ended = false;
      void whenDead(running).then(() => {
        ended = true;
        die();
      });
      while (!ended) {
        const serves = await fetch(`${address}/api/health`).then(
          ({ ok }) => ok,
          () => false,
        );
        if (serves) return;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error("It died before it served.");
    },
    record: async (learner, batch) => {
      const response = await fetch(`${address}/api/reviews`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          origin: address,
          "sec-fetch-site": "same-origin",
          cookie: `dossier=${learner}`,
        },
        body: JSON.stringify(batch),
      });
      const body: unknown = await response.json();
      if (
        !response.ok ||
        typeof body !== "object" ||
        body === null ||
        !("accepted" in body) ||
        !("refused" in body)
      ) {
        throw new Error(`The server answered ${response.status}: ${JSON.stringify(body).slice(0, 200)}`);
      }
      const ids = Array.isArray(body.accepted) ? body.accepted.map(String) : [];
      return { ids, refused: Array.isArray(body.refused) ? body.refused.length : 0 };
    },
    kill: () => {
      // The whole group: whatever the framework has started besides.
      if (child?.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    },
    dead,
  };
}

function whenDead(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const bound = probe.address();
      const port = typeof bound === "object" && bound !== null ? bound.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
