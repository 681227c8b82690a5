import type { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import type { PackedNote } from "#lib/interop/packed.ts";
import type { ChildMessage } from "../making/child-messages.ts";
import { processFile } from "../making/process-file.ts";
import { type ChildLimits, runChild } from "../making/run-child.ts";
import { inSlot } from "../making/slots.ts";
import { DoneMedia, Head, Medium, Note, type ReadPackage } from "./packed-schema.ts";

/** A large collection is held twice while it is unpacked: more than any document, still bounded. */
const NOTES_LIMITS: ChildLimits = { wall: 60_000, memory: 1_000_000_000, output: 400_000_000 };
const MEDIA_LIMITS: ChildLimits = { wall: 30_000, memory: 512_000_000, output: 60_000_000 };

const WORDS = {
  slow: "The package took too long to read and was stopped. Export its decks one by one and bring those in.",
  large:
    "The package needs too much memory to read and was stopped. Export its decks one by one and bring those in.",
  crashed:
    "This is no Anki package, or a damaged one. Export it again in Anki (File, Export) and bring that in.",
};

/**
 * Reads the notes of a package in a process of its own (ADR 12). `here` are the pictures and sounds that are kept
 * already, by the key of their names. Throws `unreadable` or `limit` with what to do; the signal's reason when it aborts.
 */
export async function readPackage(
  path: string,
  here: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<ReadPackage> {
  const notes: PackedNote[] = [];
  const value = await inProcess({ path, here, media: null }, NOTES_LIMITS, signal, (items) => {
    for (const item of items) notes.push(checked(Note, item));
  });
  return { head: checked(Head, value), notes };
}

/**
 * The bytes of some pictures and sounds by their keys, in their order: as many as one answer holds. `done` says how many;
 * one that is damaged is null.
 */
export async function readPackedMedia(
  path: string,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<{
  readonly done: number;
  readonly media: readonly { readonly name: string; readonly bytes: Uint8Array | null }[];
}> {
  const media: { name: string; bytes: Uint8Array | null }[] = [];
  const value = await inProcess({ path, here: {}, media: keys }, MEDIA_LIMITS, signal, (items) => {
    for (const item of items) {
      const { name, base64 } = checked(Medium, item);
      media.push({ name, bytes: base64 === null ? null : Buffer.from(base64, "base64") });
    }
  });
  return { done: checked(DoneMedia, value).done, media };
}

function inProcess(
  task: object,
  limits: ChildLimits,
  signal: AbortSignal | undefined,
  onPart: (items: readonly unknown[]) => void,
): Promise<unknown> {
  const onMessage = (message: ChildMessage): void => {
    if (message.kind === "part") onPart(message.items);
  };
  return inSlot(
    () =>
      runChild({
        script: processFile("package"),
        input: [new TextEncoder().encode(JSON.stringify(task))],
        limits,
        words: WORDS,
        onMessage,
        signal,
      }),
    signal,
  );
}

/** Safe against a process that a stranger's file has taken over: what it says has the shape that we know, or nothing has. */
function checked<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new DomainError("unreadable", WORDS.crashed);
  return parsed.data;
}
