/**
 * busy: another program holds the file. full: no room on the disk. read-only: the file cannot be written.
 * damaged: the file is not what it should be. unreachable: a remote database did not answer.
 */
export type StoreTrouble = "busy" | "full" | "read-only" | "damaged" | "unreachable";

/**
 * The store could not do its work; nothing is wrong with what was asked. Nothing was acknowledged, so the same request
 * may be sent again: the edge answers 503, and an outbox keeps what it holds.
 */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly trouble: StoreTrouble;

  constructor(trouble: StoreTrouble, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.trouble = trouble;
  }
}

const SENTENCES: Readonly<Record<StoreTrouble, string>> = {
  busy: "Another program holds the database. Close it, then try again; nothing was lost.",
  full: "The disk is full, so nothing could be saved. Make room, then try again; nothing that was saved is lost.",
  "read-only": "The database cannot be written. Check who owns the file and its folder, then try again.",
  damaged: "The database file is damaged. Stop the server and restore a backup: see docs/backup.md.",
  unreachable: "The database server does not answer. Check DATABASE_URL and the network, then try again.",
};

/** The code of each error in a chain of causes: the driver, the protocol and Drizzle each wrap the one below. */
function codesOf(error: unknown): readonly string[] {
  const codes: string[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if ("code" in at && typeof at.code === "string") codes.push(at.code);
    if (at instanceof TypeError && at.message === "fetch failed") codes.push("FETCH_FAILED");
    if (at.name === "TimeoutError") codes.push("FETCH_FAILED");
  }
  return codes;
}

/** What kind of trouble an error of the driver means, or null when it is about the statement and not about the store. */
export function troubleOf(error: unknown): StoreTrouble | null {
  if (error instanceof StoreError) return error.trouble;
  for (const code of codesOf(error)) {
    if (/^SQLITE_(?:BUSY|LOCKED|PROTOCOL)/u.test(code)) return "busy";
    if (code.startsWith("SQLITE_FULL")) return "full";
    if (/^SQLITE_(?:READONLY|PERM|CANTOPEN|AUTH)/u.test(code)) return "read-only";
    if (/^SQLITE_(?:IOERR|CORRUPT|NOTADB)/u.test(code)) return "damaged";
    // What a remote server or the way to it says: the stream is gone, and with it the transaction.
    if (
      /^(?:FETCH_FAILED|SERVER_ERROR|HRANA_|STREAM_|TRANSACTION_|CLIENT_CLOSED|ECONN|ENOTFOUND)/u.test(code)
    )
      return "unreachable";
  }
  return null;
}

/** The error for people, with the driver's own as its cause. */
export function storeError(trouble: StoreTrouble, cause: unknown): StoreError {
  return cause instanceof StoreError ? cause : new StoreError(trouble, SENTENCES[trouble], cause);
}
