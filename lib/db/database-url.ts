import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { DomainError } from "#lib/base/errors.ts";

/** Where the database is: one file of this machine, or a libSQL server. */
export type DatabaseAddress =
  | { readonly kind: "file"; readonly path: string; readonly url: string }
  | { readonly kind: "remote"; readonly url: string };

const FORMS =
  "Write file:data/dossier.db for a file, or libsql://host (https://host, http://host) for a libSQL server.";

/**
 * Reads a DATABASE_URL. A relative file is relative to `root`. Throws `invalid` with a sentence that says what to
 * change; never touches the disk or the network.
 */
export function databaseAddress(url: string, root: string): DatabaseAddress {
  const scheme = /^(?<scheme>[a-z][a-z0-9+.-]{0,20}):/iu.exec(url)?.groups?.scheme?.toLowerCase();
  if (scheme === "file") return fileAddress(url, root);
  if (scheme === "libsql" || scheme === "http" || scheme === "https") {
    if (!URL.canParse(url) || new URL(url).host === "") throw wrong(`DATABASE_URL names no host. ${FORMS}`);
    return { kind: "remote", url };
  }
  if (scheme === "ws" || scheme === "wss")
    throw wrong(`DATABASE_URL uses ${scheme}:, which is not supported. ${FORMS}`);
  throw wrong(`DATABASE_URL is not a database address. ${FORMS}`);
}

function fileAddress(url: string, root: string): DatabaseAddress {
  const rest = url.slice("file:".length);
  if (/[?#]/u.test(rest))
    throw wrong(`DATABASE_URL has a "?" or "#" in it; options are not supported. ${FORMS}`);
  if (rest === "" || rest.endsWith("/")) throw wrong(`DATABASE_URL names no file. ${FORMS}`);
  if (rest.startsWith(":memory:"))
    throw wrong(
      "DATABASE_URL is file::memory:, which would forget everything. Name a file: file:data/dossier.db",
    );
  // file:///a/b and file://localhost/a/b are absolute; file:a/b and file:/a/b are a path after the scheme.
  const plain = rest.startsWith("//") ? absolutePath(url) : path.resolve(root, decoded(rest));
  return { kind: "file", path: plain, url: pathToFileURL(plain).href };
}

function absolutePath(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw wrong(`DATABASE_URL names a file on another host. ${FORMS}`);
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function wrong(message: string): DomainError {
  return new DomainError("invalid", message, { variable: "DATABASE_URL" });
}
