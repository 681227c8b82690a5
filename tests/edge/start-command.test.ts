import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";

/** Runs `npm start`'s program until it ends; what it said, and its exit code. */
function start(variables: Readonly<Record<string, string>>): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["scripts/start.mjs"], {
      env: { ...process.env, ...variables },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve({ code, said }));
  });
}

/** A port that something listens on while `work` runs. */
async function withBusyPort<T>(work: (port: number) => Promise<T>): Promise<T> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  try {
    return await work(address.port);
  } finally {
    server.close();
  }
}

describe("npm start", () => {
  it.each([
    [{ PORT: "eighty" }, /PORT must be a whole number/u],
    [{ PORT: "70000" }, /PORT must be a whole number/u],
    [{ PORT: "0" }, /PORT must be a whole number/u],
    [{ HOST: "not a host" }, /HOST must be a host name/u],
    [{ DATABASE_URL: "postgres://localhost/x" }, /DATABASE_URL is not a database address/u],
  ])(
    "stops at %o with a sentence that says what to change, before it builds",
    async (variables, sentence) => {
      const { code, said } = await start(variables);
      expect(said).toMatch(sentence);
      expect(said).not.toMatch(/Building|at .{1,200}:\d+:\d+/u);
      expect(code).toBe(1);
    },
  );

  it("names a free way out when the port is taken, before it builds", async () => {
    await withBusyPort(async (port) => {
      const { code, said } = await start({ PORT: String(port) });
      expect(said).toContain(`Port ${port} is in use`);
      expect(said).toContain(`PORT=${port + 1} npm start`);
      expect(said).not.toMatch(/Building/u);
      expect(code).toBe(1);
    });
  });
});
