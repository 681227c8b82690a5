import { deferred } from "#lib/base/deferred.ts";
import type { MakeDocument } from "#lib/decks/made.ts";
import { documentOf, readingOf } from "#lib/decks/make.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { packed, unpacked } from "./packed-reading.ts";
import type { SharedReading } from "./thread-messages.ts";

/** What two threads do to read a dossier's documents between them. */
export type Sharing = {
  readonly documents: readonly MakeDocument[];
  /** The number of the next document that nobody has begun; memory that both threads see. */
  readonly next: Int32Array;
  readonly send: (message: SharedReading) => void;
};

/** One of the two threads. */
export type ReadingTogether = {
  /** Takes what the other thread has read. */
  readonly receive: (message: SharedReading) => void;
  /** All readings, in the order of the documents: the same in both threads. */
  readonly done: Promise<readonly DocumentReading[]>;
};

/** What the thread that reads is told: before it reads a document of its own, and after. */
export type Steps = {
  readonly onTake: (at: number) => void;
  readonly onRead: (at: number, reading: DocumentReading) => void;
};

/**
 * Reads a dossier's documents together with another thread that is given the same documents and the same counter: each
 * takes the next document when it is free, and sends what it read.
 */
export function readTogether({ documents, next, send }: Sharing, steps?: Steps): ReadingTogether {
  const readings: DocumentReading[] = [];
  let missing = documents.length;
  const { promise: done, resolve, reject } = deferred<readonly DocumentReading[]>();
  const keep = (at: number, reading: DocumentReading): void => {
    readings[at] = reading;
    missing -= 1;
    if (missing === 0) resolve(readings);
  };
  const takeAll = async (): Promise<void> => {
    for (;;) {
      const at = Atomics.add(next, 0, 1);
      const document = documents[at];
      if (document === undefined) return;
      steps?.onTake(at);
      const reading = readingOf(document);
      send({ kind: "read", at, reading: packed(reading) });
      steps?.onRead(at, reading);
      keep(at, reading);
      await turn();
    }
  };
  takeAll().catch(reject);
  return {
    done,
    receive: ({ at, reading }) => {
      const document = documents[at];
      if (document !== undefined) keep(at, unpacked(documentOf(document), reading));
    },
  };
}

/** Lets messages in. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
