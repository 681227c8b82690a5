import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { serveArguments } from "../../scripts/setup/serve-arguments.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** A server of one test, that may be killed and started again on the same port and database, also with another build. */
export type OwnServer = {
  readonly url: string;
  /** Its database file, for what a test puts there while the server is down. */
  readonly database: string;
  /** Starts it, from a folder with a build: as a rule the project. */
  start(folder?: string): Promise<void>;
  /** What it has told its operator in the terminal. */
  said(): string;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as its operator would, and waits until it has. */
  end(): Promise<void>;
};

/** Runs a test beside a server of its own, set up by `variables`; everything of it is gone afterwards. */
export async function withServer(
  use: (server: OwnServer) => Promise<void>,
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), "dossier-own-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let told = "";
  const gone = async (signal: NodeJS.Signals): Promise<void> => {
    const dying = child;
    if (!dying) return;
    child = null;
    const exit = new Promise((resolve) => dying.once("exit", resolve));
    dying.kill(signal);
    await exit;
  };
  const server: OwnServer = {
    url,
    database: path.join(data, "own.db"),
    async start(folder = ROOT) {
      child = spawn(process.execPath, serveArguments(folder, port, "127.0.0.1"), {
        cwd: folder,
        env: {
          ...process.env,
          NODE_ENV: "production",
          NEXT_TELEMETRY_DISABLED: "1",
          PORT: String(port),
          DATABASE_URL: `file:${path.join(data, "own.db")}`,
          ...variables,
        },
        stdio: ["ignore", "ignore", "pipe"],
      });
      child.stderr?.on("data", (part: Buffer) => {
        told += part.toString();
      });
      await answers(url);
    },
    said: () => told,
    kill: () => gone("SIGKILL"),
    end: () => gone("SIGTERM"),
  };
  try {
    await server.start();
    await use(server);
  } finally {
    await server.kill();
    rmSync(data, { recursive: true, force: true });
  }
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const ok = await fetch(`${url}/api/health`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No server answers at ${url}.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
