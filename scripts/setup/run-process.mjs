import { spawn } from "node:child_process";

/**
 * Runs a program and resolves with its exit code (128 when a signal ended it). Its output goes where ours goes unless
 * `stdio` says otherwise. Rejects only when the program cannot be started.
 */
export function runProcess(
  command,
  args,
  { env = process.env, stdio = "inherit", cwd = process.cwd() } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio, cwd });
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(signal ? 128 : (code ?? 1)));
  });
}
