import type { Made, MakeInput, MakeProgress } from "#lib/decks/made.ts";
import { collectMade, isProgress } from "./made-parts.ts";
import { processFile } from "./process-file.ts";
import { type ChildLimits, runChild } from "./run-child.ts";

/** What the making of a dossier may take: ten minutes, 2 GB. */
export const MAKER_LIMITS: ChildLimits = { wall: 600_000, memory: 2_000_000_000, output: 500_000_000 };

/**
 * Makes a dossier's cards in a process of its own. `onProgress` is told of every step; it may throw to stop the work.
 * Throws `limit` with what to do; the signal's reason when it aborts. How many run at once is the caller's to say.
 */
export async function makeInProcess(
  input: MakeInput,
  options: {
    readonly onProgress?: (progress: MakeProgress) => void;
    readonly signal?: AbortSignal;
    readonly limits?: ChildLimits;
  } = {},
): Promise<Made> {
  const { onProgress, signal, limits = MAKER_LIMITS } = options;
  const made = collectMade();
  const value = await runChild({
    script: processFile("maker"),
    input: [new TextEncoder().encode(JSON.stringify(input))],
    limits,
    words: {
      slow: `The cards of “${input.title}” took longer than ${Math.round(limits.wall / 60_000)} minutes to make, and the work was stopped. Make two dossiers of its documents.`,
      large: `The cards of “${input.title}” need more than ${limits.memory / 1_000_000_000} GB of memory to make, and the work was stopped. Make two dossiers of its documents.`,
      crashed: `The cards of “${input.title}” could not be made: the work broke off. Try again; if it happens again, leave out the document that was read last.`,
    },
    onMessage: (message) => {
      if (message.kind === "part") made.add(message.list, message.items);
      if (message.kind === "progress" && isProgress(message.value)) onProgress?.(message.value);
    },
    signal,
  });
  return made.finish(value);
}
