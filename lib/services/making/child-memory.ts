import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";

/** How often the memory of a child is looked at, in milliseconds. `ps` is a process of its own, so less often there. */
const EVERY = process.platform === "linux" ? 50 : 500;

/** Resident memory of a process in bytes; null when it cannot be told (it has ended, or the system does not say). */
export async function residentBytes(pid: number): Promise<number | null> {
  if (process.platform === "linux") {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    const kilobytes = /^VmRSS:\s{0,20}(\d{1,15}) kB$/mu.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  }
  if (process.platform === "win32") return null;
  return new Promise((resolve) => {
    execFile("ps", ["-o", "rss=", "-p", String(pid)], (error, stdout) => {
      const kilobytes = Number(stdout.trim());
      resolve(error || !Number.isFinite(kilobytes) ? null : kilobytes * 1024);
    });
  });
}

/** Calls `onTooMuch` once when the process holds more than `most` bytes. Stop watching with what is returned. */
export function watchMemory(pid: number, most: number, onTooMuch: () => void): () => void {
  let stopped = false;
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void residentBytes(pid).then((bytes) => {
      looking = false;
      if (stopped || bytes === null || bytes <= most) return;
      stop();
      onTooMuch();
    });
  }, EVERY);
  timer.unref();
  const stop = (): void => {
    stopped = true;
    clearInterval(timer);
  };
  return stop;
}
