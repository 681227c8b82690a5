import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  statSync,
} from "node:fs";
import path from "node:path";
import { APPLICATION_ID } from "./file-identity.ts";
import { StoreError } from "./store-error.ts";
import { framesOf, pageSizeOf, type Read } from "./wal-frames.ts";

// Offsets are those of sqlite.org/fileformat2.html §1.3. All numbers are big-endian.

const MAGIC = "SQLite format 3\0";
/** A log of no more bytes than its header says nothing. */
const WAL_HEADER = 32;

type Header = {
  readonly pageSize: number;
  readonly pages: number;
  readonly fileNumber: number;
  readonly applicationId: number;
};

/**
 * Refuses a database file that is not what it should be, before SQLite opens it and mends or mixes what it finds. Reads
 * only. A file that does not exist is fine: it will be made. Throws `StoreError` with a sentence that says what to do.
 */
export function inspectFile(file: string): void {
  const wal = `${file}-wal`;
  const walSize = existsSync(wal) ? statSync(wal).size : 0;
  if (!existsSync(file)) {
    if (walSize > 0)
      throw damaged(file, `it is gone, but its write-ahead log ${path.basename(wal)} is still there`);
    inspectFolder(path.dirname(file));
    return;
  }
  if (!statSync(file).isFile())
    throw new StoreError(
      "damaged",
      `${file} is not a file. Let DATABASE_URL name a file, such as file:data/dossier.db`,
    );
  inspectFolder(path.dirname(file));
  inspectAccess(file);
  withBytes(file, (read, size) => {
    if (size === 0) throw damaged(file, "it is empty (a copy that failed looks like this)");
    const header = headerOf(read(0, 100));
    if (header === null) throw damaged(file, "it is not a SQLite database");
    if (header.applicationId !== APPLICATION_ID) {
      throw new StoreError(
        "damaged",
        `${file} is a database of another program. It was left as it is: let DATABASE_URL name another file.`,
      );
    }
    if (walSize === 0 && size < header.pages * header.pageSize) {
      throw damaged(file, `it is cut off: ${size} of ${header.pages * header.pageSize} bytes are there`);
    }
    if (walSize > WAL_HEADER) inspectWal(wal, file, header, size);
  });
}

/** The log must be of this file: same page size, and the same file number in any first page that it holds. */
function inspectWal(wal: string, file: string, header: Header, fileSize: number): void {
  const foreign = damaged(
    file,
    `the write-ahead log ${path.basename(wal)} beside it belongs to another database`,
  );
  withBytes(wal, (read) => {
    if (pageSizeOf(read) !== header.pageSize) throw foreign;
    let firstPageSeen = false;
    let pages = 0;
    for (const { page, pagesAfter, content } of framesOf(read)) {
      pages = pagesAfter || pages;
      if (page !== 1) continue;
      firstPageSeen = true;
      if (headerOf(content)?.fileNumber !== header.fileNumber) throw foreign;
    }
    // A file that grew has a new first page in its log; without one, the sizes must agree.
    if (!firstPageSeen && pages > 0 && pages * header.pageSize !== fileSize) throw foreign;
  });
}

function headerOf(bytes: Buffer): Header | null {
  if (bytes.length < 100 || bytes.toString("latin1", 0, 16) !== MAGIC) return null;
  const size = bytes.readUInt16BE(16);
  return {
    pageSize: size === 1 ? 65_536 : size,
    pages: bytes.readUInt32BE(28),
    fileNumber: bytes.readUInt32BE(60),
    applicationId: bytes.readUInt32BE(68),
  };
}

/** Refuses a folder that this user cannot write to. */
export function inspectFolder(folder: string): void {
  if (!existsSync(folder)) return;
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StoreError(
      "read-only",
      `The folder ${folder} cannot be written. Give this user the right to write there, or let DATABASE_URL name another place.`,
    );
  }
}

function inspectAccess(file: string): void {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch {
    throw new StoreError(
      "read-only",
      `${file} cannot be read and written by this user. Change its owner or its rights, then start again.`,
    );
  }
}

function withBytes(file: string, use: (read: Read, size: number) => void): void {
  const handle = openSync(file, "r");
  try {
    const read: Read = (at, length) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(handle, bytes, 0, length, at));
    };
    use(read, fstatSync(handle).size);
  } finally {
    closeSync(handle);
  }
}

/** The sentence for a file that must not be touched any more. */
export function damaged(file: string, what: string): StoreError {
  return new StoreError(
    "damaged",
    `The database ${file} cannot be used: ${what}. It was left as it is. Restore a backup with: npm run backup -- --restore FILE (docs/backup.md). To begin anew instead, move it and the files beside it (${path.basename(file)}-*) away.`,
  );
}
