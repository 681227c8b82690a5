import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { z } from "zod";
import { processFile } from "#lib/services/making/process-file.ts";

/** Whether a process is there and not merely waiting to be buried. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== "linux" || existsSync(`/proc/${pid}/exe`);
}

it("a reader ends by itself when the server that started it is killed", async () => {
  // A server that starts a reader and is killed. The reader's input comes from a third process and stays open, so that
  // its end is not what tells the reader.
  const code = `
    const { spawn } = require("node:child_process");
    const quiet = spawn("sleep", ["120"], { stdio: ["ignore", "pipe", "ignore"], detached: true });
    const reader = spawn(process.execPath, [${JSON.stringify(processFile("reader"))}, String(process.pid), "60000", "100"],
      { stdio: [quiet.stdout, "ignore", "ignore"], detached: true });
    console.log(JSON.stringify([reader.pid, quiet.pid]));
    setInterval(() => {}, 1000);`;
  const server = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  const [said]: unknown[] = await once(server.stdout, "data");
  const [reader, quiet] = z.tuple([z.number(), z.number()]).parse(JSON.parse(String(said)));
  try {
    // Past its start, and waiting for its input.
    await sleep(1_500);
    expect(lives(reader)).toBe(true);
    server.kill("SIGKILL");
    await once(server, "exit");
    const since = Date.now();
    while (lives(reader) && Date.now() - since < 20_000) await sleep(50);
    expect(lives(reader)).toBe(false);
    expect(lives(quiet)).toBe(true);
  } finally {
    process.kill(quiet, "SIGKILL");
  }
});
