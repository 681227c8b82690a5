import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { ROOT } from "../setup/operator.ts";
import { serveArguments } from "../setup/serve-arguments.mjs";

/** A server that runs. */
export type BuiltServer = {
  readonly url: string;
  /** Milliseconds of processor that it has used so far; null where the system does not say. */
  readonly processor: () => number | null;
};

/** Serves the build on a free port, as `npm start` does, while `use` runs; resolves when the server has ended. */
export async function withBuiltServer<T>(file: string, use: (server: BuiltServer) => Promise<T>): Promise<T> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, serveArguments(ROOT, port, "127.0.0.1"), {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      HOST: "127.0.0.1",
      DATABASE_URL: `file:${file}`,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    await answers(url);
    return await use({ url, processor: () => processorOf(child.pid) });
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

/** From Linux's own table: user and system time in hundredths of a second, the 14th and 15th field. */
function processorOf(pid: number | undefined): number | null {
  try {
    const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const [user, system] = fields.split(" ").slice(11, 13).map(Number);
    return user === undefined || system === undefined ? null : (user + system) * 10;
  } catch {
    return null;
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
  throw new Error(`No server answers at ${url}. Is there a build? npm start makes one.`);
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
