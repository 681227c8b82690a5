import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DomainError } from "#lib/base/errors.ts";
import { MS_PER_HOUR } from "#lib/base/study-time.ts";
import type { Ctx } from "../context.ts";

/** A package that was sent and waits to be brought in. It lies outside the database, and not for long. */
type Kept = {
  readonly owner: string;
  readonly path: string;
  readonly at: number;
  /** Ends the work with it; null while there is none. */
  work: AbortController | null;
};

type Keeping = {
  readonly folder: string;
  readonly packages: Map<string, Kept>;
  /** When packages arrived, by person, within the last hour. */
  readonly arrivals: Map<string, number[]>;
};

/** Said in docs/limits.md. */
export const KEEPING = { together: 6, anHour: 20, forMs: MS_PER_HOUR } as const;

/** Every route has its own copy of this module; what is kept is the process's. */
function keeping(): Keeping {
  const holder: typeof globalThis & { dossierPackages?: Keeping } = globalThis;
  holder.dossierPackages ??= begun();
  return holder.dossierPackages;
}

const PREFIX = "dossier-packages-";
/** How the folders of this process begin, for packages that come and that go: what a killed one left is cleared away. */
export const PACKAGES_FOLDER = `${PREFIX}${process.pid}-`;

function begun(): Keeping {
  for (const name of readdirSync(tmpdir())) {
    // dossier-packages-4711-x8Kq2Z, of a process that was killed
    const id = /^dossier-packages-(?<id>\d{1,10})-/u.exec(name)?.groups?.id;
    if (id !== undefined && !isRunning(Number(id)))
      rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  }
  const folder = mkdtempSync(path.join(tmpdir(), PACKAGES_FOLDER));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return { folder, packages: new Map(), arrivals: new Map() };
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Somebody else's process runs too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Whose a package is: of the session that sent it, so that a visitor has one too, who becomes a guest meanwhile. */
function ownerOf({ viewer }: Ctx): string {
  const owner = viewer.kind === "learner" ? viewer.tokenHash : viewer.key?.tokenHash;
  if (owner === undefined)
    throw new DomainError(
      "not-allowed",
      "This needs a session. Open the page again, then choose the file once more.",
    );
  return owner;
}

/**
 * Keeps a package for an hour, in the place of an earlier one of the same person. Throws `limit` when too many are kept,
 * or came within an hour, and whatever `chunks` throws.
 */
export async function keepFile(ctx: Ctx, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const { folder, packages, arrivals } = keeping();
  const owner = ownerOf(ctx);
  const at = ctx.now();
  for (const [id, kept] of packages)
    if (kept.work === null && (kept.owner === owner || at - kept.at > KEEPING.forMs)) await dropFile(id);
  const recent = (arrivals.get(owner) ?? []).filter((time) => at - time < MS_PER_HOUR);
  if (recent.length >= KEEPING.anHour)
    throw new DomainError("limit", `${KEEPING.anHour} packages an hour are taken in. Come back later.`, {
      retryAfter: "3600",
    });
  if ([...packages.values()].some((kept) => kept.owner === owner))
    throw new DomainError("conflict", "Another package of yours is being brought in. Wait until it is done.");
  if (packages.size >= KEEPING.together)
    throw new DomainError(
      "limit",
      "Many packages are being brought in just now. Try again in a few minutes.",
      {
        retryAfter: "120",
      },
    );
  arrivals.set(owner, [...recent, at]);
  const id = ctx.newId();
  const file = path.join(folder, `${id}.apkg`);
  const kept: Kept = { owner, path: file, at, work: new AbortController() };
  packages.set(id, kept);
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk);
    } finally {
      await handle.close();
    }
    kept.work = null;
    return id;
  } catch (error) {
    await dropFile(id);
    throw error;
  }
}

/**
 * Works with a package that the viewer sent; nobody else works with it meanwhile. Throws `not-found` when it is gone or
 * somebody else's, `conflict` when it is in work.
 */
export async function withFile<T>(
  ctx: Ctx,
  id: string,
  work: (path: string, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const kept = ownFile(ctx, id);
  if (kept.work !== null) throw new DomainError("conflict", "This package is being brought in already.");
  const controller = new AbortController();
  kept.work = controller;
  try {
    return await work(kept.path, controller.signal);
  } finally {
    kept.work = null;
  }
}

function ownFile(ctx: Ctx, id: string): Kept {
  const kept = keeping().packages.get(id);
  if (!kept || kept.owner !== ownerOf(ctx))
    throw new DomainError("not-found", "The package is no longer kept here. Choose the file once more.");
  return kept;
}

/** Ends the work with a package, or forgets one that nobody works with. Throws `not-found` as `withFile` does. */
export async function stopFile(ctx: Ctx, id: string): Promise<void> {
  const kept = ownFile(ctx, id);
  if (kept.work === null) await dropFile(id);
  else kept.work.abort();
}

/** Forgets a package. */
export async function dropFile(id: string): Promise<void> {
  const { packages } = keeping();
  const kept = packages.get(id);
  packages.delete(id);
  if (kept) await rm(kept.path, { force: true });
}
