import { readFile } from "node:fs/promises";
import path from "node:path";
import { DomainError } from "#lib/base/errors.ts";
import { type OpenedFile, openFile } from "#lib/documents/open-file.ts";

/** A file by its path, read by what its name and its bytes say; or why it cannot be read, as a sentence. */
export async function openPath(file: string): Promise<OpenedFile | { readonly problem: string }> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return { problem: `${file} cannot be opened. Check the path.` };
  try {
    return await openFile({ name: path.basename(file), bytes });
  } catch (error) {
    if (error instanceof DomainError) return { problem: error.message };
    throw error;
  }
}
