import { spawnSync } from "node:child_process";

/**
 * Making a dossier makes much that is soon forgotten. Room for the young from the start saves a twentieth of the work, for
 * about 20 MB; more room saves no more. What may take little memory keeps it for what lasts.
 */
const YOUNG: readonly string[] = ["--min-semi-space-size=16", "--max-semi-space-size=32"];
const ROOMY = 1_000_000_000;

/**
 * When the engine collects all garbage it throws away what it compiled of functions that are written inside others and are
 * not running just then, and compiles them again: a tenth of the work of a megabyte. With this room it begins to collect
 * all later: 50 to 100 MB more for a megabyte, a seventh less processor time.
 */
const LASTING: readonly string[] = ["--initial-old-space-size=800"];

/**
 * What saves work wherever documents are read. It must be said at the start: a process that has met patterns breaks down
 * when it is told later.
 * - The engine interprets a pattern when it first meets it and compiles it when it meets it again. Making a dossier meets
 *   each of its thousand patterns again and again: to have them compiled at once saves a sixth of all the work.
 * - The engine copies functions into those that call them, up to so many bytes of code for each, 920 if nothing is said.
 *   With less to compile the first megabyte takes an eighth less processor time and later ones a tenth, and no longer.
 */
const COMPILING: readonly string[] = ["--no-regexp-tier-up", "--max-inlined-bytecode-size-cumulative=400"];

/** How Node's engine is started for a child that may take so many bytes of memory. */
export function engineOptions(memory: number): string[] {
  return [
    `--max-old-space-size=${Math.floor((memory * 0.8) / 1_000_000)}`,
    ...(memory >= ROOMY ? [...YOUNG, ...knownOptions()] : []),
    "--no-warnings",
    // A document's words never become code.
    "--disallow-code-generation-from-strings",
  ];
}

let known: readonly string[] | null = null;

/** Node does not start with an option that its engine does not know, as a later one may not: so each is tried, once. */
function knownOptions(): readonly string[] {
  known ??= [...LASTING, ...COMPILING].filter(
    (option) => spawnSync(process.execPath, [option, "--version"], { stdio: "ignore" }).status === 0,
  );
  return known;
}
