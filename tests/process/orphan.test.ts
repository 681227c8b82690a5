import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { processFile } from "#lib/services/making/process-file.ts";
import { setLines, writePdf } from "../fixtures/write-pdf.ts";

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
  // A server that starts a reader, never ends its input, and is killed at once.
  const code = `
    const { spawn } = require("node:child_process");
    const child = spawn(process.execPath, [${JSON.stringify(processFile("reader"))}, String(process.pid), "60000"],
      { stdio: ["pipe", "ignore", "inherit"], detached: true });
    child.stdin.write(${JSON.stringify(`{"name":"a.pdf"}\n`)});
    child.stdin.write(Buffer.from(${JSON.stringify(Buffer.from(writePdf([setLines(["x"])])).toString("base64"))}, "base64"));
    console.log(child.pid);
    setInterval(() => {}, 1000);`;
  const server = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(server.stdout, "data")) as [Buffer];
  const reader = Number(line.toString());
  // Past its start, and in the middle of waiting for its input.
  await sleep(1_500);
  expect(lives(reader)).toBe(true);
  server.kill("SIGKILL");
  await once(server, "exit");
  const since = Date.now();
  while (lives(reader) && Date.now() - since < 20_000) await sleep(50);
  expect(lives(reader)).toBe(false);
});
