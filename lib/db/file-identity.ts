import { randomInt } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { createClient } from "@libsql/client";

/** "DOSS": marks the file as ours, in a field that SQLite keeps for this (sqlite.org/fileformat2.html, offset 68). */
export const APPLICATION_ID = 0x44_4f_53_53;

/**
 * The file's own number, in the field that SQLite leaves to applications (`user_version`, offset 60). It is in every
 * copy of the first page, also in the write-ahead log: so a log that belongs to another file is seen before SQLite
 * would apply it. A backup gets a number of its own.
 */
export function newFileNumber(): number {
  return randomInt(1, 2 ** 31 - 1);
}

/** Whether opening made this file. Makes it under another name first: there is never an empty file in its place. */
export async function createFileIfMissing(file: string): Promise<boolean> {
  if (existsSync(file)) return false;
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  const client = createClient({ url: fileUrl(unfinished), concurrency: 1 });
  try {
    await client.execute(`PRAGMA application_id = ${APPLICATION_ID}`);
    await client.execute(`PRAGMA user_version = ${newFileNumber()}`);
  } finally {
    client.close();
  }
  renameSync(unfinished, file);
  syncFolder(path.dirname(file));
  return true;
}

/** Makes a rename survive a power cut. Windows cannot and need not open folders. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes the bytes of a file survive a power cut. */
export function syncFile(file: string): void {
  const handle = openSync(file, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The address of a file for the driver, with every odd character of a path escaped. */
export function fileUrl(file: string): string {
  return `file:${path.resolve(file).replace(/[%?#]/gu, (char) => encodeURIComponent(char))}`;
}
