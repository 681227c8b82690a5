import { spawnSync } from "node:child_process";

/**
 * Making a dossier makes much that is soon forgotten. Room for the young from the start saves a twentieth of the work, for
 * about 20 MB; more room saves no more. What may take little memory keeps it for what lasts.
 */
const YOUNG: readonly string[] = ["--min-semi-space-size=16", "--max-semi-space-size=32"];
const ROOMY = 1_000_000_000;

/**
 * The engine interprets a pattern when it first meets it and compiles it when it meets it again. Making a dossier meets
 * each of its thousand patterns again and again: to have them compiled at once saves a sixth of all the work. It must be
 * said at the start: a process that has met patterns breaks down when it is told later.
 */
const COMPILED_PATTERNS = "--no-regexp-tier-up";

/** How Node's engine is started for a child that may take so many bytes of memory. */
export function engineOptions(memory: number): string[] {
  return [
    `--max-old-space-size=${Math.floor((memory * 0.8) / 1_000_000)}`,
    ...(memory >= ROOMY ? [...YOUNG, ...(compilesPatterns() ? [COMPILED_PATTERNS] : [])] : []),
    "--no-warnings",
    // A document's words never become code.
    "--disallow-code-generation-from-strings",
  ];
}

let known: boolean | null = null;

/** Node does not start with an option that its engine does not know, as a later one may not: so it is tried, once. */
function compilesPatterns(): boolean {
  known ??= spawnSync(process.execPath, [COMPILED_PATTERNS, "--version"], { stdio: "ignore" }).status === 0;
  return known;
}
