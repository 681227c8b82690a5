import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { formatOfFile } from "#lib/documents/formats.ts";
import { LIMITS } from "#lib/documents/limits.ts";
import type { DocumentFormat } from "#lib/documents/types.ts";
import { processFile } from "./process-file.ts";
import { type ChildLimits, runChild } from "./run-child.ts";
import { inSlot } from "./slots.ts";

/** What a reader may take: half a minute, 512 MB; its answer is the text and little more, as JSON. */
export const READER_LIMITS: ChildLimits = { wall: 30_000, memory: 512_000_000, output: 40_000_000 };

const Finding = z.object({
  code: z.string().max(80),
  severity: z.enum(["note", "warning", "error"]),
  at: z.object({ start: z.number(), end: z.number() }).nullable(),
  message: z.string().max(2_000),
});

const ReadFile = z.object({
  format: z.enum(["text", "markdown", "html", "pdf", "docx"] satisfies readonly DocumentFormat[]),
  raw: z.string().min(1).max(LIMITS.characters),
  title: z.string().max(400),
  pages: z.array(z.number().int().nonnegative()).max(LIMITS.pdfPages).nullable(),
  reader: z.string().max(80),
  readerVersion: z.string().max(80),
  findings: z.array(Finding).max(1_000),
});

/** A file as it is kept: see `Decoded`; `title` is what to call it until a person says otherwise. */
export type ReadFile = z.infer<typeof ReadFile>;

/**
 * Reads a file of any format in a process of its own, two at a time. Throws `unreadable` or `limit` with what to do;
 * the signal's reason when it aborts.
 */
export async function readInProcess(
  file: { readonly name: string; readonly bytes: Uint8Array },
  { signal, limits = READER_LIMITS }: { readonly signal?: AbortSignal; readonly limits?: ChildLimits } = {},
): Promise<ReadFile> {
  const { name, bytes } = file;
  // Name, first bytes and size need no process.
  formatOfFile(name, bytes);
  const words = {
    slow: `${name} took longer than ${limits.wall / 1_000} seconds to read and was stopped. Split it into parts, or save it anew, and add that.`,
    large: `${name} needs more than ${limits.memory / 1_000_000} MB of memory to read and was stopped. Split it into parts, or save it anew, and add that.`,
    crashed: `${name} could not be read: it is damaged or made in an unusual way. Open it, save it anew, and add that.`,
  };
  const value = await inSlot(
    () =>
      runChild({
        script: processFile("reader"),
        input: [new TextEncoder().encode(`${JSON.stringify({ name })}\n`), bytes],
        limits,
        words,
        signal,
      }),
    signal,
  );
  const read = ReadFile.safeParse(value);
  if (!read.success) throw new DomainError("unreadable", words.crashed, { name });
  return read.data;
}
