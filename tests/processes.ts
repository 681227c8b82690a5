import { buildProcesses } from "../scripts/setup/processes.mjs";

let built: Promise<void> | undefined;

/** Before tests that read or make in a process of its own: the scripts of those processes, once for all projects. */
export async function setup(): Promise<void> {
  built ??= buildProcesses(process.cwd());
  await built;
}
