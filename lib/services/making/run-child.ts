import { type ChildProcessByStdio, spawn } from "node:child_process";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { DomainError } from "#lib/base/errors.ts";
import { watchMemory } from "./child-memory.ts";
import { type ChildMessage, parseChildLine } from "./child-messages.ts";
import { engineOptions } from "./engine.ts";
import { LineSplitter } from "./line-splitter.ts";

export type ChildLimits = {
  /** From start to end, in milliseconds. */
  readonly wall: number;
  /** Resident, in bytes. */
  readonly memory: number;
  /** Everything it may say, in bytes. */
  readonly output: number;
};

export type ChildJob = {
  /** A bundled script; it reads its input to the end and answers in lines (`child-messages.ts`). */
  readonly script: string;
  readonly input: readonly Uint8Array[];
  readonly limits: ChildLimits;
  /** What to tell the person: whole sentences that say what to do. */
  readonly words: { readonly slow: string; readonly large: string; readonly crashed: string };
  /** Called for each message but the last; may throw to stop the child. */
  readonly onMessage?: ((message: ChildMessage) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Runs a script in a process of its own and gives the value it ends with. The process is killed at its limits, when
 * `signal` aborts (then the signal's reason is thrown), and when this process goes away. It gets no environment, may
 * write no file, start no process and open no connection. Throws the `DomainError` that the script failed with, `limit`
 * for time and memory, `unreadable` for a crash; whatever happens in there, nothing else reaches the caller.
 */
export function runChild(job: ChildJob): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (job.signal?.aborted) {
      reject(job.signal.reason);
      return;
    }
    const child = start(job);
    let verdict: { readonly error: unknown } | null = null;
    let done: { readonly value: unknown } | null = null;
    const stopWith = (error: unknown): void => {
      verdict ??= { error };
      child.kill("SIGKILL");
    };
    const tooLarge = (): void => stopWith(new DomainError("limit", job.words.large));
    const crashed = (): DomainError => new DomainError("unreadable", job.words.crashed);

    const timer = setTimeout(() => stopWith(new DomainError("limit", job.words.slow)), job.limits.wall);
    const stopWatching =
      child.pid === undefined ? () => {} : watchMemory(child.pid, job.limits.memory, tooLarge);
    const onAbort = (): void => stopWith(job.signal?.reason);
    job.signal?.addEventListener("abort", onAbort, { once: true });

    const lines = new LineSplitter(job.limits.output, tooLarge, (line) => {
      if (verdict !== null) return;
      const message = parseChildLine(line);
      if (message === null) stopWith(crashed());
      else if (message.kind === "failed")
        stopWith(new DomainError(message.code, message.message, message.details));
      else if (message.kind === "done") done = { value: message.value };
      else {
        try {
          job.onMessage?.(message);
        } catch (error) {
          stopWith(error);
        }
      }
    });
    child.stdout.on("data", (chunk: Buffer) => lines.push(chunk));
    let lastWords = "";
    child.stderr.on("data", (chunk: Buffer) => {
      lastWords = (lastWords + chunk.toString("latin1")).slice(-4_000);
    });
    // A child that ends early leaves its input unread: its end says why, not the broken pipe.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on("error", () => {});
    child.on("error", (error) => {
      // It was never started, so `close` may not come.
      verdict ??= { error };
      finish(null);
    });
    child.on("close", (code) => finish(code));
    feed(child.stdin, job.input);

    let finished = false;
    function finish(code: number | null): void {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      stopWatching();
      job.signal?.removeEventListener("abort", onAbort);
      if (verdict !== null) reject(verdict.error);
      else if (done !== null) resolve(done.value);
      // The engine ends itself when its heap is full, before the resident memory gets there.
      else if (code === 134 || lastWords.includes("heap out of memory"))
        reject(new DomainError("limit", job.words.large));
      else {
        process.stderr.write(`${path.basename(job.script)} broke off (${code}): ${traceIn(lastWords)}\n`);
        reject(crashed());
      }
    }
  });
}

/** For the operator: the kind of an error and where it was thrown; not its message, which may quote a document. */
function traceIn(lastWords: string): string {
  const kind = /^(?:\w{0,40}Error|\w{0,40}Exception)\b/mu.exec(lastWords)?.[0] ?? "no error";
  const frames = lastWords.match(/^ {4}at .{1,200}$/gmu) ?? [];
  return [kind, ...frames.slice(0, 3).map((frame) => frame.trim())].join(" ");
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function start({ script, input, limits }: ChildJob): Child {
  return spawn(
    process.execPath,
    [
      ...engineOptions(limits.memory),
      // Reading files is needed to load the script; writing, starting processes and the rest are not.
      process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission",
      "--allow-fs-read=*",
      "--allow-worker",
      script,
      String(process.pid),
      String(limits.wall),
      String(input.reduce((sum, part) => sum + part.length, 0)),
    ],
    // Nothing of this process's environment: no database, no token, no options for Node.
    { env: systemEnvironment(), stdio: ["pipe", "pipe", "pipe"], windowsHide: true },
  );
}

/** What a process needs from the system merely to start: nothing but on Windows. */
function systemEnvironment(): NodeJS.ProcessEnv {
  const root = process.env.SystemRoot;
  return { NODE_ENV: "production", TZ: "UTC", ...(root === undefined ? {} : { SystemRoot: root }) };
}

function feed(stdin: Writable, input: readonly Uint8Array[]): void {
  for (const part of input) stdin.write(part);
  stdin.end();
}
