import { availableParallelism } from "node:os";
import { draftOf, tryAll } from "#lib/decks/generate.ts";
import type { Made, MakeInput, MakeProgress, Preview } from "#lib/decks/made.ts";
import { madeOf, make, previewsOf } from "#lib/decks/make.ts";
import { type SecondThread, startSecondThread } from "./second-thread.ts";

/** A thread takes half a second to start, which fewer characters do not repay. */
const LEAST = 150_000;
/** Both threads hold all readings: more characters than this would bring them near to what the process may take. */
const MOST = 2_000_000;

/**
 * What `make` makes, on two threads where that is quicker. When the second breaks off, the first makes everything, and
 * its steps are told from the beginning.
 */
export async function makeTogether(
  input: MakeInput,
  onProgress: (progress: MakeProgress) => void,
  script = new URL("./comparer.mjs", import.meta.url),
): Promise<Made> {
  if (!isWorthSharing(input)) return make(input, onProgress);
  const second = startSecondThread(script);
  try {
    return await makeWith(second, input, onProgress);
  } catch {
    return make(input, onProgress);
  } finally {
    void second.end();
  }
}

function isWorthSharing({ documents }: MakeInput): boolean {
  const characters = documents.reduce((sum, { raw }) => sum + raw.length, 0);
  return documents.length > 1 && characters >= LEAST && characters <= MOST && availableParallelism() > 1;
}

async function makeWith(
  second: SecondThread,
  { title, documents }: MakeInput,
  onProgress: (progress: MakeProgress) => void,
): Promise<Made> {
  const total = documents.length;
  const previewOf = previewsOf(title, total);
  let preview: Preview | null = null;
  const { readings, conflicts } = second.begin(documents, {
    onTake: (done) => {
      onProgress({ phase: "reading", done, total, at: documents[done]?.source.name ?? null, preview });
      preview = null;
    },
    onRead: (at, reading) => {
      const source = documents[at]?.source;
      if (source !== undefined) preview = previewOf(source, reading);
    },
  });
  const all = await readings;
  onProgress({ phase: "comparing", done: total, total, at: null, preview });
  const draft = draftOf(all);
  tryAll(draft);
  const found = await conflicts;
  void second.end();
  onProgress({ phase: "writing", done: total, total, at: null, preview: null });
  const read = documents.flatMap(({ source }, at) => {
    const reading = all[at];
    return reading === undefined ? [] : [{ reading, source }];
  });
  return madeOf(title, read, found, draft);
}
