import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { mediaKey } from "#lib/base/media-key.ts";
import { readCollection } from "#lib/interop/anki-collection.ts";
import { packedNotes } from "#lib/interop/anki-notes.ts";
import { openPackage, readMedia } from "#lib/interop/anki-package.ts";
import type { ByteSource } from "#lib/interop/archive.ts";
import { serve, type Tell } from "../../making/process/serve.ts";

// The process that reads one package of Anki. Its input: what to read, as JSON; the file itself is read where it lies.

/** What is asked of it: the notes, with the hashes of pictures and sounds that are kept already, or some of these. */
type Task = {
  readonly path: string;
  readonly here: Readonly<Record<string, string>>;
  /** The keys of those whose bytes are wanted, in this order; null for the notes. */
  readonly media: readonly string[] | null;
};

/** So many notes, or bytes of media, go in one message, or in one answer. */
const NOTES_AT_ONCE = 100;
const MEDIA_AT_ONCE = 20_000_000;

await serve((input, tell) => {
  const task = taskIn(input);
  const file = openSync(task.path, "r");
  try {
    const source: ByteSource = {
      size: fstatSync(file).size,
      read: (at, length) => {
        const bytes = Buffer.alloc(Math.max(0, Math.min(length, fstatSync(file).size - at)));
        return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, at));
      },
    };
    return Promise.resolve(
      task.media === null ? tellNotes(source, task, tell) : tellMedia(source, task.media, tell),
    );
  } finally {
    closeSync(file);
  }
});

function tellNotes(source: ByteSource, { here }: Task, tell: Tell): unknown {
  const { collection, media } = openPackage(source);
  const kept = new Map(Object.entries(here));
  const { notes, head } = packedNotes(readCollection(collection), kept, new Set(media.keys()));
  for (let at = 0; at < notes.length; at += NOTES_AT_ONCE)
    tell({ kind: "part", list: "notes", items: notes.slice(at, at + NOTES_AT_ONCE) });
  const there = head.media.filter((name) => media.has(mediaKey(name)));
  return { ...head, media: there, missing: head.media.length - there.length };
}

/** As many as fit into one answer: how many that is, it says. */
function tellMedia(source: ByteSource, wanted: readonly string[], tell: Tell): unknown {
  const { media } = openPackage(source);
  const named = wanted.flatMap((key) => media.get(key) ?? []);
  let done = 0;
  let bytes = 0;
  for (const medium of readMedia(source, named)) {
    done += 1;
    bytes += medium.bytes?.length ?? 0;
    const base64 = medium.bytes === null ? null : Buffer.from(medium.bytes).toString("base64");
    tell({ kind: "part", list: "media", items: [{ name: medium.name, base64 }] });
    if (bytes >= MEDIA_AT_ONCE) break;
  }
  return { done };
}

/** Safe: `read-package.ts` wrote it from a value of this type. */
function taskIn(bytes: Uint8Array): Task {
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as Task;
}
